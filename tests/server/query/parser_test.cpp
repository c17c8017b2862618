#include "server/query/parser.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "corpus/base/utf8.h"

namespace throughline {
namespace {

Result<ParsedQuery> parsed(std::string_view text) {
  return parse_query(text, Settings());
}

std::string tree_of(std::string_view text) {
  const auto query = parsed(text);
  return query ? printed(query->root) : "error: " + query.error().message;
}

TEST(Parser, reads_what_people_type) {
  struct Case {
    const char* text;
    const char* tree;
  };
  const std::vector<Case> cases = {
      {"", "()"},
      {"   ", "()"},
      {"bruising", "bruising"},
      {"Bruising Baby", "(enough bruising baby)"},
      {"non-mobile baby", "(enough non-mobile baby)"},
      {"child’s voice", "(enough childs voice)"},
      {"\"strategy discussion\"", "\"strategy discussion\""},
      {"“strategy discussion” baby", "(enough \"strategy discussion\" baby)"},
      {"neglect AND bruising", "(all neglect bruising)"},
      {"neglect AND bruising AND injury", "(all neglect bruising injury)"},
      {"neglect OR bruising", "(any neglect bruising)"},
      {"neglect AND bruising OR injury", "(any (all neglect bruising) injury)"},
      {"dental neglect OR caries", "(enough dental (any neglect caries))"},
      {"(dental neglect) OR caries", "(any (enough dental neglect) caries)"},
      {"neglect -adult", "(enough neglect (none adult))"},
      {"neglect −adult", "(enough neglect (none adult))"},
      {"neglect NOT adult", "(enough neglect (none adult))"},
      {"neglect NOT NOT adult", "(enough neglect adult)"},
      {"neglect -(adult OR elder)", "(enough neglect (none (any adult elder)))"},
      {"child - neglect", "(enough child neglect)"},
      {"bruising NEAR/5 baby", "(near/5 bruising baby)"},
      {"bruising NEAR baby", "(near/10 bruising baby)"},
      {"a1 NEAR/3 b2 NEAR/4 c3", "(near/4 a1 b2 c3)"},
      {"safeguard*", "safeguard*"},
      {"theme:professional-curiosity", "theme:professional-curiosity"},
      {"THEME:supervision polarity:Good", "(enough theme:supervision polarity:good)"},
      {"age:\"under 1\"", "age:\"under 1\""},
      {"age:under-1", "age:\"under 1\""},
      {"type:\"Serious case review\"", "type:scr"},
      {"year:2014..2017", "year:2014..2017"},
      {"year:2014..", "year:2014.."},
      {"outcome:not-stated", "outcome:not-stated"},
      {"title:\"child t\"", "title:\"child t\""},
      {"paragraph 4.12", "(enough paragraph 4.12)"},
      {"mother/father", "(enough mother father)"},
      {"https://example.org/a", "(enough https example-org a)"},
      {"Child A: a review", "(enough child a a review)"},
      {"((bruising))", "bruising"},
      {"rock and roll", "(enough rock and roll)"},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(each.text);
    EXPECT_EQ(tree_of(each.text), each.tree);
  }
}

TEST(Parser, repairs_with_a_note) {
  struct Case {
    const char* text;
    const char* tree;
    const char* note;
  };
  const std::vector<Case> cases = {
      {"\"strategy discussion", "\"strategy discussion\"", "not closed"},
      {"“strategy discussion", "\"strategy discussion\"", "not closed"},
      {"(neglect OR bruising", "(any neglect bruising)", "bracket was not closed"},
      {"neglect) bruising", "(enough neglect bruising)", "without an opening one"},
      {"AND bruising", "bruising", "“AND” has nothing on one side"},
      {"bruising AND", "bruising", "“AND” has nothing on one side"},
      {"bruising OR OR baby", "(any bruising baby)", "“OR” has nothing on one side"},
      {"bruising NEAR/5", "bruising", "“NEAR/5” has nothing on one side"},
      {"bruising NOT", "bruising", "“NOT” has nothing on one side"},
      {"neglect or bruising", "(enough neglect or bruising)", "write OR"},
      {"neglect and bruising", "(enough neglect and bruising)", "write AND"},
      {"bruising ()", "bruising", "empty pair of brackets"},
      {"bruising \"\"", "bruising", "empty pair of quotation marks"},
      {"bruising theme:\"\"", "bruising", "has no value"},
      {"bruising theme:", "(enough bruising theme)", "has no value"},
      {"br*ising", "br-ising", "asterisk"},
      {"\"strategy disc*\"", "\"strategy disc\"", "asterisk"},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(each.text);
    const auto query = parsed(each.text);
    ASSERT_TRUE(query);
    EXPECT_EQ(printed(query->root), each.tree);
    ASSERT_FALSE(query->notes.empty());
    bool found = false;
    for (const auto& note : query->notes) found = found || note.find(each.note) != std::string::npos;
    EXPECT_TRUE(found) << query->notes.front();
  }
}

TEST(Parser, a_sound_search_has_no_notes) {
  for (const auto* text : {"bruising", "\"strategy discussion\" baby", "(a OR b) AND c",
                           "what was said about and to the child", "year:2014..2017 neglect"}) {
    SCOPED_TRACE(text);
    const auto query = parsed(text);
    ASSERT_TRUE(query);
    EXPECT_TRUE(query->notes.empty()) << query->notes.front();
  }
}

TEST(Parser, refuses_with_the_place_and_a_hint) {
  struct Case {
    const char* text;
    std::size_t from, to;
    const char* hint;
  };
  const std::vector<Case> cases = {
      {"bruising thme:neglect", 9, 14, "Did you mean “theme:”?"},
      {"“é” xqzzy:1", 4, 10, "put a space"},
      {"year:2017..2014", 5, 15, "2014..2017"},
      {"year:later", 5, 10, "2014..2017"},
      {"neglect type:sarr", 13, 17, "type:sar?"},
      {"ba*", 0, 3, "more of the word"},
      {"-bruising", 0, 9, "Add a word"},
      {"NOT bruising -neglect", 0, 21, "Add a word"},
      {"bruising NEAR/0 baby", 9, 15, "NEAR/5"},
      {"bruising NEAR/x baby", 9, 15, "NEAR/5"},
      {"bruising NEAR/5 (baby)", 0, 17, "NEAR/5"},
      {"\"a b\" NEAR/5 baby", 0, 12, "NEAR/5"},
      {"theme:(a OR b)", 0, 7, "theme:a OR theme:b"},
      {"one* two* abc* xyz*", 15, 19, "in full"},
  };
  for (const auto& each : cases) {
    SCOPED_TRACE(each.text);
    const auto query = parsed(each.text);
    ASSERT_FALSE(query) << printed(query->root);
    EXPECT_EQ(query.error().code, ErrorCode::invalid_query);
    ASSERT_TRUE(query.error().where);
    EXPECT_EQ(query.error().where->from, each.from);
    EXPECT_EQ(query.error().where->to, each.to);
    EXPECT_NE(query.error().hint.find(each.hint), std::string::npos) << query.error().hint;
  }
}

TEST(Parser, caps_hold) {
  Settings settings;
  settings.set(Setting::max_query_bytes, 8192);
  const std::string many(std::string(64, 'x') + " ");
  std::string words;
  for (int i = 0; i < 65; ++i) words += "w" + std::to_string(i) + " ";
  std::string quoted = "\"";
  for (int i = 0; i < 21; ++i) quoted += "w" + std::to_string(i) + " ";
  quoted += "\"";
  const std::string deep = std::string(17, '(') + "a" + std::string(17, ')');
  std::string near = "w";
  for (int i = 0; i < 8; ++i) near += " NEAR/5 w" + std::to_string(i);
  for (const auto& text : {words, quoted, deep, near, std::string(8193, 'a')}) {
    SCOPED_TRACE(text.substr(0, 30));
    const auto query = parse_query(text, settings);
    ASSERT_FALSE(query);
    EXPECT_EQ(query.error().code, ErrorCode::invalid_query);
    ASSERT_TRUE(query.error().where);
    EXPECT_LT(query.error().where->from, query.error().where->to);
  }
  EXPECT_TRUE(parse_query(std::string(16, '(') + "a" + std::string(16, ')'), settings));
}

TEST(Parser, survives_hostile_searches) {
  Settings wide;
  wide.set(Setting::max_query_bytes, 8192);
  wide.set(Setting::max_query_depth, 64);
  std::string nots;
  for (int i = 0; i < 2000; ++i) nots += "NOT ";
  const std::vector<std::string> texts = {
      std::string(10000, '('),
      std::string(8000, '('),
      std::string(8000, ')'),
      std::string(8000, '"'),
      std::string(8000, '-'),
      std::string(8000, '*'),
      std::string(8000, ':'),
      nots + "a",
      nots,
      std::string(1U << 20U, 'a'),
      std::string(1U << 20U, '\0'),
      std::string("a\0b\0(c", 6),
      "\xff\xfe bruising \xc3",
      "\xf0\x9f\x98\x80 \xe2\x80\x9c",
      "NEAR/99999999999999999999 a",
      "a NEAR/5 NEAR/5 NEAR/5 b",
      "AND OR NOT NEAR",
      "- - -a -",
  };
  for (const auto& text : texts) {
    SCOPED_TRACE(text.substr(0, 20));
    const auto query = parse_query(text, wide);
    EXPECT_TRUE(query ? is_valid_utf8(print_tree(*query)) : query.error().code == ErrorCode::invalid_query);
  }
}

void check_spans(const Node& node, std::size_t points) {
  EXPECT_LE(node.span.from, node.span.to);
  EXPECT_LE(node.span.to, points);
  for (const auto& child : node.children) {
    EXPECT_GE(child.span.from, node.span.from);
    EXPECT_LE(child.span.to, node.span.to);
    check_spans(child, points);
  }
}

TEST(Parser, random_searches_give_the_same_tree_twice_with_spans_inside) {
  const std::vector<std::string> pieces = {
      "bruising", "baby",  "\"", "(",  ")",    " ",     " AND ", " OR ",  "NOT ", "-",
      "*",        "NEAR/", "5",  ":",  "year", "theme", "2014",  "..",    "“",    "é",
      "\xff",     "/",     "'",  "\t", "x",    "&",     "…",     "type:", "scr",  "\xf0\x9f"};
  std::mt19937 random(7);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (auto n = random() % 14; n > 0; --n) text += pieces[random() % pieces.size()];
    const auto once = parsed(text);
    const auto again = parsed(text);
    ASSERT_EQ(once.has_value(), again.has_value()) << text;
    if (!once) {
      ASSERT_EQ(once.error().code, ErrorCode::invalid_query) << text;
      ASSERT_TRUE(once.error().where) << text;
      ASSERT_LE(once.error().where->from, once.error().where->to) << text;
      continue;
    }
    ASSERT_EQ(print_tree(*once), print_tree(*again));
    check_spans(once->root, code_points(once->text));
    ASSERT_FALSE(HasFailure()) << text << "\n" << print_tree(*once);
  }
}

TEST(Parser, random_bytes_never_break_it) {
  std::mt19937 random(11);
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (auto n = random() % 40; n > 0; --n) text += static_cast<char>(random() & 0xFFU);
    const auto query = parsed(text);
    ASSERT_TRUE(!query || is_valid_utf8(print_tree(*query)));
  }
}

TEST(Parser, the_tree_of_a_search_prints_with_its_places) {
  const auto query = parsed("bruising -“é x” year:2014");
  ASSERT_TRUE(query);
  EXPECT_EQ(print_tree(*query),
            "enough @0-25\n"
            "  word bruising [bruis] @0-8\n"
            "  none @9-15\n"
            "    phrase \"e x\" [e x] @10-15\n"
            "  field year:2014 @16-25\n");
}

}  // namespace
}  // namespace throughline
