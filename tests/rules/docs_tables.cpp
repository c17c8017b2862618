#include "docs_tables.h"

#include <fmt/format.h>

#include "corpus/base/error.h"
#include "corpus/base/settings.h"
#include "corpus/model/agencies.h"
#include "corpus/model/fields.h"
#include "corpus/model/reading.h"
#include "corpus/model/vocabulary.h"
#include "indexer/cli/options.h"
#include "indexer/pipeline/import_cases.h"

namespace {

using namespace throughline;

std::string errors() {
  std::string text = "| code | HTTP | exit status | meaning |\n|---|---|---|---|\n";
  for (const auto& e : kErrors) text += fmt::format("| `{}` | {} | {} | {} |\n", e.name, e.http_status, e.exit_status, e.meaning);
  return text;
}

std::string settings() {
  std::string text = "| setting | default | range | meaning |\n|---|---|---|---|\n";
  for (const auto& s : kSettings) text += fmt::format("| `{}` | {} | {} to {} | {} |\n", s.name, s.fallback, s.least, s.most, s.help);
  return text;
}

std::string outcomes() {
  std::string text = "| outcome | in the library | meaning |\n|---|---|---|\n";
  for (const auto& o : kOutcomes) text += fmt::format("| `{}` | {} | {} |\n", o.id, o.readable ? "yes" : "no", o.meaning);
  return text;
}

std::string fields() {
  std::string text = "| field | what it is | example | filter with counts |\n|---|---|---|---|\n";
  for (const auto& f : kFields) text += fmt::format("| `{}` | {} {} | `{}` | {} |\n", f.name, std::string(f.label) + ".", f.description, f.example, f.facet ? "yes" : "no");
  return text;
}

void options_of(const CLI::App& app, const std::string& path, std::string& text) {
  text += fmt::format("\n### `{}`\n\n{}\n", path, app.get_description());
  std::string rows;
  for (const auto* option : app.get_options())
    if (option->get_name() != "--help") rows += fmt::format("| `{}` | {} |\n", option->get_name(), option->get_description());
  if (!rows.empty()) text += "\n| option | meaning |\n|---|---|\n" + rows;
  for (const auto* command : app.get_subcommands(nullptr)) options_of(*command, path + " " + command->get_name(), text);
}

std::string command_line() {
  CLI::App app;
  CommandLine line;
  describe_command_line(app, line);
  std::string text;
  options_of(app, "throughline", text);
  return text;
}

template <std::size_t N>
void add_terms(std::string& text, std::string_view title, const std::array<Term, N>& terms) {
  text += fmt::format("\n### {}\n\n| id | label |\n|---|---|\n", title);
  for (const auto& term : terms) text += fmt::format("| `{}` | {} |\n", term.id, term.label);
}

std::string case_fact_row(const CaseFact& fact) {
  std::string values;
  for (const auto& value : fact.values) values += fmt::format("{}`{}`", values.empty() ? "" : ", ", value.id);
  if (fact.values.empty()) values = fact.id == "agencies" ? "see agencies" : "a number";
  if (fact.list) values = "any of: " + values;
  if (fact.by_person) values += "; `by` mother, father, other-carer: current, past";
  constexpr std::string_view kAbout[] = {"anybody", "children", "adults"};
  return fmt::format("| `{}` | {} | {} | {} |\n", fact.id, fact.label, kAbout[static_cast<std::size_t>(fact.population)], values);
}

std::string vocabulary() {
  std::string text;
  add_terms(text, "Section role", kSectionRoles);
  add_terms(text, "Polarity", kPolarities);
  add_terms(text, "State of a fact", kFactStates);
  add_terms(text, "Visibility", kVisibilities);
  add_terms(text, "Review type", kReviewTypes);
  add_terms(text, "Document kind", kDocumentKinds);
  add_terms(text, "Domain", kDomains);
  add_terms(text, "Nation", kNations);
  add_terms(text, "Regime", kRegimes);
  add_terms(text, "Subject role", kSubjectRoles);
  add_terms(text, "Sex", kSexes);
  add_terms(text, "Action type", kActionTypes);
  add_terms(text, "Level of a recommendation", kRecommendationLevels);
  add_terms(text, "Dates of a review", kReviewDates);
  text += "\n### Case facts\n\n| id | label | reviews about | values |\n|---|---|---|---|\n";
  for (const auto& fact : kCaseFacts) text += case_fact_row(fact);
  text += "\n### Age band\n\n| id | from | to (completed years) |\n|---|---|---|\n";
  for (const auto& band : kAgeBands) text += fmt::format("| `{}` | {} | {} |\n", band.id, band.from, band.to);
  text += "\n### Agencies and roles\n\n| id | label |\n|---|---|\n";
  for (const auto& agency : kAgencies) text += fmt::format("| `{}` | {} |\n", agency.id, agency.label);
  return text;
}

std::string sheet() {
  std::string text = "| column | meaning |\n|---|---|\n";
  for (const auto& column : sheet_columns()) text += fmt::format("| `{}` | {} |\n", column.name, column.meaning);
  return text;
}

}  // namespace

std::vector<DocsTable> docs_tables() {
  return {{"errors.md", "errors", errors()},         {"settings.md", "settings", settings()}, {"outcomes.md", "outcomes", outcomes()},
          {"query-language.md", "fields", fields()}, {"cli.md", "commands", command_line()},  {"vocabulary.md", "vocabulary", vocabulary()},
          {"import.md", "columns", sheet()}};
}
