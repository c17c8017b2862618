#include "server/views/review_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "corpus/base/utf8.h"
#include "corpus/model/agencies.h"
#include "corpus/model/rights.h"
#include "server/views/html.h"
#include "server/views/page.h"
#include "server/views/search_answer.h"
#include "server/views/wording.h"

namespace throughline {
namespace {

constexpr std::size_t kQuotedWords = 25;

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const auto& value : values) text += (text.empty() ? "" : "; ") + value;
  return text;
}

std::string value_label(const CaseFact& fact, std::string_view value) {
  for (const auto& term : fact.values)
    if (term.id == value) return std::string(term.label);
  return fact.id == "agencies" ? std::string(agency_label(value)) : std::string(value);
}

/// "Yes (mother: current; father: past)".
std::string by_words(const std::map<std::string, std::string>& by) {
  std::string words;
  for (const auto& [person, when] : by)
    words += (words.empty() ? "" : "; ") + lower_case(label(kFactPersons, person)) + ": " +
             lower_case(label(kFactTimes, when));
  return words.empty() ? words : " (" + words + ")";
}

std::string state_words(FactState state) {
  return std::string(kFactStates[static_cast<std::size_t>(state)].label);
}

/// Makes lines out of facts.
class FactPrinter {
 public:
  FactPrinter(const ReviewAnswer& answer, const App& app) : answer_(answer), app_(app) {}

  /// `document`: which said it; none where only the passage can tell.
  void add(std::string_view id, std::string name, FactState state, const std::string& value,
           const Evidence& evidence, Source source, std::optional<std::uint32_t> document) {
    FactLine line{std::string(id), std::move(name), value, state};
    if (line.state == FactState::stated && value.empty()) line.state = FactState::not_stated;
    if (line.state != FactState::stated) line.value = state_words(line.state);
    if (line.state != FactState::not_stated) add_evidence(line, evidence, source, document);
    lines_.push_back(std::move(line));
  }
  void add_plain(std::string_view id, std::string name, const std::string& value) {
    if (!value.empty()) lines_.push_back({std::string(id), std::move(name), value});
  }
  std::vector<FactLine> take() { return std::move(lines_); }

 private:
  void add_evidence(FactLine& line, const Evidence& evidence, Source source,
                    std::optional<std::uint32_t> document) const {
    if (source != Source::document) {
      line.where = kSources[static_cast<std::size_t>(source)].label;
      return;
    }
    if (!document) document = document_with(evidence);
    if (!document) {
      // Of a review of one document the page can be named without the passage.
      if (answer_.documents.size() != 1) return;
      document = answer_.documents.front().document;
    }
    const auto& column = app_.columns().documents[*document];
    if (cited_page(column, evidence.page) > 0) line.where = fmt::format("Page {}", evidence.page);
    if (column.review != answer_.review) {
      const auto kind =
          lower_case(label(kReviewTypes, app_.columns().reviews[column.review].description.type));
      line.where += (line.where.empty() ? "In the " : " of the ") + (kind.empty() ? "other review" : kind);
    }
    if (may_quote(app_, *document)) line.words = first_words(evidence.text, kQuotedWords);
    line.href = address(evidence, *document);
  }

  std::string address(const Evidence& evidence, std::uint32_t document) const {
    if (evidence.passage.empty()) return {};
    const auto anchor = percent_encoded(passage_anchor(app_.columns(), document, evidence.passage));
    const auto& column = app_.columns().documents[document];
    if (column.review != answer_.review)
      return may_quote(app_, document)
                 ? review_address(app_.columns().reviews[column.review].slug) + "?p=" + anchor + "#" + anchor
                 : std::string();
    for (const auto& shown : answer_.documents)
      if (shown.document == document)
        for (const auto& passage : shown.passages)
          if (passage.passage.id == evidence.passage) return "#" + anchor;
    return {};
  }

