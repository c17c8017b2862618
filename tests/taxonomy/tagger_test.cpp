#include "taxonomy/tagger.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "corpus/base/utf8.h"
#include "tests/taxonomy/agreement.h"

namespace throughline {
namespace {

const Taxonomy& themes() {
  static const auto taxonomy = Taxonomy::load(THROUGHLINE_SOURCE_DIR "/taxonomy/themes.json");
  return *taxonomy;
}

const Tagger& tagger() {
  static const auto compiled = Tagger::compile(themes());
  return *compiled;
}

std::optional<Tag> tag_of(std::string_view theme, std::string_view text,
                          std::optional<SectionRole> role = SectionRole::analysis,
                          std::vector<std::string> headings = {}) {
  for (const auto& tag : tagger().tag({text, role, std::move(headings)}).tags)
    if (tag.theme == theme) return tag;
  return std::nullopt;
}

struct PolarityCase {
  std::string_view theme;
  Polarity polarity;
  std::string_view text;
};

void check(const std::vector<PolarityCase>& cases, SectionRole role) {
  for (const auto& c : cases) {
    const auto tag = tag_of(c.theme, c.text, role);
    ASSERT_TRUE(tag) << c.theme << " on: " << c.text;
    EXPECT_EQ(id(tag->polarity), id(c.polarity)) << c.theme << " on: " << c.text << "\n" << tag->why;
  }
}

TEST(Negation, OfHarmAndCircumstanceMeansAbsent) {
  using P = Polarity;
  check(
      {{"domestic-abuse", P::absent, "There was no evidence of domestic abuse in the household."},
       {"domestic-abuse", P::absent, "No history of domestic violence was recorded."},
       {"domestic-abuse", P::absent, "Mother denied domestic abuse when she was asked."},
       {"domestic-abuse", P::absent, "Domestic abuse was ruled out at an early stage."},
       {"domestic-abuse", P::absent, "There were no concerns about neglect, domestic abuse or drug misuse."},
       {"domestic-abuse", P::absent, "Nothing to suggest domestic abuse has been found."},
       {"domestic-abuse", P::absent, "The relationship was not marked by domestic abuse."},
       {"domestic-abuse", P::absent, "Domestic abuse was not a feature of this family."},
       {"domestic-abuse", P::absent, "Agencies found no sign of domestic abuse."},
       {"domestic-abuse", P::absent, "The marriage was free of domestic violence."},
       {"neglect", P::absent, "There was no evidence of neglect."},
       {"neglect", P::absent, "No indication of neglect was seen by the school."},
       {"neglect", P::absent, "There had never been neglect."},
       {"neglect", P::absent, "The children did not suffer neglect."},
       {"physical-abuse", P::absent, "There was no evidence of physical abuse of either child."},
       {"child-sexual-abuse", P::absent, "No disclosure of sexual abuse was ever made."},
       {"child-sexual-abuse", P::absent, "She denied any sexual abuse."},
       {"emotional-abuse", P::absent, "There was no suggestion of emotional abuse."},
       {"bullying", P::absent, "There was no evidence that she had been bullied."},
       {"self-neglect", P::absent, "There was no evidence of self-neglect before 2015."},
       {"organisational-abuse", P::absent, "The enquiry found no evidence of organisational abuse."},
       {"modern-slavery", P::absent, "There was nothing to indicate modern slavery."},
       {"criminal-exploitation", P::absent, "There was no evidence of criminal exploitation."},
       {"child-sexual-exploitation", P::absent, "No indicators of child sexual exploitation were present."},
       {"financial-abuse", P::absent, "There was no allegation of financial abuse."},
       {"coercive-control", P::absent, "No evidence of coercive control emerged."},
       {"radicalisation", P::absent, "There was no sign of radicalisation."},
       {"drift-delay", P::absent, "There was no drift in this case."},
       {"disguised-compliance", P::absent, "There was no evidence of disguised compliance."},
       {"over-optimism", P::absent, "There was no evidence of over-optimism."},
       {"private-fostering", P::absent, "There was no private fostering."},
       {"school-attendance", P::absent, "There were no concerns about school attendance."},
       {"missed-opportunity", P::absent, "There were no missed opportunities."},
       {"fire-risk", P::concern, "The fire risk was high and nobody visited."}},
      SectionRole::analysis);
}

TEST(Negation, DoesNotReachOverClausesOrTurnFailureIntoAbsence) {
  using P = Polarity;
  check({{"domestic-abuse", P::concern, "Nobody asked about domestic abuse."},
         {"domestic-abuse", P::concern, "The social worker did not consider domestic abuse."},
         {"domestic-abuse", P::concern, "There was no evidence that domestic abuse was explored with her."},
         {"domestic-abuse", P::concern, "No enquiry about domestic abuse was made."},
         {"domestic-abuse", P::concern, "There was no assessment of the domestic abuse."},
         {"domestic-abuse", P::concern, "She did not attend, and domestic abuse continued."},
         {"domestic-abuse", P::concern, "The father had no job but domestic abuse was the main concern."},
         {"domestic-abuse", P::concern, "Domestic abuse could not be ruled out."},
         {"domestic-abuse", P::concern, "There was no doubt that domestic abuse was taking place."},
         {"domestic-abuse", P::concern, "This was not only domestic abuse."},
         {"neglect", P::concern, "The plan did not address the neglect."},
         {"neglect", P::concern, "Professionals failed to recognise neglect."},
         {"neglect", P::concern, "It was no longer possible to ignore neglect; no meeting was held."},
         {"neglect", P::concern, "The neglect of the children was not recognised."},
         {"neglect", P::concern, "Neglect was not discussed in supervision."},
         {"child-sexual-abuse", P::concern, "The disclosure of sexual abuse was not followed up."},
         {"self-neglect", P::concern, "Staff were not aware of the self-neglect."},
         {"coercive-control", P::concern, "No one understood that this was coercive control."}},
        SectionRole::analysis);
}

TEST(Negation, OfPracticeIsTheConcernItself) {
  using P = Polarity;
  check(
      {{"professional-curiosity", P::concern, "There was no evidence of professional curiosity."},
       {"professional-curiosity", P::concern, "Professional curiosity was absent."},
       {"professional-curiosity", P::concern, "The explanation was taken at face value."},
       {"child-voice", P::concern, "The child's wishes and feelings were not sought."},
       {"child-voice", P::concern, "There was no record of the voice of the child."},
       {"child-voice", P::concern, "She was never seen alone."},
       {"information-sharing", P::concern, "There was no information sharing between the two hospitals."},
       {"information-sharing", P::concern, "The information was not shared with the school."},
       {"supervision", P::concern, "There was no safeguarding supervision."},
       {"supervision", P::concern, "She had not received reflective supervision."},
       {"escalation", P::concern, "The escalation policy was never used."},
       {"mental-capacity", P::concern, "No mental capacity assessment was made."},
       {"mental-capacity", P::concern, "His executive functioning was not considered."},
       {"making-safeguarding-personal", P::concern, "There was no evidence of making safeguarding personal."},
       {"think-family", P::concern, "No one took a think family approach."},
       {"thresholds", P::concern, "The threshold document was not understood."},
       {"advocacy", P::concern, "She was not offered an independent advocate."},
       {"section-47", P::concern, "No strategy discussion was held."},
       {"legal-literacy", P::concern, "There was no legal literacy in the team."},
       {"contextual-safeguarding", P::concern, "There was no contextual safeguarding."},
       {"invisible-men", P::concern, "The father was not spoken to."},
       {"culture-ethnicity", P::concern, "No interpreter was used."}},
      SectionRole::analysis);
}

TEST(PolarityOfTags, IsGoodOnlyForPraiseOfWhatWasDone) {
  using P = Polarity;
  check({{"professional-curiosity", P::good, "The midwife showed professional curiosity and was persistent."},
         {"child-voice", P::good, "Her thoughtful records gave the voice of the child on every page."},
         {"supervision", P::good, "Reflective supervision was of a high standard."},
         {"mental-capacity", P::good, "The mental capacity assessment was thorough."},
         {"supervision", P::concern, "Good practice would have been reflective supervision each month."},
         {"professional-curiosity", P::concern, "Professional curiosity should be sensitive and timely."},
         {"mental-capacity", P::concern, "The mental capacity assessment was not thorough."},
         {"supervision", P::concern, "The nurse was persistent but clinical supervision did not happen."}},
        SectionRole::analysis);
  check({{"domestic-abuse", P::context, "Police attended a domestic abuse incident in 2012."}},
        SectionRole::facts);
  check({{"good-practice", P::good, "The teacher wrote down what she was told."}},
        SectionRole::good_practice);
  check({{"family-contribution", P::context, "His daughter would have liked to be asked."}},
        SectionRole::family_voice);
  check({{"supervision", P::concern, "The Trust should provide safeguarding supervision to all midwives."}},
        SectionRole::recommendation);
}

TEST(Gates, KeepSectionsThatAreNotAboutTheCaseFree) {
  constexpr std::string_view text = "There was a lack of professional curiosity about domestic abuse.";
  for (const auto role : {SectionRole::front_matter, SectionRole::contents, SectionRole::boilerplate,
                          SectionRole::methodology, SectionRole::references, SectionRole::appendix}) {
    const auto result = tagger().tag({text, role, {}});
    EXPECT_TRUE(result.tags.empty()) << id(role);
    ASSERT_EQ(result.gates.size(), 1U);
    EXPECT_EQ(result.gates[0].name, "section-role");
    EXPECT_EQ(result.gates[0].span, (Span{0, text.size()}));
  }
  for (const auto role :
       {SectionRole::analysis, SectionRole::finding, SectionRole::recommendation, SectionRole::family_voice})
    EXPECT_TRUE(tag_of("domestic-abuse", text, role)->learning) << id(role);
  EXPECT_FALSE(tag_of("domestic-abuse", text, SectionRole::facts)->learning);
  EXPECT_TRUE(tag_of("domestic-abuse", text, std::nullopt)->learning);
}

TEST(Sections, AreNoEvidenceForAHeadingLeftInTheirText) {
  EXPECT_FALSE(tag_of("good-practice", "The school and its staff.", SectionRole::good_practice));
  EXPECT_FALSE(tag_of("family-contribution", "The half-sister of Mr D.", SectionRole::family_voice));
  EXPECT_TRUE(tag_of("good-practice", "The school kept a place for her through the summer.",
                     SectionRole::good_practice));
}

TEST(Cues, OfAMediumOrADateAloneDoNotTellATheme) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"pandemic", "The visit was made by telephone and the next one in person."},
      {"pandemic", "In spring 2020 she met the worker face to face."},
      {"domestic-abuse", "The order was made and the abusive letter was kept."},
      {"record-keeping", "His name was spelled in four different ways."},
      {"history-chronology", "Each was a new event."},
      {"infant-injury", "She had bruising to her arm after the fall."},
      {"risk-assessment", "The cost was high and the demand was low."},
      {"missed-opportunity", "She had an opportunity to go to college."},
      {"making-safeguarding-personal", "The minister wrote to the MSP for the area."},
  };
  for (const auto& [theme, text] : cases) {
    const auto tag = tag_of(theme, text);
    EXPECT_FALSE(tag) << theme << " on: " << text << "\n" << (tag ? tag->why : "");
  }
}

