#include "indexer/describe/people.h"

#include <algorithm>
#include <map>

#include "corpus/base/utf8.h"
#include "indexer/describe/ages.h"
#include "indexer/describe/cast.h"
#include "indexer/describe/withheld.h"

namespace throughline::describing {
namespace {

class People {
 public:
  People(const DocumentText& text, const ReviewDescription& review)
      : text_(text),
        withheld_(withheld_items(text)),
        cast_(text, review),
        small_(review.nation == "jersey" || review.nation == "guernsey" || review.nation == "isle-of-man") {}

  std::vector<Subject> find() {
    read_family_tables(text_, cast_);
    read_prose();
    complete();
    auto& people = cast_.people;
    std::stable_partition(people.begin(), people.end(),
                          [](const Person& p) { return p.subject.role == "subject"; });
    std::vector<Subject> all;
    for (auto& person : people)
      if (!is_repeated(person.subject, all)) all.push_back(std::move(person.subject));
    return all;
  }

 private:
  /// Someone around the subject whom the table has named already, told of again by age alone.
  static bool is_repeated(const Subject& subject, const std::vector<Subject>& known) {
    if (subject.role == "subject" || !subject.age_years) return false;
    return std::any_of(known.begin(), known.end(), [&](const Subject& other) {
      return other.role == subject.role && other.age_years == subject.age_years &&
             (!other.sex.stated() || !subject.sex.stated() || other.sex.value == subject.sex.value);
    });
  }

  void read_prose() {
    std::size_t read = 0;
    std::size_t story = 0;
    for (const auto index : text_.narrative) {
      const auto& passage = text_.passages[index];
      if (passage.passage->table) continue;
      if (has_role(*passage.passage,
                   {SectionRole::facts, SectionRole::front_matter, SectionRole::family_voice})) {
        if (read++ < kFirstPassages) read_ages(passage, read <= 3);
        story += passage.passage->role == SectionRole::facts ? 1 : 0;
      }
      read_ethnicity(passage);
    }
    // Reports without a section of facts begin with their analysis.
    constexpr std::size_t kOpening = 8;
    std::size_t opened = 0;
    for (std::size_t i = 0; i < text_.passages.size() && story == 0 && opened < kOpening; ++i) {
      const auto& passage = text_.passages[i];
      if (passage.passage->table ||
          !has_role(*passage.passage, {SectionRole::analysis, SectionRole::finding, SectionRole::methodology,
                                       SectionRole::boilerplate}))
        continue;
      ++opened;
      read_ages(passage, true);
    }
    if (!cast_.has_subject_age()) read_other_ages();
  }
  static constexpr std::size_t kFirstPassages = 16;

  /// Where no age is printed: two dates, or the school year.
  void read_other_ages() {
    std::size_t read = 0;
    for (const auto index : text_.narrative) {
      const auto& passage = text_.passages[index];
      if (passage.passage->table || ++read > kFirstPassages) continue;
      const auto mentions = cast_.mentions_in(passage);
      const auto first_in = [&](std::uint32_t sentence) -> const Mention* {
        for (const auto& mention : mentions)
          if (passage.words.words[mention.at].sentence == sentence) return &mention;
        return nullptr;
      };
      for (const auto& age : find_lifetimes(passage.text(), passage.words)) {
        const auto* who = first_in(passage.words.words[age.from].sentence);
        if (who != nullptr && who->role == "subject" && !cast_.has_subject_age())
          give_age(who->name, "subject", {}, passage, age);
      }
      for (std::uint32_t w = 0; w < passage.words.words.size() && !cast_.has_subject_age(); ++w) {
        FoundAge age;
        age.band = school_year_band(passage.words, w);
        const auto* who = first_in(passage.words.words[w].sentence);
        if (age.band.empty() || who == nullptr || who->role != "subject" || who->at > w + 4) continue;
        age.from = w;
        age.to = std::min<std::uint32_t>(w + 2, static_cast<std::uint32_t>(passage.words.words.size()));
        age.text = std::string(passage.between(age.from, age.to));
        give_age(who->name, "subject", {}, passage, age);
      }
    }
  }

