#include "tests/taxonomy/agreement.h"

#include <algorithm>

namespace throughline {
namespace {

void compare_tag(const Tag& tag, const TruthLabel& label, const TruthPassage& passage, const Theme& theme,
                 Agreement& out) {
  if (tag.polarity == label.polarity) ++out.polarity_right;
  if (label.polarity == Polarity::absent && tag.polarity == Polarity::absent) ++out.absent_right;
  ++out.polarity_pairs[std::string(id(theme.kind)) + ' ' + std::string(id(passage.role)) + ' ' +
                       std::string(id(label.polarity)) + '>' + std::string(id(tag.polarity))];
  if (label.lens.empty()) return;
  const auto has = [](const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  };
  for (const auto& agency : tag.lens) ++(has(label.lens, agency) ? out.lens.both : out.lens.tagger_only);
  for (const auto& agency : label.lens)
    if (!has(tag.lens, agency)) ++out.lens.truth_only;
}

}  // namespace

Agreement agreement(const Tagger& tagger, const Taxonomy& taxonomy,
                    const std::vector<TruthPassage>& passages) {
  Agreement out;
  for (const auto& passage : passages) {
    const auto tags = tagger.tag({passage.text, passage.role, passage.heading_path}).tags;
    auto& role = out.by_role[std::string(id(passage.role))];
    for (const auto& tag : tags) {
      const auto label = std::find_if(passage.labels.begin(), passage.labels.end(),
                                      [&](const auto& l) { return l.theme == tag.theme; });
      const bool right = label != passage.labels.end();
      for (auto* counts : {&out.themes, &out.by_theme[tag.theme], &role})
        ++(right ? counts->both : counts->tagger_only);
      if (right)
        compare_tag(tag, *label, passage, *taxonomy.find(tag.theme), out);
      else
        out.disagreements.push_back({&passage, tag.theme, true, tag.why});
    }
    for (const auto& label : passage.labels) {
      if (label.polarity == Polarity::absent) ++out.absent_in_truth;
      if (std::any_of(tags.begin(), tags.end(), [&](const Tag& tag) { return tag.theme == label.theme; }))
        continue;
      for (auto* counts : {&out.themes, &out.by_theme[label.theme], &role}) ++counts->truth_only;
      out.disagreements.push_back({&passage, label.theme, false, {}});
    }
  }
  return out;
}

}  // namespace throughline
