// Pages that explain: methods, search help, support, privacy, accessibility, the API.
#include <fmt/format.h>

#include "corpus/model/fields.h"
#include "server/query/search_request.h"
#include "server/views/article.h"
#include "server/views/handlers.h"
#include "server/views/html.h"
#include "server/views/page.h"
#include "server/views/routes.h"
#include "server/views/trend_view.h"
#include "server/views/wording.h"

namespace throughline {
namespace {

Response article_page(const Request& request, const App& app, const Article& article, std::string_view path,
                      bool indexable = false) {
  return html_page(request, app, "article",
                   Frame{.title = article.heading, .canonical = std::string(path), .indexable = indexable},
                   article_data(article));
}

std::string search_for(std::string_view words) {
  return "/search?q=" + percent_encoded(words);
}

ArticleSection language_section() {
  ArticleSection section{
      .anchor = "language", .heading = "Words and signs", .paragraphs = {}, .items = {}, .table = {}};
  struct Example {
    std::string_view words, meaning;
  };
  for (const auto& [words, meaning] : {
           Example{"father not seen by health visitor",
                   "finds reviews with most of these words, and passages with more and rarer of them first."},
           Example{"\"professional curiosity\"",
                   "finds the words next to each other, in that order. Curly quotes do the same."},
           Example{"bruising OR bruise", "finds either."},
           Example{"neglect AND school", "finds reviews that have both."},
           Example{"neglect NOT school",
                   "leaves reviews with the second word out. A minus before the word does the same."},
           Example{"mother NEAR/5 alcohol", "finds the words within five words of each other."},
           Example{"safeguard*", "finds every word that begins so; at least three letters."},
           Example{"(hospital OR ward) discharge", "brackets group."},
           Example{"theme:professional-curiosity year:2014..2017",
                   "filters can be typed too: a field below, a colon and a value."},
       })
    section.items.push_back({std::string(words), std::string(meaning), search_for(words)});
  section.paragraphs = {
      "Type what you are looking for in your own words. Forms of a word count as the same: assess also finds "
      "assessed and assessment.",
      "Where your words name a theme, its other names are looked for too. The page says so, and one link "
      "searches for exactly your words."};
  return section;
}

ArticleSection fields_section() {
  Data::List rows;
  for (const auto& one : kFields)
    rows.push_back(Data{{"head", std::string(one.name)},
                        {"head_href", ""},
                        {"cells", Data::List{cell(one.label, false), cell(one.description, false),
                                             cell(one.example, false, search_for(one.example))}}});
  return {
      .anchor = "fields",
      .heading = "Fields",
      .paragraphs = {"A filter on a passage (theme, part of the report, what it says) keeps the cases that "
                     "have such a passage anywhere; “same passage” asks for it where your words are."},
      .items = {},
      .table = {Data{{"id", "fields-table"},
                     {"caption", "Every field that can be searched"},
                     {"columns", Data::List{column("Name", false), column("Field", false),
                                            column("Meaning", false), column("Example", false)}},
                     {"rows", rows}}}};
}

}  // namespace

Response show_search_help(const Request& request, const App& app) {
  Article article{
      .heading = "Search help",
      .lead = "Plain words are enough. The rest is there when you want to be exact.",
      .sections = {
          language_section(),
          fields_section(),
          {.anchor = "privacy",
           .heading = "What you search for stays private",
           .paragraphs = {"Searches are not written to any log. Do not type the name of a person you work "
                          "with all the same: the address of a search can be kept by your own browser."},
           .items = {},
           .table = {}}}};
  return article_page(request, app, article, "/help/search", true);
}

Response show_methods(const Request& request, const App& app) {
  Article article{.heading = "How the counts are made",
                  .lead = "What the numbers here are, and what they cannot say.",
                  .sections = {}};
  const auto add = [&](std::string anchor, std::string heading, std::vector<std::string> paragraphs) {
    article.sections.push_back({std::move(anchor), std::move(heading), std::move(paragraphs), {}, {}});
  };
  add("unit", "Cases are counted, not documents",
      {"A case is the incident and the people it is about. A report, its summary and a joint review of the "
       "same death are one case. Every count names its unit."});
  add("themes", "How a passage gets its themes",
      {"Each theme has rules: wordings that reviews use for it. A rule does not count in contents pages, "
       "terms of reference, quoted policy or questions, and “no evidence of” is read as such.",
       "Only analysis, findings, good practice, the family’s contribution and recommendations count as "
       "learning. The facts of a case count as features of the case. Each table says which it counts.",
       "Rules are wrong at times. Open the cases behind a number before you rely on it."});
  add("shares", "Shares and intervals",
      {"A share is the number of cases with the theme divided by all cases of the table. The 95% interval "
       "(Wilson) shows how far a share of so few cases could be from the long run. Under 20 cases no change "
       "is claimed in words."});
  add("cannot", "What they cannot say",
      {"Published reviews are not a sample of what happens to children and adults. What is reviewed, what is "
       "published and how it is written have all changed over the years, and each change moves these "
       "numbers.",
       "A larger share of reviews that raise a theme does not show that the problem has grown."});
  add("clock", "Years",
      {"Learning is counted by the year in which the first review of a case was published. Recent years can "
       "still grow as reviews are published late."});
  add("rights", "What is shown of a report",
      {"Each report belongs to the board that published it. Without a recorded permission only its catalogue "
       "record and short extracts are shown, with a link to the publisher. A withdrawn review leaves every "
       "page and every number at once."});
  return article_page(request, app, article, "/methods", true);
}

Response show_support(const Request& request, const App& app) {
  const auto& support = app.site->support;
  ArticleSection lines{
      .anchor = "helplines", .heading = "Where to turn", .paragraphs = {}, .items = {}, .table = {}};
  for (const auto& line : support.helplines) {
    std::string text = line.contact;
    if (!line.about.empty()) text += (text.empty() ? "" : ". ") + line.about;
    lines.items.push_back({line.name, text.empty() ? text : "– " + text, line.url});
  }
  if (support.operators_own && !support.review_by.empty())
    lines.paragraphs.push_back(fmt::format("{} {}.",
                                           app.today > support.review_by
                                               ? "These numbers should have been checked by"
                                               : "These numbers will be checked again by",
                                           day_words(support.review_by)));
  if (!support.operators_own)
    lines.paragraphs.emplace_back(
        "This list came with the program. The operator of this service can put local services here.");
  Article article{
      .heading = "Support",
      .lead = support.intro,
      .sections = {lines,
                   {.anchor = "teams",
                    .heading = "Reading with a team",
                    .paragraphs = {"Say beforehand that reports describe abuse, neglect and death, and that "
                                   "anybody may step out. Somebody in the room may know the case."},
                    .items = {},
                    .table = {}}}};
  return article_page(request, app, article, "/support");
}

Response show_privacy(const Request& request, const App& app) {
  Article article{
      .heading = "Privacy",
      .lead = "No cookies, no tracking, nothing from other sites.",
      .sections = {
          {.anchor = "kept",
           .heading = "What is kept",
           .paragraphs =
               {"For each request a line is written: the kind of page, whether it worked, how long it took "
                "and a random reference. No search words, no whole network address, no browser.",
                "Searches are answered and forgotten. They are never shown to anybody as suggestions."},
           .items = {},
           .table = {}},
          {.anchor = "addresses",
           .heading = "Addresses of searches",
           .paragraphs =
               {"A search stands in its address, so that you can keep it or send it. Your own browser, and a "
                "network that looks into its traffic, can see it: leave names of people out."},
           .items = {},
           .table = {}}}};
  return article_page(request, app, article, "/privacy");
}

Response show_accessibility(const Request& request, const App& app) {
  Article article{
      .heading = "Accessibility statement",
      .lead = "We want as many people as possible to be able to use this service.",
      .sections = {
          {.anchor = "can",
           .heading = "What you should be able to do",
           .paragraphs = {},
           .items = {{"", "zoom to 400% without text running off the screen", ""},
                     {"", "reach everything with a keyboard, and see where you are", ""},
                     {"", "use every page without script", ""},
                     {"", "listen to every page with a screen reader; each chart has its table", ""},
                     {"", "use your own colours and contrast themes", ""}},
           .table = {}},
          {.anchor = "standard",
           .heading = "Standard and testing",
           .paragraphs = {"The pages aim at the Web Content Accessibility Guidelines 2.2, level AA. Each "
                          "change is tested with axe at two widths, by keyboard, without script and in "
                          "print. They have not yet been audited by an outside body."},
           .items = {},
           .table = {}},
          {.anchor = "limits",
           .heading = "What we know is not good enough",
           .paragraphs =
               {"Published reports open at their publishers; many are PDF files that are not accessible. "
                "Their text here is made from the files and can have faults where a page was a picture."},
           .items = {},
           .table = {}}}};
  return article_page(request, app, article, "/accessibility");
}

Response show_api(const Request& request, const App& app) {
  Data::List rows;
  for (const auto& route : routes()) {
    if (route.content_type.starts_with("text/html") || route.name == "asset") continue;
    const bool plain = route.path.find('{') == std::string_view::npos;
    rows.push_back(
        Data{{"head", std::string(route.path)},
             {"head_href", plain ? safe_link(route.path) : std::string()},
             {"cells", Data::List{cell(route.summary, false),
                                  cell(route.content_type.substr(0, route.content_type.find(';')), false)}}});
  }
  Article article{
      .heading = "Data and API",
      .lead = "Every page has its data beside it: the same address with .json or .csv, the same numbers.",
      .sections = {
          {.anchor = "addresses",
           .heading = "Addresses",
           .paragraphs = {"All are read with GET and need no key. Each answer names the generation of the "
                          "library that it comes from: keep it with the data. Whole-number counts are cases "
                          "unless their name says otherwise."},
           .items = {},
           .table = {Data{{"id", "routes-table"},
                          {"caption", "Addresses for programs"},
                          {"columns", Data::List{column("Address", false), column("What it gives", false),
                                                 column("Form", false)}},
                          {"rows", rows}}}},
          {.anchor = "errors",
           .heading = "Errors",
           .paragraphs =
               {"An error has one form: {\"error\": {\"code\", \"message\", \"hint\", \"where\", \"ref\"}}. "
                "For a search that cannot be understood, where gives the characters in it, counted from 0."},
           .items = {{"OpenAPI 3.1 description", "", "/openapi.json"},
                     {"Fields", "", "/api/fields"},
                     {"Themes as SKOS", "", "/taxonomy.jsonld"}},
           .table = {}}}};
  return article_page(request, app, article, "/api");
}

}  // namespace throughline
