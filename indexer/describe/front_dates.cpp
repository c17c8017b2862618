// Dates of the cover sheet and the title page: labels, status lines, and the bare month below the title.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"
#include "indexer/describe/date_candidates.h"

namespace throughline::describing {
namespace {

constexpr std::string_view kBare = "bare";

/// The last word of a status line before the date that says what it is the date of.
std::string_view role_on_line(const WordStream& words, const FoundDate& date, std::string_view folded) {
  if (folded.substr(0, 5) == "issue" || folded.substr(0, 7) == "edition") return kBare;
  for (auto w = date.from; w-- > 0;) {
    const auto word = words.word(w);
    if (word.substr(0, 5) == "publi") return "published";
    if (word == "completed" || word == "finalised") return "completed";
    if (word == "ordered" || word == "printed") return words.word(0) == "ordered" ? kBare : "";
    for (const std::string_view agreed : {"agreed", "accepted", "approved", "presented", "submitted",
                                          "endorsed", "ratified", "adopted", "signed"})
      if (word == agreed) return "agreed";
    if (word == "final" && folded.find("publi") == std::string_view::npos) return "completed";
    for (const std::string_view other : {"update", "updated", "position", "review", "died", "death", "born",
                                         "due", "revised", "draft", "amended", "printed", "accessed", "next"})
      if (word == other) return {};
  }
  return {};
}

class FrontReader {
 public:
  explicit FrontReader(const TitlePage& front) : front_(front) {}

  FrontDates read() {
    for (const auto& part : front_.parts) {
      const auto folded = lower_case(part.line.text);
      speaks_of_publication_ = speaks_of_publication_ || folded.find("publi") != std::string::npos;
      if (folded.find("report to the board") != std::string::npos || folded.substr(0, 5) == "draft")
        final_to_board_ = true;
      if (part.kind == FrontKind::title && folded.find("publi") == std::string::npos) continue;
      read_line(part, folded);
    }
    take_bare();
    if (!role(DateRole::published) && copyright_) role(DateRole::published) = copyright_;
    return std::move(found_);
  }

 private:
  std::optional<DateCandidate>& role(DateRole wanted) {
    return found_.roles[static_cast<std::size_t>(wanted)];
  }

  static DateCandidate candidate(const FrontPart& part, const PartialDate& date) {
    DateCandidate made{date, 3, 0, 0, {}};
    made.evidence.page = std::max(1, part.line.page);
    made.evidence.text = part.line.text;
    return made;
  }

  void read_line(const FrontPart& part, std::string_view folded) {
    const auto words = words_of(part.line.text);
    const auto dates = find_dates(part.line.text, words);
    std::string_view value;
    const auto* label = date_label(part.line.text, value);
    for (const auto& date : dates) {
      if (date.date.year == 0) continue;
      auto found = candidate(part, date.date);
      std::string_view said = part.kind == FrontKind::date ? kBare : role_on_line(words, date, folded);
      if (said.empty() && folded.substr(0, 4) == "date") said = kBare;
      if (label != nullptr && dates.size() == 1) said = label->role;
      // Programs stamp files with dates printed month first.
      if (date.american && said != "published") continue;
      take(said, std::move(found), part.kind == FrontKind::cover);
    }
    if (dates.empty()) note_copyright(part, words, folded);
  }

  void take(std::string_view said, DateCandidate found, bool cover) {
    if (said == "published") {
      note_disagreement(found, cover);
      keep_finer(role(DateRole::published), found);
    } else if (said == "agreed") {
      found.strength = 2;
      if (!role(DateRole::completed)) role(DateRole::completed) = std::move(found);
    } else if (said == kBare) {
      if (!bare_ || (compatible(bare_->date, found.date) && found.date.precision < bare_->date.precision))
        bare_ = std::move(found);
    } else if (const auto known = date_role(said)) {
      auto& kept = role(*known);
      if (!kept || kept->strength < found.strength) kept = std::move(found);
    }
    published_by_cover_ = published_by_cover_ || (cover && said == "published");
  }

  void note_disagreement(const DateCandidate& found, bool cover) {
    const auto& kept = role(DateRole::published);
    if (!kept || cover || !published_by_cover_ || compatible(kept->date, found.date)) return;
    found_.disagreements.push_back(fmt::format("Published: the cover sheet says {}, the title page says {}.",
                                               kept->date.words(), found.date.words()));
  }

  /// "© Oxley Safeguarding Children Partnership 2023".
  void note_copyright(const FrontPart& part, const WordStream& words, std::string_view folded) {
    const bool says =
        folded.substr(0, 2) == "©" || folded.substr(0, 9) == "copyright" || folded.substr(0, 3) == "(c)";
    if (!says || copyright_) return;
    for (std::size_t w = 0; w < words.words.size(); ++w) {
      const auto word = words.word(w);
      if (word.size() != 4 || word.find_first_not_of("0123456789") != std::string_view::npos) continue;
      const int year = std::stoi(std::string(word));
      if (year >= 1970 && year <= 2099) copyright_ = candidate(part, {year, 0, 0, DatePrecision::year});
    }
  }

  /// A month below the title is that of publication, unless the page says otherwise.
  void take_bare() {
    if (!bare_) return;
    if (final_to_board_ && !speaks_of_publication_) {
      if (!role(DateRole::completed)) role(DateRole::completed) = bare_;
      return;
    }
    note_disagreement(*bare_, false);
    keep_finer(role(DateRole::published), *bare_);
  }

  static void keep_finer(std::optional<DateCandidate>& kept, const DateCandidate& next) {
    if (!kept || (compatible(kept->date, next.date) && next.date.precision < kept->date.precision))
      kept = next;
  }

  const TitlePage& front_;
  FrontDates found_;
  std::optional<DateCandidate> bare_;
  std::optional<DateCandidate> copyright_;
  bool final_to_board_ = false;
  bool speaks_of_publication_ = false;
  bool published_by_cover_ = false;
};

}  // namespace

FrontDates front_dates(const TitlePage& front) {
  return FrontReader(front).read();
}

}  // namespace throughline::describing
