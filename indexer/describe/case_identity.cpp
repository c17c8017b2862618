#include "indexer/describe/case_identity.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <numeric>
#include <optional>
#include <set>

#include "corpus/base/file.h"
#include "corpus/base/utf8.h"

namespace throughline {
namespace {

/// Summaries and responses come out with the report or soon after it.
constexpr int kYearsWithinReview = 2;
/// A rapid review, the review it leads to and a homicide review of the same death.
constexpr int kYearsWithinCase = 3;
/// A shorter title ("Overview report") names no review by itself.
constexpr std::size_t kTitleWords = 4;

/// Words that say that a body is a board, not which; renamings change them, the place stays.
constexpr auto kBoardWords = std::to_array<std::string_view>(
    {"local", "board", "partnership", "committee", "the", "and", "multi", "agency", "arrangements"});

int year_of(const Reading& reading) {
  for (const auto role : {"published", "completed", "incident"}) {
    const auto found = reading.review.dates.find(role);
    if (found != reading.review.dates.end() && found->second.stated()) return found->second.value->year;
  }
  return 0;
}

bool is_anonymous(std::string_view board) {
  const auto folded = lower_case(board);
  return folded.find("anonym") != std::string::npos || folded.find("unnamed") != std::string::npos ||
         folded.find("not named") != std::string::npos;
}

std::string board_key(std::string_view board) {
  std::string key;
  const auto words = slug(board, 200);
  for (const auto word : split(words, '-'))
    if (std::find(kBoardWords.begin(), kBoardWords.end(), word) == kBoardWords.end())
      key += (key.empty() ? "" : "-") + std::string(word);
  return key;
}

/// The place or name of a board for an address: "northmoor", "safer-wexley".
std::string board_short(std::string_view board) {
  std::string key;
  const auto words = slug(board, 200);
  for (const auto word : split(words, '-')) {
    for (const std::string_view end :
         {"safeguarding", "community", "local", "regional", "board", "partnership"})
      if (word == end) return key;
    if (word != "the") key += (key.empty() ? "" : "-") + std::string(word);
  }
  return key;
}

/// What linking looks at, taken out of a reading once.
struct Identity {
  const Reading* reading = nullptr;
  std::set<std::string> boards;      ///< keys; empty when anonymous or none
  std::set<std::string> pseudonyms;  ///< slugs
  std::string title;                 ///< slug
  std::string subtitle_free;         ///< slug of the title before its colon
  int year = 0;
  bool anonymous = false;
  bool response = false;

  explicit Identity(const Reading& source)
      : reading(&source), title(slug(source.review.title, 400)), year(year_of(source)) {
    for (const auto& board : source.review.boards) {
      if (is_anonymous(board))
        anonymous = true;
      else if (auto key = board_key(board); !key.empty())
        boards.insert(std::move(key));
    }
    if (anonymous) boards.clear();
    for (const auto& name : source.review.pseudonyms) pseudonyms.insert(slug(name));
    subtitle_free = slug(std::string_view(source.review.title).substr(0, source.review.title.find(':')), 400);
    response = source.document_kind == "response" || source.document_kind == "action-plan" ||
               source.document_kind == "statement";
  }

  const std::string& hint() const { return reading->case_hint; }
  bool full_report() const {
    return reading->document_kind == "overview" || reading->document_kind == "learning-report";
  }
};

bool share(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const auto& one) { return b.count(one) > 0; });
}

bool within(const Identity& a, const Identity& b, int years) {
  return a.year != 0 && b.year != 0 && std::abs(a.year - b.year) <= years;
}

std::size_t slug_words(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '-')) + 1;
}

bool holds_words(std::string_view text, std::string_view words) {
  return slug_words(words) >= kTitleWords &&
         ("-" + std::string(text) + "-").find("-" + std::string(words) + "-") != std::string::npos;
}

/// Why two documents are of one review; nothing when nothing says so.
std::optional<std::string> same_review(const Identity& a, const Identity& b) {
  const bool same_type = a.reading->review.type == b.reading->review.type;
  if (!a.hint().empty() && a.hint() == b.hint() && same_type &&
      (share(a.boards, b.boards) || a.boards.empty() || b.boards.empty()))
    return "sidecar";
  if (!a.hint().empty() && !b.hint().empty() && a.hint() != b.hint()) return std::nullopt;
  if (a.anonymous || b.anonymous) return std::nullopt;
  if (a.response != b.response) {
    const auto& response = a.response ? a : b;
    const auto& review = a.response ? b : a;
    const bool boards_agree = share(a.boards, b.boards) || a.boards.empty() || b.boards.empty();
    const bool not_earlier = response.year == 0 || review.year == 0 || response.year >= review.year;
    // Between boards a title such as "serious case review concerning child a" is no name.
    const bool named = a.pseudonyms.empty() && b.pseudonyms.empty()
                           ? boards_agree
                           : share(a.boards, b.boards) && a.pseudonyms == b.pseudonyms;
    if (named && not_earlier &&
        (holds_words(response.title, review.title) || holds_words(response.title, review.subtitle_free)))
      return "response to it";
  }
  if (!share(a.boards, b.boards)) return std::nullopt;
  if (!a.title.empty() && a.title == b.title && a.year == b.year && a.year != 0 && same_type)
    return "same title, board and year";
  if (!same_type || !share(a.pseudonyms, b.pseudonyms) || !within(a, b, kYearsWithinReview))
    return std::nullopt;
  if (a.full_report() && b.full_report()) return std::nullopt;
  return "pseudonym, board and year";
}