TEST(Gates, StopFormulasDefinitionsAndQuestions) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"The purpose of a serious case review is to learn lessons about neglect and information sharing.",
       "boilerplate"},
      {"A review is held where abuse or neglect of a child is known or suspected.", "boilerplate"},
      {"Serious case reviews are not inquiries into how a child died or who is culpable for neglect.",
       "boilerplate"},
      {"It is not the role of the panel to apportion blame for the neglect.", "boilerplate"},
      {"Reviews should establish what lessons about domestic abuse are to be learned so as to safeguard "
       "others.",
       "boilerplate"},
      {"Working Together requires agencies to share information about neglect.", "boilerplate"},
      {"Section 42 of the Care Act requires an enquiry into self-neglect.", "boilerplate"},
      {"The terms of reference covered neglect and domestic abuse.", "boilerplate"},
      {"The trust provides community and mental health services to a population with domestic abuse.",
       "boilerplate"},
      {"County lines is a term used for the export of drugs.", "glossary"},
      {"Neglect is defined as the persistent failure to meet basic needs.", "glossary"},
      {"MARAC: Multi-Agency Risk Assessment Conference", "glossary"},
      {"Domestic abuse and coercive control ............ 14", "contents"},
      {"Were practitioners curious about domestic abuse in the home?", "question"},
      {"the child suffered neglect or", "fragment"},
  };
  for (const auto& [text, gate] : cases) {
    const auto result = tagger().tag({text, SectionRole::analysis, {}});
    ASSERT_FALSE(result.gates.empty()) << text;
    EXPECT_EQ(result.gates[0].name, gate) << text;
    EXPECT_TRUE(result.tags.empty()) << text << ": " << (result.tags.empty() ? "" : result.tags[0].why);
  }
}

