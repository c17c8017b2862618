// case list, link, split, proposals; import: cases as a curator sees and decides them.
#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "corpus/base/file.h"
#include "corpus/model/reading_json.h"
#include "corpus/store/library.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/rules.h"
#include "indexer/pipeline/import_cases.h"
#include "indexer/pipeline/link_library.h"

namespace throughline {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::uint64_t kLargestSheet = 64ULL << 20U;
constexpr std::size_t kShownDigits = 12;
constexpr std::size_t kFewestDigits = 6;

/// Who is at the keyboard, where --actor does not say.
std::string actor_of(const CommandLine& line) {
  if (!line.actor.empty()) return line.actor;
  const auto* entry = ::getpwuid(::geteuid());
  return entry != nullptr ? entry->pw_name : "unknown";
}

/// The documents with their paths and links, to find and print them by.
class Cases {
 public:
  static Result<Cases> load(const std::string& data) {
    THROUGHLINE_ASSIGN(auto library, Library::open(data, Library::Access::read));
    THROUGHLINE_ASSIGN(auto linked, link_library(library, Library::Access::read));
    THROUGHLINE_ASSIGN(const auto files, library.files());
    THROUGHLINE_ASSIGN(const auto withdrawals, library.withdrawals());
    return Cases(std::move(linked), files, withdrawals);
  }

  const LinkedLibrary& linked() const { return linked_; }
  const std::string& path(const std::string& sum) const {
    static const std::string none;
    const auto found = paths_.find(sum);
    return found == paths_.end() ? none : found->second;
  }
  const Reading& reading(const std::string& sum) const {
    return *std::find_if(linked_.headers.begin(), linked_.headers.end(),
                         [&](const Reading& one) { return one.sha256 == sum; });
  }
  const CaseLink& link(const std::string& sum) const {
    return *std::find_if(linked_.cases.links.begin(), linked_.cases.links.end(),
                         [&](const CaseLink& one) { return one.sha256 == sum; });
  }
  bool is_withdrawn(const std::string& review) const { return withdrawn_.contains(review); }

  /// By path, file name, record id or the beginning of its sum.
  Result<std::string> document(const std::string& said) const {
    std::set<std::string> found;
    for (const auto& header : linked_.headers) {
      const auto& known = path(header.sha256);
      const bool named = said == known || said == header.file || said == header.sha256 ||
                         (!known.empty() && std::filesystem::path(said).lexically_normal() ==
                                                std::filesystem::path(known).lexically_normal());
      const bool digits = said.size() >= kFewestDigits && said.find_first_not_of("0123456789abcdef") == std::string::npos;
      if (named || (digits && header.sha256.starts_with(said))) found.insert(header.sha256);
    }
    if (found.size() == 1) return *found.begin();
    if (found.empty())
      return fail(ErrorCode::not_found, fmt::format("The library has no document “{}”.", said),
                  "Give its path, its file name or the beginning of its sum, as `throughline case list` prints them.");
    std::string all;
    for (const auto& sum : found) all += fmt::format("{}{} ({})", all.empty() ? "" : ", ", sum.substr(0, kShownDigits), path(sum));
    return fail(ErrorCode::invalid_argument, fmt::format("“{}” may be {} documents: {}.", said, found.size(), all),
                "Give the path or the beginning of the sum.");
  }

  /// Documents of a case, those that speak of it alone first.
  std::vector<std::string> of_case(const std::string& id) const {
    std::vector<std::string> sums;
    for (const auto& link : linked_.cases.links)
      if (std::find(link.cases.begin(), link.cases.end(), id) != link.cases.end()) sums.push_back(link.sha256);
    std::stable_partition(sums.begin(), sums.end(), [&](const std::string& sum) { return link(sum).cases.size() == 1; });
    return sums;
  }

  /// A case id, the name of a review that has one case, or a record's id.
  Result<std::string> case_id(const std::string& said) const {
    std::set<std::string> found;
    for (const auto& one : linked_.cases.links)
      for (const auto& id : one.cases)
        if (said == id || (said == one.review && one.cases.size() == 1) ||
            (said == reading(one.sha256).case_hint && one.cases.size() == 1))
          found.insert(id);
    if (found.size() == 1) return *found.begin();
    return fail(ErrorCode::not_found, fmt::format("There is no case “{}”.", said),
                "`throughline case list` prints the cases; a new case comes with its first document or record.");
  }

