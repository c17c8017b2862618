#include "taxonomy/gates.h"

#include <algorithm>
#include <array>

#include "taxonomy/cue_matcher.h"

namespace throughline {
namespace {

struct Fingerprint {
  std::string_view gate;
  std::string_view cue;
};

/// Families of formulas, in the cue language. @review is any name of a review.
constexpr std::string_view kReviewNames =
    "serious case review*|case review*|practice review*|safeguarding adult* review*|homicide "
    "review*|review*|SCR|SCRs|CSPR|LCSPR|SAR|SARs|DHR|DHRs|CPR|APR|SUSR|IMR|IMRs|inquir*";

constexpr auto kFingerprints = std::to_array<Fingerprint>({
    // What a review is for, and what it is not.
    {"boilerplate", R"~(THEN/6(purpose*, of, @review))~"},
    {"boilerplate",
     R"~(THEN/10(@review, is to|are to|aims to|seeks to|is not to|are not to|exists to|should be|must be, learn*|establish*|identif*|improv*|promot*|consider*|timely|comprehensive))~"},
    {"boilerplate",
     R"~("lessons (are |can be |may be |to be |that can be |might be )?(learnt|learned) from (a|the|this|these) (case*|review*|circumstances|death*)")~"},
    {"boilerplate",
     R"~(THEN/14(establish*|identif*|learn*|determine*, lessons, to be learn*|can be learn*|learned|learnt, work together|worked together|safeguard*|future))~"},
    {"boilerplate",
     R"~("(apportion*|allocat*|attribut*|assign*) (of )?(any )?blame|hold (any )?(individual*|organisation*|person*)( or (organisation*|agenc*|individual*))? to account|who is culpable|how a (child|person|victim|adult) died")~"},
    {"boilerplate",
     R"~("(not|nor|no) (a |an |part of |any |form )?disciplinary|disciplinary (process*|enquir*|inquir*) relating")~"},
    {"boilerplate", R"~(NEAR/8(not|nor, inquir*|enquir*, how|who, died|culpable|blame))~"},
    {"boilerplate", R"~("reinvestigat*|re[- ]investigat*")~"},
    {"boilerplate",
     R"~("(a|an|any|each|every|such a|such|the decision to|whether a|whether to|conducting|commissioning|undertaking|convening|initiating|holding|instigate a|carry out a) (full |local |single |joint |new |serious |child )?(serious case review*|case review*|practice review*|safeguarding adult* review*|homicide review*|SCR|SAR|DHR|CSPR)")~"},
    {"boilerplate",
     R"~("(SCRs|SARs|DHRs|CSPRs|serious case reviews|reviews) (are|should|may|must|can|help|is|will|have to|need to|of this kind|vary|look)|review* (process|may|must|will be|should be|are not|is not a|is a)|reviews? (should|must|can) (be|seek|aim)")~"},
    {"boilerplate",
     R"~("overview report*|management report*|(individual )?management review*|agency (review|report) author*|(integrated|combined) chronolog*|chronolog* of (agency )?involvement|genogram|those preparing|independent (chair|author|reviewer) (should|must|will)|(BSCB|LSCB|SAB|board|partnership) (should|must|may|will) (commission|consider whether|decide|ensure that the review|appoint)|media strategy|family (should|will) be (invited|informed|told) (to|of|about) the review")~"},
    // The criteria of the several laws.
    {"boilerplate", R"~(THEN/16(abuse|neglect, known or suspected))~"},
    {"boilerplate", R"~("known or suspected (to be )?(a factor)?|suspected suicide")~"},
    {"boilerplate",
     R"~("cause for concern as to the way|concern as to the way|reasonable cause for concern (about|that)|way* in which (the )?(local )?(authority|its board partners|professionals|agencies|organisations|partners|they|SoJ)")~"},
    {"boilerplate",
     R"~(THEN/12(dies|died|death, in custody|in police custody|on remand|following sentencing|detained under))~"},
    {"boilerplate",
     R"~("(a|the|an) (child|adult|person) (or adult )?(has )?(died|dies|been seriously harmed|sustained)" THEN/14(and|or, abuse or neglect|serious harm|concern))~"},
    {"boilerplate",
     R"~("(met|meet|meets|meeting|fulfil*|satisf*) (the|its|these|one or more of the) (statutory )?criteri* (for|in|of|set)")~"},
    {"boilerplate",
     R"~("issues of importance in relation to|serious child safeguarding case*|notifiable incident")~"},
    {"boilerplate",
     R"~("work(ed|ing)? together to safeguard( and promote)?" NEAR/20(criteria|purpose|guidance|2006|2010|2013|2015|2018|2023|requires|regulation*|chapter))~"},
    // Law and guidance told, not applied.
    {"boilerplate",
     R"~(THEN/12(working together|care act|children act*|mental capacity act|section|sections|regulation*|statutory guidance|chapter|schedule|the act|code of practice|nice guidance|convention, requires|require|states|stated that|defines|describes|sets out|provides that|places a duty|imposes|says that|makes clear|specifies|applies where|applies to|gives|places))~"},
    {"boilerplate",
     R"~(THEN/5(policy|policies|procedure*|protocol*|guidance|definition, states|defines|describes|reads))~"},
    {"boilerplate",
     R"~("(under|pursuant to|in accordance with|as required by|as set out in|as defined in) (section|regulation|chapter|schedule)" NEAR/16(@review, must|shall|require*|commission*|undertake*))~"},
    {"boilerplate",
     R"~(THEN/10(local authorit*|board*|partners|agenc*, must|has a duty|have a duty|is required to|are required to|shall, enquir*|cooperate|co-operate|safeguard*|undertake|arrange|conduct))~"},
    // How this review was made.
    {"boilerplate",
     R"~("terms of reference|(key )?lines of (enquiry|inquiry)|scope of (the|this) review|individual management review* (was|were|is|are)|agency reports (was|were)|(overview|independent) (report )?(author|reviewer) (is|was|has)|has (no|never had any) connection with|independent of (all|the|any) agenc*")~"},
    {"boilerplate",
     R"~("(review|SAR|DHR|SCR) (panel|team|group|process) (comprised|consisted|included|met|was chaired|was made up)|panel (was chaired|comprised|met on)|rapid review was held|decision to (hold|commission|undertake)|methodology (was|used|is|for)")~"},
    {"boilerplate",
     R"~(THEN/14(this report|the report|this review|the review, anonymis*|pseudonym*|initials|published|publication))~"},
    // Agencies described.
    {"boilerplate",
     R"~(THEN/12(trust|service|council|agency|partnership|organisation|charity|team|force|cafcass|company|practice, provides|is commissioned to provide|is responsible for|serves|employs|delivers, population|services to|services for|residents|across|patients|people in))~"},
    {"boilerplate",
     R"~("non[- ]departmental public body|registered charity (which|that|number)|statutory (body|agency) (which|that|responsible)")~"},
    // Definitions.
    {"glossary",
     R"~("(is|are|was|were) defined (as|by|in)|is a term|are terms|term* used (to|by|for)|the term|refers to|stands for|is the (name|term) (given|used)|abbreviation*|definition of")~"},
    {"glossary",
     R"~("(category|form|type) of abuse (is|means|includes)|(abuse|neglect|harm|exploitation|self[- ]neglect|control) (means|includes|is any|is a pattern|is the|covers|involves|occurs when)")~"},
});

const PhraseLists& names_of_reviews() {
  static const PhraseLists lists{{"review", std::string(kReviewNames)}};
  return lists;
}

struct Gates {
  CueMatcher matcher;
  std::vector<std::string_view> names;
};

/// A pattern that does not compile is left out; a test asks faulty_gate_patterns() for them.
Gates compiled() {
  Gates gates;
  for (const auto& fingerprint : kFingerprints)
    if (const auto cue = parse_cue(fingerprint.cue, names_of_reviews())) {
      gates.matcher.add(*cue);
      gates.names.push_back(fingerprint.gate);
    }
  return gates;
}

/// "Analysis ........ 14": dot leaders, or nothing but a heading and a page number.
bool is_contents_line(std::string_view line, const WordStream& stream, const Sentence& sentence) {
  if (line.find("....") != std::string_view::npos || line.find(". . .") != std::string_view::npos ||
      line.find("……") != std::string_view::npos)
    return true;
  const auto words = sentence.to_word - sentence.from_word;
  if (words < 2 || words > 9 || stream.sentences.size() < 3) return false;
  const auto last = stream.word(sentence.to_word - 1);
  const bool number =
      last.size() <= 3 && std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; });
  return number && line.find('\t') != std::string_view::npos;
}

