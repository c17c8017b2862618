#include "corpus/store/library_verify.h"

#include <fmt/format.h>

#include <set>

#include "corpus/base/utf8.h"
#include "corpus/store/document_rows.h"
#include "corpus/store/passage_rows.h"

namespace throughline {
namespace {

void check_span(const Passage& passage, const Tag& tag, std::size_t length, std::string_view sum,
                std::vector<std::string>& problems) {
  if (tag.span.from > tag.span.to || tag.span.to > length)
    problems.push_back(fmt::format("document {} passage {}: the tag {} spans [{}, {}) of {} characters",
                                   sum.substr(0, 12), passage.id, tag.theme, tag.span.from, tag.span.to,
                                   length));
  if (tag.theme.empty())
    problems.push_back(
        fmt::format("document {} passage {}: a tag without a theme", sum.substr(0, 12), passage.id));
}

void check_reading(const Reading& reading, std::vector<std::string>& problems) {
  std::set<std::string_view> ids;
  const auto sum = std::string_view(reading.sha256).substr(0, 12);
  for (const auto& passage : reading.passages) {
    ids.insert(passage.id);
    if (!is_valid_utf8(passage.text))
      problems.push_back(fmt::format("document {} passage {}: the text is not UTF-8", sum, passage.id));
    const auto length = code_points(passage.text);
    for (const auto& tag : passage.tags) check_span(passage, tag, length, reading.sha256, problems);
  }
  if (ids.size() != reading.passages.size())
    problems.push_back(fmt::format("document {}: passage ids are not unique", sum));
  for (const auto& recommendation : reading.recommendations)
    if (!recommendation.passage.empty() && ids.count(recommendation.passage) == 0)
      problems.push_back(fmt::format("document {}: recommendation {} points to the unknown passage {}", sum,
                                     recommendation.number, recommendation.passage));
  if (!info(reading.outcome).readable && !reading.passages.empty())
    problems.push_back(
        fmt::format("document {}: it has passages though its outcome is {}", sum, id(reading.outcome)));
}

Result<std::vector<std::int64_t>> numbers(Database& database) {
  THROUGHLINE_ASSIGN(auto row, database.query("SELECT id FROM documents ORDER BY id"));
  std::vector<std::int64_t> found;
  for (;;) {
    THROUGHLINE_ASSIGN(const bool more, row.step());
    if (!more) return found;
    found.push_back(row.integer(0));
  }
}

}  // namespace

Result<std::vector<std::string>> library_problems(Database& database) {
  std::vector<std::string> problems;
  THROUGHLINE_ASSIGN(const auto own, database.integrity_problems());
  for (const auto line : split(own, '\n'))
    if (!line.empty()) problems.push_back(fmt::format("library: {}", line));
  THROUGHLINE_ASSIGN(const auto all, numbers(database));
  for (const auto number : all) {
    auto reading = read_document(database, number);
    if (reading) {
      auto passages = read_passages(database, number, -1, WithTags::yes);
      if (!passages)
        reading = fail(std::move(passages.error()));
      else
        reading->passages = std::move(*passages);
    }
    if (!reading) {
      problems.push_back(fmt::format("document number {}: {}", number, reading.error().message));
      continue;
    }
    check_reading(*reading, problems);
  }
  THROUGHLINE_ASSIGN(const auto strays,
                     database.single_integer("SELECT count(*) FROM withdrawals w WHERE NOT EXISTS "
                                             "(SELECT 1 FROM assignments a WHERE a.review = w.review)"));
  if (strays > 0)
    problems.push_back(fmt::format("{} withdrawals name a review that no document has", strays));
  THROUGHLINE_ASSIGN(const auto unrecorded,
                     database.single_integer("SELECT count(*) FROM documents d WHERE NOT EXISTS "
                                             "(SELECT 1 FROM recordings r WHERE r.document = d.id)"));
  if (unrecorded > 0)
    problems.push_back(fmt::format("{} documents have no record of when they were read", unrecorded));
  return problems;
}

}  // namespace throughline