/// Why two reviews are of one case.
bool same_case(const Identity& a, const Identity& b) {
  if (!a.hint().empty() || !b.hint().empty()) return !a.hint().empty() && a.hint() == b.hint();
  if (a.anonymous || b.anonymous || !share(a.boards, b.boards) || !share(a.pseudonyms, b.pseudonyms))
    return false;
  // Two full reviews of one type are of two cases, whatever the board called the people.
  return a.reading->review.type != b.reading->review.type && within(a, b, kYearsWithinCase);
}

/// Sets of documents that may be joined, but never two that a sidecar keeps apart.
class Groups {
 public:
  explicit Groups(const std::vector<Identity>& all) : parent_(all.size()), hints_(all.size()) {
    std::iota(parent_.begin(), parent_.end(), 0U);
    for (std::size_t i = 0; i < all.size(); ++i)
      if (!all[i].hint().empty()) hints_[i].insert(all[i].hint());
  }
  std::size_t of(std::size_t i) const {
    while (parent_[i] != i) i = parent_[i];
    return i;
  }
  bool join(std::size_t a, std::size_t b) {
    a = of(a);
    b = of(b);
    if (a == b) return true;
    auto both = hints_[a];
    both.insert(hints_[b].begin(), hints_[b].end());
    if (both.size() > 1) return false;
    parent_[std::max(a, b)] = std::min(a, b);
    hints_[std::min(a, b)] = std::move(both);
    return true;
  }

 private:
  std::vector<std::size_t> parent_;
  std::vector<std::set<std::string>> hints_;
};

/// The document that names its review: the full report before its summary, the shorter-lived kinds last.
bool leads(const Identity& a, const Identity& b) {
  const auto rank = [](const Identity& one) {
    const auto found = std::find_if(kDocumentKinds.begin(), kDocumentKinds.end(),
                                    [&](const Term& term) { return term.id == one.reading->document_kind; });
    return found - kDocumentKinds.begin();
  };
  if (rank(a) != rank(b)) return rank(a) < rank(b);
  if (a.year != b.year) return a.year > b.year;
  return a.reading->sha256 < b.reading->sha256;
}

/// Only names that the published title has may stand in an address.
std::string people_slug(const Identity& identity) {
  std::vector<std::string> named;
  for (const auto& name : identity.reading->review.pseudonyms)
    if (identity.reading->review.title.find(name) != std::string::npos) named.push_back(slug(name, 40));
  if (named.size() > 3)
    return identity.title.find("thematic") != std::string::npos ? "thematic" : named.front() + "-and-others";
  std::string all;
  for (const auto& name : named) all += (all.empty() ? "" : "-") + name;
  return all;
}

std::string review_slug(const Identity& identity) {
  const auto& review = identity.reading->review;
  std::string id =
      review.boards.empty() || identity.anonymous ? std::string{} : board_short(review.boards.front());
  const auto add = [&](const std::string& part) {
    if (!part.empty()) id += (id.empty() ? "" : "-") + part;
  };
  const auto people = people_slug(identity);
  add(people.empty() ? slug(review.title, 50) : people);
  // A title may end as the type does.
  const auto type = review.type.empty() ? std::string("review") : review.type;
  if (id.size() < type.size() || id.compare(id.size() - type.size(), type.size(), type) != 0) add(type);
  if (identity.year != 0) add(std::to_string(identity.year));
  return id;
}

std::string case_id(const std::string& key) {
  return "c-" + sha256(key).substr(0, 10);
}

class Linker {
 public:
  explicit Linker(const std::vector<const Reading*>& readings) {
    for (const auto* reading : readings) all_.emplace_back(*reading);
    std::sort(all_.begin(), all_.end(), [](const Identity& a, const Identity& b) {
      return a.reading->sha256 != b.reading->sha256 ? a.reading->sha256 < b.reading->sha256
                                                    : a.reading->file < b.reading->file;
    });
    find_pairs();
  }

