#include "indexer/describe/people.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "corpus/base/utf8.h"
#include "indexer/describe/ages.h"
#include "indexer/describe/withheld.h"

namespace throughline::describing {
namespace {

struct Noun {
  std::string_view word;
  std::string_view role;  ///< empty: the subject, if anybody
  std::string_view sex;
};

/// Words for people, and what they are to the person the review is about.
constexpr auto kNouns = std::to_array<Noun>({
    {"mother", "parent", "female"},
    {"mum", "parent", "female"},
    {"father", "parent", "male"},
    {"dad", "parent", "male"},
    {"brother", "sibling", "male"},
    {"sister", "sibling", "female"},
    {"sibling", "sibling", ""},
    {"siblings", "sibling", ""},
    {"husband", "partner", "male"},
    {"wife", "partner", "female"},
    {"partner", "partner", ""},
    {"boyfriend", "partner", "male"},
    {"girlfriend", "partner", "female"},
    {"stepfather", "partner", "male"},
    {"stepmother", "partner", "female"},
    {"son", "other", "male"},
    {"daughter", "other", "female"},
    {"grandmother", "other", "female"},
    {"grandfather", "other", "male"},
    {"uncle", "other", "male"},
    {"aunt", "other", "female"},
    {"friend", "other", ""},
    {"neighbour", "other", ""},
    {"perpetrator", "perpetrator", ""},
    {"boy", "", "male"},
    {"girl", "", "female"},
    {"man", "", "male"},
    {"woman", "", "female"},
    {"male", "", "male"},
    {"female", "", "female"},
    {"baby", "", ""},
    {"child", "", ""},
    {"infant", "", ""},
    {"lady", "", "female"},
    {"gentleman", "", "male"},
});

const Noun* noun_of(std::string_view word) {
  for (const auto& noun : kNouns)
    if (noun.word == word || (word.size() > 4 && word.substr(0, 4) == "half" && noun.role == "sibling" &&
                              word.find(noun.word) != std::string_view::npos))
      return &noun;
  return nullptr;
}

std::string_view sex_in(const WordStream& words) {
  for (std::uint32_t w = 0; w < words.words.size(); ++w)
    if (const auto* noun = noun_of(words.word(w)); noun != nullptr && !noun->sex.empty()) return noun->sex;
  return {};
}

Fact<std::string> stated(std::string_view value, Evidence evidence) {
  Fact<std::string> fact;
  fact.state = FactState::stated;
  fact.value = std::string(value);
  fact.evidence = std::move(evidence);
  return fact;
}

void set_age(Subject& subject, const FoundAge& age, Evidence evidence) {
  subject.age_text = age.text;
  subject.age_years = age.years;
  subject.age_months = age.months;
  subject.age_band = age.band;
  subject.evidence = std::move(evidence);
}

/// One person and what he or she is called.
struct Person {
  std::string name;  ///< folded: "child v", "mother", "sibling 1"
  Subject subject;
};

class People {
 public:
  People(const TitlePage& front, const DocumentText& text, const ReviewDescription& review)
      : front_(front), text_(text), review_(review), withheld_(withheld_items(text)) {
    for (const auto& name : review.pseudonyms) names_.push_back(lower_case(name));
    for (const auto& name : names_)
      if (const auto space = name.rfind(' '); space != std::string::npos && name.size() - space > 2)
        short_names_.push_back(name.substr(space + 1));
  }

  std::vector<Subject> find() {
    read_tables();
    read_prose();
    complete();
    std::vector<Subject> all;
    for (const bool subjects : {true, false})
      for (auto& person : people_)
        if ((person.subject.role == "subject") == subjects) all.push_back(std::move(person.subject));
    return all;
  }

 private:
  bool is_subject_name(std::string_view folded) const {
    return std::find(names_.begin(), names_.end(), folded) != names_.end() ||
           std::find(short_names_.begin(), short_names_.end(), folded) != short_names_.end();
  }

  Person& person(const std::string& name, std::string_view role) {
    for (auto& known : people_)
      if (known.name == name) return known;
    people_.push_back({name, {}});
    people_.back().subject.role = role;
    return people_.back();
  }
  Person* only_subject() {
    Person* found = nullptr;
    for (auto& known : people_)
      if (known.subject.role == "subject") {
        if (found != nullptr) return nullptr;
        found = &known;
      }
    return found;
  }

  // ---- tables