/// "ABE: Achieving Best Evidence": a short name, a colon and few words.
bool is_glossary_line(std::string_view text, const WordStream& stream) {
  if (stream.words.size() < 2 || stream.words.size() > 40) return false;
  const auto colon = text.find_first_of(":|");
  if (colon == std::string_view::npos || colon > 40 || stream.words[0].to > colon) return false;
  std::size_t before = 0;
  while (before < stream.words.size() && stream.words[before].from < colon) ++before;
  const auto written = stream.as_written(0);
  const bool acronym = written.size() >= 2 && std::all_of(written.begin(), written.end(), [](char c) {
                         return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
                       });
  return (acronym && before == 1 && stream.words.size() <= 16) ||
         (before <= 4 && before < stream.words.size() && stream.word(before) == "means");
}

/// "The child was in custody; or": an item of a list of criteria, or a heading: too little to say anything.
bool is_fragment(std::string_view sentence_text, const WordStream& stream, const Sentence& sentence) {
  const auto words = sentence.to_word - sentence.from_word;
  const auto last = stream.word(sentence.to_word - 1);
  if ((last == "and" || last == "or") && sentence_text.find('.') == std::string_view::npos) return true;
  return words < 4 && stream.sentences.size() == 1;
}

/// Boxes of findings put their questions to the board: those are learning. Elsewhere a question is a line of
/// enquiry.
bool questions_are_enquiries(std::optional<SectionRole> role) {
  return !role || !(*role == SectionRole::finding || *role == SectionRole::recommendation ||
                    *role == SectionRole::good_practice);
}

}  // namespace

