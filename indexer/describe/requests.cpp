#include "indexer/describe/requests.h"

#include <algorithm>
#include <array>

#include "indexer/describe/asked_names.h"
#include "indexer/describe/wordings.h"

namespace throughline::describing {
namespace {

template <class Table>
bool is_one_of(const Table& table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}
const Wordings& council_matters() {
  static const Wordings wordings = compiled(kCouncilMatters);
  return wordings;
}

bool capital(const WordStream& words, std::uint32_t at) {
  const auto written = words.as_written(at);
  return !written.empty() && written[0] >= 'A' && written[0] <= 'Z';
}

void add_once(std::vector<std::string>& list, const std::string& value) {
  if (std::find(list.begin(), list.end(), value) == list.end()) list.push_back(value);
}

/// The names of a text made ready: "Adult social care commissioners" and "the council's housing department"
/// are one body each; a council is the service to which what is asked belongs.
std::vector<NamedAgency> settled(std::vector<NamedAgency> named, const WordStream& words) {
  std::vector<NamedAgency> kept;
  for (auto& agency : named) {
    const bool adjoining =
        !kept.empty() && kept.back().to == agency.from && words.words[agency.from].before == Pause::none;
    if (adjoining && words.word(agency.from) == "commissioners") {
      kept.back().to = agency.to;
      continue;
    }
    if (adjoining && kept.back().council) {
      agency.from = kept.back().from;
      kept.pop_back();
    }
    kept.push_back(std::move(agency));
  }
  const auto matters = council_matters().find(words);
  for (auto& agency : kept)
    if (agency.council && !matters.empty()) agency.agency = kCouncilMatters[matters.front().id].id;
  return kept;
}

/// Words of headings, lead-ins and columns that say for whom something is, besides the names.
constexpr auto kOfHeadings = std::to_array<std::string_view>({"recommendation",
                                                              "recommendations",
                                                              "for",
                                                              "to",
                                                              "by",
                                                              "the",
                                                              "single",
                                                              "agency",
                                                              "actions",
                                                              "action",
                                                              "and",
                                                              "individual",
                                                              "of",
                                                              "from",
                                                              "local",
                                                              "national",
                                                              "lead",
                                                              "all",
                                                              "multi",
                                                              "learning",
                                                              "chief",
                                                              "officer",
                                                              "head",
                                                              "safeguarding",
                                                              "manager",
                                                              "director",
                                                              "specific",
                                                              "addressed",
                                                              "are",
                                                              "other",
                                                              "required"});
constexpr auto kForWhom = std::to_array<WordingRow<int>>({
    {0, "(recommendation|recommendations|actions|addressed) ~3 (for|to)"},
});

std::vector<std::string> named_by_context(std::string_view context, const AgencyAliases& agencies) {
  const auto words = words_of(context);
  const auto named = settled(agencies.find_asked(context, words), words);
  std::vector<std::string> found;
  static const Wordings for_whom = compiled(kForWhom);
  for (const auto& hit : for_whom.find(words)) {
    const auto end = end_of_names(words, named, hit.to, static_cast<std::uint32_t>(words.words.size()));
    for (const auto& agency : named)
      if (agency.from >= hit.to && agency.to <= end) add_once(found, agency.agency);
  }
  if (!found.empty()) return found;
  if (!words.words.empty() && words.words.size() <= 4 && named.empty() &&
      words.word(words.words.size() - 1) == "health")
    return {"health-commissioner"};
  std::uint32_t other = 0;
  std::uint32_t at = 0;
  for (; at < words.words.size(); ++at) {
    const auto agency = std::find_if(named.begin(), named.end(),
                                     [&](const auto& one) { return at >= one.from && at < one.to; });
    if (agency == named.end() && !is_one_of(kOfHeadings, words.word(at)) && !capital(words, at)) ++other;
  }
  if (other > 0 || at > 16) return {};
  for (const auto& agency : named) add_once(found, agency.agency);
  return found;
}

bool is_national(const std::string& id) {
  return id == "government" || id == "national-panel" || id == "regulator";
}

}  // namespace

std::vector<std::string> Request::addressees() const {
  auto all = asked;
  for (const auto& id : moved) add_once(all, id);
  return all;
}

Request read_request(std::string_view text, const std::vector<std::string_view>& context,
                     const AgencyAliases& agencies) {
  Request request;
  const auto words = words_of(text);
  const auto named = settled(agencies.find_asked(text, words), words);
  const auto frame = request_frame(words, named);
  const auto owners = read_asked(words, named, frame, request);
  if (request.asked.empty() && request.moved.empty()) request.asked = owners;
  for (const auto& one : context)
    if (request.asked.empty() && request.moved.empty()) request.asked = named_by_context(one, agencies);
  const auto& asked = request.asked;
  request.moved.erase(std::remove_if(request.moved.begin(), request.moved.end(),
                                     [&](const auto& id) {
                                       return std::find(asked.begin(), asked.end(), id) != asked.end();
                                     }),
                      request.moved.end());
  // A government asked, or a local body that is to move one; not a meeting which a regulator joins too.
  const auto& in_the_end = request.moved.empty() ? request.asked : request.moved;
  const bool national =
      std::any_of(asked.begin(), asked.end(),
                  [](const auto& id) { return id == "government" || id == "national-panel"; }) ||
      (!in_the_end.empty() && std::all_of(in_the_end.begin(), in_the_end.end(), is_national));
  request.action_type = national ? "national" : action_type(words, named, frame);
  const bool alone = asked.size() == 1 && asked[0] != "safeguarding-board" &&
                     asked[0] != "community-safety-partnership" && asked[0] != "all-partners" &&
                     asked[0] != "mash";
  request.level = national ? "national" : (alone ? "agency" : "partnership");
  return request;
}

}  // namespace throughline::describing