  struct Columns {
    int name = -1, relation = -1, age = -1, sex = -1, ethnicity = -1;
  };

  static Columns columns_of(const std::vector<std::string>& header) {
    Columns columns;
    for (int i = 0; i < static_cast<int>(header.size()); ++i) {
      const auto cell = lower_case(header[static_cast<std::size_t>(i)]);
      const auto has = [&](std::string_view word) { return cell.find(word) != std::string::npos; };
      if (columns.age < 0 && (cell.substr(0, 3) == "age" && cell.substr(0, 6) != "agency"))
        columns.age = i;
      else if (columns.relation < 0 && (has("relation") || cell == "role" || has("who they are")))
        columns.relation = i;
      else if (columns.sex < 0 && (cell == "sex" || cell == "gender" || cell == "m/f"))
        columns.sex = i;
      else if (columns.ethnicity < 0 && has("ethnic"))
        columns.ethnicity = i;
      else if (columns.name < 0 && (has("name") || has("person") || has("known as") || has("referred to") ||
                                    has("family member") || has("subject") || has("identifier")))
        columns.name = i;
    }
    return columns;
  }

  void read_tables() {
    int table = -1;
    Columns columns;
    for (const auto& row : text_.document->table_rows) {
      if (row.table != table) {
        table = row.table;
        columns = columns_of(row.cells);
        if (columns.age >= 0 || (columns.relation >= 0 && columns.name >= 0)) continue;
        columns = {};
      }
      if (columns.age < 0 || (columns.name < 0 && columns.relation < 0)) {
        read_pair(row);
        continue;
      }
      read_person(row, columns);
    }
  }

  Evidence evidence_of(const TableRow& row) const {
    Evidence evidence;
    evidence.page = std::max(1, row.page);
    if (row.passage < text_.passages.size()) {
      const auto& passage = text_.passages[row.passage];
      return passage.evidence(0, static_cast<std::uint32_t>(passage.words.words.size()));
    }
    return evidence;
  }

  void read_person(const TableRow& row, const Columns& columns) {
    const auto cell = [&](int column) {
      return column >= 0 && column < static_cast<int>(row.cells.size())
                 ? std::string(trimmed(row.cells[static_cast<std::size_t>(column)]))
                 : std::string{};
    };
    auto name = lower_case(cell(columns.name >= 0 ? columns.name : columns.relation));
    auto relation = lower_case(cell(columns.relation));
    // "Child V (boy)": what stands in brackets says more of the person.
    if (const auto bracket = name.find(" ("); bracket != std::string::npos) {
      if (relation.empty()) relation = name.substr(bracket);
      name.resize(bracket);
    }
    if (name.empty()) return;
    const auto role = role_in_table(name, relation);
    auto& who = person(name, role);
    auto evidence = evidence_of(row);
    if (const auto age = age_in_cell(cell(columns.age)); age && !who.subject.age_years)
      set_age(who.subject, *age, evidence);
    auto sex = sex_in(words_of(lower_case(cell(columns.sex))));
    if (sex.empty()) sex = sex_in_relation(relation);
    if (sex.empty() && role != "subject") sex = sex_in_relation(name);
    if (!sex.empty() && !who.subject.sex.stated()) who.subject.sex = stated(sex, evidence);
    const auto ethnicity = cell(columns.ethnicity);
    const auto folded = lower_case(ethnicity);
    if (folded.find("redacted") != std::string::npos)
      who.subject.ethnicity.state = FactState::redacted;
    else if (!ethnicity.empty() && folded.substr(0, 3) != "not" && folded != "unknown" && folded != "-")
      who.subject.ethnicity = stated(ethnicity, evidence);
  }

  /// "Mother of Child E" is a mother, whoever stands behind "of".
  static std::string_view sex_in_relation(std::string_view relation) {
    return sex_in(words_of(relation.substr(0, relation.find(" of "))));
  }

  std::string role_in_table(const std::string& name, const std::string& relation) const {
    const auto has = [&](std::string_view word) { return relation.find(word) != std::string::npos; };
    if (has("subject") || is_subject_name(name)) return "subject";
    if (has("convicted") || has("perpetrator") || has("murder")) return "perpetrator";
    const auto head = relation.empty() ? name : relation;
    const auto words = words_of(std::string_view(head).substr(0, head.find(" of ")));
    for (std::uint32_t w = 0; w < words.words.size(); ++w)
      if (const auto* noun = noun_of(words.word(w)); noun != nullptr && !noun->role.empty())
        return noun->role == "partner" && is_convicted(name) ? "perpetrator" : std::string(noun->role);
    const bool family =
        std::any_of(names_.begin(), names_.end(), [](const auto& n) { return n.substr(0, 7) == "family "; });
    if (family && (has("child") || has("boy") || has("girl") || has("son") || has("daughter")))
      return "subject";
    return "other";
  }

