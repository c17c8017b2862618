#include "taxonomy/cue.h"

#include <gtest/gtest.h>

#include "taxonomy/cue_matcher.h"

namespace throughline {
namespace {

const PhraseLists kLists{{"none", "no one|nobody"}, {"loop", "@loop"}};

bool holds(std::string_view cue, std::string_view text) {
  const auto parsed = parse_cue(cue, kLists);
  EXPECT_TRUE(parsed) << cue << ": " << (parsed ? "" : parsed.error().message);
  if (!parsed) return false;
  CueMatcher matcher;
  matcher.add(*parsed);
  return !matcher.find(words_of(text)).empty();
}

struct Case {
  std::string_view cue;
  std::string_view text;
  bool holds;
};

TEST(CueLanguage, HoldsWhereTheDocumentationSaysSo) {
  const Case cases[] = {
      {R"~("professional curiosity")~", "They lacked professional curiosity.", true},
      {R"~("professional curiosity")~", "Professional\nCuriosity", false},
      {R"~("professional curiosity")~", "PROFESSIONAL CURIOSITY", true},
      {R"~("professional curiosity")~", "a professional. Curiosity is rare", false},
      {R"~("professional curiosity")~", "professional and curiosity", false},
      {R"~("drift|delay")~", "there was delay", true},
      {R"~("drift|delay")~", "there was speed", false},
      {R"~("neglect*")~", "neglectful care", true},
      {R"~("neglect*")~", "neglect", true},
      {R"~("neglect")~", "neglectful", false},
      {R"~("neglect*")~", "benign reglect", false},
      {R"~("child's voice")~", "the child’s voice was lost", true},
      {R"~("child's voice")~", "the child voice", false},
      {R"~("non[- ]mobile")~", "a non-mobile baby", true},
      {R"~("non[- ]mobile")~", "a non mobile baby", true},
      {R"~("non[- ]mobile")~", "a nonmobile baby", true},
      {R"~("non[- ]mobile")~", "not mobile", false},
      {R"~("non mobile")~", "non–mobile", true},
      {R"~("bull(y|ied|ying)")~", "she was bullied", true},
      {R"~("bull(y|ied|ying)")~", "a bull in a shop", false},
      {R"~("(initial|core) assessment*")~", "core assessments", true},
      {R"~("(initial|core) assessment*")~", "risk assessments", false},
      {R"~("seen (all )?alone")~", "seen alone", true},
      {R"~("seen (all )?alone")~", "seen all alone", true},
      {R"~("co[- ]?ordinate")~", "to coordinate", true},
      {R"~("levels? of need")~", "level of need", true},
      {R"~("levels? of need")~", "levels of need", true},
      {R"~("DNA")~", "recorded as DNA", true},
      {R"~("DNA")~", "recorded as dna", false},
      {R"~("SEND")~", "please send it", false},
      {R"~("GP*")~", "the GP's letter", true},
      {R"~("GP*")~", "gps tracking", false},
      {R"~("A&E")~", "taken to A&E", true},
      {R"~("DoLS")~", "a DoLS application", true},
      {R"~("DoLS")~", "dols", false},
      {R"~("level [3-4]")~", "at level 3", true},
      {R"~("level [3-4]")~", "at level 5", false},
      {R"~("section [0-9a-c]")~", "section b", true},
      {R"~("@none asked")~", "nobody asked", true},
      {R"~("@none asked")~", "no one asked", true},
      {R"~("@none asked")~", "someone asked", false},
      {R"~(NEAR/4(bruis*, baby))~", "the baby had a bruise", true},
      {R"~(NEAR/4(bruis*, baby))~", "a bruise on the baby", true},
      {R"~(NEAR/2(bruis*, baby))~", "a bruise that was seen on the baby", false},
      {R"~(NEAR/4(bruis*, baby))~", "There was a bruise. The baby slept.", false},
      {R"~(NEAR/9(threat*, kill, child*))~", "he threatened that he would kill the children", true},
      {R"~(NEAR/9(threat*, kill, child*))~", "he threatened the children", false},
      {R"~(NEAR/5(child*, child*))~", "one child only", false},
      {R"~(NEAR/5(child*, child*))~", "a child told another child", true},
      {R"~("police" NEAR/3(slow|late))~", "police were late", true},
      {R"~("police" NEAR/3(slow|late))~", "late came the police", true},
      {R"~("police" NEAR/3(slow|late))~", "police were prompt", false},
      {R"~(THEN/4(father, not, seen))~", "father was not seen", true},
      {R"~(THEN/4(father, not, seen))~", "not seen by father", false},
      {R"~(~"lifestyle choice*")~", "a lifestyle choice", true},
      {R"~("policy|policies")~", "the police came", false},
  };
  for (const auto& c : cases) EXPECT_EQ(holds(c.cue, c.text), c.holds) << c.cue << " on: " << c.text;
}

TEST(CueLanguage, SaysWhichCuesAreWeak) {
  EXPECT_TRUE(parse_cue(R"~(~"a word")~", {})->weak);
  EXPECT_FALSE(parse_cue(R"~("a word")~", {})->weak);
}

TEST(CueLanguage, SpansCoverEveryWordThatTookPart) {
  const auto cue = parse_cue("NEAR/6(bruis*, baby)", {});
  ASSERT_TRUE(cue);
  CueMatcher matcher;
  matcher.add(*cue);
  const auto hits = matcher.find(words_of("Then the baby had a large bruise again"));
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(hits[0].from, 2U);
  EXPECT_EQ(hits[0].to, 7U);
}

struct Fault {
  std::string_view cue;
  std::size_t at;
  std::string_view message;
};

TEST(CueLanguage, NamesThePlaceOfAFault) {
  const Fault faults[] = {
      {"drift", 0, "a cue is a phrase"},
      {R"~("drift)~", 6, "not closed"},
      {R"~("drift" or "delay")~", 8, "a cue is a phrase"},
      {R"~("drift|")~", 7, "empty"},
      {R"~("")~", 1, "empty"},
      {R"~("the (big case")~", 5, "not closed"},
      {R"~("mid*dle")~", 1, "end its word"},
      {R"~("ab*")~", 1, "fewer than three"},
      {R"~("level [3")~", 7, "not closed"},
      {R"~("level [9-3]")~", 7, "backwards"},
      {R"~("s\.20")~", 2, "no place"},
      {R"~("@unknown list")~", 1, "no list has the name"},
      {R"~("@loop")~", 1, "names itself"},
      {"NEAR/0(a, b)", 6, "distance"},
      {"NEAR/99(a, b)", 5, "distance"},
      {"NEAR/5(one)", 11, "two lists"},
      {"NEAR/5(one, two", 15, "not closed"},
      {"NEAR/5(one, )", 12, "empty"},
      {R"~("one" NEAR/5(two) three)~", 18, "nothing may follow"},
  };
  for (const auto& fault : faults) {
    const auto cue = parse_cue(fault.cue, kLists);
    ASSERT_FALSE(cue) << fault.cue;
    EXPECT_EQ(cue.error().code, ErrorCode::invalid_taxonomy);
    EXPECT_NE(cue.error().message.find(fault.message), std::string::npos)
        << fault.cue << ": " << cue.error().message;
    ASSERT_TRUE(cue.error().where) << fault.cue;
    if (fault.message != "distance") {
      EXPECT_EQ(cue.error().where->from, fault.at) << fault.cue << ": " << cue.error().message;
    }
  }
}

TEST(CueLanguage, RefusesPatternsThatStandForTooManyPhrases) {
  EXPECT_FALSE(parse_cue(R"~("[0-9][0-9][0-9][0-9]")~", {}));
}

TEST(Words, SentencesEndWhereAReaderEndsThem) {
  const std::pair<std::string_view, std::size_t> cases[] = {
      {"One. Two.", 2},
      {"Dr. Brown came. She left.", 2},
      {"She saw Mr. A. He was well.", 2},
      {"Child E. He died.", 2},
      {"It was 4.12 metres. Then it fell.", 2},
      {"See e.g. the plan. It was late.", 2},
      {"Why? Nobody asked.", 2},
      {"First point • Second point", 2},
      {"no end", 1},
      {"", 0},
      {"...", 0},
  };
  for (const auto& [text, count] : cases) EXPECT_EQ(words_of(text).sentences.size(), count) << text;
  EXPECT_TRUE(words_of("Who knew?").sentences[0].question);
  EXPECT_FALSE(words_of("We know.").sentences[0].question);
}

TEST(Words, FoldCaseAndApostrophes) {
  const auto stream = words_of("Café MÜLLER child’s O'Brien 4.12 non-mobile");
  std::vector<std::string> words;
  for (std::size_t i = 0; i < stream.words.size(); ++i) words.emplace_back(stream.word(i));
  EXPECT_EQ(words, (std::vector<std::string>{"café", "müller", "childs", "obrien", "4.12", "non", "mobile"}));
}

}  // namespace
}  // namespace throughline
