#include "taxonomy/learning/figures.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <random>

namespace throughline {
namespace {

constexpr int kSamples = 400;
constexpr int kEnoughForMacro = 10;

using ByTheme = std::map<std::string, Agreed>;

void add(const Agreed& from, Agreed& to) {
  to.right += from.right;
  to.too_many += from.too_many;
  to.missed += from.missed;
}

ByTheme agreed_of(const Judgement& judgement) {
  ByTheme counts;
  const auto is = [](const std::string& theme) {
    return [&theme](const auto& other) { return other.theme == theme; };
  };
  for (const auto& tag : judgement.given)
    if (std::any_of(judgement.coded.begin(), judgement.coded.end(), is(tag.theme)))
      ++counts[tag.theme].right;
    else
      ++counts[tag.theme].too_many;
  for (const auto& coded : judgement.coded)
    if (std::none_of(judgement.given.begin(), judgement.given.end(), is(coded.theme)))
      ++counts[coded.theme].missed;
  return counts;
}

void count_polarity(const Judgement& judgement, Figures& figures) {
  for (const auto& tag : judgement.given)
    for (const auto& coded : judgement.coded) {
      if (coded.theme != tag.theme) continue;
      if (coded.polarity == tag.polarity) {
        ++figures.polarity_right;
        ++figures.polarity[std::string(id(tag.polarity))].right;
      } else {
        ++figures.polarity[std::string(id(tag.polarity))].too_many;
        ++figures.polarity[std::string(id(coded.polarity))].missed;
      }
      break;
    }
}

Interval middle(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const auto at = [&](double share) {
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
  };
  return {at(0.025), at(0.975)};
}

void set_intervals(const std::vector<Agreed>& samples, MeasuredTheme& theme) {
  std::vector<double> precision, recall, f1;
  for (const auto& sample : samples) {
    precision.push_back(sample.precision());
    recall.push_back(sample.recall());
    f1.push_back(sample.f1());
  }
  theme.precision = middle(std::move(precision));
  theme.recall = middle(std::move(recall));
  theme.f1 = middle(std::move(f1));
}

void bootstrap(const std::map<std::string, ByTheme>& groups, Figures& figures) {
  std::vector<const ByTheme*> all;
  for (const auto& [name, counts] : groups) all.push_back(&counts);
  if (all.empty()) return;
  std::mt19937 random(1);
  std::vector<Agreed> micro;
  std::map<std::string, std::vector<Agreed>> by_theme;
  for (int i = 0; i < kSamples; ++i) {
    ByTheme sum;
    for (std::size_t k = 0; k < all.size(); ++k)
      for (const auto& [theme, counts] : *all[random() % all.size()]) add(counts, sum[theme]);
    Agreed together;
    for (const auto& [theme, counts] : sum) add(counts, together);
    micro.push_back(together);
    for (const auto& [theme, measured] : figures.themes) by_theme[theme].push_back(sum[theme]);
  }
  set_intervals(micro, figures.micro);
  for (auto& [theme, measured] : figures.themes) set_intervals(by_theme[theme], measured);
}

double rounded(double value) {
  return std::round(value * 1000) / 1000;
}

nlohmann::ordered_json measured_json(const MeasuredTheme& theme) {
  nlohmann::ordered_json json;
  const auto part = [&](const char* name, double value, const Interval& interval) {
    json[name] = {
        {"value", rounded(value)}, {"low", rounded(interval.low)}, {"high", rounded(interval.high)}};
  };
  part("precision", theme.agreed.precision(), theme.precision);
  part("recall", theme.agreed.recall(), theme.recall);
  part("f1", theme.agreed.f1(), theme.f1);
  json["right"] = theme.agreed.right;
  json["too_many"] = theme.agreed.too_many;
  json["missed"] = theme.agreed.missed;
  return json;
}

}  // namespace

Figures figures_of(const std::vector<Judgement>& judgements) {
  Figures figures;
  figures.passages = judgements.size();
  std::map<std::string, ByTheme> groups;
  for (const auto& judgement : judgements) {
    for (const auto& [theme, counts] : agreed_of(judgement)) {
      add(counts, figures.themes[theme].agreed);
      add(counts, figures.micro.agreed);
      add(counts, groups[judgement.group][theme]);
    }
    groups[judgement.group];
    count_polarity(judgement, figures);
  }
  for (const auto& [theme, measured] : figures.themes)
    if (measured.agreed.right + measured.agreed.missed >= kEnoughForMacro) {
      figures.macro_f1 += measured.agreed.f1();
      ++figures.macro_themes;
    }
  if (figures.macro_themes > 0) figures.macro_f1 /= static_cast<double>(figures.macro_themes);
  bootstrap(groups, figures);
  return figures;
}

nlohmann::ordered_json figures_to_json(const Figures& figures) {
  nlohmann::ordered_json json;
  json["passages"] = figures.passages;
  json["micro"] = measured_json(figures.micro);
  json["macro_f1"] = rounded(figures.macro_f1);
  json["macro_themes"] = figures.macro_themes;
  const int both = figures.micro.agreed.right;
  json["polarity_accuracy"] = both == 0 ? 0 : rounded(static_cast<double>(figures.polarity_right) / both);
  for (const auto& [polarity, counts] : figures.polarity)
    json["polarity"][polarity] = {{"f1", rounded(counts.f1())}, {"coded", counts.right + counts.missed}};
  for (const auto& [theme, measured] : figures.themes) json["themes"][theme] = measured_json(measured);
  return json;
}

}  // namespace throughline