  /// Rows of two cells in a case details table: "Child | Child K, male, a 7-week-old infant".
  void read_pair(const TableRow& row) {
    if (row.cells.size() != 2) return;
    const auto label = lower_case(trimmed(row.cells[0]));
    const auto value = std::string(trimmed(row.cells[1]));
    const auto folded = lower_case(value);
    if (names_.empty()) return;
    const bool subject = label == "child" || label == "subject" || label == "name" || label == "adult" ||
                         is_subject_name(label);
    if (subject) {
      auto& who = person(names_.front(), "subject").subject;
      const auto words = words_of(value);
      if (const auto ages = find_ages(value, words, true); !ages.empty() && !who.age_years)
        set_age(who, ages.front(), evidence_of(row));
      if (const auto sex = sex_in(words); !sex.empty()) who.sex = stated(sex, evidence_of(row));
    }
    if (label.substr(0, 6) == "ethnic" && folded.substr(0, 3) != "not") {
      auto& fact = person(names_.front(), "subject").subject.ethnicity;
      if (folded.find("redacted") != std::string::npos)
        fact.state = FactState::redacted;
      else
        fact = stated(value, evidence_of(row));
    }
    if ((label == "age" || label == "age at incident" || label == "age of child") &&
        !person(names_.front(), "subject").subject.age_years)
      if (const auto age = age_in_cell(value))
        set_age(person(names_.front(), "subject").subject, *age, evidence_of(row));
  }

  // ---- prose

  /// Who a place in a sentence speaks of: the person named last before it.
  struct Mention {
    std::string name;  ///< key of the person; empty: nobody
    std::string_view role;
    std::string_view sex;
    std::uint32_t at = 0;
  };

  std::vector<Mention> mentions_in(const PassageText& passage) const {
    std::vector<Mention> mentions;
    const auto& words = passage.words;
    for (std::uint32_t w = 0; w < words.words.size(); ++w) {
      const auto word = words.word(w);
      const auto next = w + 1 < words.words.size() ? words.word(w + 1) : std::string_view{};
      if (is_subject_name(word) ||
          (!next.empty() && is_subject_name(std::string(word) + " " + std::string(next)))) {
        const auto key = names_.size() > 1 && is_subject_name(word) ? std::string(word) : subject_key();
        mentions.push_back({key, "subject", {}, w});
        continue;
      }
      const auto* noun = noun_of(word);
      if (noun == nullptr) continue;
      if (noun->role.empty())
        mentions.push_back({subject_key(), "subject", noun->sex, w});
      else
        mentions.push_back({std::string(noun->word), noun->role, noun->sex, w});
    }
    return mentions;
  }

  std::string subject_key() const { return names_.empty() ? "subject" : names_.front(); }

  void read_prose() {
    std::size_t read = 0;
    for (const auto index : text_.narrative) {
      const auto& passage = text_.passages[index];
      if (passage.passage->table) continue;
      if (has_role(*passage.passage,
                   {SectionRole::facts, SectionRole::front_matter, SectionRole::family_voice})) {
        if (read++ < kFirstPassages) read_ages(passage, read <= 3);
      }
      read_ethnicity(passage);
    }
    // Reports without a section of facts begin with their analysis.
    for (std::size_t i = 0; i < text_.passages.size() && i < 8 && read == 0; ++i)
      read_ages(text_.passages[i], true);
  }
  static constexpr std::size_t kFirstPassages = 16;

  void read_ages(const PassageText& passage, bool opening) {
    const auto mentions = mentions_in(passage);
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
      if (owner == nullptr) owner = pronoun(passage, age, mentions);
      if (owner == nullptr && opening && !has_subject_age() && age.text.find("old") != std::string::npos) {
        give_age(subject_key(), "subject", {}, passage, age);
        continue;
      }
      if (owner == nullptr) continue;
      // "two half-siblings, a girl of 9 and a boy of 6": the girl is the sibling named before her.
      const auto sibling = sibling_before(mentions, *owner, words);
      give_age(sibling ? "sibling " + age.text : owner->name, sibling ? "sibling" : owner->role, owner->sex,
               passage, age);
    }
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