std::vector<std::string> faulty_gate_patterns() {
  std::vector<std::string> faults;
  for (const auto& fingerprint : kFingerprints)
    if (const auto cue = parse_cue(fingerprint.cue, names_of_reviews()); !cue)
      faults.push_back(std::string(fingerprint.cue) + ": " + cue.error().message);
  return faults;
}

bool gives_no_tags(SectionRole role) {
  switch (role) {
    case SectionRole::front_matter:
    case SectionRole::contents:
    case SectionRole::boilerplate:
    case SectionRole::methodology:
    case SectionRole::references:
    case SectionRole::appendix:
      return true;
    default:
      return false;
  }
}

std::vector<SentenceGate> gated_sentences(std::string_view text, const WordStream& stream,
                                          std::optional<SectionRole> role) {
  static const Gates gates = compiled();
  std::vector<std::string_view> found(stream.sentences.size());
  if (is_glossary_line(text, stream)) found.assign(found.size(), "glossary");
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto& sentence = stream.sentences[i];
    if (sentence.from_word == sentence.to_word) continue;
    const auto from = stream.words[sentence.from_word].from;
    const auto to =
        sentence.to_word < stream.words.size() ? stream.words[sentence.to_word].from : text.size();
    if (sentence.question && questions_are_enquiries(role)) found[i] = "question";
    if (is_fragment(text.substr(from, to - from), stream, sentence)) found[i] = "fragment";
    if (is_contents_line(text.substr(from, to - from), stream, sentence)) found[i] = "contents";
  }
  for (const auto& hit : gates.matcher.find(stream))
    if (auto& name = found[stream.words[hit.from].sentence]; name.empty()) name = gates.names[hit.cue];
  std::vector<SentenceGate> gated;
  for (std::size_t i = 0; i < found.size(); ++i)
    if (!found[i].empty()) gated.push_back({i, found[i]});
  return gated;
}

}  // namespace throughline
