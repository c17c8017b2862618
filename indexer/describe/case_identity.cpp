#include "indexer/describe/case_identity.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "indexer/describe/identity.h"
#include "indexer/describe/link_evidence.h"
#include "indexer/describe/link_groups.h"
#include "indexer/describe/link_pairs.h"

namespace throughline {
namespace {

using describing::case_key;
using describing::Identity;
using describing::LinkGroups;
using Pair = std::pair<std::size_t, std::size_t>;

constexpr std::string_view kAlone = "on its own";

std::vector<Identity> identities_of(const LinkMaterial& material, std::vector<std::size_t>& order) {
  std::vector<std::size_t> given(material.documents.size());
  for (std::size_t i = 0; i < given.size(); ++i) given[i] = i;
  std::sort(given.begin(), given.end(), [&](std::size_t a, std::size_t b) {
    const auto& one = *material.documents[a];
    const auto& two = *material.documents[b];
    return std::tie(one.sha256, one.file) < std::tie(two.sha256, two.file);
  });
  std::map<std::string_view, const CuratorLink*> decisions;
  for (const auto& decision : material.decisions) decisions[decision.sha256] = &decision;
  std::vector<Identity> all;
  order.resize(given.size());
  for (const auto i : given) {
    order[i] = all.size();
    auto& one = all.emplace_back(*material.documents[i]);
    if (i < material.read_at.size()) one.read_at = material.read_at[i];
    const auto found = decisions.find(one.reading->sha256);
    if (found == decisions.end()) continue;
    one.by_curator = true;
    one.alone = found->second->cases.empty();
    one.case_id = found->second->cases.size() == 1 ? found->second->cases.front() : std::string();
    one.cases = found->second->cases.size() > 1 ? found->second->cases : std::vector<std::string>();
  }
  return all;
}

auto inferred(std::string_view reason, bool (*holds)(const Identity&, const Identity&)) {
  return [reason, holds](const Identity& a, const Identity& b) -> std::optional<std::string> {
    if (!describing::may_infer(a, b) || !holds(a, b)) return std::nullopt;
    return std::string(reason);
  };
}

class Linker {
 public:
  explicit Linker(const LinkMaterial& material)
      : all_(identities_of(material, order_)), reviews_(all_), reasons_(all_.size(), std::string(kAlone)) {
    for (const auto& text : material.texts) {
      const Pair pair = std::minmax(order_[text.a], order_[text.b]);
      texts_[pair] = text.overlap;
    }
    pairs_ = describing::pairs_to_look_at(all_);
    for (const auto& [pair, overlap] : texts_) pairs_.push_back(pair);
    std::sort(pairs_.begin(), pairs_.end());
    pairs_.erase(std::unique(pairs_.begin(), pairs_.end()), pairs_.end());
    later_.assign(all_.size(), all_.size());
  }

  LinkedCases link() {
    // What is recorded comes before what is inferred, and reports find each other before what goes with them.
    join_where([](const Identity& a, const Identity& b) { return describing::recorded_as_one(a, b); });
    join_where(inferred("same title, board and year", describing::same_title));
    join_where(inferred("in another language", describing::translated));
    supersede();
    attach();
    join_rest();
    name_reviews();
    name_cases();
    LinkedCases result;
    for (std::size_t i = 0; i < all_.size(); ++i) result.links.push_back(link_of(i));
    result.proposals = proposals();
    return result;
  }

 private:
  bool join(std::size_t a, std::size_t b, const std::string& reason) {
    if (!reviews_.join(a, b)) return false;
    for (const auto i : {a, b})
      if (reasons_[i] == kAlone) reasons_[i] = reason;
    return true;
  }

  template <class Why>
  void join_where(Why why) {
    for (const auto& [a, b] : pairs_)
      if (const auto reason = why(all_[a], all_[b])) join(a, b, *reason);
  }

  const Overlap* overlap(std::size_t a, std::size_t b) const {
    const auto found = texts_.find(std::minmax(a, b));
    return found == texts_.end() ? nullptr : &found->second;
  }

  /// The last version of a text stands for all; the others are kept behind it.
  void supersede() {
    LinkGroups versions(all_);
    std::map<std::size_t, std::size_t> last;
    for (const auto& [pair, text] : texts_)
      if (describing::same_document(all_[pair.first], all_[pair.second], text) &&
          join(pair.first, pair.second, "shares its text"))
        versions.join(pair.first, pair.second);
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const auto [known, fresh] = last.try_emplace(versions.of(i), i);
      if (!fresh && describing::version_before(all_[known->second], all_[i])) known->second = i;
    }
    for (std::size_t i = 0; i < all_.size(); ++i)
      if (const auto latest = last.at(versions.of(i)); latest != i) later_[i] = latest;
  }