  bool has_subject_age() const {
    return std::any_of(people_.begin(), people_.end(), [](const Person& p) {
      return p.subject.role == "subject" && (p.subject.age_years || !p.subject.age_band.empty());
    });
  }

  void give_age(const std::string& name, std::string_view role, std::string_view sex,
                const PassageText& passage, const FoundAge& age) {
    // A table has told who the subjects are; prose adds no further ones, and rounds what the table says
    // exactly.
    if (role == "subject" && people_.size() > 0 && only_subject() == nullptr && has_subject_age()) return;
    auto& who = role == "subject" && only_subject() != nullptr ? *only_subject() : person(name, role);
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
    const auto mentions = mentions_in(passage);
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
      ethnicities_.emplace(owner->role == "subject" ? subject_key() : owner->name,
                           stated(ethnicity.value, passage.evidence(ethnicity.from, ethnicity.to)));
    }
  }

  // ---- what all of it adds up to

  void complete() {
    const bool one = std::any_of(people_.begin(), people_.end(),
                                 [](const Person& p) { return p.subject.role == "subject"; });
    if (!one) people_.insert(people_.begin(), {subject_key(), {}});
    for (auto& known : people_) {
      auto& subject = known.subject;
      if (subject.role == "partner" && is_convicted(known.name)) subject.role = "perpetrator";
      if (subject.role == "parent" && is_convicted(known.name) && killed_by_parent())
        subject.role = "perpetrator";
      if (!subject.ethnicity.stated() && subject.ethnicity.state == FactState::not_stated)
        give_ethnicity(known);
    }
    if (auto* subject = only_subject(); subject != nullptr && !subject->subject.sex.stated())
      guess_nothing_but_pronouns(subject->subject);
    withhold();
  }

  void give_ethnicity(Person& known) {
    const auto key = known.subject.role == "subject" && names_.size() <= 1 ? subject_key() : known.name;
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
    const auto name = " " + subject_key() + " ";
    for (const auto& [title, sex] : {std::pair<std::string_view, std::string_view>{" mr ", "male"},
                                     {" mrs ", "female"},
                                     {" ms ", "female"},
                                     {" miss ", "female"}})
      if (name.find(title) != std::string::npos) subject.sex = stated(sex, {});
    if (subject.sex.stated()) return;
    int he = 0;
    int she = 0;
    const PassageText* seen = nullptr;
    std::uint32_t at = 0;
    std::size_t read = 0;
    for (const auto index : text_.narrative) {
      const auto& passage = text_.passages[index];
      if (++read > 12) break;
      const auto mentions = mentions_in(passage);
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
    for (auto& known : people_) {
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

  /// Convicted or charged in a sentence that names this person first.
  bool is_convicted(const std::string& name) const {
    for (const auto index : text_.narrative) {
      const auto& passage = text_.passages[index];
      if (passage.passage->table) continue;
      for (std::uint32_t s = 0; s < passage.words.sentences.size(); ++s) {
        const auto sentence = lower_case(passage.sentence(s));
        const auto convicted = std::min({sentence.find("convicted of"), sentence.find("pleaded guilty"),
                                         sentence.find("under arrest"), sentence.find("killed by")});
        if (convicted == std::string::npos) continue;
        if (sentence.find("murder") == std::string::npos &&
            sentence.find("manslaughter") == std::string::npos &&
            sentence.find("abuse") == std::string::npos && sentence.find("killed by") == std::string::npos)
          continue;
        const auto who = sentence.find(name);
        if (who != std::string::npos && (who < convicted || sentence.find("killed by") == convicted))
          return true;
      }
    }
    return false;
  }

  bool killed_by_parent() const { return is_convicted("father") || is_convicted("mother"); }

  const TitlePage& front_;
  const DocumentText& text_;
  const ReviewDescription& review_;
  Withheld withheld_;
  std::vector<std::string> names_;
  std::vector<std::string> short_names_;  ///< "s4" of "child s4"
  std::vector<Person> people_;
  std::map<std::string, Fact<std::string>> ethnicities_;
  Fact<std::string> family_ethnicity_;
  bool redact_subject_ = false;
  bool redact_all_ = false;
};

}  // namespace

std::vector<Subject> find_people(const TitlePage& front, const DocumentText& text,
                                 const ReviewDescription& review) {
  return People(front, text, review).find();
}

}  // namespace throughline::describing
