#include "corpus/text/analyser.h"

#include <gtest/gtest.h>

#include <atomic>
#include <random>
#include <thread>

#include "corpus/base/utf8.h"

namespace throughline {
namespace {

std::string words_of(std::string_view text) {
  std::string words;
  for (const auto& token : tokenise(text)) words += (words.empty() ? "" : " ") + token.word;
  return words;
}

struct WordsCase {
  const char* name;
  std::string text;
  std::string words;
};

TEST(Analyser, FindsTheWordsOfAText) {
  const std::vector<WordsCase> cases = {
      {"nothing", "", ""},
      {"only signs", " – … (!) ", ""},
      {"case", "The Health VISITOR", "the health visitor"},
      {"straight apostrophe", "the child's plan", "the childs plan"},
      {"curly apostrophe", "the child’s plan", "the childs plan"},
      {"plural owner", "the parents’ views", "the parents views"},
      {"quotation marks", "‘did not attend’ “was not brought”", "did not attend was not brought"},
      {"hyphen", "non-mobile babies", "non mobile babies"},
      {"dash", "risk–need", "risk need"},
      {"paragraph number", "see 4.12 and 4.12.3.", "see 4.12 and 4.12.3"},
      {"end of sentence", "in 2014. Then", "in 2014 then"},
      {"stop between letters", "e.g. this", "e g this"},
      {"thousands", "1,000 children", "1 000 children"},
      {"letters and digits", "A1 and 16-17", "a1 and 16 17"},
      {"accents", "Zoë Łukasz Ángel façade", "zoe lukasz angel facade"},
      {"decomposed accents", "Zoe\u0308", "zoe"},
      {"ligature and sharp s", "ﬁrst Straße Æther", "first strasse aether"},
      {"soft hyphen", "safe\u00adguarding", "safeguarding"},
      {"other scripts", "Иванов 山田", "иванов 山田"},
      {"full width", "ＭＡＳＨ", "mash"},
      {"welsh", "tŷ plant", "ty plant"},
      {"leading apostrophe", "'tis", "tis"},
      {"slash and ampersand", "A&E/GP", "a e gp"},
      {"emoji", "well 🙂 done", "well done"},
      {"broken bytes", "a\xff\xfe b", "a b"},
  };
  for (const auto& one : cases) {
    SCOPED_TRACE(one.name);
    EXPECT_EQ(words_of(one.text), one.words);
  }
}

struct StemCase {
  const char* a;
  const char* b;
  bool same;
};

TEST(Analyser, FormsOfAWordShareAStemAndOthersDoNot) {
  const std::vector<StemCase> cases = {
      {"bruise", "bruising", true},        {"child's", "child", true},   {"childs", "child", true},
      {"supervision", "supervised", true}, {"agency", "agencies", true}, {"assess", "assessed", true},
      {"assessment", "assessments", true}, {"police", "policy", false},  {"general", "generally", true},
      {"neglect", "neglected", true},      {"risk", "risen", false},
  };
  for (const auto& one : cases) {
    SCOPED_TRACE(std::string(one.a) + " " + one.b);
    EXPECT_EQ(tokenise(one.a).front().stem == tokenise(one.b).front().stem, one.same);
  }
  EXPECT_EQ(stemmed("4.12"), "4.12");
  EXPECT_EQ(stemmed("a1s"), "a1s") << "a word with a digit is a name";
}

TEST(Analyser, EveryTokenCoversItsWordInTheText) {
  const std::string text = "The child’s “plan”, 4.12: Zoë’s non-mobile.";
  std::vector<std::string> covered;
  for (const auto& token : tokenise(text)) covered.push_back(text.substr(token.from, token.to - token.from));
  EXPECT_EQ(covered, (std::vector<std::string>{"The", "child’s", "plan", "4.12", "Zoë’s", "non", "mobile"}));
}

TEST(Analyser, AVeryLongWordIsCutAndStaysDistinct) {
  const auto a = tokenise(std::string(300, 'a') + "x").front();
  const auto b = tokenise(std::string(300, 'a') + "y").front();
  EXPECT_LE(a.word.size(), kLongestTerm);
  EXPECT_NE(a.word, b.word);
  EXPECT_EQ(a.word, a.stem);
  EXPECT_EQ(a.to, 301U);
  std::string accents;
  for (int i = 0; i < 200; ++i) accents += "語";
  EXPECT_TRUE(is_valid_utf8(tokenise(accents).front().word));
  EXPECT_EQ(tokenise(std::string(kLongestTerm, 'b')).front().word, std::string(kLongestTerm, 'b'));
}

TEST(Analyser, AnyBytesGiveOrderedTokensInsideThem) {
  std::mt19937 random(1);
  const std::string pieces[] = {
      "a", "B", "’", "'", ".", "1", "é", "\xff", "\xe2\x80", " ", "-", "語", std::string(1, '\0'), "\u0301"};
  for (int i = 0; i < 3000; ++i) {
    std::string text;
    for (auto n = random() % 40; n > 0; --n) text += pieces[random() % std::size(pieces)];
    std::uint32_t end = 0;
    for (const auto& token : tokenise(text)) {
      ASSERT_LE(end, token.from);
      ASSERT_LT(token.from, token.to);
      ASSERT_LE(token.to, text.size());
      ASSERT_FALSE(token.word.empty());
      ASSERT_FALSE(token.stem.empty());
      ASSERT_TRUE(is_valid_utf8(token.word));
      end = token.to;
    }
  }
}

TEST(Analyser, AWordAnalysedAgainIsItself) {
  for (const auto& token : tokenise("The child’s Straße, 4.12 ﬁles of Łukasz’s non-mobile BABY")) {
    const auto again = tokenise(token.word);
    ASSERT_EQ(again.size(), 1U) << token.word;
    EXPECT_EQ(again.front().word, token.word);
    EXPECT_EQ(again.front().stem, token.stem);
  }
}

TEST(Analyser, IsTheSameInEveryThread) {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "agencies" + std::to_string(i) + " assessing bruises ";
  const auto want = tokenise(text);
  std::atomic<int> wrong = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&] {
      const auto have = tokenise(text);
      if (have.size() != want.size()) ++wrong;
      for (std::size_t k = 0; k < std::min(have.size(), want.size()); ++k)
        if (have[k].stem != want[k].stem) ++wrong;
    });
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(wrong, 0);
}

TEST(Analyser, StopWordsAreCommonWordsButNeverNegations) {
  for (const auto* word : {"the", "of", "and", "a", "yours", "was"}) EXPECT_TRUE(is_stop_word(word)) << word;
  for (const auto* word : {"not", "no", "never", "without", "child", "", "bruise"})
    EXPECT_FALSE(is_stop_word(word)) << word;
}

}  // namespace
}  // namespace throughline