  /// Summaries, briefings, responses and records each go to the one report that the best evidence names; two
  /// reports alike named are a question for a curator.
  void attach() {
    std::vector<std::vector<std::size_t>> partners(all_.size());
    for (const auto& [a, b] : pairs_) {
      partners[a].push_back(b);
      partners[b].push_back(a);
    }
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (all_[i].full_report() || reviews_.has_full_report(i)) continue;
      struct Choice {
        int rank;
        int years;
        std::size_t report;
        std::string reason;
      };
      std::vector<Choice> choices;
      for (const auto j : partners[i]) {
        const auto found = attachment(i, j);
        if (!found) continue;
        const auto& one = all_[i];
        const auto& other = all_[j];
        const int years = one.year != 0 && other.year != 0 ? std::abs(one.year - other.year) : 0;
        choices.push_back({found->first, years, j, found->second});
      }
      if (choices.empty()) continue;
      const auto key = [](const Choice& c) { return std::tie(c.rank, c.years, c.report); };
      std::sort(choices.begin(), choices.end(),
                [&](const Choice& a, const Choice& b) { return key(a) < key(b); });
      const auto& best = choices.front();
      bool only = true;
      for (const auto& choice : choices) {
        if (choice.rank != best.rank || choice.years != best.years) break;
        if (reviews_.of(choice.report) == reviews_.of(best.report)) continue;
        only = false;
        doubtful_.insert(std::minmax(i, choice.report));
        doubtful_.insert(std::minmax(i, best.report));
      }
      if (only) join(best.report, i, best.reason);
    }
  }

  std::optional<std::pair<int, std::string>> attachment(std::size_t i, std::size_t j) const {
    const auto& one = all_[i];
    const auto& other = all_[j];
    if (!describing::may_infer(one, other)) return std::nullopt;
    if (one.response && describing::responds(one, other)) return std::pair(0, std::string("response to it"));
    if (!other.full_report()) return std::nullopt;
    const auto* text = overlap(i, j);
    if (text != nullptr && describing::shares_text(one, other, *text))
      return std::pair(1, std::string("shares its text"));
    if (describing::same_person(one, other)) return std::pair(2, std::string("pseudonym, board and year"));
    return std::nullopt;
  }

  /// A summary and a briefing whose report is not here.
  void join_rest() {
    for (const auto& [a, b] : pairs_) {
      const auto& one = all_[a];
      const auto& other = all_[b];
      if (reviews_.has_full_report(a) || reviews_.has_full_report(b) || (one.record && other.record))
        continue;
      if (doubtful(a) || doubtful(b)) continue;
      if (describing::may_infer(one, other) && one.reading->review.type == other.reading->review.type &&
          describing::same_person(one, other))
        join(a, b, "pseudonym, board and year");
    }
  }

  bool doubtful(std::size_t i) const {
    return std::any_of(doubtful_.begin(), doubtful_.end(),
                       [&](const Pair& pair) { return pair.first == i || pair.second == i; });
  }

  /// The document that names its review: the full report before its summary, the first of several versions.
  bool leads(std::size_t a, std::size_t b) const {
    const auto rank = [&](std::size_t i) {
      const auto& one = all_[i];
      const auto found = std::find_if(kDocumentKinds.begin(), kDocumentKinds.end(), [&](const Term& term) {
        return term.id == one.reading->document_kind;
      });
      return found - kDocumentKinds.begin() + (one.record ? 100 : 0);
    };
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    const auto last = [&](std::size_t i) { return later_[i] < all_.size() ? later_[i] : i; };
    if (last(a) == last(b)) return describing::version_before(all_[a], all_[b]);
    if (all_[a].year != all_[b].year) return all_[a].year > all_[b].year;
    return all_[a].reading->sha256 < all_[b].reading->sha256;
  }

