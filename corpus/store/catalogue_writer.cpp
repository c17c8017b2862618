#include <fmt/format.h>

#include <algorithm>

#include "corpus/model/agencies.h"
#include "corpus/model/fields.h"
#include "corpus/store/catalogue.h"
#include "corpus/store/catalogue_schema.h"
#include "corpus/store/document_rows.h"
#include "corpus/store/passage_rows.h"

namespace throughline {
namespace {

constexpr std::string_view kCatalogueTables = R"sql(
CREATE TABLE places(
  document INTEGER PRIMARY KEY REFERENCES documents(id),
  review INTEGER NOT NULL,
  level TEXT NOT NULL,
  link_reason TEXT NOT NULL
) STRICT;
CREATE TABLE reviews(id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, link_reason TEXT NOT NULL) STRICT;
CREATE TABLE cases(id INTEGER PRIMARY KEY, case_id TEXT NOT NULL UNIQUE, counts INTEGER NOT NULL) STRICT;
CREATE TABLE review_cases(
  review INTEGER NOT NULL REFERENCES reviews(id),
  ordinal INTEGER NOT NULL,
  case_number INTEGER NOT NULL REFERENCES cases(id),
  PRIMARY KEY(review, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE themes(id INTEGER PRIMARY KEY, theme TEXT NOT NULL UNIQUE, theme_group TEXT NOT NULL) STRICT;
CREATE TABLE agencies(id INTEGER PRIMARY KEY, agency TEXT NOT NULL UNIQUE) STRICT;
CREATE TABLE passages(
  docid INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents(id),
  role TEXT NOT NULL,
  id TEXT NOT NULL,
  number TEXT NOT NULL,
  page INTEGER NOT NULL,
  page_last INTEGER NOT NULL,
  page_label TEXT NOT NULL,
  heading_path TEXT NOT NULL,
  ocr INTEGER NOT NULL,
  in_table INTEGER NOT NULL
) STRICT;
CREATE TABLE texts(docid INTEGER PRIMARY KEY REFERENCES passages(docid), text TEXT NOT NULL) STRICT;
CREATE TABLE tags(
  docid INTEGER NOT NULL REFERENCES passages(docid),
  ordinal INTEGER NOT NULL,
  theme INTEGER NOT NULL REFERENCES themes(id),
  polarity TEXT NOT NULL,
  lens INTEGER NOT NULL,
  learning INTEGER NOT NULL,
  confidence REAL NOT NULL,
  span_from INTEGER NOT NULL,
  span_to INTEGER NOT NULL,
  why TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY(docid, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE recorded_themes(
  document INTEGER NOT NULL REFERENCES documents(id),
  ordinal INTEGER NOT NULL,
  theme INTEGER NOT NULL REFERENCES themes(id),
  polarity TEXT NOT NULL,
  PRIMARY KEY(document, ordinal)
) STRICT, WITHOUT ROWID;
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
)sql";

static_assert(kAgencies.size() <= 64, "a lens is a set of agencies in one word");

std::int64_t lens_mask(const std::vector<std::string>& lens) {
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < kAgencies.size(); ++i)
    if (std::find(lens.begin(), lens.end(), kAgencies[i].id) != lens.end()) mask |= 1ULL << i;
  return static_cast<std::int64_t>(mask);
}

}  // namespace

Result<CatalogueWriter> CatalogueWriter::create(const std::filesystem::path& file) {
  THROUGHLINE_ASSIGN(auto database, Database::open(file, Database::Mode::build));
  THROUGHLINE_TRY(database.execute("BEGIN"));
  THROUGHLINE_TRY(database.execute(std::string(document_tables())));
  THROUGHLINE_TRY(database.execute(std::string(kCatalogueTables)));
  THROUGHLINE_TRY(database.execute(fmt::format("PRAGMA application_id={}; PRAGMA user_version={};",
                                               kCatalogueApplicationId, kSchemaVersion)));
  THROUGHLINE_ASSIGN(auto insert, database.query("INSERT INTO agencies VALUES (?,?)"));
  for (std::size_t i = 0; i < kAgencies.size(); ++i) THROUGHLINE_TRY(insert.bind(i, kAgencies[i].id).run());
  return CatalogueWriter(std::move(database));
}

Result<void> CatalogueWriter::write_records(const std::vector<Reading>& documents,
                                            const Selection& selection) {
  THROUGHLINE_ASSIGN(auto one_case, database_.query("INSERT INTO cases VALUES (?,?,?)"));
  for (std::size_t i = 0; i < selection.cases.size(); ++i)
    THROUGHLINE_TRY(one_case.bind(i, selection.cases[i].id, selection.cases[i].counts).run());
  THROUGHLINE_ASSIGN(auto review, database_.query("INSERT INTO reviews VALUES (?,?,?)"));
  THROUGHLINE_ASSIGN(auto link, database_.query("INSERT INTO review_cases VALUES (?,?,?)"));
  for (std::size_t i = 0; i < selection.reviews.size(); ++i) {
    const auto& selected = selection.reviews[i];
    THROUGHLINE_TRY(review.bind(i, selected.slug, selected.link_reason).run());
    for (std::size_t k = 0; k < selected.cases.size(); ++k)
      THROUGHLINE_TRY(link.bind(i, k, selected.cases[k]).run());
  }
  THROUGHLINE_ASSIGN(auto place, database_.query("INSERT INTO places VALUES (?,?,?,?)"));
  for (std::size_t i = 0; i < documents.size(); ++i) {
    THROUGHLINE_TRY(write_document(database_, static_cast<std::int64_t>(i), documents[i]));
    const auto& selected = selection.documents[i];
    THROUGHLINE_TRY(place.bind(i, selected.review, id(selected.level), selected.link_reason).run());
  }
  return {};
}

Result<void> CatalogueWriter::write_themes(const std::vector<std::string>& themes,
                                           const std::vector<std::string>& groups) {
  themes_ = themes;
  THROUGHLINE_ASSIGN(auto insert, database_.query("INSERT INTO themes VALUES (?,?,?)"));
  for (std::size_t i = 0; i < themes.size(); ++i)
    THROUGHLINE_TRY(insert.bind(i, themes[i], i < groups.size() ? groups[i] : std::string()).run());
  return {};
}

Result<void> CatalogueWriter::write_recorded_themes(std::uint32_t document,
                                                    const std::vector<RecordedTheme>& themes) {
  THROUGHLINE_ASSIGN(auto insert, database_.query("INSERT INTO recorded_themes VALUES (?,?,?,?)"));
  for (std::size_t i = 0; i < themes.size(); ++i) {
    const auto theme = std::find(themes_.begin(), themes_.end(), themes[i].theme);
    if (theme == themes_.end())
      ++unknown_tags_;
    else
      THROUGHLINE_TRY(insert.bind(document, i, theme - themes_.begin(), id(themes[i].polarity)).run());
  }
  return {};
}

Result<void> CatalogueWriter::write_passages(std::uint32_t document, std::uint32_t first_docid,
                                             const std::vector<Passage>& passages) {
  THROUGHLINE_ASSIGN(auto insert, database_.query("INSERT INTO passages VALUES (?,?,?,?,?,?,?,?,?,?,?)"));
  THROUGHLINE_ASSIGN(auto insert_text, database_.query("INSERT INTO texts VALUES (?,?)"));
  THROUGHLINE_ASSIGN(auto insert_tag, database_.query("INSERT INTO tags VALUES (?,?,?,?,?,?,?,?,?,?,?)"));
  std::uint32_t docid = first_docid;
  for (const auto& p : passages) {
    THROUGHLINE_TRY(insert
                        .bind(docid, document, id(p.role), p.id, p.number, p.page, p.page_last, p.page_label,
                              list_text(p.heading_path), p.ocr, p.table)
                        .run());
    THROUGHLINE_TRY(insert_text.bind(docid, p.text).run());
    for (std::size_t i = 0; i < p.tags.size(); ++i) {
      const auto& tag = p.tags[i];
      const auto theme = std::find(themes_.begin(), themes_.end(), tag.theme);
      if (theme == themes_.end()) {
        ++unknown_tags_;
        continue;
      }
      THROUGHLINE_TRY(insert_tag
                          .bind(docid, i, theme - themes_.begin(), id(tag.polarity), lens_mask(tag.lens),
                                tag.learning, tag.confidence, tag.span.from, tag.span.to, tag.why,
                                id(tag.source))
                          .run());
    }
    ++docid;
  }
  return {};
}

Result<void> CatalogueWriter::finish(const GenerationInfo& info) {
  THROUGHLINE_ASSIGN(auto insert, database_.query("INSERT INTO meta VALUES (?,?)"));
  THROUGHLINE_TRY(insert.bind("generation", info.id).run());
  THROUGHLINE_TRY(insert.bind("content_stamp", info.content_stamp).run());
  THROUGHLINE_TRY(insert.bind("published_on", info.published_on).run());
  THROUGHLINE_TRY(database_.execute("COMMIT"));
  return database_.execute("ANALYZE");
}

}  // namespace throughline