TEST(Gates, StopTheSentenceAndNotThePassage) {
  const auto result = tagger().tag(
      {"The terms of reference named neglect. Domestic abuse was overlooked.", SectionRole::analysis, {}});
  ASSERT_EQ(result.gates.size(), 1U);
  EXPECT_EQ(result.gates[0].span, (Span{0, 36}));
  EXPECT_TRUE(std::any_of(result.tags.begin(), result.tags.end(),
                          [](const Tag& t) { return t.theme == "domestic-abuse"; }));
  EXPECT_TRUE(std::none_of(result.tags.begin(), result.tags.end(),
                           [](const Tag& t) { return t.theme == "neglect"; }));
}

TEST(Gates, AQuestionToTheBoardInAFindingIsLearning) {
  EXPECT_TRUE(tag_of("escalation", "Does the Board know how often the escalation policy is used?",
                     SectionRole::finding));
  EXPECT_FALSE(tag_of("escalation", "Does the Board know how often the escalation policy is used?",
                      SectionRole::analysis));
}

TEST(Hypothesis, IsStillLearning) {
  const auto tag = tag_of("section-47", "A strategy discussion should have been held.");
  ASSERT_TRUE(tag);
  EXPECT_EQ(tag->polarity, Polarity::concern);
  EXPECT_TRUE(tag->learning);
  EXPECT_TRUE(
      tag_of("supervision", "Had reflective supervision been available, the plan would have changed."));
}

