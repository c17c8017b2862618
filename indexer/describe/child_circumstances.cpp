// The child's own needs, and where the child lived, learned and under what order.
#include <array>
#include <charconv>
#include <map>

#include "corpus/base/utf8.h"
#include "indexer/describe/fact_values.h"
#include "indexer/describe/facts.h"

namespace throughline::describing {
namespace {

bool word_in(const Observation& o, std::initializer_list<std::string_view> wanted) {
  const auto& words = o.passage->words;
  const auto& range = words.sentences[o.sentence];
  for (auto w = range.from_word; w < range.to_word; ++w)
    for (const auto one : wanted)
      if (words.word(w).substr(0, one.size()) == one) return true;
  return false;
}

/// Attendance at clinics, meetings and courses is another matter.
bool of_school(const Observation& o) {
  if (word_in(o, {"school", "nursery", "pupil", "educat", "year", "per", "persist", "truan", "tutor"}))
    return !word_in(o, {"antenatal", "conference", "core"}) || word_in(o, {"school"});
  return !word_in(o, {"clinic", "appointment", "meeting", "conference", "hospital", "course", "antenatal",
                      "group", "session", "emergency", "reviews", "programme", "core"});
}

/// "fell to 68 per cent", "attendance was 45%": how many of a hundred, the last number of the sentence said
/// so.
std::optional<int> share_of_hundred(const PassageText& passage, std::uint32_t sentence, std::uint32_t from) {
  const auto& words = passage.words;
  std::optional<int> last;
  for (auto w = from; w < words.sentences[sentence].to_word; ++w) {
    int value = 0;
    const auto word = words.word(w);
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || value > 100 || (end != word.data() + word.size() && *end != '.')) continue;
    const auto after = words.words[w].to;
    const bool sign = after < passage.text().size() && passage.text()[after] == '%';
    const auto next = w + 1 < words.words.size() ? words.word(w + 1) : std::string_view{};
    if (sign || next == "per" || next == "percent") last = value;
  }
  return last;
}

Fact<std::string> attendance(const Observations& all, const DocumentText& text, const Kin& kin) {
  for (const auto& o : all)
    if (o.fact == "child_attendance" && o.value == "yes" && of_school(o))
      return stated_fact("yes", o.evidence());
  constexpr int kPoor = 90;
  std::optional<Evidence> good;
  for (const auto index : text.narrative) {
    const auto& passage = text.passages[index];
    if (!may_hold_facts(*passage.passage) ||
        lower_case(passage.text()).find("attendance") == std::string::npos)
      continue;
    const auto& words = passage.words;
    for (std::uint32_t w = 0; w < words.words.size(); ++w) {
      if (words.word(w) != "attendance" || !speaks_of_case(passage, words.words[w].sentence)) continue;
      const auto share = share_of_hundred(passage, words.words[w].sentence, w);
      if (!share) continue;
      const auto who = kin.mentions(passage);
      const bool child = std::any_of(who.begin(), who.end(), [&](const KinMention& m) {
        return m.who == Who::subject && words.words[m.at].sentence == words.words[w].sentence;
      });
      if (!child) continue;
      if (*share < kPoor) return stated_fact("yes", passage.evidence(w, w + 1));
      if (!good) good = passage.evidence(w, w + 1);
    }
  }
  if (const auto* no = first_of(all, "child_attendance", [](const Observation& o) {
        return o.value == "no" && of_school(o) &&
               (o.who == Who::subject || o.who == Who::nobody || o.who == Who::family);
      }))
    return stated_fact("no", no->evidence());
  if (good) return stated_fact("no", *good);
  return {};
}

/// A disability that the harm left behind was not one of the child's needs before.
bool left_by_harm(const Observation& o) {
  return word_in(o, {"left", "resulting", "result", "lasting", "consequence", "permanent", "caused"});
}

bool yes_by_rule(std::string_view name, const Observation& o) {
  if (o.value != "yes" || o.denied || o.after) return false;
  if (name == "child_disability") return !left_by_harm(o);
  if (name == "child_missing")
    return !word_in(o, {"file", "record", "appointment", "document", "information"});
  return true;
}

Fact<std::string> seen(const Observations& all) {
  const auto* never = first_of(all, "child_seen", [](const Observation& o) { return o.value == "no"; });
  const auto* once = first_of(all, "child_seen", [](const Observation& o) {
    return (o.value == "yes" && !o.denied &&
            !word_in(o, {"neighbour", "friend", "cctv", "witness", "stranger"}));
  });
  if (once != nullptr) return stated_fact("yes", once->evidence());
  if (never != nullptr) return stated_fact("no", never->evidence());
  return {};
}

/// What the report says more often; a tie says that it was not done well enough to be told.
Fact<std::string> wishes(const Observations& all) {
  int sought = 0;
  int missed = 0;
  const Observation* yes = nullptr;
  const Observation* no = nullptr;
  for (const auto& o : all) {
    if (o.fact != "wishes_sought") continue;
    if (o.value == "yes" && !o.denied) {
      ++sought;
      if (yes == nullptr) yes = &o;
    } else {
      ++missed;
      if (no == nullptr) no = &o;
    }
  }
  if (missed > sought) return stated_fact("no", no->evidence());
  if (sought > missed) return stated_fact("yes", yes->evidence());
  return {};
}

/// The state at the time of the incident wins, then what the story says first.
const Observation* at_time_or_first(const Observations& all, std::string_view fact) {
  const auto usable = [](const Observation& o) { return !o.denied && !o.after; };
  if (const auto* now =
          first_of(all, fact, [&](const Observation& o) { return usable(o) && o.at_time && !o.past; }))
    return now;
  if (const auto* told =
          first_of(all, fact, [&](const Observation& o) { return usable(o) && o.facts && !o.past; }))
    return told;
  return first_of(all, fact, [&](const Observation& o) { return usable(o) && !o.past; });
}

/// Somebody else's home: "he lived with his own mother" of a half brother; the mother's childhood.
bool childs_home(const Observation& o) {
  if (o.who == Who::sibling || o.who == Who::mother || o.who == Who::father || o.who == Who::carer ||
      o.who == Who::relative)
    return o.value == "parents" && !word_in(o, {"own", "her parents"});
  return true;
}

/// A table of the household names who lived there.
Fact<std::string> household_table(const DocumentText& text) {
  const Passage* mother = nullptr;
  const Passage* father = nullptr;
  bool others = false;
  std::optional<Evidence> evidence;
  for (const auto& row : text.document->table_rows) {
    if (row.passage >= text.passages.size() || row.cells.empty()) continue;
    const auto& passage = text.passages[row.passage];
    const auto& path = passage.passage->heading_path;
    if (path.empty() || lower_case(path.back()).find("household") == std::string::npos) continue;
    for (std::size_t c = 0; c < row.cells.size() && c < 2; ++c) {
      const auto cell = lower_case(row.cells[c]);
      if (cell.substr(0, 6) == "mother") mother = passage.passage;
      if (cell.substr(0, 6) == "father") father = passage.passage;
      others = others || cell.find("partner") != std::string::npos ||
               cell.find("grand") != std::string::npos || cell.find("step") != std::string::npos;
    }
    if (!evidence && (mother != nullptr || father != nullptr)) evidence = passage.evidence(0, 1);
  }
  if (!evidence || others) return {};
  return stated_fact(mother != nullptr && father != nullptr ? "parents" : "one-parent", *evidence);
}

Fact<std::string> living(const Observations& all, const DocumentText& text) {
  Observations own;
  for (const auto& o : all)
    if (o.fact == "living_arrangements" && childs_home(o)) own.push_back(o);
  const auto* found = at_time_or_first(own, "living_arrangements");
  if (found == nullptr) return household_table(text);
  // "lived with her mother and father" also says "lived with her mother".
  for (const auto& o : own)
    if (o.passage == found->passage && o.sentence == found->sentence && o.value == "parents" && !o.denied)
      return stated_fact(o.value, o.evidence());
  return stated_fact(found->value, found->evidence());
}

Fact<std::string> education(const Observations& all, const Reading& reading) {
  const Subject* child = nullptr;
  int subjects = 0;
  for (const auto& subject : reading.subjects)
    if (subject.role == "subject") child = &subject, ++subjects;
  constexpr int kNursery = 2;
  constexpr int kSchool = 5;
  const auto age = subjects == 1 && child->age_years ? *child->age_years : -1;
  if (age >= 0 && age < kNursery) return stated_fact("not-school-age", child->evidence);
  // Home education, exclusion and the like are told once, school in every paragraph.
  for (const std::string_view special :
       {"home-educated", "alternative-provision", "not-in-education", "excluded"}) {
    if (age >= 0 && age < kSchool) break;
    const auto* o = first_of(all, "education_status", [&](const Observation& seen) {
      return seen.value == special && !seen.denied && seen.who != Who::sibling && seen.who != Who::relative &&
             !seen.after && !word_in(seen, {"panel", "commission", "representative"});
    });
    if (o != nullptr) return stated_fact(special, o->evidence());
  }
  std::map<std::string_view, int> count;
  for (const auto& o : all)
    if (o.fact == "education_status" && !o.denied && !o.after && o.who == Who::subject) ++count[o.value];
  const auto pick = [&](std::string_view value) {
    const auto* o = first_of(all, "education_status", [&](const Observation& seen) {
      return seen.value == value && !seen.denied && !seen.after && seen.who == Who::subject;
    });
    return o == nullptr ? Fact<std::string>{} : stated_fact(value, o->evidence());
  };
  if (age >= 0 && age < kSchool) return pick("early-years");
  if (age >= 16 && count["college"] > 0) return pick("college");
  if (count["school"] > 0 && (age < 0 || age >= 4)) return pick("school");
  if (age < 0 && count["early-years"] > 0) return pick("early-years");
  return {};
}

Fact<std::string> plan_category(const Observations& all, const Fact<std::string>& plan) {
  if (!plan.stated() || *plan.value == "never") return {};
  std::map<std::string_view, const Observation*> found;
  for (const auto& o : all)
    if (o.fact == "plan_category" && !o.denied && o.who != Who::sibling &&
        word_in(o, {"plan", "regist", "conference", "subject", "category", "cpp"}))
      found.emplace(o.value, &o);
  if (found.empty()) return {};
  return stated_fact(found.size() > 1 ? std::string_view("multiple") : found.begin()->first,
                     found.begin()->second->evidence());
}

Fact<std::string> legal_order(const Observations& all, const DocumentText& text) {
  for (const auto& row : text.document->table_rows)
    if (row.cells.size() > 1 && row.passage < text.passages.size() &&
        lower_case(row.cells[0]).find("legal status") != std::string::npos &&
        lower_case(trimmed(row.cells[1])).substr(0, 4) == "none")
      return stated_fact("none", text.passages[row.passage].evidence(0, 2));
  const Observation* last = nullptr;
  for (const auto& o : all) {
    if (o.fact != "legal_order" || o.denied || o.after) continue;
    if (word_in(o, {"appl", "consider", "seek", "sought", "threshold", "discharged", "revoked", "grounds",
                    "asked", "request", "proceedings for", "herself", "himself"}))
      continue;
    last = &o;
    if (o.at_time) break;
  }
  if (last == nullptr) return {};
  return stated_fact(last->value, last->evidence());
}

}  // namespace

Fact<std::string> find_child_need(std::string_view name, const Observations& all, const DocumentText& text,
                                  const Kin& kin, const Reading& reading) {
  if (name == "child_attendance") return attendance(all, text, kin);
  if (name == "child_seen") return seen(all);
  if (name == "wishes_sought") return wishes(all);
  if (name == "living_arrangements") return living(all, text);
  if (name == "education_status") return education(all, reading);
  if (name == "legal_order") return legal_order(all, text);
  if (name == "plan_category") return plan_category(all, reading.facts.at("cp_plan"));
  if (const auto* yes = first_of(all, name, [&](const Observation& o) { return yes_by_rule(name, o); }))
    return stated_fact("yes", yes->evidence());
  const auto* no = first_of(all, name, [](const Observation& o) {
    return (o.denied || o.value == "no") && (o.who == Who::subject || o.who == Who::nobody);
  });
  // "No self-harm" of an episode is no history of it: only what is denied of the child in the story counts.
  if (no != nullptr) return stated_fact("no", no->evidence());
  return {};
}

}  // namespace throughline::describing
