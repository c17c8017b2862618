// The small things that every page rests on: escaping, links, marks, snippets, CSV cells, words for numbers,
// templates.
#include <gtest/gtest.h>

#include "corpus/base/utf8.h"
#include "server/views/csv.h"
#include "server/views/html.h"
#include "server/views/palette.h"
#include "server/views/site.h"
#include "server/views/templates.h"
#include "server/views/wording.h"

namespace throughline {
namespace {

TEST(SafeLink, AllowsOnlyOwnPathsAnchorsAndHttps) {
  for (const std::string good : {"/", "/search?q=a&b=c", "#p-4.12", "https://board.example/a.pdf#page=9"})
    EXPECT_EQ(safe_link(good), good);
  for (const std::string bad :
       {"javascript:alert(1)", " javascript:alert(1)", "JavaScript:x", "http://a.example", "//a.example",
        "data:text/html,x", "", "/\\a.example", "https:\n//x", "/a b", "vbscript:x", "/\"onload=x"})
    EXPECT_EQ(safe_link(bad), "#") << bad;
}

TEST(MarkedHtml, EscapesFirstAndMarksByCodePoints) {
  EXPECT_EQ(marked_html("<b>é & x</b>", std::vector<Span>{{3, 4}}),
            "&lt;b&gt;<mark>é</mark> &amp; x&lt;/b&gt;");
  EXPECT_EQ(marked_html("abcdef", std::vector<Span>{{3, 99}, {0, 2}, {1, 3}}), "<mark>abcdef</mark>");
  EXPECT_EQ(marked_html("a'\"", {}), "a&#39;&quot;");
}

TEST(Snippet, KeepsTheMarkedWordsAndNeverCutsInsideAWord) {
  std::string text;
  for (int i = 0; i < 200; ++i) text += "wört" + std::to_string(i) + " ";
  const auto at = text.find("wört150");
  const Span mark{code_point_index(text, at), code_point_index(text, at) + 7};
  const auto part = snippet(text, std::vector<Span>{mark}, 40);
  EXPECT_LE(word_count(part.text), 42U);
  ASSERT_EQ(part.highlights.size(), 1U);
  EXPECT_NE(marked_html(part.text, part.highlights).find("<mark>wört150</mark>"), std::string::npos);
  EXPECT_TRUE(part.text.starts_with("… wört"));
  EXPECT_TRUE(part.text.ends_with(" …"));
}

TEST(Snippet, LeavesAShortTextAlone) {
  const auto part = snippet("one two three", std::vector<Span>{{4, 7}}, 40);
  EXPECT_EQ(part.text, "one two three");
  EXPECT_EQ(part.highlights, (std::vector<Span>{{4, 7}}));
}

TEST(CsvCell, QuotesAndDisarmsFormulas) {
  EXPECT_EQ(csv_cell("plain"), "plain");
  EXPECT_EQ(csv_cell("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_cell("say \"so\"\nnow"), "\"say \"\"so\"\"\nnow\"");
  for (const char first : std::string("=+-@\t\r"))
    EXPECT_EQ(csv_cell(std::string(1, first) + "1").find('\''), first == '\r' ? 1U : 0U)
        << static_cast<int>(first);
}

TEST(Wording, RoundsOnceAndNeverClaimsMoreThanItIs) {
  EXPECT_EQ(grouped(0), "0");
  EXPECT_EQ(grouped(999), "999");
  EXPECT_EQ(grouped(1234567), "1,234,567");
  EXPECT_EQ(percent(std::nullopt), "–");
  EXPECT_EQ(percent(0.0), "0%");
  EXPECT_EQ(percent(-0.0), "0%");
  EXPECT_EQ(percent(0.004), "under 1%");
  EXPECT_EQ(percent(0.999), "over 99%");
  EXPECT_EQ(percent(1.0), "100%");
  EXPECT_EQ(percent(0.335), "34%");
  EXPECT_EQ(counted(1, "case", "cases"), "1 case");
  EXPECT_EQ(listed({"a", "b", "c"}), "a, b and c");
  EXPECT_EQ(place("4.12", 9, ""), "paragraph 4.12, page 9");
  EXPECT_EQ(place("", 9, "vii"), "page vii");
  EXPECT_EQ(place("", 0, ""), "passage");
}

TEST(Palette, TextAndMarksAreDistinctEnough) {
  using namespace palette;
  EXPECT_NEAR(contrast("#ffffff", "#000000"), 21.0, 0.01);
  for (const auto text : {kText, kQuietText}) EXPECT_GE(contrast(text, kGround), 4.5) << text;
  for (const auto mark : {kLine, kAxis}) EXPECT_GE(contrast(mark, kGround), 3.0) << mark;
  EXPECT_GE(contrast(kLine, kBand), 3.0) << "the line must stand out from its band";
}

TEST(Templates, KeepTheRules) {
  const auto loaded = Templates::load(std::string(THROUGHLINE_SOURCE_DIR) + "/web/templates");
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_FALSE(loaded->names().empty());
}

TEST(Templates, RefuseRawValuesInlineCodeAndUnknownPartials) {
  using Sources = std::map<std::string, std::string, std::less<>>;
  EXPECT_TRUE(template_faults(Sources{{"a", "<p>{{x}}</p>{{{x_html}}}"}}).empty());
  for (const std::string bad :
       {"{{{x}}}", "{{& x }}", "<script>1</script>", "<p style=\"x\">", "<a onclick=\"x\">", "{{>nothing}}",
        "<a href={{x}}>", "{{=<% %>=}}", "<style>p{}</style>"})
    EXPECT_EQ(template_faults(Sources{{"a", bad}}).size(), 1U) << bad;
}

TEST(Support, DefaultListHasOnlyHttpsLinks) {
  for (const auto& line : default_support().helplines)
    EXPECT_TRUE(line.url.starts_with("https:")) << line.name;
}

TEST(Support, OperatorsFileIsChecked) {
  const auto good = parse_support(
      R"({"intro":"Talk.","review_by":"2027-01-31","helplines":[{"name":"A","contact":"1","url":"https://a.example","about":""}]})");
  ASSERT_TRUE(good) << good.error().message;
  EXPECT_TRUE(good->operators_own);
  for (const std::string bad :
       {"{}", "[", R"({"intro":"x","helplines":[]})", R"({"intro":"x","review_by":"soon","helplines":[]})",
        R"({"intro":"x","review_by":"2027-01-31","helplines":[{"name":"A","url":"http://a"}]})"})
    EXPECT_FALSE(parse_support(bad)) << bad;
}

}  // namespace
}  // namespace throughline
