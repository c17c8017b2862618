#include "corpus/store/document_rows.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

namespace throughline {
namespace {

constexpr std::string_view kDocumentTables = R"sql(
CREATE TABLE documents(
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  file TEXT NOT NULL,
  outcome TEXT NOT NULL,
  reason TEXT NOT NULL,
  format TEXT NOT NULL,
  kind TEXT NOT NULL,
  language TEXT NOT NULL,
  pages INTEGER NOT NULL,
  producer TEXT NOT NULL,
  numbered_paragraphs INTEGER NOT NULL,
  sequence_breaks INTEGER NOT NULL,
  unbroken_share REAL NOT NULL,
  ocr_pages INTEGER NOT NULL,
  headers_removed INTEGER NOT NULL,
  unreadable_share REAL NOT NULL,
  type TEXT NOT NULL,
  type_why TEXT NOT NULL,
  domain TEXT NOT NULL,
  nation TEXT NOT NULL,
  regime TEXT NOT NULL,
  counts_in_statistics INTEGER NOT NULL CHECK (counts_in_statistics IN (0, 1)),
  title TEXT NOT NULL,
  title_source TEXT NOT NULL,
  methodology TEXT NOT NULL,
  isbn TEXT NOT NULL,
  case_hint TEXT NOT NULL,
  owner TEXT NOT NULL,
  licence TEXT NOT NULL,
  permission TEXT NOT NULL,
  visibility TEXT NOT NULL,
  publish_until TEXT NOT NULL,
  archived INTEGER NOT NULL CHECK (archived IN (0, 1)),
  url TEXT NOT NULL,
  notice TEXT NOT NULL,
  publisher TEXT NOT NULL DEFAULT '',
  region TEXT NOT NULL DEFAULT '',
  text_coverage REAL NOT NULL DEFAULT 1,
  reading_ease REAL NOT NULL DEFAULT 0,
  sources TEXT NOT NULL DEFAULT '{}' CHECK (sources LIKE '{%}'),
  abbreviations TEXT NOT NULL DEFAULT '{}' CHECK (abbreviations LIKE '{%}')
) STRICT;
CREATE TABLE document_values(
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY(document, name, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE facts(
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('one', 'many', 'date', 'subject')),
  name TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  state TEXT NOT NULL,
  value TEXT,
  page INTEGER NOT NULL,
  passage TEXT NOT NULL,
  span_from INTEGER NOT NULL,
  span_to INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  source TEXT NOT NULL,
  by_person TEXT NOT NULL DEFAULT '{}' CHECK (by_person LIKE '{%}'),
  PRIMARY KEY(document, kind, name, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE subjects(
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  role TEXT NOT NULL,
  age_text TEXT NOT NULL,
  age_years INTEGER,
  age_months INTEGER,
  age_band TEXT NOT NULL,
  page INTEGER NOT NULL,
  passage TEXT NOT NULL,
  span_from INTEGER NOT NULL,
  span_to INTEGER NOT NULL,
  evidence TEXT NOT NULL,
  PRIMARY KEY(document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE recommendations(
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  number TEXT NOT NULL,
  text TEXT NOT NULL,
  page INTEGER NOT NULL,
  passage TEXT NOT NULL,
  heading TEXT NOT NULL,
  addressees TEXT NOT NULL CHECK (addressees LIKE '[%]'),
  action_type TEXT NOT NULL,
  themes TEXT NOT NULL CHECK (themes LIKE '[%]'),
  level TEXT NOT NULL DEFAULT '',
  has_owner INTEGER NOT NULL DEFAULT 0 CHECK (has_owner IN (0, 1)),
  has_date INTEGER NOT NULL DEFAULT 0 CHECK (has_date IN (0, 1)),
  has_outcome INTEGER NOT NULL DEFAULT 0 CHECK (has_outcome IN (0, 1)),
  PRIMARY KEY(document, ordinal)
) STRICT, WITHOUT ROWID;
)sql";

/// Every list of strings of a Reading, by the name it has in document_values.
template <class SomeReading, class Visit>
void for_each_list(SomeReading& reading, Visit visit) {
  visit("warnings", reading.warnings);
  visit("joint_with", reading.review.joint_with);
  visit("boards", reading.review.boards);
  visit("pseudonyms", reading.review.pseudonyms);
  visit("authors", reading.review.authors);
  visit("chairs", reading.review.chairs);
  visit("disagreements", reading.review.disagreements);
  visit("cases", reading.cases_hint);
}

using Names = std::map<std::string, std::string>;

std::string map_text(const Names& names) {
  return nlohmann::json(names).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}
Names map_of(std::string_view text) {
  Names names;
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_object()) return names;
  for (const auto& [name, value] : json.items())
    if (value.is_string()) names[name] = value.get<std::string>();
  return names;
}
std::string sources_text(const std::map<std::string, Source, std::less<>>& sources) {
  Names names;
  for (const auto& [name, source] : sources) names[name] = id(source);
  return map_text(names);
}

std::string value_text(const std::string& value) {
  return value;
}
std::string value_text(const std::vector<std::string>& value) {
  return list_text(value);
}
std::string value_text(const PartialDate& value) {
  return value.iso();
}

template <class T>
Result<void> write_fact(Query& insert, std::int64_t document, std::string_view kind, std::string_view name,
                        std::size_t ordinal, const Fact<T>& fact) {
  std::optional<std::string> value;
  if (fact.value) value = value_text(*fact.value);
  const auto& evidence = fact.evidence;
  return insert
      .bind(document, kind, name, ordinal, id(fact.state), value, evidence.page, evidence.passage,
            evidence.span.from, evidence.span.to, evidence.text, id(fact.source), map_text(fact.by))
      .run();
}

Result<void> write_facts(Database& database, std::int64_t document, const Reading& reading) {
  THROUGHLINE_ASSIGN(auto insert, database.query("INSERT INTO facts VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"));
  for (const auto& [name, fact] : reading.facts)
    THROUGHLINE_TRY(write_fact(insert, document, "one", name, 0, fact));
  for (const auto& [name, fact] : reading.fact_lists)
    THROUGHLINE_TRY(write_fact(insert, document, "many", name, 0, fact));
  for (const auto& [name, fact] : reading.review.dates)
    THROUGHLINE_TRY(write_fact(insert, document, "date", name, 0, fact));
  for (std::size_t i = 0; i < reading.subjects.size(); ++i) {
    THROUGHLINE_TRY(write_fact(insert, document, "subject", "sex", i, reading.subjects[i].sex));
    THROUGHLINE_TRY(write_fact(insert, document, "subject", "ethnicity", i, reading.subjects[i].ethnicity));
  }
  return {};
}

Result<void> write_head(Database& database, std::int64_t document, const Reading& r) {
  THROUGHLINE_ASSIGN(
      auto insert, database.query("INSERT INTO documents VALUES "
                                  "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
  return insert
      .bind(document, r.sha256, r.file, id(r.outcome), r.reason, r.format, r.document_kind, r.language,
            r.pages, r.producer, r.quality.numbered_paragraphs, r.quality.sequence_breaks,
            r.quality.unbroken_share, r.quality.ocr_pages, r.quality.headers_removed,
            r.quality.unreadable_share, r.review.type, r.review.type_why, r.review.domain, r.review.nation,
            r.review.regime, r.review.counts_in_statistics, r.review.title, id(r.review.title_source),
            r.review.methodology, r.review.isbn, r.case_hint, r.rights.owner, r.rights.licence,
            r.rights.permission, id(r.rights.visibility), r.rights.publish_until, r.rights.archived,
            r.rights.url, r.rights.notice, r.review.publisher, r.review.region, r.quality.text_coverage,
            r.quality.reading_ease, sources_text(r.review.sources), map_text(r.abbreviations))
      .run();
}

Result<void> write_people_and_advice(Database& database, std::int64_t document, const Reading& reading) {
  THROUGHLINE_ASSIGN(auto subject, database.query("INSERT INTO subjects VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"));
  for (std::size_t i = 0; i < reading.subjects.size(); ++i) {
    const auto& s = reading.subjects[i];
    THROUGHLINE_TRY(subject
                        .bind(document, i, s.role, s.age_text, s.age_years, s.age_months, s.age_band,
                              s.evidence.page, s.evidence.passage, s.evidence.span.from, s.evidence.span.to,
                              s.evidence.text)
                        .run());
  }
  THROUGHLINE_ASSIGN(auto advice, database.query("INSERT INTO recommendations VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)"));
  for (std::size_t i = 0; i < reading.recommendations.size(); ++i) {
    const auto& r = reading.recommendations[i];
    THROUGHLINE_TRY(advice
                        .bind(document, i, r.number, r.text, r.page, r.passage, r.heading,
                              list_text(r.addressees), r.action_type, list_text(r.themes), r.level, r.has_owner,
                              r.has_date, r.has_outcome)
                        .run());
  }
  return {};
}

Result<void> read_head(Database& database, std::int64_t document, Reading& r) {
  THROUGHLINE_ASSIGN(auto row, database.query("SELECT * FROM documents WHERE id = ?"));
  THROUGHLINE_ASSIGN(const bool found, row.bind(document).step());
  if (!found) return fail(ErrorCode::not_found, "The store has no such document.");
  int at = 1;
  r.sha256 = row.text(at++);
  r.file = row.text(at++);
  const auto outcome_id = row.text(at++);
  const auto outcome_value = outcome(outcome_id);
  if (!outcome_value) return unknown_value("outcome", outcome_id);
  r.outcome = *outcome_value;
  r.reason = row.text(at++);
  r.format = row.text(at++);
  r.document_kind = row.text(at++);
  r.language = row.text(at++);
  r.pages = row.number(at++);
  r.producer = row.text(at++);
  r.quality.numbered_paragraphs = row.number(at++);
  r.quality.sequence_breaks = row.number(at++);
  r.quality.unbroken_share = row.real(at++);
  r.quality.ocr_pages = row.number(at++);
  r.quality.headers_removed = row.number(at++);
  r.quality.unreadable_share = row.real(at++);
  r.review.type = row.text(at++);
  r.review.type_why = row.text(at++);
  r.review.domain = row.text(at++);
  r.review.nation = row.text(at++);
  r.review.regime = row.text(at++);
  r.review.counts_in_statistics = row.truth(at++);
  r.review.title = row.text(at++);
  const auto title_source = row.text(at++);
  const auto source = parse<Source>(kSources, title_source);
  if (!source) return unknown_value("source of a title", title_source);
  r.review.title_source = *source;
  r.review.methodology = row.text(at++);
  r.review.isbn = row.text(at++);
  r.case_hint = row.text(at++);
  r.rights.owner = row.text(at++);
  r.rights.licence = row.text(at++);
  r.rights.permission = row.text(at++);
  const auto visibility_id = row.text(at++);
  const auto visibility = parse<Visibility>(kVisibilities, visibility_id);
  if (!visibility) return unknown_value("visibility", visibility_id);
  r.rights.visibility = *visibility;
  r.rights.publish_until = row.text(at++);
  r.rights.archived = row.truth(at++);
  r.rights.url = row.text(at++);
  r.rights.notice = row.text(at++);
  r.review.publisher = row.text(at++);
  r.review.region = row.text(at++);
  r.quality.text_coverage = row.real(at++);
  r.quality.reading_ease = row.real(at++);
  for (const auto& [name, said] : map_of(row.text(at++))) {
    const auto from = parse<Source>(kSources, said);
    if (!from) return unknown_value("source", said);
    r.review.sources[name] = *from;
  }
  r.abbreviations = map_of(row.text(at++));
  return {};
}

Result<void> read_lists(Database& database, std::int64_t document, Reading& reading) {
  THROUGHLINE_ASSIGN(
      auto row,
      database.query("SELECT name, value FROM document_values WHERE document = ? ORDER BY name, ordinal"));
  row.bind(document);
  for (;;) {
    THROUGHLINE_ASSIGN(const bool found, row.step());
    if (!found) return {};
    const auto list = row.text(0);
    for_each_list(reading, [&](std::string_view name, std::vector<std::string>& values) {
      if (name == list) values.push_back(row.text(1));
    });
  }
}

Result<void> read_subjects(Database& database, std::int64_t document, Reading& reading) {
  THROUGHLINE_ASSIGN(auto row, database.query("SELECT * FROM subjects WHERE document = ? ORDER BY ordinal"));
  row.bind(document);
  for (;;) {
    THROUGHLINE_ASSIGN(const bool found, row.step());
    if (!found) return {};
    Subject s;
    s.role = row.text(2);
    s.age_text = row.text(3);
    if (!row.is_null(4)) s.age_years = row.number(4);
    if (!row.is_null(5)) s.age_months = row.number(5);
    s.age_band = row.text(6);
    s.evidence = {row.number(7),
                  row.text(8),
                  {static_cast<std::size_t>(row.integer(9)), static_cast<std::size_t>(row.integer(10))},
                  row.text(11)};
    reading.subjects.push_back(std::move(s));
  }
}

template <class T>
Result<Fact<T>> fact_of(const Query& row, T value) {
  Fact<T> fact;
  const auto state = parse<FactState>(kFactStates, row.text(3));
  const auto source = parse<Source>(kSources, row.text(10));
  if (!state) return unknown_value("state of a fact", row.text(3));
  if (!source) return unknown_value("source of a fact", row.text(10));
  fact.state = *state;
  fact.source = *source;
  if (!row.is_null(4)) fact.value = std::move(value);
  fact.evidence = {row.number(5),
                   row.text(6),
                   {static_cast<std::size_t>(row.integer(7)), static_cast<std::size_t>(row.integer(8))},
                   row.text(9)};
  fact.by = map_of(row.text(11));
  return fact;
}

Result<void> take_fact(const Query& row, Reading& reading) {
  const auto kind = row.text(0);
  const auto name = row.text(1);
  if (kind == "many") {
    THROUGHLINE_ASSIGN(reading.fact_lists[name], fact_of(row, list_of(row.text(4))));
  } else if (kind == "date") {
    const auto date = parse_partial_date(row.text(4));
    if (!date && !row.is_null(4)) return unknown_value("date", row.text(4));
    THROUGHLINE_ASSIGN(reading.review.dates[name], fact_of(row, date.value_or(PartialDate{})));
  } else if (kind == "one") {
    THROUGHLINE_ASSIGN(reading.facts[name], fact_of(row, row.text(4)));
  } else {
    const auto ordinal = static_cast<std::size_t>(row.integer(2));
    if (ordinal >= reading.subjects.size()) return unknown_value("subject", row.text(2));
    auto& subject = reading.subjects[ordinal];
    THROUGHLINE_ASSIGN((name == "sex" ? subject.sex : subject.ethnicity), fact_of(row, row.text(4)));
  }
  return {};
}

Result<void> read_facts(Database& database, std::int64_t document, Reading& reading) {
  THROUGHLINE_ASSIGN(
      auto row,
      database.query("SELECT kind, name, ordinal, state, value, page, passage, span_from, span_to, evidence, "
                     "source, by_person FROM facts WHERE document = ?"));
  row.bind(document);
  for (;;) {
    THROUGHLINE_ASSIGN(const bool found, row.step());
    if (!found) return {};
    THROUGHLINE_TRY(take_fact(row, reading));
  }
}

Result<void> read_recommendations(Database& database, std::int64_t document, Reading& reading) {
  THROUGHLINE_ASSIGN(auto row,
                     database.query("SELECT * FROM recommendations WHERE document = ? ORDER BY ordinal"));
  row.bind(document);
  for (;;) {
    THROUGHLINE_ASSIGN(const bool found, row.step());
    if (!found) return {};
    reading.recommendations.push_back({row.text(2), row.text(3), row.number(4), row.text(5), row.text(6),
                                       list_of(row.text(7)), row.text(8), list_of(row.text(9)), row.text(10),
                                       row.truth(11), row.truth(12), row.truth(13)});
  }
}

}  // namespace

std::string_view document_tables() {
  return kDocumentTables;
}

std::string list_text(const std::vector<std::string>& values) {
  return nlohmann::json(values).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<std::string> list_of(std::string_view text) {
  std::vector<std::string> values;
  const auto json = nlohmann::json::parse(text, nullptr, false);
  if (!json.is_array()) return values;
  for (const auto& value : json)
    if (value.is_string()) values.push_back(value.get<std::string>());
  return values;
}

tl::unexpected<Error> unknown_value(std::string_view what, std::string_view value) {
  return fail(ErrorCode::store_corrupt, fmt::format("The store has an unknown {}: {}", what, value),
              "Run `throughline verify`.");
}

Result<void> write_document(Database& database, std::int64_t document, const Reading& reading) {
  THROUGHLINE_TRY(write_head(database, document, reading));
  THROUGHLINE_ASSIGN(auto insert, database.query("INSERT INTO document_values VALUES (?,?,?,?)"));
  Result<void> written;
  for_each_list(reading, [&](std::string_view name, const std::vector<std::string>& values) {
    for (std::size_t i = 0; i < values.size() && written; ++i)
      written = insert.bind(document, name, i, values[i]).run();
  });
  THROUGHLINE_TRY(std::move(written));
  THROUGHLINE_TRY(write_facts(database, document, reading));
  return write_people_and_advice(database, document, reading);
}

Result<Reading> read_document(Database& database, std::int64_t document) {
  Reading reading;
  THROUGHLINE_TRY(read_head(database, document, reading));
  THROUGHLINE_TRY(read_lists(database, document, reading));
  THROUGHLINE_TRY(read_subjects(database, document, reading));  // before their facts
  THROUGHLINE_TRY(read_facts(database, document, reading));
  THROUGHLINE_TRY(read_recommendations(database, document, reading));
  return reading;
}

}  // namespace throughline
