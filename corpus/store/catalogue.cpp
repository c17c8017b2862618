#include "corpus/store/catalogue.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "corpus/model/agencies.h"
#include "corpus/model/rights.h"
#include "corpus/store/catalogue_schema.h"
#include "corpus/store/columns_builder.h"
#include "corpus/store/document_rows.h"
#include "corpus/store/passage_rows.h"

namespace throughline {
namespace {

/// Calls take(row) for every row.
template <class Take>
Result<void> for_each_row(Database& database, std::string_view sql, Take take) {
  THROUGHLINE_ASSIGN(auto row, database.query(sql));
  for (;;) {
    THROUGHLINE_ASSIGN(const bool found, row.step());
    if (!found) return {};
    THROUGHLINE_TRY(take(row));
  }
}

/// The bits of a stored lens may be numbered otherwise than this program numbers agencies.
class LensMap {
 public:
  Result<void> load(Database& catalogue) {
    bits_.fill(kUnknown);
    return for_each_row(catalogue, "SELECT id, agency FROM agencies ORDER BY id",
                        [&](const Query& row) -> Result<void> {
                          const auto stored = static_cast<std::size_t>(row.integer(0));
                          const auto name = row.text(1);
                          for (std::size_t i = 0; i < kAgencies.size() && stored < bits_.size(); ++i)
                            if (kAgencies[i].id == name) bits_[stored] = i;
                          return {};
                        });
  }
  std::uint64_t operator()(std::int64_t stored) const {
    std::uint64_t mask = 0;
    for (auto rest = static_cast<std::uint64_t>(stored); rest != 0; rest &= rest - 1) {
      const auto bit = bits_[static_cast<std::size_t>(std::countr_zero(rest))];
      if (bit != kUnknown) mask |= 1ULL << bit;
    }
    return mask;
  }

 private:
  static constexpr std::size_t kUnknown = 64;
  std::array<std::size_t, 64> bits_{};
};

Result<Columns> read_heads(Database& catalogue) {
  std::vector<SelectedCase> cases;
  THROUGHLINE_TRY(for_each_row(catalogue, "SELECT case_id, counts FROM cases ORDER BY id",
                               [&](const Query& row) -> Result<void> {
                                 cases.push_back({row.text(0), row.truth(1)});
                                 return {};
                               }));
  std::vector<SelectedReview> reviews;
  THROUGHLINE_TRY(for_each_row(catalogue, "SELECT slug, link_reason FROM reviews ORDER BY id",
                               [&](const Query& row) -> Result<void> {
                                 reviews.push_back({row.text(0), row.text(1), {}});
                                 return {};
                               }));
  THROUGHLINE_TRY(for_each_row(catalogue,
                               "SELECT review, case_number FROM review_cases ORDER BY review, ordinal",
                               [&](const Query& row) -> Result<void> {
                                 const auto review = static_cast<std::size_t>(row.integer(0));
                                 const auto linked = static_cast<std::size_t>(row.integer(1));
                                 if (review >= reviews.size() || linked >= cases.size())
                                   return unknown_value("case link", row.text(1));
                                 reviews[review].cases.push_back(static_cast<std::uint32_t>(linked));
                                 return {};
                               }));
  std::vector<SelectedDocument> places;
  THROUGHLINE_TRY(
      for_each_row(catalogue, "SELECT review, link_reason FROM places ORDER BY document",
                   [&](const Query& row) -> Result<void> {
                     if (static_cast<std::size_t>(row.integer(0)) >= reviews.size())
                       return unknown_value("review", row.text(0));
                     places.push_back({{}, static_cast<std::uint32_t>(row.integer(0)), {}, row.text(1)});
                     return {};
                   }));
  std::vector<Reading> documents;
  for (std::size_t i = 0; i < places.size(); ++i) {
    THROUGHLINE_ASSIGN(auto document, read_document(catalogue, static_cast<std::int64_t>(i)));
    documents.push_back(std::move(document));
  }
  return columns_without_passages(documents, places, reviews, cases);
}

Result<void> read_passage_columns(Database& catalogue, Columns& columns) {
  return for_each_row(catalogue, "SELECT docid, document, role FROM passages ORDER BY docid",
                      [&](const Query& row) -> Result<void> {
                        const auto document = static_cast<std::size_t>(row.integer(1));
                        const auto role = parse<SectionRole>(kSectionRoles, row.text(2));
                        const auto index = static_cast<std::uint32_t>(columns.passages());
                        if (!role) return unknown_value("section role", row.text(2));
                        if (document >= columns.documents.size() || row.integer(0) != index + std::int64_t{1})
                          return unknown_value("place of a passage", row.text(0));
                        auto& column = columns.documents[document];
                        if (column.passages == 0) column.first_passage = index;
                        if (column.first_passage + column.passages != index)
                          return unknown_value("order of passages", row.text(0));
                        ++column.passages;
                        columns.passage_document.push_back(static_cast<std::uint32_t>(document));
                        columns.passage_role.push_back(static_cast<std::uint8_t>(*role));
                        return {};
                      });
}

Result<void> read_tag_columns(Database& catalogue, Columns& columns) {
  LensMap lens;
  THROUGHLINE_TRY(lens.load(catalogue));
  const auto passages = columns.passages();
  columns.tag_first.assign(passages + 1, 0);
  THROUGHLINE_TRY(for_each_row(
      catalogue, "SELECT docid, theme, polarity, lens, learning FROM tags ORDER BY docid, ordinal",
      [&](const Query& row) -> Result<void> {
        const auto docid = static_cast<std::size_t>(row.integer(0));
        const auto polarity = parse<Polarity>(kPolarities, row.text(2));
        if (!polarity || docid == 0 || docid > passages ||
            static_cast<std::size_t>(row.integer(1)) >= columns.themes.size())
          return unknown_value("tag", row.text(0));
        columns.tags.push_back(
            {static_cast<std::uint8_t>(row.integer(1)), *polarity, row.truth(4), lens(row.integer(3))});
        columns.tag_first[docid] = static_cast<std::uint32_t>(columns.tags.size());
        return {};
      }));
  // Passages without tags end where the one before them ends.
  for (std::size_t i = 1; i <= passages; ++i)
    columns.tag_first[i] = std::max(columns.tag_first[i], columns.tag_first[i - 1]);
  return {};
}

Result<void> read_recorded_themes(Database& catalogue, Columns& columns) {
  return for_each_row(catalogue,
                      "SELECT document, theme, polarity FROM recorded_themes ORDER BY document, ordinal",
                      [&](const Query& row) -> Result<void> {
                        const auto document = static_cast<std::size_t>(row.integer(0));
                        const auto polarity = parse<Polarity>(kPolarities, row.text(2));
                        if (!polarity || document >= columns.documents.size() ||
                            static_cast<std::size_t>(row.integer(1)) >= columns.themes.size())
                          return unknown_value("recorded theme", row.text(0));
                        columns.documents[document].recorded_themes.push_back(
                            {static_cast<std::uint8_t>(row.integer(1)), *polarity,
                             *polarity != Polarity::context, 0});
                        return {};
                      });
}

std::vector<std::string> lens_ids(std::uint64_t mask) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < kAgencies.size(); ++i)
    if ((mask >> i & 1U) != 0) ids.emplace_back(kAgencies[i].id);
  return ids;
}

