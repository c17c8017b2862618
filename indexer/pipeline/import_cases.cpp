#include "indexer/pipeline/import_cases.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <optional>
#include <set>

#include "corpus/base/utf8.h"
#include "corpus/model/agencies.h"
#include "indexer/describe/recorded_case.h"
#include "indexer/pipeline/csv_table.h"

namespace throughline {
namespace {

constexpr auto kCatalogueColumns = std::to_array<SheetColumn>({
    {"id", "Required: the case's name in the catalogue it comes from. Importing it again replaces the record; a "
           "document whose sidecar has it as `case` is of this case."},
    {"title", "Required: the title of the review."},
    {"review_type", "Type of review."},
    {"domain", "child, adult or both."},
    {"nation", "Nation or Crown Dependency."},
    {"board", "Board or partnership; several with semicolons."},
    {"region", "English region."},
    {"incident_date", "YYYY, YYYY-MM or YYYY-MM-DD."},
    {"published_date", "YYYY, YYYY-MM or YYYY-MM-DD."},
    {"age_band", "Age band of the person at the incident."},
    {"sex", "male, female or other."},
    {"themes", "Themes of the taxonomy with semicolons, each with its polarity after a colon where it is not "
               "concern: `neglect;supervision:good`."},
    {"source", "What the catalogue is called; shown with the record."},
    {"url", "An http or https address of the record."},
});
constexpr std::size_t kNamedFaults = 10;
constexpr int kMostChildren = 99;

template <class Terms>
std::string listed(const Terms& terms) {
  std::string all;
  for (const auto& term : terms) all += (all.empty() ? "" : ", ") + std::string(term.id);
  return all;
}

template <class Terms>
bool has(const Terms& terms, std::string_view id) {
  return std::any_of(terms.begin(), terms.end(), [&](const auto& term) { return term.id == id; });
}

std::vector<std::string> parts_of(const std::string& cell) {
  std::vector<std::string> parts;
  for (const auto part : split(cell, ';'))
    if (!trimmed(part).empty()) parts.emplace_back(trimmed(part));
  return parts;
}

/// States other than "stated" may be written as such.
std::optional<FactState> state_of(const std::string& cell) {
  if (cell.empty()) return FactState::not_stated;
  const auto state = parse<FactState>(kFactStates, cell);
  return state == FactState::stated ? std::nullopt : state;
}

/// Values a fact may have: its table, the agencies, or a number.
bool allowed(const CaseFact& fact, const std::string& value) {
  if (!fact.values.empty()) return has(fact.values, value);
  if (fact.id == "agencies") return has(kAgencies, value);
  int number = 0;
  const auto [end, problem] = std::from_chars(value.data(), value.data() + value.size(), number);
  return problem == std::errc{} && end == value.data() + value.size() && number >= 1 && number <= kMostChildren;
}

std::string allowed_values(const CaseFact& fact) {
  if (!fact.values.empty()) return listed(fact.values);
  return fact.id == "agencies" ? "agencies of docs/vocabulary.md" : fmt::format("a number from 1 to {}", kMostChildren);
}

bool applies(const CaseFact& fact, const std::string& domain) {
  return !(fact.population == FactPopulation::child && domain == "adult") &&
         !(fact.population == FactPopulation::adult && domain == "child");
}

class Sheet {
 public:
  Sheet(const std::string& name, const Taxonomy& taxonomy) : name_(name), taxonomy_(taxonomy) {}

  Result<std::vector<CaseRecord>> read(const std::vector<CsvRow>& rows) {
    if (rows.empty()) return wrong({fmt::format("{} is empty.", name_)}, 1);
    read_header(rows.front());
    if (faults_.empty())
      for (std::size_t i = 1; i < rows.size(); ++i) read_row(rows[i]);
    if (!faults_.empty()) return wrong(faults_, first_fault_);
    return std::move(records_);
  }

