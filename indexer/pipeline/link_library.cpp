#include "indexer/pipeline/link_library.h"

#include <algorithm>
#include <map>

namespace throughline {
namespace {

/// Shingles of whole texts, read once each while texts are compared.
class Texts {
 public:
  explicit Texts(const Library& library) : library_(library) {}

  Result<const Shingles*> of(const std::string& sum) {
    const auto known = shingles_.find(sum);
    if (known != shingles_.end()) return &known->second;
    THROUGHLINE_ASSIGN(const auto reading, library_.reading(sum));
    return &shingles_.emplace(sum, shingles_of_document(reading)).first->second;
  }

 private:
  const Library& library_;
  std::map<std::string, Shingles> shingles_;
};

Result<std::vector<Sketch>> sketches_of(Library& library, const std::vector<Reading>& headers, Texts& texts,
                                        Library::Access access) {
  std::vector<Sketch> sketches;
  for (const auto& header : headers) {
    if (header.format == kRecordFormat) {
      sketches.emplace_back();
      continue;
    }
    THROUGHLINE_ASSIGN(const auto kept, library.sketch(header.sha256));
    if (kept) {
      sketches.push_back(*kept);
      continue;
    }
    THROUGHLINE_ASSIGN(const auto* shingles, texts.of(header.sha256));
    sketches.push_back(sketch_of(*shingles));
    if (access == Library::Access::write) THROUGHLINE_TRY(library.keep_sketch(header.sha256, sketches.back()));
  }
  return sketches;
}

Result<std::vector<TextLikeness>> compared(const LinkMaterial& material, const std::vector<Sketch>& sketches,
                                           Texts& texts) {
  std::vector<const Sketch*> pointers;
  for (const auto& sketch : sketches) pointers.push_back(&sketch);
  std::vector<TextLikeness> likenesses;
  for (const auto& [a, b] : texts_to_compare(material.documents, pointers)) {
    THROUGHLINE_ASSIGN(const auto* one, texts.of(material.documents[a]->sha256));
    THROUGHLINE_ASSIGN(const auto* other, texts.of(material.documents[b]->sha256));
    likenesses.push_back({a, b, overlap_of(*one, *other)});
  }
  return likenesses;
}

/// The latest decision about each document; one about a document that has been replaced under its path is
/// about the one that is there now.
Result<std::vector<CaseDecision>> decisions_that_hold(const Library& library, const std::vector<Reading>& headers) {
  THROUGHLINE_ASSIGN(const auto all, library.case_decisions());
  std::vector<CaseDecision> held;
  if (all.empty()) return held;
  THROUGHLINE_ASSIGN(const auto files, library.files());
  std::map<std::string, std::string> at_path;
  for (const auto& file : files) at_path[file.path] = file.sha256;
  const auto is_here = [&](const std::string& sum) {
    return std::any_of(headers.begin(), headers.end(), [&](const Reading& one) { return one.sha256 == sum; });
  };
  std::map<std::string, CaseDecision> latest;
  for (auto decision : all) {
    if (!is_here(decision.sha256)) {
      const auto now = at_path.find(decision.path);
      if (decision.path.empty() || now == at_path.end() || !is_here(now->second)) continue;
      decision.sha256 = now->second;
    }
    latest[decision.sha256] = std::move(decision);
  }
  for (auto& [sum, decision] : latest) held.push_back(std::move(decision));
  return held;
}

}  // namespace

Result<LinkedLibrary> link_library(Library& library, Library::Access access) {
  LinkedLibrary linked;
  THROUGHLINE_ASSIGN(linked.headers, library.headers());
  THROUGHLINE_ASSIGN(linked.decisions, decisions_that_hold(library, linked.headers));
  THROUGHLINE_ASSIGN(const auto first_reads, library.first_reads());
  LinkMaterial material;
  for (const auto& header : linked.headers) {
    material.documents.push_back(&header);
    const auto read = first_reads.find(header.sha256);
    material.read_at.push_back(read == first_reads.end() ? std::string() : read->second);
  }
  for (const auto& decision : linked.decisions) material.decisions.push_back({decision.sha256, decision.cases});
  Texts texts(library);
  THROUGHLINE_ASSIGN(const auto sketches, sketches_of(library, linked.headers, texts, access));
  THROUGHLINE_ASSIGN(material.texts, compared(material, sketches, texts));
  linked.cases = link_cases(material);
  return linked;
}

Result<LinkedLibrary> relink(Library& library) {
  THROUGHLINE_ASSIGN(auto linked, link_library(library, Library::Access::write));
  std::vector<CaseAssignment> assignments;
  for (const auto& link : linked.cases.links)
    assignments.push_back({link.sha256, link.review, link.cases, link.reason, link.superseded_by});
  THROUGHLINE_TRY(library.replace_case_assignments(assignments));
  std::vector<CaseProposal> proposals;
  for (const auto& one : linked.cases.proposals) proposals.push_back({one.document, one.other, one.reason});
  THROUGHLINE_TRY(library.replace_case_proposals(proposals));
  return linked;
}

}  // namespace throughline
