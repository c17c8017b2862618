#include "indexer/describe/link_pairs.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "indexer/describe/case_identity.h"
#include "indexer/describe/link_evidence.h"

namespace throughline {
namespace describing {
namespace {

/// A shorter title names no review by itself.
constexpr std::size_t kTitleWords = 4;

using Shared = std::map<std::string, std::vector<std::size_t>>;

/// The documents whose whole title stands inside another: every run of its words is looked up.
std::vector<std::size_t> titles_within(const std::string& title, const Shared& titles) {
  std::vector<std::size_t> starts{0};
  for (std::size_t at = 0; at < title.size(); ++at)
    if (title[at] == '-') starts.push_back(at + 1);
  starts.push_back(title.size() + 1);
  std::vector<std::size_t> found;
  for (std::size_t from = 0; from + 1 < starts.size(); ++from)
    for (std::size_t to = from + kTitleWords; to < starts.size(); ++to)
      if (const auto hit = titles.find(title.substr(starts[from], starts[to] - 1 - starts[from]));
          hit != titles.end())
        found.insert(found.end(), hit->second.begin(), hit->second.end());
  return found;
}

std::string incident_day(const Identity& one) {
  const auto& dates = one.reading->review.dates;
  const auto found = dates.find("incident");
  const bool day =
      found != dates.end() && found->second.stated() && found->second.value->precision == DatePrecision::day;
  return day ? found->second.value->iso() : std::string();
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> pairs_to_look_at(const std::vector<Identity>& all) {
  Shared shared;
  Shared titles;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto& one = all[i];
    if (!one.case_id.empty()) shared["case " + one.case_id].push_back(i);
    if (const auto day = incident_day(one); !day.empty()) shared["day " + day].push_back(i);
    for (const auto& board : one.boards) {
      if (!one.title.empty()) shared["board " + board + " title " + one.title].push_back(i);
      for (const auto& name : one.pseudonyms) shared["board " + board + " name " + name].push_back(i);
      for (const auto& [role, date] : one.reading->review.dates)
        if (role == "incident" && date.stated() && date.value->precision <= DatePrecision::month)
          shared["board " + board + " month " + date.value->iso().substr(0, 7)].push_back(i);
    }
    if (one.response) continue;
    titles[one.title].push_back(i);
    if (one.subtitle_free != one.title) titles[one.subtitle_free].push_back(i);
  }
  std::set<std::pair<std::size_t, std::size_t>> pairs;
  for (const auto& [key, members] : shared)
    for (std::size_t a = 0; a < members.size(); ++a)
      for (std::size_t b = a + 1; b < members.size(); ++b) pairs.insert(std::minmax(members[a], members[b]));
  for (std::size_t i = 0; i < all.size(); ++i)
    if (all[i].response)
      for (const auto other : titles_within(all[i].title, titles)) pairs.insert(std::minmax(i, other));
  std::erase_if(pairs, [](const auto& pair) { return pair.first == pair.second; });
  return {pairs.begin(), pairs.end()};
}

}  // namespace describing

Shingles shingles_of_document(const Reading& reading) {
  std::vector<std::string_view> texts;
  for (const auto& passage : reading.passages) {
    const bool shared = passage.role == SectionRole::front_matter || passage.role == SectionRole::contents ||
                        passage.role == SectionRole::boilerplate ||
                        passage.role == SectionRole::methodology || passage.role == SectionRole::references;
    if (!shared) texts.emplace_back(passage.text);
  }
  return shingles_of(texts);
}

std::vector<std::pair<std::size_t, std::size_t>> texts_to_compare(
    const std::vector<const Reading*>& documents, const std::vector<const Sketch*>& sketches) {
  const Sketch none;
  std::vector<const Sketch*> all;
  for (const auto* sketch : sketches) all.push_back(sketch == nullptr ? &none : sketch);
  auto pairs = alike_pairs(all);
  // A summary is a small part of its report: too little for a sketch to find among all, enough within a
  // board. What the people and years already tell needs no text.
  std::vector<describing::Identity> identities;
  std::map<std::string, std::vector<std::size_t>> boards;
  for (std::size_t i = 0; i < documents.size(); ++i) {
    const auto& one = identities.emplace_back(*documents[i]);
    if (all[i]->shingles > 0)
      for (const auto& board : one.boards) boards[board].push_back(i);
  }
  const auto in_doubt = [&](std::size_t a, std::size_t b) {
    const auto& one = identities[a];
    const auto& other = identities[b];
    if (one.full_report() == other.full_report()) return false;
    const auto& lesser = one.full_report() ? other : one;
    const auto& report = one.full_report() ? one : other;
    return !describing::same_person(lesser, report) && estimated_overlap(*all[a], *all[b]).contained > 0;
  };
  for (const auto& [board, members] : boards)
    for (std::size_t a = 0; a < members.size(); ++a)
      for (std::size_t b = a + 1; b < members.size(); ++b)
        if (in_doubt(members[a], members[b])) pairs.emplace_back(std::minmax(members[a], members[b]));
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace throughline