  void read_ages(const PassageText& passage, bool opening) {
    const auto mentions = cast_.mentions_in(passage);
    const auto& words = passage.words;
    for (const auto& age : find_ages(passage.text(), words, true)) {
      const auto sentence = words.words[age.from].sentence;
      const Mention* owner = nullptr;
      // A noun that the age describes: "a 16-year-old boy", "a girl of 12 years".
      for (const auto& mention : mentions) {
        if (words.words[mention.at].sentence != sentence) continue;
        if (mention.at >= age.to && mention.at <= age.to + 1 &&
            words.words[age.to < words.words.size() ? age.to : age.from].before == Pause::none)
          owner = &mention;
        if (mention.at < age.from && age.from - mention.at <= 8)
          owner = owner != nullptr && owner->at >= age.to ? owner : &mention;
      }
      if (owner != nullptr && owner->at >= age.to && !owner->sex.empty())
        if (const auto* said = said_to_be(mentions, age, words)) owner = said;
      if (owner == nullptr) owner = pronoun(passage, age, mentions);
      if (owner == nullptr && opening && !cast_.has_subject_age() &&
          age.text.find("old") != std::string::npos) {
        give_age(cast_.subject_key(), "subject", {}, passage, age);
        continue;
      }
      if (owner == nullptr) continue;
      // "two half-siblings, a girl of 9 and a boy of 6": the girl is the sibling named before her.
      const auto sibling = sibling_before(mentions, *owner, words);
      give_age(sibling ? "sibling " + age.text : owner->name, sibling ? "sibling" : owner->role, owner->sex,
               passage, age);
    }
  }

  /// "The perpetrator was a 19-year-old man": the man is the perpetrator.
  static const Mention* said_to_be(const std::vector<Mention>& mentions, const FoundAge& age,
                                   const WordStream& words) {
    for (const auto& mention : mentions) {
      if (mention.at >= age.from || age.from - mention.at > 4 || mention.role == "subject" ||
          words.words[mention.at].sentence != words.words[age.from].sentence)
        continue;
      const auto next = words.word(mention.at + 1);
      if (next == "was" || next == "is") return &mention;
    }
    return nullptr;
  }

  static bool sibling_before(const std::vector<Mention>& mentions, const Mention& owner,
                             const WordStream& words) {
    if (owner.role != "subject" || owner.sex.empty()) return false;
    return std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
      return m.role == "sibling" && m.at < owner.at && owner.at - m.at < 12 &&
             words.words[m.at].sentence == words.words[owner.at].sentence;
    });
  }

  /// "He was 38" and "who was 31": the person spoken of just before, in this sentence or the last.
  const Mention* pronoun(const PassageText& passage, const FoundAge& age,
                         const std::vector<Mention>& mentions) const {
    const auto& words = passage.words;
    bool said = false;
    std::string_view sex;
    for (auto w = age.from; w-- > 0 && age.from - w <= 4;) {
      const auto word = words.word(w);
      if (word == "he" || word == "she" || word == "who") {
        said = true;
        sex = word == "he" ? "male" : (word == "she" ? "female" : "");
        break;
      }
    }
    if (!said) return nullptr;
    const Mention* last = nullptr;
    for (const auto& mention : mentions)
      if (mention.at < age.from && (sex.empty() || mention.sex.empty() || mention.sex == sex))
        last = &mention;
    return last;
  }