 private:
  Cases(LinkedLibrary linked, const std::vector<FileStatus>& files, const std::vector<Withdrawal>& withdrawals)
      : linked_(std::move(linked)) {
    for (const auto& file : files)
      if (file.outcome != Outcome::duplicate) paths_.try_emplace(file.sha256, file.path);
    for (const auto& withdrawal : withdrawals) withdrawn_.insert(withdrawal.review);
  }

  LinkedLibrary linked_;
  std::map<std::string, std::string> paths_;
  std::set<std::string> withdrawn_;
};

Json document_json(const Cases& cases, const std::string& sum) {
  const auto& reading = cases.reading(sum);
  return {{"sha256", sum}, {"path", cases.path(sum)}, {"file", reading.file}, {"title", reading.review.title}};
}

std::string document_line(const Cases& cases, const std::string& sum) {
  const auto& reading = cases.reading(sum);
  const auto& path = cases.path(sum);
  return fmt::format("{}  {}  “{}”", sum.substr(0, kShownDigits), path.empty() ? "record " + reading.file : path,
                     reading.review.title);
}

Json list_json(const Cases& cases) {
  std::map<std::string, Json> by_case;
  Json without = Json::array();
  for (const auto& link : cases.linked().cases.links) {
    auto document = document_json(cases, link.sha256);
    document["review"] = link.review;
    document["reason"] = link.reason;
    if (!link.superseded_by.empty()) document["superseded_by"] = link.superseded_by;
    if (link.cases.empty()) without.push_back(document);
    for (const auto& id : link.cases) {
      auto& one = by_case[id];
      if (one.is_null()) one = {{"case", id}, {"documents", Json::array()}};
      one["documents"].push_back(document);
    }
  }
  Json list = Json::array();
  for (auto& [id, one] : by_case) list.push_back(std::move(one));
  return {{"cases", list}, {"without_case", without}};
}

void print_link(const Cases& cases, const CaseLink& link) {
  fmt::print("  {}\n    review {}: {}", document_line(cases, link.sha256), link.review, link.reason);
  if (!link.superseded_by.empty()) fmt::print(" ({})", link.superseded_by.substr(0, kShownDigits));
  fmt::print("\n");
}

void print_list(const Cases& cases) {
  std::map<std::string, std::vector<const CaseLink*>> by_case;
  for (const auto& link : cases.linked().cases.links) {
    if (link.cases.empty()) by_case["(no case of its own)"].push_back(&link);
    for (const auto& id : link.cases) by_case[id].push_back(&link);
  }
  for (const auto& [id, links] : by_case) {
    fmt::print("{}\n", id);
    for (const auto* link : links) print_link(cases, *link);
  }
}

/// A withdrawn review stays one piece: its documents must not come back in another.
Result<void> check_not_withdrawn(const Cases& cases, const std::string& sum) {
  const auto& review = cases.link(sum).review;
  if (!cases.is_withdrawn(review)) return {};
  return fail(ErrorCode::invalid_argument,
              fmt::format("{} is of the review {}, which is withdrawn.", cases.path(sum), review),
              "Documents of withdrawn reviews are not linked or split: nothing withdrawn may come back.");
}

CaseDecision decision(const CommandLine& line, const Cases& cases, const std::string& sum,
                      std::vector<std::string> ids) {
  return {sum, cases.path(sum), std::move(ids), line.reason, actor_of(line), {}};
}

Result<void> keep(const CommandLine& line, const std::vector<CaseDecision>& decisions) {
  THROUGHLINE_ASSIGN(auto library, Library::open(line.data, Library::Access::curate));
  return library.decide_cases(decisions);
}

void print_done(const CommandLine& line, const Cases& cases, const std::vector<std::string>& documents,
                const std::vector<std::string>& ids) {
  if (line.json) {
    Json list = Json::array();
    for (const auto& sum : documents) list.push_back(document_json(cases, sum));
    fmt::print("{}\n", dump(Json{{"cases", ids}, {"documents", list}, {"actor", actor_of(line)}}, 1));
    return;
  }
  for (const auto& sum : documents)
    fmt::print("{}\n  {}\n", document_line(cases, sum),
               ids.empty() ? "stands alone" : fmt::format("is of {}", fmt::join(ids, ", ")));
  fmt::print("Recorded for {}. The next publish shows it.\n", actor_of(line));
}

}  // namespace

