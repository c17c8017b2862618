// The table of wordings. Order matters: the first that occurs in a heading decides, so narrow wordings stand
// before wide ones ("action plan" before "action", "analysis of agency involvement" before "agency
// involvement").
#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"
#include "indexer/structure/numbering.h"
#include "indexer/structure/roles.h"

namespace throughline::layout {
namespace {

using R = SectionRole;

constexpr auto kHeadings = std::to_array<HeadingWording>({
    // What stands at the end, or apart.
    {"glossary", R::references},
    {"abbreviations", R::references},
    {"acronyms", R::references},
    {"bibliography", R::references},
    {"terms used", R::references},
    {"words used", R::references},
    {"list of references", R::references},
    {"sources of help", R::references},
    {"sources of support", R::references},
    {"using this report", R::references},
    {"useful links", R::references},
    {"useful resources", R::references},
    {"further reading", R::references},
    {"endnotes", R::references},
    {"footnotes", R::references},
    {"geirfa", R::references},
    {"cyfeiriadau", R::references},
    {"key to", R::references, false},
    {"references", R::references},
    {"published written evidence", R::references},
    {"list of reports", R::references},
    {"list of chapters", R::contents},
    {"list of recommendations", R::recommendation},
    {"contents", R::contents},
    {"cynnwys", R::contents},
    {"list of figures", R::contents},
    {"list of tables", R::contents},
    {"action plan", R::appendix},
    {"cynllun gweithredu", R::appendix},
    {"amserlen", R::appendix},
    {"letter from the home office", R::appendix},
    {"quality assurance panel", R::appendix},
    {"feedback letter", R::appendix},
    {"what has been done", R::appendix},
    {"progress on", R::appendix, false},
    {"formal minutes", R::appendix},
    {"witnesses", R::appendix},
    {"exercises", R::appendix, false},
    // Statutory text and what the review was asked.
    {"terms of reference", R::boilerplate},
    {"cylch gorchwyl", R::boilerplate},
    {"statutory basis", R::boilerplate},
    {"statutory framework", R::boilerplate},
    {"statutory guidance", R::boilerplate},
    {"statutory context", R::boilerplate},
    {"legal context", R::boilerplate},
    {"legal framework", R::boilerplate},
    {"legislation", R::boilerplate},
    {"legal basis", R::boilerplate},
    {"care act 2014", R::boilerplate, false},
    {"lines of enquiry", R::boilerplate},
    {"lines of inquiry", R::boilerplate},
    {"purpose of the review", R::boilerplate},
    {"purpose of this review", R::boilerplate},
    {"purpose and objectives", R::boilerplate},
    {"aims and objectives", R::boilerplate},
    {"purpose of a", R::boilerplate},
    {"criteria for", R::boilerplate},
    {"scope and terms", R::boilerplate},
    {"why this review was", R::boilerplate},
    {"why the review was", R::boilerplate},
    {"why a review was", R::boilerplate},
    {"why a joint", R::methodology},
    {"reasons for conducting", R::boilerplate},
    {"reason for the review", R::boilerplate},
    {"statement by reviewer", R::boilerplate},
    {"statement by the reviewer", R::boilerplate},
    {"statement of independence", R::boilerplate},
    {"statement of reviewer independence", R::boilerplate},
    {"datganiad gan", R::boilerplate},
    {"further help", R::boilerplate},
    {"data protection", R::boilerplate},
    {"copyright", R::boilerplate},
    {"disclaimer", R::boilerplate},
    {"equality and diversity", R::analysis},
    {"copies and publication", R::boilerplate},
    {"copies", R::boilerplate, false},
    {"coroner's legal powers", R::boilerplate},
    {"your response", R::boilerplate, false},
    // What people close to the case said.
    {"family's contribution", R::family_voice},
    {"family contribution", R::family_voice},
    {"contribution of the family", R::family_voice},
    {"contributions of the family", R::family_voice},
    {"family and its contribution", R::family_voice},
    {"contribution from", R::family_voice},
    {"views of the family", R::family_voice},
    {"family's views", R::family_voice},
    {"family views", R::family_voice},
    {"family's perspective", R::family_voice},
    {"family perspective", R::family_voice},
    {"perspective of the family", R::family_voice},
    {"perspectives of the family", R::family_voice},
    {"the views of", R::family_voice},
    {"views of", R::family_voice, false},
    {"family's account", R::family_voice},
    {"account of the family", R::family_voice},
    {"family told", R::family_voice},
    {"mother told", R::family_voice},
    {"told us", R::family_voice, false},
    {"told the review", R::family_voice},
    {"would like you to know", R::family_voice},
    {"said", R::family_voice},
    {"family said", R::family_voice},
    {"parents said", R::family_voice},
    {"mother said", R::family_voice},
    {"relatives said", R::family_voice},
    {"voice of the family", R::family_voice},
    {"voices of the family", R::family_voice},
    {"family voice", R::family_voice},
    {"voices of those", R::family_voice},
    {"voices of families", R::family_voice},
    {"voice of families", R::family_voice},
    {"family and friends", R::family_voice},
    {"family and carers", R::family_voice},
    {"family involvement", R::family_voice},
    {"involvement of the family", R::family_voice},
    {"involvement of family", R::family_voice},
    {"family engagement", R::family_voice},
    {"engagement with the family", R::family_voice},
    {"engagement with family", R::family_voice},
    {"family members' views", R::family_voice},
    {"what families", R::family_voice},
    {"what the family", R::family_voice},
    {"people with lived experience", R::family_voice},
    {"experts by experience", R::family_voice, false},
    {"tribute", R::family_voice},
    {"barn y teulu", R::family_voice},
    {"impact statement", R::family_voice},
    {"family statement", R::family_voice},
    {"statement from the family", R::family_voice},
    {"survivor's voice", R::family_voice},
    // Good practice.
    {"good practice", R::good_practice},
    {"arfer da", R::good_practice},
    {"effective practice", R::good_practice, false},
    {"what went well", R::good_practice},
    {"worked well", R::good_practice},
    {"working well", R::good_practice},
    {"positive practice", R::good_practice},
    {"notable practice", R::good_practice},
    {"best practice", R::good_practice, false},
    {"strengths", R::good_practice, false},
    {"what was done well", R::good_practice},
    // Recommendations, and the same by other names.
    {"government response", R::analysis},
    {"response to recommendation", R::analysis},
    {"response to the recommendation", R::analysis},
    {"summary of findings and recommendations", R::finding},
    {"conclusions and recommendations", R::recommendation},
    {"recommendation", R::recommendation},
    {"recommendations", R::recommendation},
    {"argymhelliad", R::recommendation},
    {"argymhellion", R::recommendation},
    {"improving systems and practice", R::recommendation},
    {"gwella systemau", R::recommendation},
    {"asked for", R::recommendation, false},
    {"what should we do", R::recommendation},
    {"what to do", R::recommendation},
    {"what do we need to do", R::recommendation},
    {"what you should do", R::recommendation},
    {"what needs to change", R::recommendation},
    {"what will change", R::recommendation},
    {"what must change", R::recommendation},
    {"what needs to happen", R::recommendation},
    {"what can you do", R::recommendation},
    {"immediate actions", R::recommendation},
    {"actions required", R::recommendation},
    {"action should be taken", R::recommendation},
    {"actions for", R::recommendation},
    {"proposed actions", R::recommendation},
    {"areas for improvement", R::recommendation, false},
    {"safety actions", R::recommendation},
    {"next steps", R::recommendation, false},
    // Forewords.
    {"foreword", R::front_matter},
    {"preface", R::front_matter},
    {"rhagair", R::front_matter},
    {"acknowledgements", R::front_matter},
    {"acknowledgement", R::front_matter},
    {"dedication", R::front_matter},
    {"a note about", R::front_matter},
    {"condolences", R::front_matter},
    {"content warning", R::front_matter},
    {"chair's introduction", R::front_matter},
    {"current membership", R::front_matter},
    {"introduction by", R::front_matter},
    {"note on language", R::front_matter},
    {"about this", R::methodology, false},
    // Analysis, before the words that it may hold.
    {"summary of the analysis", R::analysis},
    {"analysis", R::analysis},
    {"dadansoddiad", R::analysis},
    {"appraisal", R::analysis},
    {"evidence of domestic abuse", R::analysis},
    {"practice and organisational learning", R::analysis},
    {"dysgu ymarfer", R::analysis},
    {"critical appraisal", R::analysis},
    {"evaluation", R::analysis},
    {"discussion", R::analysis},
    {"key practice episodes", R::analysis},
    {"key practice themes", R::analysis},
    {"key themes", R::analysis},
    {"themes identified", R::analysis},
    {"thematic", R::analysis},
    {"key issues", R::analysis},
    {"response of agencies", R::analysis},
    {"assessment of practice", R::analysis},
    {"examination of", R::analysis},
    {"what has changed", R::analysis},
    {"what is different", R::analysis},
    {"developments since", R::analysis},
    {"our response", R::analysis},
    {"changes since", R::analysis},
    {"sharing the learning", R::analysis},
    {"case studies", R::analysis, false},
    // Findings, conclusions, lessons.
    {"findings", R::finding},
    {"finding", R::finding},
    {"conclusions", R::finding},
    {"conclusion", R::finding},
    {"concluding", R::finding},
    {"casgliad", R::finding},
    {"casgliadau", R::finding},
    {"lessons", R::finding},
    {"lesson", R::finding},
    {"key learning", R::finding},
    {"learning points", R::finding},
    {"learning point", R::finding},
    {"what we learned", R::finding},
    {"what did we learn", R::finding},
    {"what have we learned", R::finding},
    {"what can we learn", R::finding},
    {"learning from", R::finding, false},
    {"learning identified", R::finding},
    {"learning themes", R::finding},
    {"learning theme", R::finding},
    {"summary of learning", R::finding},
    {"practice learning", R::finding},
    {"the learning", R::finding},
    {"emerging learning", R::finding},
    {"learning", R::finding, false},
    {"key messages", R::finding},
    {"messages for practice", R::finding},
    {"implications for practice", R::finding},
    {"questions for", R::finding},
    {"questions to", R::finding},
    {"think about", R::finding},
    {"reflective questions", R::finding},
    {"questions to consider", R::finding},
    {"considerations for", R::finding},
    {"issues for consideration", R::finding},
    {"coroner's concerns", R::finding},
    {"matters of concern", R::finding},
    {"concerns", R::finding, false},
    {"why does it matter", R::finding},
    {"why it matters", R::finding},
    // How the review was done.
    {"methodology", R::methodology},
    {"methodoleg", R::methodology},
    {"method", R::methodology},
    {"methods", R::methodology},
    {"process", R::methodology, false},
    {"review process", R::methodology},
    {"broses", R::methodology},
    {"conduct of the review", R::methodology},
    {"review was carried out", R::methodology},
    {"review was conducted", R::methodology},
    {"review was done", R::methodology},
    {"was done", R::methodology, false},
    {"how we did", R::methodology},
    {"how the review", R::methodology},
    {"how this review", R::methodology},
    {"approach", R::methodology, false},
    {"how it was done", R::methodology},
    {"parallel", R::methodology},
    {"other investigations", R::methodology},
    {"criminal proceedings", R::methodology, false},
    {"criminal investigation", R::methodology, false},
    {"coronial", R::methodology, false},
    {"the panel", R::methodology},
    {"review panel", R::methodology},
    {"panel membership", R::methodology},
    {"review team", R::methodology},
    {"membership", R::methodology, false},
    {"the author", R::methodology},
    {"overview author", R::methodology},
    {"author of", R::methodology},
    {"the reviewer", R::methodology},
    {"independent reviewer", R::methodology},
    {"lead reviewer", R::methodology},
    {"the chair", R::methodology, false},
    {"independence", R::methodology},
    {"independent chair", R::methodology, false},
    {"individual management reviews", R::methodology},
    {"management reports", R::methodology},
    {"contributors", R::methodology},
    {"contributing agencies", R::methodology},
    {"agencies taking part", R::methodology},
    {"participating agencies", R::methodology},
    {"agencies involved in the review", R::methodology},
    {"confidentiality", R::methodology},
    {"anonymity", R::methodology},
    {"timescales", R::methodology},
    {"timescale", R::methodology},
    {"dissemination", R::methodology},
    {"publication", R::methodology, false},
    {"decision to hold", R::methodology},
    {"decision to undertake", R::methodology},
    {"decision to conduct", R::methodology},
    {"decision to commission", R::methodology},
    {"commissioning of", R::methodology, false},
    {"decision", R::methodology, false},
    {"scope", R::methodology, false},
    {"limitations", R::methodology},
    {"immediate safeguarding", R::methodology},
    {"talking with", R::methodology, false},
    {"inquiry's methodology", R::methodology},
    {"our inquiry", R::methodology},
    {"reading this report", R::methodology},
    {"how to read", R::methodology},
    // The case itself.
    {"executive summary", R::facts},
    {"crynodeb", R::facts},
    {"summary", R::facts, false},
    {"case summary", R::facts},
    {"introduction", R::facts, false},
    {"cyflwyniad", R::facts, false},
    {"background", R::facts, false},
    {"cefndir", R::facts},
    {"what happened", R::facts},
    {"chronology", R::facts},
    {"cronoleg", R::facts},
    {"narrative", R::facts},
    {"key events", R::facts},
    {"timeline", R::facts},
    {"key facts", R::facts},
    {"facts", R::facts},
    {"circumstances", R::facts, false},
    {"amgylchiadau", R::facts, false},
    {"investigation and inquest", R::facts},
    {"investigation", R::facts, false},
    {"family composition", R::facts},
    {"genogram", R::facts},
    {"household", R::facts, false},
    {"the family", R::facts, false},
    {"family", R::facts, false},
    {"story", R::facts, false},
    {"pen picture", R::facts},
    {"pen portrait", R::facts},
    {"case details", R::facts},
    {"details of the incident", R::facts},
    {"the incident", R::facts, false},
    {"critical incident", R::facts, false},
    {"agency involvement", R::facts, false},
    {"involvement of agencies", R::facts, false},
    {"agency contact", R::facts, false},
    {"overview", R::facts, false},
    {"synopsis", R::facts},
    {"history", R::facts, false},
    {"context", R::facts, false},
    {"events", R::facts, false},
    {"the people", R::facts, false},
    {"subject of the review", R::facts},
    {"subjects of the review", R::facts},
    {"why are we sharing", R::facts},
    {"why we are writing", R::facts},
    {"why this case was chosen", R::facts},
    {"the case", R::facts, false},
    {"about the", R::facts, false},
    {"who was", R::facts, false},
    {"rhagarweiniad", R::facts, false},
    // Whatever else stands in an appendix.
    {"appendix", R::appendix},
    {"appendices", R::appendix},
    {"annex", R::appendix},
    {"atodiad", R::appendix},
    {"annexe", R::appendix},
});

/// Formula sentences. Matched in lower case with straight apostrophes.
constexpr auto kFormulas =
    std::to_array<std::string_view>({"not to hold any individual or organisation to account",
                                     "not an inquiry into how a child",
                                     "not inquiries into how a child",
                                     "not to apportion blame",
                                     "seek to apportion blame",
                                     "not about apportioning blame",
                                     "who is culpable",
                                     "must arrange a review",
                                     "arrange for there to be a review",
                                     "must arrange for there to be",
                                     "to arrange a review",
                                     "should always be carried out when a child",
                                     "to carry out a review whenever",
                                     "require a review where",
                                     "requires a review",
                                     "requires a board to",
                                     "require a board to",
                                     "section 44 of the care act",
                                     "section 9 of the domestic violence, crime and victims act",
                                     "regulation 5 of the local safeguarding",
                                     "chapter 8 of working together",
                                     "chapter 4 of working together",
                                     "section 16b to 16f",
                                     "criteria for a serious case review were met",
                                     "sets out the purposes of a review",
                                     "came into force on 13 april 2011",
                                     "key purpose for undertaking",
                                     "the purpose of a serious case review",
                                     "the purpose of a safeguarding adults review",
                                     "the purpose of a domestic homicide review",
                                     "purposes of a domestic homicide review",
                                     "purpose of a review is",
                                     "lines of enquiry",
                                     "lines of inquiry",
                                     "the key purpose of a domestic",
                                     "established under section 9(3)",
                                     "definition of domestic abuse used",
                                     "in addition to agency involvement the review examines",
                                     "terms of reference asked",
                                     "terms of reference covered",
                                     "terms of reference were",
                                     "was asked to consider the",
                                     "nine protected characteristics",
                                     "protected characteristics in the equality act",
                                     "definition of domestic violence",
                                     "no statutory equivalent",
                                     "under the care act 2014 a local authority must",
                                     "has or appears to have resulted from violence, abuse or neglect",
                                     "child safeguarding practice review is to identify improvements",
                                     "paragraph 7, schedule 5",
                                     "regulations 28 and 29 of the coroners",
                                     "you are under a duty to respond",
                                     "the chief coroner may publish"});

constexpr auto kHowDone = std::to_array<std::string_view>({"in this report, which is",
                                                           "has been used throughout this report",
                                                           "names have been changed",
                                                           "is used throughout to describe",
                                                           "for this rapid review",
                                                           "the review was commissioned",
                                                           "commissioned this local child safeguarding",
                                                           "panel met on",
                                                           "the panel met",
                                                           "agencies returned information",
                                                           "imr is thorough",
                                                           "a word about hindsight",
                                                           "an inquest has been opened and adjourned",
                                                           "the lead reviewer is grateful",
                                                           "the reviewers are grateful",
                                                           "are set out here in their own terms",
                                                           "this report is structured",
                                                           "management reviews were received",
                                                           "reports were received from",
                                                           "the review was led by",
                                                           "the review was asked to consider",
                                                           "both spoke to the author",
                                                           "the review was prepared by"});

/// Said of the review itself among statutory text: who took part, how, when.
constexpr auto kProcess = std::to_array<std::string_view>({"the lead reviewer",
                                                           "the reviewer was",
                                                           "reviewer has",
                                                           "reports were received",
                                                           "chronology and",
                                                           "overseen by a panel",
                                                           "the panel was",
                                                           "panel was made up",
                                                           "was informed of the review",
                                                           "agencies were asked",
                                                           "inquests have been held",
                                                           "met the reviewers",
                                                           "the review was suspended",
                                                           "made a referral to",
                                                           "the review adopted",
                                                           "accepted the completed report",
                                                           "is a former",
                                                           "commissioned this local",
                                                           "was appointed",
                                                           "independent of",
                                                           "a learning event",
                                                           "the review was led",
                                                           "took part in"});

/// Sentences that only lead in to what follows.
constexpr auto kLeadIns = std::to_array<std::string_view>(
    {"this section ", "this chapter ", "some matters cannot be understood agency by agency",
     "the recommendations are in", "the following are the recommendations", "the overview report makes",
     "in order to promote the learning from this case", "the panel identified",
     "the lead reviewer is grateful", "the review has seen work of quality"});

constexpr auto kLessons =
    std::to_array<std::string_view>({"the principal lessons are", "learning already identified",
                                     "the main lessons are", "the key learning is"});

constexpr auto kMeetingFamily = std::to_array<std::string_view>(
    {"met the chair and author", "were invited to contribute", "was invited to contribute",
     "supported by an advocate from a national", "declined to take part", "chose not to take part",
     "did not respond to the invitation", "were each told of the review", "was written to", "were written to",
     "consideration was given to whether"});

constexpr PassageWording kBoilerplate{"statutory wording or terms of reference", R::boilerplate};
constexpr PassageWording kMethod{"says how the review was done", R::methodology};
constexpr PassageWording kGood{"names good practice", R::good_practice};
constexpr PassageWording kQuestions{"questions for the reader", R::finding};
constexpr PassageWording kLeadIn{"leads in to what follows", R::methodology};
constexpr PassageWording kTeaches{"states lessons", R::finding};

template <std::size_t N>
bool any_in(std::string_view text, const std::array<std::string_view, N>& list) {
  for (const std::string_view words : list)
    if (text.find(words) != std::string_view::npos) return true;
  return false;
}

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

bool holds_words(std::string_view text, std::string_view words) {
  for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const bool before = at == 0 || !letter(text[at - 1]);
    const bool after = at + words.size() >= text.size() || !letter(text[at + words.size()]);
    if (before && after) return true;
  }
  return false;
}

std::string straight(std::string_view text) {
  std::string out = lower_case(text);
  for (std::size_t at = out.find("’"); at != std::string::npos; at = out.find("’", at))
    out.replace(at, 3, "'");
  return out;
}

}  // namespace

