#include "corpus/store/passage_rows.h"

#include <fmt/format.h>

#include <unordered_map>
#include <unordered_set>

#include "corpus/store/document_rows.h"

namespace throughline {
namespace {

constexpr std::string_view kPassageTables = R"sql(
CREATE TABLE passages(
  document INTEGER NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  id TEXT NOT NULL,
  number TEXT NOT NULL,
  page INTEGER NOT NULL,
  page_last INTEGER NOT NULL,
  page_label TEXT NOT NULL,
  heading_path TEXT NOT NULL CHECK (heading_path LIKE '[%]'),
  role TEXT NOT NULL,
  role_why TEXT NOT NULL,
  text TEXT NOT NULL,
  ocr INTEGER NOT NULL CHECK (ocr IN (0, 1)),
  in_table INTEGER NOT NULL CHECK (in_table IN (0, 1)),
  PRIMARY KEY(document, ordinal),
  UNIQUE(document, id)
) STRICT;
CREATE TABLE tags(
  document INTEGER NOT NULL,
  passage INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  theme TEXT NOT NULL,
  polarity TEXT NOT NULL,
  lens TEXT NOT NULL CHECK (lens LIKE '[%]'),
  learning INTEGER NOT NULL CHECK (learning IN (0, 1)),
  confidence REAL NOT NULL,
  span_from INTEGER NOT NULL,
  span_to INTEGER NOT NULL,
  why TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY(document, passage, ordinal),
  FOREIGN KEY(document, passage) REFERENCES passages(document, ordinal) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
)sql";

Result<Query> tag_insert(Database& database) {
  return database.query(
      "INSERT INTO tags VALUES (?1, ?2, (SELECT coalesce(max(ordinal) + 1, 0) FROM tags WHERE document = ?1 "
      "AND passage = ?2), "
      "?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)");
}

Result<void> write_tag(Query& insert, std::int64_t document, std::size_t passage, const Tag& tag) {
  return insert
      .bind(document, passage, tag.theme, id(tag.polarity), list_text(tag.lens), tag.learning, tag.confidence,
            tag.span.from, tag.span.to, tag.why, id(tag.source))
      .run();
}

Result<Passage> passage_of(const Query& row) {
  Passage p;
  p.id = row.text(1);
  p.number = row.text(2);
  p.page = row.number(3);
  p.page_last = row.number(4);
  p.page_label = row.text(5);
  p.heading_path = list_of(row.text(6));
  const auto role = parse<SectionRole>(kSectionRoles, row.text(7));
  if (!role) return unknown_value("section role", row.text(7));
  p.role = *role;
  p.role_why = row.text(8);
  p.text = row.text(9);
  p.ocr = row.truth(10);
  p.table = row.truth(11);
  return p;
}

Result<Tag> tag_of(const Query& row) {
  Tag tag;
  tag.theme = row.text(1);
  const auto polarity = parse<Polarity>(kPolarities, row.text(2));
  if (!polarity) return unknown_value("polarity", row.text(2));
  tag.polarity = *polarity;
  tag.lens = list_of(row.text(3));
  tag.learning = row.truth(4);
  tag.confidence = row.real(5);
  tag.span = {static_cast<std::size_t>(row.integer(6)), static_cast<std::size_t>(row.integer(7))};
  tag.why = row.text(8);
  const auto source = tag_source(row.text(9));
  if (!source) return unknown_value("source of a tag", row.text(9));
  tag.source = *source;
  return tag;
}

Result<void> read_tags(Database& database, std::int64_t document, std::vector<Passage>& passages) {
  THROUGHLINE_ASSIGN(
      auto row,
      database.query("SELECT passage, theme, polarity, lens, learning, confidence, span_from, span_to, why, "
                     "source FROM tags WHERE document = ? ORDER BY passage, ordinal"));
  row.bind(document);
  for (;;) {
    THROUGHLINE_ASSIGN(const bool found, row.step());
    if (!found) return {};
    const auto passage = static_cast<std::size_t>(row.integer(0));
    if (passage >= passages.size()) return unknown_value("passage of a tag", row.text(0));
    THROUGHLINE_ASSIGN(auto tag, tag_of(row));
    passages[passage].tags.push_back(std::move(tag));
  }
}

}  // namespace

std::string_view passage_tables() {
  return kPassageTables;
}

std::string_view id(TagSource source) {
  if (source == TagSource::model) return "model";
  return source == TagSource::curator ? "curator" : "rule";
}

std::optional<TagSource> tag_source(std::string_view wanted) {
  for (const auto source : {TagSource::rule, TagSource::model, TagSource::curator})
    if (id(source) == wanted) return source;
  return std::nullopt;
}

Result<void> write_passages(Database& database, std::int64_t document, const std::vector<Passage>& passages) {
  std::unordered_set<std::string_view> seen;
  for (const auto& passage : passages)
    if (!seen.insert(passage.id).second)
      return fail(ErrorCode::invalid_argument, fmt::format("Two passages have the id {}.", passage.id));
  THROUGHLINE_ASSIGN(auto insert, database.query("INSERT INTO passages VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"));
  THROUGHLINE_ASSIGN(auto insert_tag, tag_insert(database));
  for (std::size_t i = 0; i < passages.size(); ++i) {
    const auto& p = passages[i];
    THROUGHLINE_TRY(insert
                        .bind(document, i, p.id, p.number, p.page, p.page_last, p.page_label,
                              list_text(p.heading_path), id(p.role), p.role_why, p.text, p.ocr, p.table)
                        .run());
    for (const auto& tag : p.tags) THROUGHLINE_TRY(write_tag(insert_tag, document, i, tag));
  }
  return {};
}

Result<std::vector<Passage>> read_passages(Database& database, std::int64_t document, std::int64_t limit,
                                           WithTags tags) {
  std::vector<Passage> passages;
  {
    THROUGHLINE_ASSIGN(
        auto row,
        database.query(
            "SELECT ordinal, id, number, page, page_last, page_label, heading_path, role, role_why, "
            "text, ocr, in_table FROM passages WHERE document = ? ORDER BY ordinal LIMIT ?"));
    row.bind(document, limit);
    for (;;) {
      THROUGHLINE_ASSIGN(const bool found, row.step());
      if (!found) break;
      THROUGHLINE_ASSIGN(auto passage, passage_of(row));
      passages.push_back(std::move(passage));
    }
  }
  if (tags == WithTags::yes) THROUGHLINE_TRY(read_tags(database, document, passages));
  return passages;
}

Result<void> replace_tag_rows(Database& database, std::int64_t document,
                              const std::vector<Passage>& passages) {
  std::unordered_map<std::string, std::size_t> ordinals;
  {
    THROUGHLINE_ASSIGN(auto row, database.query("SELECT id, ordinal FROM passages WHERE document = ?"));
    row.bind(document);
    for (;;) {
      THROUGHLINE_ASSIGN(const bool found, row.step());
      if (!found) break;
      ordinals.emplace(row.text(0), static_cast<std::size_t>(row.integer(1)));
    }
  }
  THROUGHLINE_ASSIGN(auto clear,
                     database.query("DELETE FROM tags WHERE document = ? AND source <> 'curator'"));
  THROUGHLINE_TRY(clear.bind(document).run());
  THROUGHLINE_ASSIGN(auto insert, tag_insert(database));
  for (const auto& passage : passages) {
    const auto found = ordinals.find(passage.id);
    if (found == ordinals.end())
      return fail(ErrorCode::not_found, fmt::format("The document has no passage {}.", passage.id));
    for (const auto& tag : passage.tags)
      if (tag.source != TagSource::curator) THROUGHLINE_TRY(write_tag(insert, document, found->second, tag));
  }
  return {};
}

}  // namespace throughline