TEST(Cues, AWeakOneNeedsAnother) {
  EXPECT_FALSE(tag_of("child-sexual-exploitation", "It was called a lifestyle choice."));
  EXPECT_TRUE(
      tag_of("child-sexual-exploitation", "It was called a lifestyle choice and she was promiscuous."));
  EXPECT_TRUE(tag_of("child-sexual-exploitation", "It was called a lifestyle choice.", SectionRole::analysis,
                     {"Child sexual exploitation"}));
  EXPECT_FALSE(tag_of("child-sexual-exploitation", "It was raining on that day.", SectionRole::analysis,
                      {"Child sexual exploitation"}));
}

TEST(Cues, AnExclusionCancelsTheSentence) {
  EXPECT_FALSE(tag_of("was-not-brought", "A DNA test and a DNA profile were made."));
  EXPECT_FALSE(tag_of("neglect", "The nurse neglected to record neglect."));
  EXPECT_TRUE(tag_of("neglect", "The nurse neglected to write. The children suffered neglect."));
}

TEST(Lens, IsWhoActsOrIsToAct) {
  const std::pair<std::string_view, std::vector<std::string>> cases[] = {
      {"The health visitor did not share information with the police.", {"health-visiting"}},
      {"Information sharing was weak: the school told the police.", {"school"}},
      {"No information was shared by the GP.", {"general-practice"}},
      {"The police should improve information sharing.", {"police"}},
      {"Children’s social care and the police did not share information.",
       {"childrens-social-care", "police"}},
  };
  for (const auto& [text, lens] : cases) {
    const auto tag = tag_of("information-sharing", text);
    ASSERT_TRUE(tag) << text;
    EXPECT_EQ(tag->lens, lens) << text;
  }
  EXPECT_EQ(tag_of("supervision", "There was no safeguarding supervision.", SectionRole::analysis,
                   {"4.2 Midwifery"})
                ->lens,
            std::vector<std::string>{"midwifery"});
  EXPECT_EQ(tag_of("section42", "No section 42 enquiry followed.")->lens,
            std::vector<std::string>{"adult-social-care"});
}

TEST(Spans, AreCodePointsOfTheMatchedWords) {
  constexpr std::string_view text = "“Née Zoë” – the café’s owner said: domestic abuse went unnoticed.";
  const auto tag = tag_of("domestic-abuse", text);
  ASSERT_TRUE(tag);
  const auto from = byte_offset(text, tag->span.from);
  EXPECT_EQ(text.substr(from, byte_offset(text, tag->span.to) - from), "domestic abuse");
  EXPECT_NE(tag->why.find("“domestic abuse”"), std::string::npos);
  EXPECT_GT(tag->confidence, 0.5);
  EXPECT_LE(tag->confidence, 1.0);
}

