// The parts of a review's page: tables put together again, abbreviations explained, quality in words.
#include <gtest/gtest.h>

#include "corpus/base/utf8.h"
#include "server/views/glossary.h"
#include "server/views/passage_table.h"
#include "server/views/recommendation_words.h"
#include "server/views/review_quality.h"

namespace throughline {
namespace {

std::vector<std::string> cell_texts(const std::string& row) {
  std::vector<std::string> texts;
  for (const auto& cell : cells_of(row)) {
    const auto from = byte_offset(row, cell.from);
    texts.push_back(row.substr(from, byte_offset(row, cell.to) - from));
  }
  return texts;
}

TEST(PassageTable, CellsAreWhatStandsBetweenTheBars) {
  using Cells = std::vector<std::string>;
  EXPECT_EQ(cell_texts("Term | Meaning"), (Cells{"Term", "Meaning"}));
  EXPECT_EQ(cell_texts("Lee’s father | né Smith | 58"), (Cells{"Lee’s father", "né Smith", "58"}));
  EXPECT_EQ(cell_texts("Lee |  | 58"), (Cells{"Lee", "", "58"}));
  EXPECT_EQ(cell_texts("Lee | | 58 |"), (Cells{"Lee", "", "58", ""}));
  EXPECT_EQ(cell_texts("| first is empty"), (Cells{"", "first is empty"}));
  EXPECT_EQ(cell_texts("and|or stays one"), (Cells{"and|or stays one"}));
  EXPECT_EQ(cell_texts(""), (Cells{""}));
}

TEST(PassageTable, KnowsRowsThatNameColumns) {
  for (const char* header :
       {"Term | Meaning", "Date | Event | Agency", "Person | Role",
        "No. | Response | Lead | Position in May 2022",
        "Referred to as | Relationship to Child T | Age | Comment",
        "Recommendation | Action | Lead | Date | Status", "Agency | Involvement with Child E",
        "Name used | Relationship | Age in December 2020", "Abbreviation | Full name",
        "Person | Age | Ethnicity | Note", " | Date | What happened"})
    EXPECT_TRUE(reads_like_header(header)) << header;
  for (const char* row :
       {"Marian | Subject of the review | 58", "DASH | Domestic abuse, stalking and honour-based violence",
        "14 February 2013 | Neighbour reports smell | Homes", "Mother | 31 | Lebanese",
        "Mrs P | The adult, 84", "R1 | 1.2 Leaflet in use | Designated nurse | March 2022 | Complete", "Term",
        "", "Agencies met the family together and agreed what to do next week. | Police"})
    EXPECT_FALSE(reads_like_header(row)) << row;
}

TEST(PassageTable, ANewHeaderOfOtherColumnsBeginsANewTable) {
  EXPECT_TRUE(same_table("A1 | Subject | 5 months", "S1 | Half-sister | 2 years"));
  EXPECT_TRUE(same_table("A1 | Subject | 5 months", "Health services"));
  EXPECT_FALSE(same_table("A1 | Subject | 5 months", "Date | Event"));
}

std::vector<std::string> explained(const Glossary& glossary, const std::string& text) {
  std::vector<std::string> words;
  for (const auto& gloss : glossary.glosses(text)) {
    const auto from = byte_offset(text, gloss.span.from);
    words.push_back(text.substr(from, byte_offset(text, gloss.span.to) - from) + "=" + gloss.meaning);
  }
  return words;
}

TEST(Glossary, ExplainsTheFirstUseInItsPlace) {
  using Words = std::vector<std::string>;
  const Glossary glossary({{"CIN", "children in need"},
                           {"MARE", "missing and at risk of exploitation panel"},
                           {"Mother", "the mother of Child A"},
                           {"", "nothing"},
                           {"XX", ""}});
  EXPECT_EQ(explained(glossary, "A CIN plan; the CIN plan ended."), (Words{"CIN=children in need"}));
  EXPECT_EQ(explained(glossary, "“MARE” – the café’s MARE"),
            (Words{"MARE=missing and at risk of exploitation panel"}));
  EXPECT_EQ(explained(glossary, "Two GPs and the GP’s nurse"),
            (Words{"GP=general practitioner, family doctor"}));
  EXPECT_EQ(explained(glossary, "Taken to A&E."), (Words{"A&E=accident and emergency department"}));
  EXPECT_EQ(explained(glossary, "MARAC, MASH"),
            (Words{"MARAC=multi-agency risk assessment conference", "MASH=multi-agency safeguarding hub"}));
}

TEST(Glossary, LeavesAloneWhatIsNoAbbreviationOrIsExplainedByTheText) {
  const Glossary glossary({{"CIN", "children in need"}, {"Mother", "the mother of Child A"}});
  for (const char* text :
       {"Mother said so.", "The plan for Children in Need (CIN) ended.", "CINDERELLA", "MCIN", "éCIN", "CINé",
        "cin", "The SAR and the ASC worker", "GPS tracker", "XX was seen", "", "&"})
    EXPECT_TRUE(explained(glossary, text).empty()) << text;
}

TEST(MarkedHtml, NestsMarksAndExplanations) {
  const std::vector<Gloss> glosses{{{6, 9}, "child \"in\" need"}};
  EXPECT_EQ(
      marked_html("é the CIN <plan>", std::vector<Span>{{2, 9}}, glosses),
      "é <mark>the </mark><abbr title=\"child &quot;in&quot; need\"><mark>CIN</mark></abbr> &lt;plan&gt;");
  EXPECT_EQ(marked_html("a | CIN", {4, 7}, {}, std::vector<Gloss>{{{4, 7}, "x"}}),
            "<abbr title=\"x\">CIN</abbr>");
  EXPECT_EQ(marked_html("CIN | b", {6, 7}, {}, std::vector<Gloss>{{{0, 3}, "x"}}), "b");
}

TEST(Quality, SpeaksInPlainWords) {
  DocumentColumn document;
  document.passages = 3;
  document.quality.numbered_paragraphs = 40;
  document.quality.reading_ease = 41.6;
  EXPECT_EQ(quality_sentences(document),
            (std::vector<std::string>{"40 numbered paragraphs, none missing.",
                                      "Its language is difficult to read (Flesch reading ease 42)."}));
  document.quality = {};
  document.quality.numbered_paragraphs = 12;
  document.quality.sequence_breaks = 1;
  document.quality.text_coverage = 0.91;
  document.quality.ocr_pages = 2;
  document.warnings = {"The document was read in a weaker sandbox (none) than bubblewrap.",
                       "1 of 12 numbered paragraphs do not follow the number before, first 4.2.",
                       "Text recognition failed on 3 of the pages without text."};
  const auto sentences = quality_sentences(document);
  ASSERT_EQ(sentences.size(), 4U);
  EXPECT_EQ(sentences[0],
            "12 numbered paragraphs; the numbering jumps in 1 place, where one may have been missed.");
  EXPECT_TRUE(sentences[1].starts_with("91% of the letters")) << sentences[1];
  EXPECT_TRUE(sentences[2].starts_with("2 pages were read from a picture")) << sentences[2];
  EXPECT_EQ(sentences[3], document.warnings[2]);
}

TEST(Quality, NamesBandsOfReadingEase) {
  EXPECT_EQ(reading_ease_words(0), "");
  EXPECT_EQ(reading_ease_words(75), "easy to read");
  EXPECT_EQ(reading_ease_words(60), "plain English");
  EXPECT_EQ(reading_ease_words(59.9), "fairly difficult to read");
  EXPECT_EQ(reading_ease_words(30), "difficult to read");
  EXPECT_EQ(reading_ease_words(12), "very difficult to read");
  EXPECT_EQ(reading_ease_words(-5), "very difficult to read");
}

TEST(RecommendationMeta, SaysToWhomWhatKindAndWhatIsNamed) {
  Recommendation one;
  EXPECT_EQ(recommendation_meta(one), "");
  one.addressees = {"police"};
  one.action_type = "train";
  one.level = "agency";
  one.has_owner = true;
  one.has_date = true;
  EXPECT_EQ(recommendation_meta(one), "To Police · Training · One agency · Names an owner and a date");
  one.action_type = "national";
  one.level = "national";
  one.has_owner = one.has_date = false;
  EXPECT_EQ(recommendation_meta(one), "To Police · National");
}

}  // namespace
}  // namespace throughline
