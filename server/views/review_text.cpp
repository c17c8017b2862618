#include "server/views/review_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/base/utf8.h"
#include "corpus/model/rights.h"
#include "server/views/glossary.h"
#include "server/views/html.h"
#include "server/views/passage_table.h"
#include "server/views/routes.h"
#include "server/views/search_answer.h"
#include "server/views/wording.h"

namespace throughline {
namespace {

constexpr std::size_t kGoodShown = 3;
constexpr std::size_t kGoodWords = 6;  ///< fewer are a heading or a cell, not a passage to read

struct Shelf {
  const DocumentColumn& document;
  Glossary glossary;
  const App& app;
  std::size_t& tables;  ///< on the page so far: each needs a name of its own
};

bool is_quiet(const Tag& tag) {
  return !tag.learning || tag.polarity == Polarity::absent || tag.polarity == Polarity::context;
}

Data passage_themes(const PassageText& passage, const App& app) {
  Data::List themes;
  std::vector<std::string> seen;
  for (const auto& tag : passage.tags) {
    if (std::find(seen.begin(), seen.end(), tag.theme) != seen.end()) continue;
    seen.push_back(tag.theme);
    std::string said;
    if (tag.polarity != Polarity::concern)
      said = lower_case(kPolarities[static_cast<std::size_t>(tag.polarity)].label);
    if (!tag.learning) said += said.empty() ? "states a fact" : ", states a fact";
    themes.push_back(Data{{"href", safe_link(theme_address(tag.theme))},
                          {"label", theme_label(app, tag.theme)},
                          {"good", tag.polarity == Polarity::good},
                          {"quiet", is_quiet(tag)},
                          {"polarity", said}});
  }
  return themes;
}

/// What paragraphs and rows of tables have in common.
Data place_data(const ShownPassage& shown, const Shelf& shelf) {
  const auto& passage = shown.passage;
  const int page = cited_page(shelf.document, passage.page);
  std::string page_text;
  if (page > 0)
    page_text =
        fmt::format("page {}", passage.page_label.empty() ? std::to_string(page) : passage.page_label);
  std::string note;
  if (shown.cut) note = "Extract";
  if (passage.ocr) note += note.empty() ? "Read by text recognition" : ", read by text recognition";
  return Data{{"id", shown.anchor},
              {"self", safe_link("#" + percent_encoded(shown.anchor))},
              {"number", passage.number},
              {"found", shown.found},
              {"page_text", page_text},
              {"page_href", publisher_page(shelf.document, page)},
              {"passage_note", note},
              {"has_themes", !passage.tags.empty()},
              {"themes", passage_themes(passage, shelf.app)}};
}

Data paragraph_data(const ShownPassage& shown, const Shelf& shelf) {
  Data data = place_data(shown, shelf);
  data.set("words_html",
           marked_html(shown.passage.text, shown.highlights, shelf.glossary.glosses(shown.passage.text)));
  return data;
}

Data row_data(const ShownPassage& shown, const Shelf& shelf, std::size_t columns) {
  const auto& text = shown.passage.text;
  const auto glosses = shelf.glossary.glosses(text);
  const auto spans = cells_of(text);
  Data::List cells;
  for (std::size_t i = 0; i < spans.size(); ++i) {
    // A row with fewer cells is a heading across the table or one that lost its empty cells: it reaches to
    // the end.
    const bool wide = i + 1 == spans.size() && spans.size() < columns;
    cells.push_back(Data{{"words_html", marked_html(text, spans[i], shown.highlights, glosses)},
                         {"first", i == 0 && spans[i].from < spans[i].to},
                         {"filled", spans[i].from < spans[i].to},
                         {"across", wide ? std::to_string(columns - i) : std::string()}});
  }
  Data data = place_data(shown, shelf);
  data.set("cells", cells);
  return data;
}

/// Rows [from, to) of one table.
Data table_data(const ShownDocument& shown, std::size_t from, std::size_t to, const Shelf& shelf,
                const std::string& caption) {
  std::size_t columns = 0;
  bool themes = false;
  for (std::size_t i = from; i < to; ++i) {
    columns = std::max(columns, cells_of(shown.passages[i].passage.text).size());
    themes = themes || !shown.passages[i].passage.tags.empty();
  }
  const bool header = to - from > 1 && reads_like_header(shown.passages[from].passage.text);
  Data::List head;
  Data::List rows;
  for (std::size_t i = from; i < to; ++i)
    (header && i == from ? head : rows).push_back(row_data(shown.passages[i], shelf, columns));
  return Data{{"caption", caption}, {"with_themes", themes}, {"head", head}, {"rows", rows}};
}

bool is_row(const ShownPassage& shown) {
  return shown.passage.table && !shown.cut;
}

/// Passages [from, to) as paragraphs and tables.
Data blocks_data(const ShownDocument& shown, std::size_t from, std::size_t to, const Shelf& shelf) {
  Data::List blocks;
  while (from < to) {
    const auto& first = shown.passages[from];
    std::size_t end = from + 1;
    if (!is_row(first)) {
      blocks.push_back(Data{{"paragraph", Data::List{paragraph_data(first, shelf)}}, {"grid", Data::List{}}});
    } else {
      while (end < to && is_row(shown.passages[end]) &&
             same_table(shown.passages[end - 1].passage.text, shown.passages[end].passage.text))
        ++end;
      const auto& path = first.passage.heading_path;
      const auto caption =
          fmt::format("Table {} on this page{}", ++shelf.tables, path.empty() ? "" : ": " + path.back());
      blocks.push_back(Data{{"paragraph", Data::List{}},
                            {"grid", Data::List{table_data(shown, from, end, shelf, caption)}}});
    }
    from = end;
  }
  return blocks;
}

/// Cover and contents stand folded before the text, unless the reader came for something in them.
bool is_folded(const ShownPassage& shown) {
  const auto role = shown.passage.role;
  return (role == SectionRole::front_matter || role == SectionRole::contents) && !shown.found;
}

bool belong_together(const ShownPassage& a, const ShownPassage& b) {
  if (is_folded(a) || is_folded(b)) return is_folded(a) == is_folded(b);
  return a.passage.heading_path == b.passage.heading_path;
}

/// What part of the report a heading opens, unless the heading says it itself.
std::string part_role(const PassageText& passage) {
  const std::string role(kSectionRoles[static_cast<std::size_t>(passage.role)].label);
  if (passage.heading_path.empty()) return role;
  const auto first_word = lower_case(role.substr(0, role.find(' ')));
  return lower_case(passage.heading_path.back()).find(first_word) == std::string::npos ? role : std::string();
}

/// Passages under one heading together.
Data parts_data(const ShownDocument& shown, const Shelf& shelf, std::size_t number) {
  Data::List parts;
  for (std::size_t from = 0; from < shown.passages.size();) {
    const auto& first = shown.passages[from];
    std::size_t to = from;
    while (to < shown.passages.size() && belong_together(first, shown.passages[to])) ++to;
    const bool folded = is_folded(first);
    const auto& path = first.passage.heading_path;
    parts.push_back(Data{
        {"part_title", folded || path.empty() ? std::string() : path.back()},
        {"folded", folded ? fmt::format("Cover and contents ({})", counted(to - from, "passage", "passages"))
                          : std::string()},
        {"id", fmt::format("h-{}-{}", number, parts.size() + 1)},
        {"role", part_role(first.passage)},
        {"blocks", blocks_data(shown, from, to, shelf)}});
    from = to;
  }
  return parts;
}

std::string level_note(const ShownDocument& shown) {
  switch (shown.level) {
    case Visibility::full:
      return {};
    case Visibility::passages:
      return fmt::format("Its owner allows the passages that a search finds. {} shown; {} not shown.",
                         counted(shown.passages.size(), "passage is", "passages are"),
                         counted(shown.held_back, "is", "are"));
    case Visibility::extract:
      return "No permission to reproduce this report is recorded. Short extracts are shown where a search "
             "finds them; "
             "read the report at its publisher.";
    default:
      return "Only the catalogue record is shown here; the report is with its publisher.";
  }
}

bool is_good(const ShownPassage& shown) {
  const auto& passage = shown.passage;
  if (passage.role == SectionRole::contents || word_count(passage.text) < kGoodWords) return false;
  return passage.role == SectionRole::good_practice ||
         std::any_of(passage.tags.begin(), passage.tags.end(),
                     [](const Tag& tag) { return tag.polarity == Polarity::good && tag.learning; });
}

Data good_data(const ShownPassage& shown, const DocumentColumn& document, const Glossary& glossary) {
  const auto& passage = shown.passage;
  const auto part = snippet(passage.text, shown.highlights, kSnippetWords);
  auto reference = place(passage.number, cited_page(document, passage.page), passage.page_label);
  reference[0] = static_cast<char>(reference[0] - 'a' + 'A');
  return Data{{"words_html", marked_html(part.text, part.highlights, glossary.glosses(part.text))},
              {"href", safe_link("#" + percent_encoded(shown.anchor))},
              {"reference", reference},
              {"of", std::string(label(kDocumentKinds, document.kind))},
              {"note", passage.heading_path.empty() ? std::string() : passage.heading_path.back()},
              {"good", true}};
}

}  // namespace

Data documents_data(const ReviewAnswer& answer, const App& app) {
  Data::List list;
  std::size_t number = 0;
  std::size_t tables = 0;
  for (const auto& shown : answer.documents) {
    ++number;
    const auto& document = app.columns().documents[shown.document];
    const Shelf shelf{document, Glossary(document.abbreviations), app, tables};
    list.push_back(Data{{"anchor", fmt::format("document-{}", number)},
                        {"heading", label(kDocumentKinds, document.kind)},
                        {"publisher", publisher_address(document)},
                        {"note", level_note(shown)},
                        {"parts", parts_data(shown, shelf, number)}});
  }
  return list;
}

Data contents_data(const ReviewAnswer& answer, const App& app) {
  Data::List list;
  std::size_t number = 0;
  for (const auto& shown : answer.documents) {
    ++number;
    Data::List parts;
    std::string top;
    std::size_t part = 0;
    const ShownPassage* before = nullptr;
    for (const auto& passage : shown.passages) {
      const bool same = before != nullptr && belong_together(*before, passage);
      before = &passage;
      if (same) continue;
      ++part;
      const auto& path = passage.passage.heading_path;
      if (is_folded(passage) || path.empty() || path.front() == top) continue;
      top = path.front();
      parts.push_back(Data{{"href", safe_link(fmt::format("#h-{}-{}", number, part))}, {"text", top}});
    }
    const auto kind = app.columns().documents[shown.document].kind;
    list.push_back(Data{{"href", safe_link(fmt::format("#document-{}", number))},
                        {"text", label(kDocumentKinds, kind)},
                        {"has_parts", !parts.empty()},
                        {"open", answer.documents.size() == 1},
                        {"parts", parts}});
  }
  return list;
}

Data good_practice_data(const ReviewAnswer& answer, const App& app) {
  Data::List shown_first;
  Data::List more;
  std::size_t count = 0;
  for (const auto& shown : answer.documents) {
    const auto& document = app.columns().documents[shown.document];
    const Glossary glossary(document.abbreviations);
    for (const auto& passage : shown.passages) {
      if (!is_good(passage)) continue;
      ++count;
      (count <= kGoodShown ? shown_first : more).push_back(good_data(passage, document, glossary));
    }
  }
  return Data{{"has_good", count > 0},
              {"good_count", counted(count, "passage says", "passages say")},
              {"good_passages", shown_first},
              {"has_more_good", !more.empty()},
              {"more_good_text", fmt::format("{} more", grouped(more.size()))},
              {"more_good", more}};
}

}  // namespace throughline