TEST(Tagger, GivesTheSameAnswerEachTime) {
  const auto passages = read_all_truth(THROUGHLINE_SOURCE_DIR "/tests/truth/source");
  const auto again = Tagger::compile(themes());
  EXPECT_EQ(again->stamp(), tagger().stamp());
  for (std::size_t i = 0; i < passages.size(); i += 10) {
    const TagRequest request{passages[i].text, passages[i].role, passages[i].heading_path};
    const auto one = tagger().tag(request).tags;
    const auto two = again->tag(request).tags;
    ASSERT_EQ(one.size(), two.size());
    for (std::size_t k = 0; k < one.size(); ++k) {
      EXPECT_EQ(one[k].theme, two[k].theme);
      EXPECT_EQ(one[k].span, two[k].span);
      EXPECT_EQ(one[k].why, two[k].why);
      EXPECT_LE(one[k].span.to, code_points(passages[i].text));
      EXPECT_LT(one[k].span.from, one[k].span.to);
    }
  }
}

TEST(Tagger, TakesAnyText) {
  for (const std::string_view text :
       {"", " ", "...", "?", "\n\n", "\xF0\x9F\x98\x80", "\xE2\x80", "\xFF\xFE", "a|b|c", "(((", "NEAR/4("})
    EXPECT_TRUE(tagger().tag({text, SectionRole::analysis, {}}).tags.empty());
  const std::string word(200000, 'a');
  EXPECT_TRUE(tagger().tag({word, SectionRole::analysis, {}}).tags.empty());
}

TEST(Tagger, StampChangesWithTheTaxonomy) {
  const auto one = Taxonomy::parse(
      R"({"version":"1","groups":[{"id":"g","label":"G"}],"themes":[{"id":"t","label":"T","group":"g","tier":1,"kind":"harm","scopeNote":"S.","cues":["\"one\""]}]})");
  const auto two = Taxonomy::parse(
      R"({"version":"1","groups":[{"id":"g","label":"G"}],"themes":[{"id":"t","label":"T","group":"g","tier":1,"kind":"harm","scopeNote":"S.","cues":["\"two\""]}]})");
  ASSERT_TRUE(one && two);
  EXPECT_NE(Tagger::compile(*one)->stamp(), Tagger::compile(*two)->stamp());
}

// A floor a little under what the rules reach on the annotated sample; raise it when they get better.
TEST(AgreementWithTheTruth, StaysAboveItsFloor) {
  const auto passages = read_all_truth(THROUGHLINE_SOURCE_DIR "/tests/truth/source");
  ASSERT_GT(passages.size(), 300U);
  const auto found = agreement(tagger(), themes(), passages);
  const auto numbers = testing::Message() << "precision " << found.themes.precision() << " recall "
                                          << found.themes.recall() << " F1 " << found.themes.f1();
  EXPECT_GT(found.themes.precision(), 0.55) << numbers;
  EXPECT_GT(found.themes.recall(), 0.28) << numbers;
  EXPECT_GT(found.themes.f1(), 0.37) << numbers;
  EXPECT_GT(found.polarity_right, 0.80 * found.themes.both);
  EXPECT_GT(found.lens.f1(), 0.51);
}

TEST(StatutoryText, GivesNearlyNoTags) {
  const std::filesystem::path folder = THROUGHLINE_SOURCE_DIR "/../shared/real/guidance";
  if (!std::filesystem::is_directory(folder)) GTEST_SKIP() << "the guidance texts are not here";
  int lines = 0;
  int tags = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    // A summary of research findings, not of law.
    if (entry.path().filename().string().rfind("004", 0) == 0) continue;
    std::ifstream in(entry.path());
    for (std::string line; std::getline(in, line); ++lines)
      tags += static_cast<int>(tagger().tag({line, std::nullopt, {}}).tags.size());
  }
  EXPECT_LT(tags, lines / 10) << tags << " tags on " << lines << " lines";
}

}  // namespace
}  // namespace throughline