std::string plain_heading(std::string_view heading) {
  if (const auto token = number_at_start(heading);
      token && token->style != NumberStyle::labelled && token->length < heading.size())
    heading.remove_prefix(token->length);
  return straight(heading);
}

const HeadingWording* wording_of(std::string_view heading) {
  const std::string plain = plain_heading(heading);
  // In long headings that are sentences, words such as "family" say nothing.
  const bool long_heading = word_count(plain) > 9;
  static constexpr HeadingWording kAppendix{"appendix", R::appendix};
  const bool appendix =
      plain.starts_with("appendi") || plain.starts_with("annex") || plain.starts_with("atodiad");
  for (const HeadingWording& wording : kHeadings) {
    if (long_heading && !wording.decides) continue;
    if (!holds_words(plain, wording.words)) continue;
    const bool apart = wording.words == "government response" || wording.role == R::references ||
                       wording.role == R::boilerplate || wording.role == R::contents;
    return appendix && !apart ? &kAppendix : &wording;
  }
  return appendix ? &kAppendix : nullptr;
}

const PassageWording* wording_in(std::string_view text, SectionRole section) {
  const std::string plain = straight(text.substr(0, 700));
  const bool lead_in = std::any_of(kLeadIns.begin(), kLeadIns.end(),
                                   [&](std::string_view words) { return plain.starts_with(words); });
  switch (section) {
    case R::facts:
    case R::methodology:
    case R::analysis:
    case R::front_matter:
      if (section != R::methodology && lead_in) return &kLeadIn;
      if (any_in(plain, kFormulas)) return &kBoilerplate;
      if (section == R::methodology && any_in(plain, kLessons)) return &kTeaches;
      if (section == R::facts && any_in(plain, kHowDone)) return &kMethod;
      if (section == R::analysis && (plain.starts_with("there was good practice") ||
                                     plain.find("was an example of good practice") != std::string::npos))
        return &kGood;
      return nullptr;
    case R::boilerplate:
      return !any_in(plain, kFormulas) && any_in(plain, kProcess) ? &kMethod : nullptr;
    case R::family_voice:
      return lead_in || any_in(plain, kMeetingFamily) ? &kMethod : nullptr;
    case R::good_practice:
      return lead_in ? &kLeadIn : nullptr;
    case R::recommendation:
      if (lead_in) return &kLeadIn;
      if (plain.starts_with("to discuss with your team") || plain.starts_with("questions for"))
        return &kQuestions;
      if (plain.starts_with("contact:")) return &kBoilerplate;
      return nullptr;
    case R::finding:
      if (plain.starts_with("there was good work") || plain.starts_with("there was good practice"))
        return &kGood;
      return nullptr;
    default:
      return nullptr;
  }
}

}  // namespace throughline::layout
