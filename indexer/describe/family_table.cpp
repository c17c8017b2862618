#include <algorithm>

#include "corpus/base/utf8.h"
#include "indexer/describe/cast.h"

namespace throughline::describing {
namespace {

class FamilyTables {
 public:
  FamilyTables(const DocumentText& text, Cast& cast) : text_(text), cast_(cast) {}

  void read() {
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
        if (!read_unheaded(row)) read_pair(row);
        continue;
      }
      read_person(row, columns);
    }
  }

 private:
  struct Columns {
    int name = -1, relation = -1, age = -1, sex = -1, ethnicity = -1;
  };

  static Columns columns_of(const std::vector<std::string>& header) {
    Columns columns;
    for (int i = 0; i < static_cast<int>(header.size()); ++i) {
      const auto cell = lower_case(header[static_cast<std::size_t>(i)]);
      const auto has = [&](std::string_view word) { return cell.find(word) != std::string::npos; };
      if (columns.age < 0 && cell.substr(0, 3) == "age" && cell.substr(0, 6) != "agency" &&
          (cell.size() > 7 || cell.find_first_of("0123456789") == std::string::npos))
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
    auto& who = cast_.person(name, role);
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
    if (has("subject") || cast_.is_subject_name(name)) return "subject";
    if (has("convicted") || has("perpetrator") || has("murder")) return "perpetrator";
    const auto head = relation.empty() ? name : relation;
    const auto words = words_of(std::string_view(head).substr(0, head.find(" of ")));
    for (std::uint32_t w = 0; w < words.words.size(); ++w)
      if (const auto* noun = noun_of(words.word(w)); noun != nullptr && !noun->role.empty())
        return noun->role == "partner" && cast_.is_convicted(name) ? "perpetrator" : std::string(noun->role);
    if (cast_.of_family() && (has("child") || has("boy") || has("girl") || has("son") || has("daughter")))
      return "subject";
    return "other";
  }

  /// "Sibling 1 | M | Age 6" in a table without a header: a cell that is an age and one that is a person.
  bool read_unheaded(const TableRow& row) {
    std::optional<FoundAge> age;
    std::string name;
    std::string_view sex;
    for (const auto& raw : row.cells) {
      const auto cell = lower_case(trimmed(raw));
      const auto words = words_of(cell);
      if (words.words.empty() || words.words.size() > 6) continue;
      const bool digit = cell.find_first_of("0123456789") != std::string::npos;
      const bool says = cell.substr(0, 3) == "age" || cell.find("year") != std::string::npos ||
                        cell.find("month") != std::string::npos || cell.find("week") != std::string::npos;
      if (!age && digit && says) {
        age = age_in_cell(trimmed(raw));
        if (age) continue;
      }
      if (cell == "m" || cell == "male") sex = "male";
      if (cell == "f" || cell == "female") sex = "female";
      const auto* noun = noun_of(words.word(0));
      if (name.empty() && (cast_.is_subject_name(cell) || (noun != nullptr && !noun->role.empty())))
        name = cell;
    }
    if (!age || name.empty()) return false;
    auto& who = cast_.person(name, role_in_table(name, {})).subject;
    if (!who.age_years) set_age(who, *age, evidence_of(row));
    if (sex.empty() && who.role != "subject") sex = sex_in(words_of(name));
    if (!sex.empty() && !who.sex.stated()) who.sex = stated(sex, evidence_of(row));
    return true;
  }

  /// Rows of two cells in a case details table: "Child | Child K, male, a 7-week-old infant".
  void read_pair(const TableRow& row) {
    if (row.cells.size() != 2) return;
    const auto label = lower_case(trimmed(row.cells[0]));
    const auto value = std::string(trimmed(row.cells[1]));
    const auto folded = lower_case(value);
    if (!cast_.has_names()) return;
    const bool subject = label == "child" || label == "subject" || label == "name" || label == "adult" ||
                         cast_.is_subject_name(label);
    if (subject) {
      auto& who = cast_.person(cast_.subject_key(), "subject").subject;
      const auto words = words_of(value);
      if (const auto ages = find_ages(value, words, true); !ages.empty() && !who.age_years)
        set_age(who, ages.front(), evidence_of(row));
      if (const auto sex = sex_in(words); !sex.empty()) who.sex = stated(sex, evidence_of(row));
    }
    if (label.substr(0, 6) == "ethnic" && folded.substr(0, 3) != "not") {
      auto& fact = cast_.person(cast_.subject_key(), "subject").subject.ethnicity;
      if (folded.find("redacted") != std::string::npos)
        fact.state = FactState::redacted;
      else
        fact = stated(value, evidence_of(row));
    }
    if ((label == "age" || label == "age at incident" || label == "age of child") &&
        !cast_.person(cast_.subject_key(), "subject").subject.age_years)
      if (const auto age = age_in_cell(value))
        set_age(cast_.person(cast_.subject_key(), "subject").subject, *age, evidence_of(row));
  }

  const DocumentText& text_;
  Cast& cast_;
};

}  // namespace

void read_family_tables(const DocumentText& text, Cast& cast) {
  FamilyTables(text, cast).read();
}

}  // namespace throughline::describing
