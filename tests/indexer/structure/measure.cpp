#include "tests/indexer/structure/measure.h"

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "corpus/base/utf8.h"
#include "indexer/extract/extract.h"

namespace throughline::testing {
namespace {

std::string content(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

/// The @header and @footer lines of the annotated source.
std::vector<std::string> running_texts(const std::filesystem::path& truth) {
  std::vector<std::string> texts;
  std::ifstream source(truth.parent_path() / "source" / truth.filename().replace_extension(".review"));
  for (std::string line; std::getline(source, line) && !line.starts_with("@truth");)
    for (const std::string_view key : {"@header", "@footer"})
      if (line.starts_with(key)) texts.push_back(single_spaced(line.substr(key.size())));
  std::erase_if(texts, [](const std::string& text) { return text.size() < 6; });
  return texts;
}

/// Share of three-letter runs that two texts have in common.
double likeness(const std::string& a, const std::string& b) {
  const auto runs = [](const std::string& text) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i + 3 <= text.size(); ++i) out.push_back(text.substr(i, 3));
    std::sort(out.begin(), out.end());
    return out;
  };
  if (a.size() > 2 * b.size() + 20 || b.size() > 2 * a.size() + 20) return 0;
  const auto left = runs(a);
  const auto right = runs(b);
  std::vector<std::string> both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(), std::back_inserter(both));
  const std::size_t most = std::max(left.size(), right.size());
  return most == 0 ? 0 : static_cast<double>(both.size()) / static_cast<double>(most);
}

std::string as_string(const nlohmann::json& value) {
  return value.is_string() ? value.get<std::string>() : "";
}

struct Wanted {
  std::string text, number, role, kind;
  int page = 0;
};

std::string describe(const Wanted& wanted, const Passage* got, double like) {
  std::ostringstream out;
  out << "want [" << wanted.number << "] p" << wanted.page << " " << wanted.role << ": "
      << wanted.text.substr(0, 150);
  if (got != nullptr && like > 0.3)
    out << "\n      got [" << got->number << "] p" << got->page << " (" << like
        << "): " << got->text.substr(0, 150);
  return out.str();
}

}  // namespace

Score measure(const StructuredDocument& document, const std::filesystem::path& truth) {
  Score score;
  const auto labels = nlohmann::json::parse(content(truth), nullptr, false);
  std::vector<bool> used(document.passages.size(), false);
  for (const auto& label : labels["passages"]) {
    Wanted want{single_spaced(as_string(label["text"])), as_string(label["number"]), as_string(label["role"]),
                as_string(label["kind"]), label["page"].is_number() ? label["page"].get<int>() : 0};
    const bool front = want.kind == "title" || want.kind == "small";
    ++(front ? score.fronts : score.paragraphs);
    const Passage* best = nullptr;
    double like = 0;
    std::size_t place = 0;
    for (std::size_t i = 0; i < document.passages.size() && like < 1; ++i) {
      const Passage& passage = document.passages[i];
      if (used[i]) continue;
      const double now = passage.text == want.text ? 1 : std::min(0.999, likeness(passage.text, want.text));
      if (now > like) like = now, best = &passage, place = i;
    }
    const bool right = like == 1;
    const bool close = like > 0.85;
    if (close) used[place] = true;
    if (front) {
      score.fronts_right += right ? 1 : 0;
      continue;
    }
    score.text_right += right ? 1 : 0;
    score.close += close ? 1 : 0;
    const bool same = close && best->number == want.number && (want.page == 0 || best->page == want.page);
    if (right && same) ++score.exact;
    if (!(right && same)) score.misses.push_back("TEXT " + describe(want, best, like));
    if (!close) continue;
    ++score.roles;
    const bool role = id(best->role) == want.role;
    score.roles_right += role ? 1 : 0;
    if (!role)
      score.misses.push_back("ROLE want " + want.role + " got " + std::string(id(best->role)) + " (" +
                             best->role_why + ") under " +
                             (best->heading_path.empty() ? "-" : best->heading_path.back()) + ": " +
                             want.text.substr(0, 90));
  }
  const auto running = running_texts(truth);
  for (std::size_t i = 0; i < document.passages.size(); ++i) {
    if (used[i]) continue;
    for (const std::string& text : running)
      if (document.passages[i].role != SectionRole::front_matter &&
          document.passages[i].text.find(text) != std::string::npos) {
        ++score.leftovers;
        score.misses.push_back("LEFTOVER " + document.passages[i].text.substr(0, 150));
        break;
      }
  }
  return score;
}

Extraction extracted(const std::filesystem::path& file) {
  ExtractOptions options;
  options.worker = std::filesystem::path(THROUGHLINE_BIN_DIR) / "throughline-extract";
  Settings settings;
  // A busy machine with sanitisers reads and recognises slowly; the limits have tests of their own.
  settings.set(Setting::ocr_page_seconds, 300);
  settings.set(Setting::extract_wall_seconds, 600);
  settings.set(Setting::extract_cpu_seconds, 600);
  return extract_file(file, settings, options).extraction;
}

}  // namespace throughline::testing
