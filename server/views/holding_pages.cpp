// /boards and /coverage: what is held, counted.
#include <fmt/format.h>

#include <map>

#include "corpus/model/vocabulary.h"
#include "server/query/field_value.h"
#include "server/views/article.h"
#include "server/views/handlers.h"
#include "server/views/html.h"
#include "server/views/page.h"
#include "server/views/trend_view.h"
#include "server/views/wording.h"

namespace throughline {
namespace {

/// One row for each value that a review of today has: the link finds what is counted.
Data tally_table(const App& app, FieldId by, std::string_view id, std::string_view caption,
                 std::string_view what) {
  const auto& sets = app.holdings().value_sets(by);
  Data::List rows;
  for (std::size_t i = 0; i < sets.values.size(); ++i) {
    Bitset reviews = sets.sets[i];
    reviews &= app.available->reviews;
    if (reviews.none()) continue;
    SearchRequest search;
    search.filters[by] = {sets.values[i]};
    const std::string label(by == FieldId::board ? app.holdings().board_name(sets.values[i])
                                                 : label_of(by, sets.values[i]));
    rows.push_back(Data{{"head", sets.values[i] == kNotStated ? std::string("Not stated") : label},
                        {"head_href", safe_link(search_address(search))},
                        {"cells", Data::List{cell(grouped(app.holdings().units_of(reviews).count()), true),
                                             cell(grouped(reviews.count()), true)}}});
  }
  return Data{{"id", id},
              {"caption", caption},
              {"columns", Data::List{column(what, false), column("Cases", true), column("Reviews", true)}},
              {"rows", rows}};
}

}  // namespace

Response show_boards(const Request& request, const App& app) {
  Article article{.heading = "Boards and partnerships",
                  .lead = "Who published the reviews held here. The name opens them.",
                  .sections = {{.anchor = "boards",
                                .heading = "",
                                .paragraphs = {"Boards publish in different ways and for different times: "
                                               "their numbers are not for comparison."},
                                .items = {},
                                .table = {tally_table(app, FieldId::board, "boards-table",
                                                      "Boards with cases and reviews", "Board")}}}};
  return html_page(request, app, "article",
                   Frame{.title = article.heading, .section = "/boards", .canonical = "/boards"},
                   article_data(article));
}

Response show_coverage(const Request& request, const App& app) {
  std::map<Visibility, std::size_t> levels;
  for (const auto level : app.available->documents) ++levels[level];
  ArticleSection shown{
      .anchor = "shown", .heading = "How much may be shown", .paragraphs = {}, .items = {}, .table = {}};
  for (const auto& [level, n] : levels)
    if (level != Visibility::withdrawn && level != Visibility::board_only)
      shown.items.push_back({std::string(kVisibilities[static_cast<std::size_t>(level)].label) + ":",
                             counted(n, "document", "documents"), ""});
  const auto section = [](std::string anchor, std::string heading, Data table) {
    return ArticleSection{std::move(anchor), std::move(heading), {}, {}, {std::move(table)}};
  };
  Article article{
      .heading = "What is held",
      .lead =
          "This library holds the reviews that its operator has collected: not every review that was "
          "written, nor every one that was published.",
      .sections = {
          section("years", "By year of publication",
                  tally_table(app, FieldId::year, "years-table", "Cases and reviews by year", "Year")),
          section("types", "By type of review",
                  tally_table(app, FieldId::type, "types-table", "Cases and reviews by type", "Type")),
          section(
              "nations", "By nation",
              tally_table(app, FieldId::nation, "nations-table", "Cases and reviews by nation", "Nation")),
          shown}};
  return html_page(request, app, "article", Frame{.title = article.heading, .canonical = "/coverage"},
                   article_data(article));
}

}  // namespace throughline