 private:
  Result<std::vector<CaseRecord>> wrong(const std::vector<std::string>& faults, std::size_t line) const {
    std::string message;
    for (std::size_t i = 0; i < std::min(faults.size(), kNamedFaults); ++i)
      message += (message.empty() ? "" : "\n") + faults[i];
    if (faults.size() > kNamedFaults) message += fmt::format("\nand {} more.", faults.size() - kNamedFaults);
    return fail({ErrorCode::invalid_argument, message,
                 "Nothing was imported. Correct the sheet and import it again; docs/import.md lists columns and values.",
                 Where{line, line, name_}});
  }

  void fault(std::size_t line, const std::string& what) {
    if (faults_.empty()) first_fault_ = line;
    faults_.push_back(fmt::format("{}, line {}: {}", name_, line, what));
  }

  void read_header(const CsvRow& row) {
    const auto known = sheet_columns();
    for (const auto& cell : row.cells) {
      const auto column = lower_case(cell);
      const bool knows = std::any_of(known.begin(), known.end(), [&](const auto& one) { return one.name == column; });
      if (!knows) fault(row.line, fmt::format("there is no column “{}”.", cell));
      if (std::find(columns_.begin(), columns_.end(), column) != columns_.end())
        fault(row.line, fmt::format("the column “{}” stands there twice.", cell));
      columns_.push_back(column);
    }
    for (const std::string_view needed : {"id", "title"})
      if (std::find(columns_.begin(), columns_.end(), needed) == columns_.end())
        fault(row.line, fmt::format("the column “{}” is missing.", needed));
  }

  void read_row(const CsvRow& row) {
    line_ = row.line;
    if (row.cells.size() != columns_.size()) {
      fault(line_, fmt::format("it has {} cells, the header has {}.", row.cells.size(), columns_.size()));
      return;
    }
    cells_.clear();
    for (std::size_t i = 0; i < columns_.size(); ++i) cells_[columns_[i]] = row.cells[i];
    CaseRecord record;
    record.id = cell("id");
    record.source = cell("source");
    if (record.id.empty()) fault(line_, "“id” is empty.");
    if (!ids_.insert(record.id).second) fault(line_, fmt::format("“id” {} stands there twice.", record.id));
    read_review(record);
    read_facts(record.reading);
    read_themes(record);
    conclude_recorded_case(record.reading);
    records_.push_back(std::move(record));
  }

  const std::string& cell(std::string_view column) const {
    static const std::string none;
    const auto found = cells_.find(column);
    return found == cells_.end() ? none : found->second;
  }

  template <class Terms>
  std::string choice(std::string_view column, const Terms& terms) {
    const auto& value = cell(column);
    if (!value.empty() && !has(terms, value)) refuse(column, value, listed(terms));
    return value;
  }

  void refuse(std::string_view column, const std::string& value, const std::string& allowed_ones) {
    fault(line_, fmt::format("“{}” cannot be “{}”; it may be {}.", column, value, allowed_ones));
  }

  void read_review(CaseRecord& record) {
    auto& reading = record.reading;
    reading.file = record.id;
    reading.sha256 = record_key(record.id);
    reading.format = std::string(kRecordFormat);
    reading.document_kind = "other";
    reading.case_hint = record.id;
    auto& review = reading.review;
    review.title = cell("title");
    review.title_source = Source::sidecar;
    if (review.title.empty()) fault(line_, "“title” is empty.");
    review.type = choice("review_type", kReviewTypes);
    review.type_why = "record";
    review.domain = choice("domain", kDomains);
    review.nation = choice("nation", kNations);
    review.boards = parts_of(cell("board"));
    review.region = cell("region");
    for (const auto& date : kReviewDates) review.dates[std::string(date.id)] = {};
    read_date("incident_date", review.dates["incident"]);
    read_date("published_date", review.dates["published"]);
    auto& rights = reading.rights;
    rights.visibility = Visibility::record;
    rights.owner = record.source;
    rights.url = cell("url");
    const bool address = rights.url.starts_with("http://") || rights.url.starts_with("https://");
    if (!rights.url.empty() && !address) refuse("url", rights.url, "an http or https address");
    rights.notice = record.source.empty() ? "Known from a catalogue; its text is not held here."
                                          : fmt::format("Known from {}; its text is not held here.", record.source);
  }