Result<Tag> tag_of(const Query& row, const Columns& columns, const LensMap& lens) {
  const auto theme = static_cast<std::size_t>(row.integer(0));
  const auto polarity = parse<Polarity>(kPolarities, row.text(1));
  const auto source = tag_source(row.text(8));
  if (theme >= columns.themes.size() || !polarity || !source) return unknown_value("tag", row.text(0));
  Tag tag;
  tag.theme = columns.themes[theme];
  tag.polarity = *polarity;
  tag.lens = lens_ids(lens(row.integer(2)));
  tag.learning = row.truth(3);
  tag.confidence = row.real(4);
  tag.span = {static_cast<std::size_t>(row.integer(5)), static_cast<std::size_t>(row.integer(6))};
  tag.why = row.text(7);
  tag.source = *source;
  return tag;
}

Result<PassageText> passage_of(const Query& row, std::uint32_t docid) {
  PassageText passage;
  passage.docid = docid;
  const auto role = parse<SectionRole>(kSectionRoles, row.text(0));
  if (!role) return unknown_value("section role", row.text(0));
  passage.role = *role;
  passage.id = row.text(1);
  passage.number = row.text(2);
  passage.page = row.number(3);
  passage.page_last = row.number(4);
  passage.page_label = row.text(5);
  passage.heading_path = list_of(row.text(6));
  passage.ocr = row.truth(7);
  passage.table = row.truth(8);
  passage.text = row.text(9);
  return passage;
}

}  // namespace

Result<Database> open_catalogue(const std::filesystem::path& file) {
  THROUGHLINE_ASSIGN(auto database, Database::open(file, Database::Mode::immutable));
  THROUGHLINE_TRY(check_identity(database, kCatalogueApplicationId, "catalogue",
                                 "Run `throughline publish` with this version."));
  return database;
}