  std::vector<CaseLink> link() {
    Groups reviews(all_);
    std::vector<std::string> reasons(all_.size(), "on its own");
    // What is recorded comes before what is inferred.
    for (const std::string_view wanted :
         {"sidecar", "same title, board and year", "pseudonym, board and year", "response to it"})
      for (const auto& [a, b] : pairs_) {
        const auto why = same_review(all_[a], all_[b]);
        if (!why || *why != wanted || !reviews.join(a, b)) continue;
        for (const auto i : {a, b})
          if (reasons[i] == "on its own") reasons[i] = *why;
      }
    const auto ids = review_ids(reviews);
    const auto cases = case_ids(reviews, ids);
    std::vector<CaseLink> links;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const auto leader = reviews.of(i);
      auto reason =
          reasons[i] == "on its own" && !all_[i].hint().empty() ? std::string("sidecar") : reasons[i];
      links.push_back({all_[i].reading->sha256, ids.at(leader), cases.at(leader), std::move(reason)});
    }
    return links;
  }

 private:
  /// Only documents that share a recorded case, a board and a name, or a title can be linked: the rest is
  /// never compared.
  void find_pairs() {
    std::map<std::string, std::vector<std::size_t>> shared;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const auto& one = all_[i];
      if (!one.hint().empty()) shared["case " + one.hint()].push_back(i);
      for (const auto& board : one.boards) {
        if (!one.title.empty()) shared["board " + board + " title " + one.title].push_back(i);
        for (const auto& name : one.pseudonyms) shared["board " + board + " name " + name].push_back(i);
      }
      if (one.response) continue;
      shared["title " + one.title].push_back(i);
      if (one.subtitle_free != one.title) shared["title " + one.subtitle_free].push_back(i);
    }
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    for (const auto& [key, members] : shared)
      if (key.substr(0, 6) != "title ")
        for (std::size_t a = 0; a < members.size(); ++a)
          for (std::size_t b = a + 1; b < members.size(); ++b) pairs.insert({members[a], members[b]});
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (all_[i].response)
        for (const auto other : titles_within(all_[i].title, shared))
          pairs.insert({std::min(i, other), std::max(i, other)});
    pairs_.assign(pairs.begin(), pairs.end());
  }

  /// The documents whose whole title stands inside another: every run of its words is looked up.
  static std::vector<std::size_t> titles_within(
      const std::string& title, const std::map<std::string, std::vector<std::size_t>>& shared) {
    std::vector<std::size_t> starts{0};
    for (std::size_t at = 0; at < title.size(); ++at)
      if (title[at] == '-') starts.push_back(at + 1);
    starts.push_back(title.size() + 1);
    std::vector<std::size_t> found;
    for (std::size_t from = 0; from + 1 < starts.size(); ++from)
      for (std::size_t to = from + kTitleWords; to < starts.size(); ++to)
        if (const auto hit =
                shared.find("title " + title.substr(starts[from], starts[to] - 1 - starts[from]));
            hit != shared.end())
          found.insert(found.end(), hit->second.begin(), hit->second.end());
    return found;
  }

  /// The document that leads each review, by the group's number.
  std::map<std::size_t, std::size_t> leaders(const Groups& reviews) const {
    std::map<std::size_t, std::size_t> leader;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const auto [found, fresh] = leader.emplace(reviews.of(i), i);
      if (!fresh && leads(all_[i], all_[found->second])) found->second = i;
    }
    return leader;
  }

  std::map<std::size_t, std::string> review_ids(const Groups& reviews) const {
    std::map<std::string, std::vector<std::size_t>> wanted;
    for (const auto& [group, leader] : leaders(reviews)) wanted[review_slug(all_[leader])].push_back(group);
    std::set<std::string> taken;
    for (const auto& [id, groups] : wanted) taken.insert(id);
    std::map<std::size_t, std::string> ids;
    for (const auto& [id, groups] : wanted) {
      int next = 2;
      for (std::size_t i = 0; i < groups.size(); ++i) {
        auto unique = id;
        while (i > 0 && !taken.insert(unique = id + "-" + std::to_string(next++)).second) {
        }
        ids[groups[i]] = unique;
      }
    }
    return ids;
  }

  std::map<std::size_t, std::vector<std::string>> case_ids(
      const Groups& reviews, const std::map<std::size_t, std::string>& ids) const {
    Groups cases(all_);
    for (std::size_t i = 0; i < all_.size(); ++i) cases.join(reviews.of(i), i);
    for (const auto& [a, b] : pairs_)
      if (same_case(all_[a], all_[b])) cases.join(a, b);
    // A case is named by its sidecar, else by the first of its reviews' addresses.
    std::map<std::size_t, std::string> keys;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const auto& id = ids.at(reviews.of(i));
      auto& key = keys[cases.of(i)];
      if (!all_[i].hint().empty())
        key = "sidecar:" + all_[i].hint();
      else if (key.empty() || (key.substr(0, 7) == "review:" && "review:" + id < key))
        key = "review:" + id;
    }
    std::map<std::size_t, std::set<std::string>> several;
    for (std::size_t i = 0; i < all_.size(); ++i)
      for (const auto& hint : all_[i].reading->cases_hint)
        several[reviews.of(i)].insert(case_id("sidecar:" + hint));
    std::map<std::size_t, std::vector<std::string>> result;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const auto group = reviews.of(i);
      if (const auto found = several.find(group); found != several.end())
        result[group] = {found->second.begin(), found->second.end()};
      else
        result[group] = {case_id(keys[cases.of(i)])};
    }
    return result;
  }

  std::vector<Identity> all_;
  std::vector<std::pair<std::size_t, std::size_t>> pairs_;
};

}  // namespace

std::vector<CaseLink> link_cases(const std::vector<const Reading*>& readings) {
  return Linker(readings).link();
}

}  // namespace throughline
