// How far given themes agree with coded ones: precision, recall and F1 by theme and together, with intervals.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "corpus/model/reading.h"
#include "corpus/model/reading_json.h"
#include "taxonomy/learning/coded_passages.h"

namespace throughline {

/// One passage judged. Passages of a group stand or fall together in the intervals (the documents of a case).
struct Judgement {
  std::string group;
  std::vector<CodedTheme> coded;
  std::vector<Tag> given;
};

struct Agreed {
  int right = 0;
  int too_many = 0;
  int missed = 0;
  double precision() const {
    return right + too_many == 0 ? 0 : static_cast<double>(right) / (right + too_many);
  }
  double recall() const { return right + missed == 0 ? 0 : static_cast<double>(right) / (right + missed); }
  double f1() const { return right == 0 ? 0 : 2.0 * right / (2.0 * right + too_many + missed); }
};

struct Interval {
  double low = 0;
  double high = 0;
};

struct MeasuredTheme {
  Agreed agreed;
  Interval precision;
  Interval recall;
  Interval f1;
};

struct Figures {
  std::size_t passages = 0;
  MeasuredTheme micro;
  double macro_f1 = 0;           ///< mean over themes with enough coded passages
  std::size_t macro_themes = 0;  ///< how many those are
  std::map<std::string, MeasuredTheme> themes;
  int polarity_right = 0;                  ///< of micro.agreed.right
  std::map<std::string, Agreed> polarity;  ///< on themes that both have
};

/// Intervals are 95 % bootstrap intervals over groups; the same judgements give the same ones.
Figures figures_of(const std::vector<Judgement>& judgements);

nlohmann::ordered_json figures_to_json(const Figures& figures);

}  // namespace throughline