Result<Columns> read_columns(Database& catalogue) {
  THROUGHLINE_ASSIGN(auto columns, read_heads(catalogue));
  THROUGHLINE_TRY(for_each_row(catalogue, "SELECT theme, theme_group FROM themes ORDER BY id",
                               [&](const Query& row) -> Result<void> {
                                 columns.themes.push_back(row.text(0));
                                 columns.theme_groups.push_back(row.text(1));
                                 return {};
                               }));
  if (columns.themes.size() > std::numeric_limits<std::uint8_t>::max() + std::size_t{1})
    return unknown_value("number of themes", std::to_string(columns.themes.size()));
  THROUGHLINE_TRY(read_passage_columns(catalogue, columns));
  THROUGHLINE_TRY(read_tag_columns(catalogue, columns));
  THROUGHLINE_TRY(read_recorded_themes(catalogue, columns));
  return columns;
}

Result<std::vector<PassageText>> read_texts(Database& catalogue, const Columns& columns,
                                            std::span<const std::uint32_t> docids) {
  LensMap lens;
  THROUGHLINE_TRY(lens.load(catalogue));
  THROUGHLINE_ASSIGN(
      auto row,
      catalogue.query("SELECT role, id, number, page, page_last, page_label, heading_path, ocr, in_table, "
                      "text FROM passages JOIN texts USING (docid) WHERE docid = ?"));
  THROUGHLINE_ASSIGN(
      auto tag_row,
      catalogue.query("SELECT theme, polarity, lens, learning, confidence, span_from, span_to, why, "
                      "source FROM tags WHERE docid = ? ORDER BY ordinal"));
  std::vector<PassageText> passages;
  passages.reserve(docids.size());
  for (const auto docid : docids) {
    THROUGHLINE_ASSIGN(const bool found, row.bind(docid).step());
    if (!found) return fail(ErrorCode::not_found, fmt::format("The generation has no passage {}.", docid));
    THROUGHLINE_ASSIGN(auto passage, passage_of(row, docid));
    tag_row.bind(docid);
    for (;;) {
      THROUGHLINE_ASSIGN(const bool more, tag_row.step());
      if (!more) break;
      THROUGHLINE_ASSIGN(auto tag, tag_of(tag_row, columns, lens));
      passage.tags.push_back(std::move(tag));
    }
    passages.push_back(std::move(passage));
  }
  return passages;
}

Result<std::vector<Recommendation>> read_recommendations_of(Database& catalogue,
                                                            const std::vector<std::uint32_t>& documents) {
  std::vector<Recommendation> all;
  for (const auto document : documents) {
    THROUGHLINE_ASSIGN(auto reading, read_document(catalogue, document));
    std::move(reading.recommendations.begin(), reading.recommendations.end(), std::back_inserter(all));
  }
  return all;
}

Result<std::vector<std::string>> catalogue_problems(Database& catalogue, const Columns& columns,
                                                    const GenerationInfo& info) {
  std::vector<std::string> problems;
  THROUGHLINE_ASSIGN(const auto own, catalogue.integrity_problems());
  if (!own.empty()) problems.push_back("catalogue: " + own);
  const auto compare = [&](std::string_view what, std::int64_t have, std::uint32_t stated) {
    if (have != stated)
      problems.push_back(fmt::format("the catalogue has {} {}, the manifest says {}", have, what, stated));
  };
  compare("cases", static_cast<std::int64_t>(columns.cases.size()), info.cases);
  compare("reviews", static_cast<std::int64_t>(columns.reviews.size()), info.reviews);
  compare("documents", static_cast<std::int64_t>(columns.documents.size()), info.documents);
  compare("passages", static_cast<std::int64_t>(columns.passages()), info.passages);
  THROUGHLINE_ASSIGN(const auto texts, catalogue.single_integer("SELECT count(*) FROM texts"));
  compare("texts", texts, info.passages);
  for (const auto& document : columns.documents) {
    const auto level = effective_visibility(document.rights, info.published_on);
    if (!is_public(level))
      problems.push_back(fmt::format("{} is for the board only, yet it is published", document.sha256));
    if (!has_public_text(level) && document.passages > 0)
      problems.push_back(
          fmt::format("{} has text in the catalogue, its level is {}", document.sha256, id(level)));
  }
  for (const auto& review : columns.reviews)
    if (review.documents.empty())
      problems.push_back(fmt::format("the review {} has no document", review.slug));
  for (const auto& one : columns.cases)
    if (one.reviews.empty()) problems.push_back(fmt::format("the case {} has no review", one.id));
  return problems;
}

}  // namespace throughline
