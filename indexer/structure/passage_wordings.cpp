// What a passage's own words say of its section: statutory formulas, sentences about the review itself,
// sentences that only lead in to what follows.
#include <algorithm>
#include <array>

#include "corpus/base/utf8.h"
#include "indexer/structure/roles.h"

namespace throughline::layout {
namespace {

using R = SectionRole;

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

}  // namespace

std::string straight(std::string_view text) {
  std::string out = lower_case(text);
  for (std::size_t at = out.find("’"); at != std::string::npos; at = out.find("’", at))
    out.replace(at, 3, "'");
  return out;
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