  /// Dates name a passage but not its document: the one that has the words is meant.
  std::optional<std::uint32_t> document_with(const Evidence& evidence) const {
    if (evidence.passage.empty() || evidence.text.empty()) return std::nullopt;
    for (const auto& shown : answer_.documents)
      for (const auto& passage : shown.passages)
        if (passage.passage.id == evidence.passage &&
            passage.passage.text.find(evidence.text) != std::string::npos)
          return shown.document;
    return std::nullopt;
  }

  const ReviewAnswer& answer_;
  const App& app_;
  std::vector<FactLine> lines_;
};

/// Dates whose absence is told too; the others have a line only where the report gives them.
bool is_leading_date(std::string_view id) {
  return id == "incident" || id == "commissioned" || id == "completed" || id == "published";
}

void add_dates(FactPrinter& printer, const ReviewDescription& review) {
  for (const auto& date : kReviewDates) {
    const auto found = review.dates.find(date.id);
    const bool told = found != review.dates.end();
    if (!is_leading_date(date.id) && (!told || found->second.state == FactState::not_stated)) continue;
    const Fact<PartialDate> fact = told ? found->second : Fact<PartialDate>{};
    printer.add(date.id, std::string(date.label), fact.state,
                fact.stated() ? fact.value->words() : std::string(), fact.evidence, fact.source,
                std::nullopt);
  }
}

void add_description(FactPrinter& printer, const ReviewDescription& review) {
  std::string type(label(kReviewTypes, review.type));
  for (const auto& other : review.joint_with)
    type += "; joint with " + lower_case(label(kReviewTypes, other));
  printer.add_plain("type", "Type of review", review.type.empty() ? std::string("Could not be told") : type);
  printer.add_plain("boards", review.publisher.empty() ? "Published by" : "Board", joined(review.boards));
  printer.add_plain("publisher", "Published by", review.publisher);
  printer.add_plain("domain", "About", std::string(label(kDomains, review.domain)));
  std::string nation(label(kNations, review.nation));
  if (!review.region.empty() && review.region != nation)
    nation += nation.empty() ? review.region : " (" + review.region + ")";
  printer.add_plain("nation", "Nation", nation);
  printer.add_plain("regime", "Law it was held under", std::string(label(kRegimes, review.regime)));
  add_dates(printer, review);
  printer.add_plain("authors", "Written by", joined(review.authors));
  printer.add_plain("chairs", "Chaired by", joined(review.chairs));
  printer.add_plain("methodology", "Method", review.methodology);
  printer.add_plain("isbn", "ISBN", review.isbn);
}

void add_subjects(FactPrinter& printer, const CaseColumn& one, const std::string& prefix) {
  const auto several = std::count_if(one.subjects.begin(), one.subjects.end(),
                                     [](const auto& s) { return s.role == "subject"; });
  std::size_t number = 0;
  for (const auto& subject : one.subjects) {
    if (subject.role != "subject") continue;
    ++number;
    const auto who = several > 1 ? fmt::format("{}Person {}: ", prefix, number) : prefix;
    const std::string age = subject.age_text.empty() ? subject.age_band : subject.age_text;
    printer.add("age", who + "Age", age.empty() ? FactState::not_stated : FactState::stated, age,
                subject.evidence, Source::document, one.subjects_from);
    printer.add("sex", who + "Sex", subject.sex.state,
                subject.sex.stated() ? std::string(label(kSexes, *subject.sex.value)) : std::string(),
                subject.sex.evidence, subject.sex.source, one.subjects_from);
    printer.add("ethnicity", who + "Ethnicity", subject.ethnicity.state, subject.ethnicity.value.value_or(""),
                subject.ethnicity.evidence, subject.ethnicity.source, one.subjects_from);
  }
}