Result<void> run_case_list(const CommandContext& context) {
  THROUGHLINE_ASSIGN(const auto cases, Cases::load(context.line.data));
  if (context.line.json)
    fmt::print("{}\n", dump(list_json(cases), 1));
  else
    print_list(cases);
  return {};
}

Result<void> run_case_link(const CommandContext& context) {
  const auto& line = context.line;
  THROUGHLINE_ASSIGN(const auto cases, Cases::load(line.data));
  std::set<std::string> ids;
  for (const auto& said : line.cases) {
    THROUGHLINE_ASSIGN(auto id, cases.case_id(said));
    ids.insert(std::move(id));
  }
  std::vector<std::string> documents;
  for (const auto& said : line.paths) {
    THROUGHLINE_ASSIGN(auto sum, cases.document(said));
    if (std::find(documents.begin(), documents.end(), sum) == documents.end()) documents.push_back(std::move(sum));
  }
  std::vector<CaseDecision> decisions;
  for (const auto& id : ids) {
    // The case keeps its name: the document it is known by is held to it too.
    const auto members = cases.of_case(id);
    const bool moves = std::find(documents.begin(), documents.end(), members.front()) != documents.end();
    if (!moves && cases.link(members.front()).cases.size() == 1)
      decisions.push_back(decision(line, cases, members.front(), {id}));
  }
  for (const auto& sum : documents) decisions.push_back(decision(line, cases, sum, {ids.begin(), ids.end()}));
  for (const auto& one : decisions) THROUGHLINE_TRY(check_not_withdrawn(cases, one.sha256));
  THROUGHLINE_TRY(keep(line, decisions));
  print_done(line, cases, documents, {ids.begin(), ids.end()});
  return {};
}

Result<void> run_case_split(const CommandContext& context) {
  const auto& line = context.line;
  THROUGHLINE_ASSIGN(const auto cases, Cases::load(line.data));
  std::vector<std::string> documents;
  std::vector<CaseDecision> decisions;
  for (const auto& said : line.paths) {
    THROUGHLINE_ASSIGN(const auto sum, cases.document(said));
    THROUGHLINE_TRY(check_not_withdrawn(cases, sum));
    documents.push_back(sum);
    decisions.push_back(decision(line, cases, sum, {}));
  }
  THROUGHLINE_TRY(keep(line, decisions));
  print_done(line, cases, documents, {});
  return {};
}

Result<void> run_case_proposals(const CommandContext& context) {
  THROUGHLINE_ASSIGN(const auto cases, Cases::load(context.line.data));
  const auto& proposals = cases.linked().cases.proposals;
  if (context.line.json) {
    Json list = Json::array();
    for (const auto& one : proposals)
      list.push_back({{"documents", {document_json(cases, one.document), document_json(cases, one.other)}},
                      {"cases", {cases.link(one.document).cases, cases.link(one.other).cases}},
                      {"reason", one.reason}});
    fmt::print("{}\n", dump(Json{{"proposals", list}}, 1));
    return {};
  }
  for (const auto& one : proposals)
    fmt::print("{}\n  {}  case {}\n  {}  case {}\n", one.reason, document_line(cases, one.document),
               fmt::join(cases.link(one.document).cases, ", "), document_line(cases, one.other),
               fmt::join(cases.link(one.other).cases, ", "));
  if (proposals.empty())
    fmt::print("Nothing to decide.\n");
  else
    fmt::print("`throughline case link DOCUMENT --case ID` takes a proposal; `case split DOCUMENT` puts it away. Nothing "
               "here is published.\n");
  return {};
}

Result<void> run_import(const CommandContext& context) {
  const auto& line = context.line;
  THROUGHLINE_ASSIGN(const auto rules, load_rules(line));
  THROUGHLINE_ASSIGN(const auto csv, read_file(line.file, kLargestSheet));
  const auto name = std::filesystem::path(line.file).filename().string();
  THROUGHLINE_ASSIGN(const auto records, read_case_sheet(csv, name, rules.taxonomy));
  THROUGHLINE_ASSIGN(auto library, Library::open(line.data, Library::Access::write));
  THROUGHLINE_ASSIGN(const auto fresh, library.import_records(records, actor_of(line)));
  if (line.json)
    fmt::print("{}\n", dump(Json{{"records", records.size()}, {"new", fresh}, {"replaced", records.size() - fresh}}, 1));
  else
    fmt::print("{} cases: {} new, {} replaced. The next publish shows them.\n", records.size(), fresh,
               records.size() - fresh);
  return {};
}

}  // namespace throughline
