#include "taxonomy/polarity.h"

#include <algorithm>
#include <array>

namespace throughline {
namespace {

/// Words after a plain negation that it still holds for.
constexpr std::uint32_t kNear = 6;
/// The same for "no evidence of ...", which a list may follow.
constexpr std::uint32_t kFar = 14;

enum Words {
  kNegation,
  kWideNegation,
  kNegationAfter,
  kNoNegation,
  kPractice,
  kDone,
  kContrast,
  kPraise,
  kNoPraise,
  kFailure
};

struct Lexicon {
  Words list;
  std::string_view pattern;
};

constexpr auto kLexicon = std::to_array<Lexicon>({
    {kNegation,
     "not|no|never|nor|neither|without|nobody|no one|none|nothing|didnt|wasnt|werent|hadnt|isnt|doesnt"},
    {kWideNegation,
     "no (clear |direct |other |further |recorded |known |previous |specific "
     ")?(evidence|history|sign*|indication*|indicator*|suggestion|record*|report*|concern*|allegation*|"
     "disclosure*|suspicion*|hint|mention) (of|that|about|to suggest|to indicate|regarding|in relation "
     "to|or)?"},
    {kWideNegation,
     "no evidence (was|has been|had been|emerged) (found|seen|identified)? (of|that)?|(not|nor) "
     "(find|found|see|seen|identify|disclose*|report*|show*|reveal*) (any "
     ")?(evidence|sign*|indication*|history)? (of)?"},
    {kWideNegation,
     "nothing (was found )?to (suggest|indicate|show)|nothing suggest*|denied|denies|denying|ruled out|free "
     "(of|from)|absence of (any )?|looked for (any )?(sign*|evidence)|did not disclose|does not "
     "(suggest|indicate)|did not (suggest|indicate)"},
    {kNegationAfter,
     "(was|were|is|are|had been|has been|have been)? (ruled out|denied)|(was|were|is|are) not (a "
     "(feature|factor|concern)|present|found|suspected|disclosed|evident|relevant|an issue|part of)|not a "
     "(feature|factor|concern)|did not feature"},
    {kNoNegation,
     "not only|no doubt|not "
     "(just|merely|simply|uncommon|unusual|surpris*|unreasonabl*|until|always|necessarily)|no longer|no "
     "less|no different|(could|can|cannot|should|did) (not )?(be )?(ruled out|exclude*|rule out)|cannot "
     "be|whether or not|with or without|not to mention|nothing but|no matter"},
    {kPractice,
     "consider*|explor*|recogni*|identif*|ask*|enquir*|inquir*|discuss*|respond*|respons*|address*|assess*|"
     "refer*|share*|sharing|understand*|understood|aware*|know|knew|known "
     "about|told|inform*|investigat*|question*|challeng*|link*|act|acted|action*|follow*|seek|sought|see|"
     "notic*|consult*|train*|speak|spoke*|check*|connect*|plan*|manag*|treat*|offer*|provid*|support*|receiv*"
     "|appreciat*|examin*|explain*|weigh*|regard*|account|curio*|analys*|probe*|flag*|tackl*|deal*|read|"
     "convey*|pass*|protect*"},
    {kDone,
     "(was|were|been|being|be|had|has) (ever |fully |properly |routinely |actively |adequately "
     ")?(consider*|explor*|recogni*|identif*|asked|enquir*|discuss*|address*|assess*|refer*|shared|recorded|"
     "understood|known|investigat*|question*|challeng*|linked|acted|followed|sought|seen|noticed|examin*|"
     "analys*|taken|given|treated|flagged)"},
    {kContrast,
     "but|however|although|though|whereas|while|yet|despite|except|nevertheless|nonetheless|unfortunately"},
    {kPraise,
     "good practice|effective practice|positive "
     "practice|excellent*|exemplary|commend*|praise*|praiseworthy|impress*|to (his|her|their|its) "
     "credit|deserve* credit|credit is due|worked well|done well|went well|a model of|above and "
     "beyond|beyond "
     "what|skilled|skilful*|persisten*|tenaci*|diligen*|thorough|thoughtful*|sensitiv*|compassion*|timely|"
     "prompt|promptly|on (his|her|their) own initiative|well "
     "(led|written|judged|attended|managed|handled|informed|documented|evidenced|planned|coordinated)|"
     "strength*|achievement|proud|clear "
     "account|careful*|robust|rightly|swift*|creative*|imaginativ*|kindness|noticed|good example*|high "
     "standard|high quality|good work|good use|good quality|outstanding|appropriate* "
     "(challeng*|escalat*|persist*)|valued|conscientious*|proactive*|best pieces? of|better pieces? of|did "
     "not give up|would not be put off|much to (his|her|their)|stands out|contrast* with|best work|of a "
     "high"},
    {kNoPraise,
     "not (good|effective|robust|thorough|timely|sensitive|prompt)|(would|could|should|might) (have "
     ")?(been|be) (good|best|effective|a strength)|good practice "
     "(would|should|requires|guid*|suggests|standards)|contrary to|fell short|short of|well[- "
     "]intentioned|some (evidence of )?good|lack* (of )?|insufficient*|more "
     "(robust|timely|thorough|sensitive*|prompt*|careful*|effective)|should be|need* to "
     "be|needs|ensure*|without|overly|too|at the expense|had (it|this|that|they|she|he) been|instead|rather "
     "than|strengthen*|strengths[- ]based|in strength"},
    {kFailure,
     "not|no|never|nor|neither|without|nobody|no "
     "one|none|nothing|fail*|lack*|missed|delay*|poor*|inadequa*|unaware|late|lost|overlooked|only|despite|"
     "instead|unable|cancel*|lapsed|ignored|insufficient*|limited|incomplete|wrong*|closed|ended|unallocated|"
     "assum*|refused|declined|rather than|weeks later|months "
     "later|difficult*|weak*|gap*|too|unclear|accepted|cut|reduced|postponed|long|taken "
     "at|absent|vacan*|mistak*|misunder*|little|no-one|left|did nothing|at face value|outstanding"},
});

const PhraseSet& lexicon() {
  static const PhraseSet set = [] {
    PhraseSet made;
    for (const auto& entry : kLexicon)
      if (const auto phrases = phrases_of(entry.pattern)) made.add(entry.list, *phrases);
    return made;
  }();
  return set;
}

}  // namespace

std::vector<std::string> faulty_polarity_patterns() {
  std::vector<std::string> faults;
  for (const auto& entry : kLexicon)
    if (const auto phrases = phrases_of(entry.pattern); !phrases)
      faults.push_back(std::string(entry.pattern) + ": " + phrases.error().message);
  return faults;
}

PolarityReader::PolarityReader(const WordStream& stream, std::optional<SectionRole> role)
    : stream_(stream), role_(role), hits_(lexicon().find(stream)) {}

bool PolarityReader::any(int list, std::uint32_t from, std::uint32_t to) const {
  return std::any_of(hits_.begin(), hits_.end(), [&](const PhraseHit& hit) {
    return hit.list == static_cast<std::uint32_t>(list) && hit.from >= from && hit.to <= to;
  });
}

bool PolarityReader::practice_between(std::uint32_t from, std::uint32_t to) const {
  return any(kPractice, from, to);
}

/// "No evidence that domestic abuse was considered": what is missing is the considering.
bool PolarityReader::done_after(std::uint32_t to) const {
  auto end = to;
  while (end < stream_.words.size() && end < to + 7 &&
         (end == to || stream_.words[end].before < Pause::semicolon) &&
         stream_.words[end].before != Pause::sentence)
    ++end;
  if (to >= stream_.words.size() || stream_.words[to].before >= Pause::semicolon) return false;
  return any(kDone, to, end);
}

bool PolarityReader::negated_before(std::uint32_t from, bool done) const {
  const auto first = stream_.sentences[stream_.words[from].sentence].from_word;
  for (const auto& hit : hits_) {
    const bool wide = hit.list == kWideNegation;
    if ((!wide && hit.list != kNegation) || hit.to > from || hit.from < first) continue;
    // "No history of it was recorded" denies it; "no evidence that it was explored" and "it was never
    // explored" do not.
    if (done && (!wide || stream_.word(hit.to - 1) == "that" || stream_.word(hit.to) == "that")) continue;
    if (from - hit.to >= (wide ? kFar : kNear)) continue;
    bool reaches = true;
    for (auto i = hit.to; i <= from && reaches; ++i) {
      const auto pause = stream_.words[i].before;
      reaches = pause < Pause::semicolon && (wide || pause == Pause::none);
    }
    if (!reaches || any(kContrast, hit.to, from) || practice_between(hit.to, from)) continue;
    const bool only_seems = std::any_of(hits_.begin(), hits_.end(), [&](const PhraseHit& other) {
      return other.list == kNoNegation && other.from < hit.to && hit.from < other.to;
    });
    if (!only_seems) return true;
  }
  return false;
}

bool PolarityReader::negated_after(std::uint32_t to) const {
  const auto end = to < stream_.words.size() ? stream_.sentences[stream_.words[to - 1].sentence].to_word : to;
  for (const auto& hit : hits_) {
    if (hit.list != kNegationAfter || hit.from < to || hit.from > to + 3 || hit.to > end) continue;
    const bool only_seems = std::any_of(hits_.begin(), hits_.end(), [&](const PhraseHit& other) {
      return other.list == kNoNegation && other.from < hit.to && hit.from < other.to;
    });
    bool reaches = !only_seems && !any(kContrast, to, hit.from);
    for (auto i = to; i <= hit.from && reaches; ++i) reaches = stream_.words[i].before == Pause::none;
    if (reaches) return true;
  }
  return false;
}

bool PolarityReader::is_negated(std::uint32_t from, std::uint32_t to) const {
  return negated_before(from, done_after(to)) || negated_after(to);
}

bool PolarityReader::is_praised(std::uint32_t from, std::uint32_t to) const {
  const auto& sentence = stream_.sentences[stream_.words[from].sentence];
  // A "but" splits the sentence: praise on the other side of it is about something else.
  auto low = sentence.from_word;
  auto high = sentence.to_word;
  for (const auto& hit : hits_) {
    if (hit.list != kContrast) continue;
    if (hit.from >= low && hit.to <= from && hit.from != sentence.from_word) low = hit.to;
    if (hit.from >= to && hit.from < high) high = hit.from;
  }
  return any(kPraise, low, high) && !any(kNoPraise, low, high) && !any(kNegation, low, high);
}

bool PolarityReader::tells_failure(std::uint32_t sentence) const {
  return any(kFailure, stream_.sentences[sentence].from_word, stream_.sentences[sentence].to_word);
}

Polarity PolarityReader::of(std::uint32_t from, std::uint32_t to, ThemeKind kind) const {
  const bool practice = kind == ThemeKind::practice;
  if (!practice && is_negated(from, to)) return Polarity::absent;
  const auto sentence = stream_.words[from].sentence;
  if (role_ == SectionRole::good_practice) return Polarity::good;
  if (is_praised(from, to)) return Polarity::good;
  if (role_ == SectionRole::facts)
    return kind != ThemeKind::harm && tells_failure(sentence) ? Polarity::concern : Polarity::context;
  if (role_ == SectionRole::family_voice && !practice) return Polarity::context;
  return Polarity::concern;
}

}  // namespace throughline