  void give_age(const std::string& name, std::string_view role, std::string_view sex,
                const PassageText& passage, const FoundAge& age) {
    // A table has told who the subjects are; prose adds no further ones, and rounds what the table says
    // exactly.
    if (role == "subject" && cast_.people.size() > 0 && cast_.only_subject() == nullptr &&
        cast_.has_subject_age())
      return;
    auto& who = role == "subject" && cast_.only_subject() != nullptr ? *cast_.only_subject()
                                                                     : cast_.person(name, role);
    auto& subject = who.subject;
    // The same age with its months, or in fuller words, is the same person's; another number is not.
    const bool same_months = !subject.age_months || (age.months && *age.months == *subject.age_months);
    const bool same_person = !subject.age_years || (age.years && *subject.age_years == *age.years &&
                                                    same_months && subject.age_text.size() < age.text.size());
    if (!subject.age_band.empty() && !same_person) return;
    if (subject.age_text.empty() || same_person) {
      const auto months = subject.age_months;
      set_age(subject, age, passage.evidence(age.from, age.to));
      if (!subject.age_months && months) subject.age_months = months;
    }
    if (!sex.empty() && !subject.sex.stated()) subject.sex = stated(sex, passage.evidence(age.from, age.to));
  }

  void read_ethnicity(const PassageText& passage) {
    const auto found = find_ethnicities(passage);
    if (found.empty()) return;
    const auto mentions = cast_.mentions_in(passage);
    for (const auto& ethnicity : found) {
      const auto& words = passage.words;
      const auto sentence = words.words[ethnicity.from].sentence;
      bool family = false;
      const Mention* owner = nullptr;
      const auto& range = words.sentences[sentence];
      for (auto w = range.from_word; w < ethnicity.from; ++w)
        family =
            family || words.word(w) == "family" || words.word(w) == "familys" || words.word(w) == "members";
      for (const auto& mention : mentions)
        if (mention.at >= range.from_word && mention.at < ethnicity.from) owner = &mention;
      for (const auto& mention : mentions)
        if (owner == nullptr && !family && mention.at < range.from_word && sentence > 0 &&
            (words.word(range.from_word) == "he" || words.word(range.from_word) == "she"))
          owner = &mention;
      if (family) {
        if (!family_ethnicity_.stated())
          family_ethnicity_ = stated(ethnicity.value, passage.evidence(ethnicity.from, ethnicity.to));
        if (ethnicity.redacted) redact_all_ = true;
        continue;
      }
      if (ethnicity.redacted && (owner == nullptr || owner->role != "parent")) redact_subject_ = true;
      if (owner == nullptr || ethnicity.redacted) continue;
      ethnicities_.emplace(owner->role == "subject" ? cast_.subject_key() : owner->name,
                           stated(ethnicity.value, passage.evidence(ethnicity.from, ethnicity.to)));
    }
  }

  // ---- what all of it adds up to

  void complete() {
    const bool one = std::any_of(cast_.people.begin(), cast_.people.end(),
                                 [](const Person& p) { return p.subject.role == "subject"; });
    if (!one) cast_.people.insert(cast_.people.begin(), {cast_.subject_key(), {}});
    for (auto& known : cast_.people) {
      auto& subject = known.subject;
      if (subject.role == "partner" && cast_.is_convicted(known.name)) subject.role = "perpetrator";
      if (subject.role == "parent" && cast_.is_convicted(known.name) && killed_by_parent())
        subject.role = "perpetrator";
      if (!subject.ethnicity.stated() && subject.ethnicity.state == FactState::not_stated)
        give_ethnicity(known);
    }
    if (auto* subject = cast_.only_subject(); subject != nullptr && !subject->subject.sex.stated())
      guess_nothing_but_pronouns(subject->subject);
    withhold();
  }

  void give_ethnicity(Person& known) {
    const auto key = known.subject.role == "subject" && !cast_.several() ? cast_.subject_key() : known.name;
    if (const auto found = ethnicities_.find(key); found != ethnicities_.end())
      known.subject.ethnicity = found->second;
    else if (known.subject.role == "subject" && redact_subject_)
      known.subject.ethnicity.state = FactState::redacted;
    else if (redact_all_)
      known.subject.ethnicity.state = FactState::redacted;
    else if (family_ethnicity_.stated() &&
             (known.subject.role == "subject" || known.subject.role == "parent" ||
              known.subject.role == "sibling"))
      known.subject.ethnicity = family_ethnicity_;
  }