void add_case(FactPrinter& printer, const CaseColumn& one, const std::string& prefix) {
  add_subjects(printer, one, prefix);
  for (const auto& fact : kCaseFacts) {
    std::optional<std::uint32_t> document;
    if (const auto from = one.facts_from.find(fact.id); from != one.facts_from.end()) document = from->second;
    const auto name = prefix + std::string(fact.label);
    if (fact.list) {
      const auto found = one.fact_lists.find(fact.id);
      if (found == one.fact_lists.end()) continue;
      std::vector<std::string> values;
      if (found->second.stated())
        for (const auto& value : *found->second.value) values.push_back(value_label(fact, value));
      printer.add(fact.id, name, found->second.state, joined(values), found->second.evidence,
                  found->second.source, document);
    } else if (const auto found = one.facts.find(fact.id); found != one.facts.end()) {
      const auto& known = found->second;
      printer.add(fact.id, name, known.state,
                  known.stated() ? value_label(fact, *known.value) + by_words(known.by) : std::string(),
                  known.evidence, known.source, document);
    }
  }
}

bool says_nothing(const CaseColumn& one) {
  const auto silent = [](const auto& facts) {
    return std::all_of(facts.begin(), facts.end(), [](const auto& fact) {
      return fact.second.state == FactState::not_stated || fact.second.state == FactState::not_applicable;
    });
  };
  return one.subjects.empty() && silent(one.facts) && silent(one.fact_lists);
}

// --- The short list.

/// A row of the short list: facts of one kind under one name. Of `yes` rows only what is so is told.
struct ShortRow {
  std::string_view name;
  std::vector<std::string_view> ids;
  enum class Kind { values, named, yes } kind = Kind::values;
};

const std::vector<ShortRow>& short_rows() {
  using Kind = ShortRow::Kind;
  static const std::vector<ShortRow> rows{
      {"Type of review", {"type"}},
      {"Board", {"boards"}},
      {"Published", {"published"}},
      {"Incident", {"incident"}},
      {"Looked at", {"period_from", "period_to"}},
      {"Written by", {"authors"}},
      {"Chaired by", {"chairs"}},
      {"Who it is about", {"age", "sex", "ethnicity"}},
      {"Outcome", {"outcome"}},
      {"Kind of harm", {"harm_category", "abuse_types"}},
      {"Source of the harm", {"source_of_harm"}},
      {"Child protection plan", {"cp_plan", "plan_category"}},
      {"Known to social care", {"social_care"}},
      {"Legal order", {"legal_order"}},
      {"Lived", {"living_arrangements", "living_situation"}},
      {"In the family",
       {"parental_domestic_abuse", "parental_mental_health", "parental_substance", "parental_alcohol",
        "parental_drugs", "parental_learning_disability", "young_parent", "parental_criminal_record",
        "parental_separation", "social_isolation", "poverty"},
       Kind::yes},
      {"About the child",
       {"looked_after", "child_disability", "child_sen", "child_behaviour", "child_mental_health",
        "child_missing", "child_exploitation", "child_attendance", "young_carer"},
       Kind::yes},
      {"Practice",
       {"mental_capacity_assessed", "child_seen", "wishes_sought", "referral_not_accepted"},
       Kind::named},
      {"Agencies", {"agencies"}},
      {"Why it was held", {"trigger_criteria"}},
  };
  return rows;
}

/// "Mother: current" of a line that says "Yes (mother: current)".
std::string short_text(const FactLine& line, ShortRow::Kind kind) {
  if (kind == ShortRow::Kind::values) return line.value;
  if (kind == ShortRow::Kind::named) return line.name + ": " + lower_case(line.value);
  const auto open = line.value.find('(');
  return line.name + (open == std::string::npos ? "" : " " + line.value.substr(open));
}

Data item_data(const FactLine& line, std::string text) {
  return Data{{"text", std::move(text)},
              {"where", line.where.empty() ? std::string()
                                           : lower_case(line.where.substr(0, 1)) + line.where.substr(1)},
              {"href", line.href.empty() ? std::string() : safe_link(line.href)}};
}