  void read_date(std::string_view column, Fact<PartialDate>& date) {
    const auto& value = cell(column);
    const auto state = state_of(value);
    if (state) {
      date.state = *state;
      return;
    }
    const auto parsed = parse_partial_date(value);
    if (!parsed) {
      refuse(column, value, "YYYY, YYYY-MM or YYYY-MM-DD");
      return;
    }
    date.state = FactState::stated;
    date.value = *parsed;
    date.source = Source::sidecar;
  }

  void read_facts(Reading& reading) {
    for (const auto& fact : kCaseFacts) {
      const std::string id(fact.id);
      const auto& value = cell(fact.id);
      if (fact.list)
        take_list(fact, value, reading.review.domain, reading.fact_lists[id]);
      else
        take_value(fact, value, reading.review.domain, reading.facts[id]);
    }
    const auto band = choice("age_band", kAgeBands);
    const auto sex = choice("sex", kSexes);
    if (band.empty() && sex.empty()) return;
    Subject subject;
    subject.age_band = band;
    if (!sex.empty()) subject.sex = stated(sex);
    reading.subjects.push_back(std::move(subject));
  }

  template <class T>
  static Fact<T> stated(T value) {
    Fact<T> fact;
    fact.state = FactState::stated;
    fact.value = std::move(value);
    fact.source = Source::sidecar;
    return fact;
  }

  /// True when the cell says no more than a state, or says something that cannot be.
  template <class T>
  bool is_settled(const CaseFact& fact, const std::string& value, const std::string& domain, Fact<T>& into) {
    const bool fits = applies(fact, domain);
    const auto state = state_of(value);
    if (state) {
      into.state = !fits ? FactState::not_applicable : *state;
      return true;
    }
    if (!fits)
      fault(line_, fmt::format("“{}” is not a fact of {} cases.", fact.id, domain));
    return !fits;
  }

  void take_value(const CaseFact& fact, const std::string& value, const std::string& domain, Fact<std::string>& into) {
    if (is_settled(fact, value, domain, into)) return;
    if (!allowed(fact, value)) return refuse(fact.id, value, allowed_values(fact));
    into = stated(value);
  }

  void take_list(const CaseFact& fact, const std::string& value, const std::string& domain,
                 Fact<std::vector<std::string>>& into) {
    if (is_settled(fact, value, domain, into)) return;
    auto values = parts_of(value);
    for (const auto& one : values)
      if (!allowed(fact, one)) return refuse(fact.id, one, allowed_values(fact));
    into = stated(std::move(values));
  }

  void read_themes(CaseRecord& record) {
    for (const auto& part : parts_of(cell("themes"))) {
      const auto colon = part.find(':');
      const auto theme = std::string(trimmed(std::string_view(part).substr(0, colon)));
      const auto said = colon == std::string::npos ? std::string("concern")
                                                   : std::string(trimmed(std::string_view(part).substr(colon + 1)));
      const auto polarity = parse<Polarity>(kPolarities, said);
      if (taxonomy_.find(theme) == nullptr)
        refuse("themes", theme, "a theme that `throughline taxonomy list` lists");
      else if (!polarity)
        refuse("themes", part, "a theme with one of " + listed(kPolarities));
      else
        record.themes.push_back({theme, *polarity});
    }
  }

  const std::string& name_;
  const Taxonomy& taxonomy_;
  std::vector<std::string> columns_;
  std::map<std::string, std::string, std::less<>> cells_;
  std::size_t line_ = 0;
  std::set<std::string> ids_;
  std::vector<CaseRecord> records_;
  std::vector<std::string> faults_;
  std::size_t first_fault_ = 0;
};

}  // namespace

std::vector<SheetColumn> sheet_columns() {
  std::vector<SheetColumn> columns(kCatalogueColumns.begin(), kCatalogueColumns.end());
  for (const auto& fact : kCaseFacts) columns.push_back({fact.id, fact.label});
  return columns;
}

Result<std::vector<CaseRecord>> read_case_sheet(std::string_view csv, const std::string& name,
                                                const Taxonomy& taxonomy) {
  THROUGHLINE_ASSIGN(const auto rows, read_csv_table(csv, name));
  return Sheet(name, taxonomy).read(rows);
}

}  // namespace throughline
