// The table of heading wordings, in three parts that are read one after the other. Order matters: the first
// wording that occurs in a heading decides, so narrow wordings stand before wide ones ("action plan" before
// "action", "analysis of agency involvement" before "agency involvement").
#pragma once

#include <span>

#include "indexer/structure/roles.h"

namespace throughline::layout {

/// Front and back matter, statutory text, voices of the family, good practice.
std::span<const HeadingWording> frame_wordings();
/// Recommendations, forewords, analysis, findings.
std::span<const HeadingWording> learning_wordings();
/// How the review was done, the case itself, appendices.
std::span<const HeadingWording> case_wordings();

}  // namespace throughline::layout