  /// The subject's sex from what the title calls him or her, and from the pronouns of sentences that name the
  /// subject.
  void guess_nothing_but_pronouns(Subject& subject) {
    const auto name = " " + cast_.subject_key() + " ";
    for (const auto& [title, sex] : {std::pair<std::string_view, std::string_view>{" mr ", "male"},
                                     {" mrs ", "female"},
                                     {" ms ", "female"},
                                     {" miss ", "female"}})
      if (name.find(title) != std::string::npos) subject.sex = stated(sex, {});
    // Where everybody knows everybody, what is not said is not guessed.
    if (subject.sex.stated() || small_) return;
    int he = 0;
    int she = 0;
    const PassageText* seen = nullptr;
    std::uint32_t at = 0;
    std::size_t read = 0;
    for (const auto index : text_.narrative) {
      const auto& passage = text_.passages[index];
      if (++read > 12) break;
      const auto mentions = cast_.mentions_in(passage);
      for (const auto& mention : mentions) {
        if (mention.role != "subject") continue;
        const auto end = passage.words.sentences[passage.words.words[mention.at].sentence].to_word;
        for (auto w = mention.at; w < std::min(end, mention.at + 14); ++w) {
          const auto word = passage.words.word(w);
          const bool man = word == "he" || word == "his" || word == "him" || word == "boy";
          const bool woman = word == "she" || word == "her" || word == "girl";
          if (!man && !woman) continue;
          man ? ++he : ++she;
          if (seen == nullptr) seen = &passage, at = w;
          break;
        }
        // "The child was 12. She lived with her mother": of whom the sentence before spoke first.
        const auto sentence = passage.words.words[mention.at].sentence;
        const bool first = std::none_of(mentions.begin(), mentions.end(), [&](const Mention& other) {
          return (other.at < mention.at || other.role != "subject") &&
                 passage.words.words[other.at].sentence == sentence;
        });
        const bool opens = mention.at <= passage.words.sentences[sentence].from_word + 2;
        if (!first || !opens || end >= passage.words.words.size()) continue;
        const auto word = passage.words.word(end);
        if (word != "he" && word != "she") continue;
        word == "he" ? ++he : ++she;
        if (seen == nullptr) seen = &passage, at = end;
      }
    }
    if (seen == nullptr || he == she || std::min(he, she) * 3 > std::max(he, she)) return;
    subject.sex = stated(he > she ? "male" : "female", seen->evidence(at, at + 1));
  }

  void withhold() {
    const auto mark = [](Fact<std::string>& fact, const Evidence& evidence) {
      fact = {};
      fact.state = FactState::withheld;
      fact.evidence = evidence;
    };
    for (auto& known : cast_.people) {
      const bool subject = known.subject.role == "subject";
      const bool family = subject || known.subject.role == "sibling" || known.subject.role == "parent";
      if (const auto& said = of(withheld_, WithheldItem::ethnicity); said && family)
        mark(known.subject.ethnicity, *said);
      if (const auto& said = of(withheld_, WithheldItem::sex); said && subject)
        mark(known.subject.sex, *said);
      if (of(withheld_, WithheldItem::age) && subject) {
        known.subject.age_text.clear();
        known.subject.age_years.reset();
        known.subject.age_months.reset();
        known.subject.age_band.clear();
      }
    }
  }

  bool killed_by_parent() const { return cast_.is_convicted("father") || cast_.is_convicted("mother"); }

  const DocumentText& text_;
  Withheld withheld_;
  Cast cast_;
  std::map<std::string, Fact<std::string>> ethnicities_;
  Fact<std::string> family_ethnicity_;
  bool redact_subject_ = false;
  bool redact_all_ = false;
  bool small_ = false;  ///< of a small jurisdiction
};

}  // namespace

std::vector<Subject> find_people(const DocumentText& text, const ReviewDescription& review) {
  return People(text, review).find();
}

}  // namespace throughline::describing