  void name_reviews() {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const auto [found, fresh] = leader_.emplace(reviews_.of(i), i);
      if (!fresh && leads(i, found->second)) found->second = i;
    }
    std::map<std::string, std::vector<std::size_t>> wanted;
    for (const auto& [group, leader] : leader_)
      wanted[describing::review_slug(all_[leader])].push_back(group);
    std::set<std::string> taken;
    for (const auto& [id, groups] : wanted) taken.insert(id);
    for (const auto& [id, groups] : wanted) {
      int next = 2;
      for (std::size_t i = 0; i < groups.size(); ++i) {
        auto unique = id;
        while (i > 0 && !taken.insert(unique = id + "-" + std::to_string(next++)).second) {
        }
        review_ids_[groups[i]] = unique;
      }
    }
  }

  /// Reviews of one case: the recorded first, then by evidence, nearest years first; never two of one kind.
  void name_cases() {
    LinkGroups cases(all_);
    for (std::size_t i = 0; i < all_.size(); ++i) cases.join(reviews_.of(i), i);
    join_reviews(cases);
    std::map<std::size_t, std::string> names;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      const auto& id = review_ids_.at(reviews_.of(i));
      auto& name = names[cases.of(i)];
      if (name.empty() || id < name) name = id;
    }
    for (const auto& [group, leader] : leader_) {
      const auto recorded = cases.case_id(group);
      const auto single = recorded.empty() ? case_key("review:" + names.at(cases.of(group))) : recorded;
      case_ids_[group] = cases_of_review(group, leader, recorded, single);
    }
    case_groups_ = std::move(cases);
  }

  void join_reviews(LinkGroups& cases) const {
    std::map<std::size_t, std::set<std::string>> types;
    for (const auto& [group, leader] : leader_)
      types[cases.of(group)].insert(all_[leader].reading->review.type);
    std::vector<std::tuple<bool, int, Pair>> joins;
    for (const auto& [a, b] : pairs_)
      if (reviews_.of(a) != reviews_.of(b) && describing::same_case(all_[a], all_[b])) {
        const bool inferred = all_[a].case_id.empty() || all_[a].case_id != all_[b].case_id;
        joins.emplace_back(inferred, std::abs(all_[a].year - all_[b].year), Pair(a, b));
      }
    std::sort(joins.begin(), joins.end());
    for (const auto& [inferred, years, pair] : joins) {
      const auto one = cases.of(pair.first);
      const auto other = cases.of(pair.second);
      if (one == other) continue;
      auto both = types[one];
      const auto apart = both.size() + types[other].size();
      both.insert(types[other].begin(), types[other].end());
      if ((inferred && both.size() < apart) || !cases.join(one, other)) continue;
      types[cases.of(one)] = std::move(both);
    }
  }

  /// Several, one or none.
  std::vector<std::string> cases_of_review(std::size_t group, std::size_t leader, const std::string& recorded,
                                           const std::string& single) const {
    std::set<std::string> several;
    std::set<std::string> people;
    bool names_nobody = true;
    bool only_bulletins = true;
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (reviews_.of(i) != group) continue;
      several.insert(all_[i].cases.begin(), all_[i].cases.end());
      if (all_[i].thematic) people.insert(all_[i].pseudonyms.begin(), all_[i].pseudonyms.end());
      names_nobody = names_nobody && all_[i].pseudonyms.empty();
      only_bulletins = only_bulletins && all_[i].reading->document_kind == "bulletin";
    }
    if (!several.empty()) return {several.begin(), several.end()};
    if (!recorded.empty() || all_[leader].alone) return {single};
    if (only_bulletins && names_nobody) return {};
    if (!all_[leader].thematic) return {single};
    if (people.size() == 1 && all_[leader].reading->review.type == "national-cspr") return {single};
    if (people.size() < 2) return {};
    for (const auto& name : people)
      several.insert(case_key("thematic:" + review_ids_.at(group) + ":" + name));
    return {several.begin(), several.end()};
  }

  CaseLink link_of(std::size_t i) const {
    const auto group = reviews_.of(i);
    CaseLink link{all_[i].reading->sha256, review_ids_.at(group), case_ids_.at(group), reasons_[i], {}};
    const bool recorded = !all_[i].case_id.empty() || !all_[i].cases.empty() || all_[i].alone;
    if (link.reason == kAlone && recorded) link.reason = all_[i].by_curator ? "curator" : "sidecar";
    if (link.reason == "sidecar" && all_[i].record) link.reason = "record";
    if (link.reason == kAlone && has_other_reviews(i)) link.reason = "pseudonym and board of another review";
    if (later_[i] < all_.size()) {
      link.superseded_by = all_[later_[i]].reading->sha256;
      link.reason = "superseded by a later version of the same text";
    }
    return link;
  }

  bool has_other_reviews(std::size_t i) const {
    return std::any_of(leader_.begin(), leader_.end(), [&](const auto& one) {
      return one.first != reviews_.of(i) && case_groups_->of(one.first) == case_groups_->of(i);
    });
  }

  std::vector<LinkProposal> proposals() const {
    std::vector<LinkProposal> found;
    for (const auto& pair : pairs_) {
      const auto& [a, b] = pair;
      if (case_groups_->of(a) == case_groups_->of(b)) continue;
      auto reason = describing::worth_a_look(all_[a], all_[b], overlap(a, b));
      if (!reason && doubtful_.contains(pair)) reason = "It may belong to this review or to another like it.";
      if (reason) found.push_back({all_[a].reading->sha256, all_[b].reading->sha256, *reason});
    }
    return found;
  }

  std::vector<std::size_t> order_;  ///< place in all_ of each given document
  std::vector<Identity> all_;       ///< by sha256
  std::vector<Pair> pairs_;
  std::map<Pair, Overlap> texts_;
  LinkGroups reviews_;
  std::vector<std::string> reasons_;
  std::vector<std::size_t> later_;  ///< the last version of each, or the number of documents
  std::set<Pair> doubtful_;
  std::map<std::size_t, std::size_t> leader_;
  std::map<std::size_t, std::string> review_ids_;
  std::map<std::size_t, std::vector<std::string>> case_ids_;
  std::optional<LinkGroups> case_groups_;
};

}  // namespace

LinkedCases link_cases(const LinkMaterial& material) {
  return Linker(material).link();
}

std::vector<CaseLink> link_cases(const std::vector<const Reading*>& readings) {
  LinkMaterial material;
  material.documents = readings;
  return link_cases(material).links;
}

std::string case_id_of(const std::string& recorded) {
  return case_key("sidecar:" + recorded);
}

}  // namespace throughline
