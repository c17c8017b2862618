// What kind of document this is, of what kind of review, under which law, and whether it is counted.
// Internal to indexer/describe.
#pragma once

#include <string>

#include "indexer/describe/document_text.h"
#include "indexer/describe/jurisdiction.h"
#include "indexer/describe/title_page.h"

namespace throughline::describing {

/// A value of kDocumentKinds; overview unless the title says otherwise.
std::string document_kind(const TitlePage& front, const DocumentText& text);

/// Sets type, type_why, joint_with, domain and nation of the review.
void describe_type(const TitlePage& front, const DocumentText& text, ReviewDescription& review);

/// The lines of the title page that are no notices, for looking up words.
std::string front_text(const TitlePage& front);

/// Reviews of cases, by any document that tells of them; not inquiries, responses, guidance or digests.
bool counts_in_statistics(const ReviewDescription& review, const std::string& kind);

/// The named method the review followed; empty when it names none.
std::string methodology(const DocumentText& text, const TitlePage& front);

std::string isbn(const DocumentText& text);

}  // namespace throughline::describing