bool says_yes(const std::vector<FactLine>& lines, std::string_view id) {
  return std::any_of(lines.begin(), lines.end(),
                     [&](const FactLine& line) { return line.id == id && line.value.starts_with("Yes"); });
}

/// Drugs or alcohol are named by what is known of each, where something is.
bool is_told_closer(const std::vector<FactLine>& lines, const FactLine& line) {
  return line.id == "parental_substance" && line.value.starts_with("Yes") &&
         (says_yes(lines, "parental_alcohol") || says_yes(lines, "parental_drugs"));
}

Data short_list(const std::vector<FactLine>& lines) {
  Data::List rows;
  for (const auto& row : short_rows()) {
    Data::List items;
    for (const auto& id : row.ids)
      for (const auto& line : lines) {
        if (line.id != id || line.state == FactState::not_stated || line.state == FactState::not_applicable)
          continue;
        if (row.kind == ShortRow::Kind::yes && !line.value.starts_with("Yes")) continue;
        if (is_told_closer(lines, line)) continue;
        auto text = line.state == FactState::stated ? short_text(line, row.kind)
                    : line.name == row.name         ? line.value
                                                    : line.name + ": " + lower_case(line.value);
        if (id == "period_from") text = "From " + text;
        if (id == "period_to") text = "To " + text;
        items.push_back(item_data(line, std::move(text)));
      }
    if (!items.empty()) rows.push_back(Data{{"name", row.name}, {"items", items}});
  }
  return rows;
}

Data whole_table(const std::vector<FactLine>& lines) {
  Data::List rows;
  for (const auto& line : lines) {
    if (line.state == FactState::not_stated || line.state == FactState::not_applicable) continue;
    rows.push_back(Data{{"name", line.name},
                        {"value", line.value},
                        {"where", line.where},
                        {"words", line.words},
                        {"href", line.href.empty() ? std::string() : safe_link(line.href)}});
  }
  return rows;
}

std::string names_of(const std::vector<FactLine>& lines, FactState state) {
  std::vector<std::string> names;
  for (const auto& line : lines)
    if (line.state == state) names.push_back(lower_case(line.name));
  return names.empty() ? std::string() : listed(names) + ".";
}

}  // namespace

bool may_quote(const App& app, std::uint32_t document) {
  return has_public_text(app.available->documents[document]);
}

std::vector<FactLine> fact_lines(const ReviewAnswer& answer, const App& app) {
  const auto& review = app.columns().reviews[answer.review];
  FactPrinter printer(answer, app);
  add_description(printer, review.description);
  std::size_t number = 0;
  for (const auto one : review.cases) {
    ++number;
    const auto& column = app.columns().cases[one];
    if (review.cases.size() > 1 && says_nothing(column)) continue;
    add_case(printer, column,
             review.cases.size() > 1 ? "Case " + std::to_string(number) + ": " : std::string());
  }
  return printer.take();
}

Data about_data(const ReviewAnswer& answer, const App& app) {
  const auto& review = app.columns().reviews[answer.review];
  const auto lines = fact_lines(answer, app);
  const auto silent = static_cast<std::size_t>(std::count_if(
      lines.begin(), lines.end(), [](const FactLine& line) { return line.state == FactState::not_stated; }));
  std::string several;
  if (review.cases.size() > 1)
    several = fmt::format(
        "This review tells of {}. What it says of one person cannot be told apart from the others by a "
        "program, so it gives no facts about each of them.",
        counted(review.cases.size(), "case", "cases"));
  Data data{{"several_cases", several},
            {"facts", short_list(lines)},
            {"not_stated_count", silent == 0 ? std::string() : counted(silent, "thing", "things")},
            {"not_stated", names_of(lines, FactState::not_stated)},
            {"all_facts", whole_table(lines)},
            {"has_disagreements", !review.description.disagreements.empty()},
            {"disagreements", texts(review.description.disagreements)}};
  return data;
}

}  // namespace throughline
