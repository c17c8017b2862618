// explain, tag and the taxonomy commands: what needs no data folder.
#include <fmt/format.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "corpus/base/file.h"
#include "corpus/base/utf8.h"
#include "corpus/model/agencies.h"
#include "corpus/model/reading_json.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/rules.h"
#include "indexer/pipeline/discover.h"
#include "indexer/pipeline/read_document.h"

namespace throughline {
namespace {

using Json = nlohmann::ordered_json;

std::string joined(const std::vector<std::string>& words, std::string_view between = ", ") {
  return fmt::format("{}", fmt::join(words, between));
}

void print_fact(std::string_view name, FactState state, const std::string& value, const Evidence& evidence) {
  fmt::print("  {:<26}{}", name, state == FactState::stated ? value : std::string(id(state)));
  if (evidence.page > 0) fmt::print("   (page {}: “{}”)", evidence.page, first_words(evidence.text, 14));
  fmt::print("\n");
}

void print_head(const Reading& reading) {
  const auto& review = reading.review;
  fmt::print("{}\n  outcome     {}{}\n", reading.file, id(reading.outcome), reading.reason.empty() ? "" : ": " + reading.reason);
  for (const auto& warning : reading.warnings) fmt::print("  note        {}\n", warning);
  if (!info(reading.outcome).readable) return;
  fmt::print("  document    {}, {}, {} pages, {} passages, language {}\n", reading.format, label(kDocumentKinds, reading.document_kind),
             reading.pages, reading.passages.size(), reading.language);
  fmt::print("  reading     {:.1f}% of {} numbered paragraphs in unbroken sequence, {} breaks, {} running lines dropped, {} pages by text recognition\n",
             100 * reading.quality.unbroken_share, reading.quality.numbered_paragraphs, reading.quality.sequence_breaks,
             reading.quality.headers_removed, reading.quality.ocr_pages);
  fmt::print("  title       {}\n  type        {} ({})\n  boards      {}\n  authors     {}\n  about       {}\n", review.title,
             label(kReviewTypes, review.type), review.type_why, joined(review.boards), joined(review.authors), joined(review.pseudonyms));
  for (const auto& date : kReviewDates)
    if (const auto found = review.dates.find(date.id); found != review.dates.end())
      print_fact(date.id, found->second.state, found->second.value ? found->second.value->iso() : "", found->second.evidence);
  for (const auto& subject : reading.subjects)
    fmt::print("  person      {}: {} ({})\n", subject.role, subject.age_text, subject.age_band);
  for (const auto& [name, fact] : reading.facts) print_fact(name, fact.state, fact.value.value_or(""), fact.evidence);
  for (const auto& [name, fact] : reading.fact_lists)
    print_fact(name, fact.state, fact.value ? joined(*fact.value) : "", fact.evidence);
}

void print_passages(const Reading& reading, bool whole) {
  std::vector<std::string> path;
  int page = 0;
  for (const auto& passage : reading.passages) {
    if (passage.page != page) fmt::print("\n-- page {} {}\n", page = passage.page, passage.page_label.empty() ? "" : "(printed " + passage.page_label + ")");
    if (passage.heading_path != path) {
      path = passage.heading_path;
      fmt::print("   [{}]\n", joined(path, " > "));
    }
    fmt::print("   {:<10} {:<14} {}\n", passage.number.empty() ? passage.id : passage.number, id(passage.role),
               whole ? passage.text : first_words(passage.text, 18));
    for (const auto& tag : passage.tags)
      fmt::print("              # {} ({}, {:.2f}){}  why: {}\n", tag.theme, id(tag.polarity), tag.confidence,
                 tag.lens.empty() ? "" : " about " + joined(tag.lens), tag.why);
  }
  if (!reading.recommendations.empty()) fmt::print("\nRecommendations\n");
  for (const auto& recommendation : reading.recommendations)
    fmt::print("   {:<6} page {:<4} to {}: {}\n", recommendation.number, recommendation.page, joined(recommendation.addressees),
               whole ? recommendation.text : first_words(recommendation.text, 24));
}

Result<Json> tag_line(const Tagger& tagger, const std::string& line, const std::string& fallback_role) {
  THROUGHLINE_ASSIGN(const auto json, parse_json(line));
  if (!json.is_object() || !json.contains("text") || !json["text"].is_string())
    return fail(ErrorCode::invalid_argument, "Each line must be an object with a “text”.");
  const auto text = to_nfc(repaired_utf8(json["text"].get<std::string>()));
  TagRequest request{text, std::nullopt, {}};
  std::string role = fallback_role;
  if (json.contains("role") && json["role"].is_string()) role = json["role"].get<std::string>();
  if (!role.empty()) {
    request.role = parse<SectionRole>(kSectionRoles, role);
    if (!request.role) return fail(ErrorCode::invalid_argument, fmt::format("“{}” is not a section role.", role), "docs/vocabulary.md lists them.");
  }
  if (json.contains("heading") && json["heading"].is_string()) request.heading_path = {json["heading"].get<std::string>()};
  Json answer;
  answer["id"] = json.contains("id") ? json["id"] : Json(nullptr);
  answer["tags"] = Json::array();
  for (const auto& tag : tagger.tag(request).tags) answer["tags"].push_back(tag_to_json(tag));
  return answer;
}

}  // namespace

Result<void> run_explain(const CommandContext& context) {
  THROUGHLINE_ASSIGN(const auto rules, load_rules(context.line));
  const std::filesystem::path file = context.line.file;
  THROUGHLINE_ASSIGN(const auto content, sha256_of_file(file));
  ReadOptions options;
  if (context.line.sidecar) {
    options.sidecar = sidecar_of(file);
    THROUGHLINE_ASSIGN(options.recorded, recorded_of(file));
  }
  options.extract.stop = &context.stop;
  const auto result = read_document(file, content, context.settings, rules.tagger, options);
  if (result.stopped) return fail(ErrorCode::interrupted, "Stopped.");
  if (context.line.json) {
    fmt::print("{}\n", dump(reading_to_json(result.reading), 1));
  } else {
    print_head(result.reading);
    print_passages(result.reading, context.line.text);
  }
  if (!info(result.reading.outcome).readable)
    return fail(ErrorCode::unreadable_document, fmt::format("{}: {}", id(result.reading.outcome), result.reading.reason));
  return {};
}

Result<void> run_tag(const CommandContext& context) {
  THROUGHLINE_ASSIGN(const auto rules, load_rules(context.line));
  std::string line;
  for (std::size_t number = 1; std::getline(std::cin, line) && !context.stop; ++number) {
    if (trimmed(line).empty()) continue;
    auto answer = tag_line(rules.tagger, line, context.line.role);
    if (!answer) {
      answer.error().message = fmt::format("Line {}: {}", number, answer.error().message);
      return fail(answer.error());
    }
    fmt::print("{}\n", dump(*answer));
  }
  return {};
}

Result<void> run_taxonomy_lint(const CommandContext& context) {
  THROUGHLINE_ASSIGN(const auto rules, load_rules(context.line));
  fmt::print("Taxonomy {}: {} groups, {} themes, no fault found.\n", rules.taxonomy.version(), rules.taxonomy.groups().size(),
             rules.taxonomy.themes().size());
  return {};
}

Result<void> run_taxonomy_list(const CommandContext& context) {
  THROUGHLINE_ASSIGN(const auto rules, load_rules(context.line));
  for (const auto& group : rules.taxonomy.groups()) {
    fmt::print("{}  {}\n", group.id, group.label);
    for (const auto& theme : rules.taxonomy.themes())
      if (theme.group == group.id) fmt::print("   {:<34} {}\n", theme.id, theme.label);
  }
  return {};
}

}  // namespace throughline
