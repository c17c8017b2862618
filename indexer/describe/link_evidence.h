// Why two documents are of one review or of one case: one function for each kind of evidence, each a plain
// question about two documents. Internal to indexer/describe.
#pragma once

#include <optional>
#include <string>

#include "corpus/text/shingles.h"
#include "indexer/describe/identity.h"

namespace throughline::describing {

/// Recorded as of one case, and of one type of review: "curator" or "sidecar".
std::optional<std::string> recorded_as_one(const Identity& a, const Identity& b);

/// Whether anything may be inferred about them at all.
bool may_infer(const Identity& a, const Identity& b);

bool same_title(const Identity& a, const Identity& b);
/// One report in two languages.
bool translated(const Identity& a, const Identity& b);
/// A response, action plan or statement whose title has the other's.
bool responds(const Identity& a, const Identity& b);
/// Summary, briefing or record beside its report.
bool same_person(const Identity& lesser, const Identity& report);
bool shares_text(const Identity& lesser, const Identity& report, const Overlap& overlap);

/// Two versions of one document.
bool same_document(const Identity& a, const Identity& b, const Overlap& overlap);
/// Whether a was published, else read, before b.
bool version_before(const Identity& a, const Identity& b);

/// Reviews of different kinds about one person: a rapid review and the review it led to.
bool same_case(const Identity& a, const Identity& b);

/// Why a curator should look at two documents that were not linked; nothing when nothing speaks for it.
/// `overlap` is null when their texts were not compared.
std::optional<std::string> worth_a_look(const Identity& a, const Identity& b, const Overlap* overlap);

}  // namespace throughline::describing
