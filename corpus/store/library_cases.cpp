// The library's cases: where each document stands, what curators decided, what they are asked to decide.
#include <map>
#include <set>

#include "corpus/store/document_rows.h"
#include "corpus/store/library.h"
#include "corpus/store/library_state.h"

namespace throughline {
namespace {

/// The documents of withdrawn reviews, by review.
Result<std::map<std::string, std::set<std::string>>> withdrawn_documents(Database& database) {
  THROUGHLINE_ASSIGN(auto row, database.query("SELECT a.review, d.sha256 FROM assignments a JOIN documents d ON "
                                              "d.id = a.document JOIN withdrawals w ON w.review = a.review"));
  std::map<std::string, std::set<std::string>> documents;
  for (;;) {
    THROUGHLINE_ASSIGN(const bool found, row.step());
    if (!found) return documents;
    documents[row.text(0)].insert(row.text(1));
  }
}

Result<void> write_assignments(Database& database, const std::vector<CaseAssignment>& assignments) {
  THROUGHLINE_TRY(database.execute("DELETE FROM assignments"));
  THROUGHLINE_ASSIGN(auto insert, database.query("INSERT INTO assignments VALUES (?,?,?,?)"));
  THROUGHLINE_ASSIGN(auto link, database.query("INSERT INTO case_links VALUES (?,?,?)"));
  for (const auto& assignment : assignments) {
    THROUGHLINE_ASSIGN(const auto number, document_number(database, assignment.sha256));
    THROUGHLINE_TRY(insert.bind(number, assignment.review, assignment.reason, assignment.superseded_by).run());
    for (std::size_t i = 0; i < assignment.cases.size(); ++i)
      THROUGHLINE_TRY(link.bind(number, i, assignment.cases[i]).run());
  }
  return {};
}

/// A withdrawal is of documents, whatever their review is called after linking anew: nothing withdrawn comes
/// back under another name.
Result<void> carry_withdrawals(Database& database, const std::map<std::string, std::set<std::string>>& before,
                               const std::vector<CaseAssignment>& assignments) {
  for (const auto& [review, documents] : before) {
    std::set<std::string> now;
    for (const auto& assignment : assignments)
      if (documents.contains(assignment.sha256)) now.insert(assignment.review);
    for (const auto& name : now) {
      if (name == review) continue;
      THROUGHLINE_ASSIGN(auto copy, database.query("INSERT OR IGNORE INTO withdrawals SELECT ?, reason, actor, at "
                                                   "FROM withdrawals WHERE review = ?"));
      THROUGHLINE_TRY(copy.bind(name, review).run());
      THROUGHLINE_TRY(note(database, "linking", "withdraw", name, "was part of " + review));
    }
    if (now.empty() || now.contains(review)) continue;
    THROUGHLINE_ASSIGN(auto remove, database.query("DELETE FROM withdrawals WHERE review = ?1 AND NOT EXISTS "
                                                   "(SELECT 1 FROM assignments WHERE review = ?1)"));
    THROUGHLINE_TRY(remove.bind(review).run());
  }
  return {};
}

}  // namespace

Result<void> Library::replace_case_assignments(const std::vector<CaseAssignment>& assignments) {
  return state_->write([&]() -> Result<void> {
    THROUGHLINE_ASSIGN(const auto withdrawn, withdrawn_documents(state_->database));
    THROUGHLINE_TRY(write_assignments(state_->database, assignments));
    return carry_withdrawals(state_->database, withdrawn, assignments);
  });
}

Result<std::vector<CaseAssignment>> Library::case_assignments() const {
  const State::Guard guard(state_->mutex);
  THROUGHLINE_ASSIGN(auto row,
                     state_->database.query(
                         "SELECT d.sha256, a.review, a.reason, l.case_id, a.superseded_by FROM assignments a JOIN "
                         "documents d ON d.id = a.document LEFT JOIN case_links l ON l.document = a.document "
                         "ORDER BY d.sha256, l.ordinal"));
  std::vector<CaseAssignment> assignments;
  for (;;) {
    THROUGHLINE_ASSIGN(const bool found, row.step());
    if (!found) return assignments;
    if (assignments.empty() || assignments.back().sha256 != row.text(0))
      assignments.push_back({row.text(0), row.text(1), {}, row.text(2), row.text(4)});
    if (!row.is_null(3)) assignments.back().cases.push_back(row.text(3));
  }
}

Result<void> Library::replace_case_proposals(const std::vector<CaseProposal>& proposals) {
  return state_->write([&]() -> Result<void> {
    THROUGHLINE_TRY(state_->database.execute("DELETE FROM case_proposals"));
    THROUGHLINE_ASSIGN(auto insert, state_->database.query("INSERT INTO case_proposals VALUES (?,?,?)"));
    for (const auto& one : proposals) THROUGHLINE_TRY(insert.bind(one.document, one.other, one.reason).run());
    return {};
  });
}

Result<std::vector<CaseProposal>> Library::case_proposals() const {
  const State::Guard guard(state_->mutex);
  THROUGHLINE_ASSIGN(
      auto row, state_->database.query("SELECT document, other, reason FROM case_proposals ORDER BY document, other"));
  std::vector<CaseProposal> proposals;
  for (;;) {
    THROUGHLINE_ASSIGN(const bool found, row.step());
    if (!found) return proposals;
    proposals.push_back({row.text(0), row.text(1), row.text(2)});
  }
}

Result<void> Library::decide_cases(const std::vector<CaseDecision>& decisions) {
  return state_->write([&]() -> Result<void> {
    auto& database = state_->database;
    for (const auto& one : decisions) {
      THROUGHLINE_TRY(document_number(database, one.sha256));
      THROUGHLINE_ASSIGN(auto insert,
                         database.query("INSERT INTO case_decisions(document, path, cases, reason, actor, at) "
                                        "VALUES (?,?,?,?,?,?)"));
      THROUGHLINE_TRY(
          insert.bind(one.sha256, one.path, list_text(one.cases), one.reason, one.actor, now_utc()).run());
      std::string detail;
      for (const auto& id : one.cases) detail += (detail.empty() ? "" : ", ") + id;
      if (!one.reason.empty()) detail += (detail.empty() ? "" : ": ") + one.reason;
      THROUGHLINE_TRY(
          note(database, one.actor, one.cases.empty() ? "case split" : "case link", one.sha256, detail));
    }
    return {};
  });
}

Result<std::vector<CaseDecision>> Library::case_decisions() const {
  const State::Guard guard(state_->mutex);
  THROUGHLINE_ASSIGN(auto row, state_->database.query("SELECT document, path, cases, reason, actor, at FROM "
                                                      "case_decisions ORDER BY id"));
  std::vector<CaseDecision> decisions;
  for (;;) {
    THROUGHLINE_ASSIGN(const bool found, row.step());
    if (!found) return decisions;
    decisions.push_back({row.text(0), row.text(1), list_of(row.text(2)), row.text(3), row.text(4), row.text(5)});
  }
}

Result<std::map<std::string, std::string>> Library::first_reads() const {
  const State::Guard guard(state_->mutex);
  THROUGHLINE_ASSIGN(auto row, state_->database.query("SELECT d.sha256, f.at FROM first_reads f JOIN documents d ON "
                                                      "d.id = f.document"));
  std::map<std::string, std::string> reads;
  for (;;) {
    THROUGHLINE_ASSIGN(const bool found, row.step());
    if (!found) return reads;
    reads[row.text(0)] = row.text(1);
  }
}

Result<std::optional<Sketch>> Library::sketch(const std::string& sum) const {
  const State::Guard guard(state_->mutex);
  THROUGHLINE_ASSIGN(auto row, state_->database.query("SELECT s.shingles, s.least FROM sketches s JOIN documents d ON "
                                                      "d.id = s.document WHERE d.sha256 = ? AND s.version = ?"));
  THROUGHLINE_ASSIGN(const bool found, row.bind(sum, kShingleVersion).step());
  std::optional<Sketch> sketch;
  if (!found) return sketch;
  sketch.emplace();
  if (!sketch_from(row.text(1), static_cast<std::size_t>(row.integer(0)), *sketch))
    return unknown_value("sketch of a text", sum);
  return sketch;
}

Result<void> Library::keep_sketch(const std::string& sum, const Sketch& sketch) {
  return state_->write([&]() -> Result<void> {
    THROUGHLINE_ASSIGN(const auto number, document_number(state_->database, sum));
    THROUGHLINE_ASSIGN(auto insert, state_->database.query("INSERT OR REPLACE INTO sketches VALUES (?,?,?,?)"));
    return insert.bind(number, kShingleVersion, sketch.shingles, sketch_text(sketch)).run();
  });
}

}  // namespace throughline
