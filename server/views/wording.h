// How numbers, dates and places are put into words on pages. Rounded once, here, so that text and tables
// agree.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/reading.h"
#include "corpus/store/columns.h"
#include "server/analysis/trend_table.h"

namespace throughline {

/// "1,234".
std::string grouped(std::size_t number);
/// "1 case", "1,234 cases".
std::string counted(std::size_t number, std::string_view one, std::string_view many);
/// "34%"; "under 1%" and "over 99%" near the ends, "0%" and "100%" only when exact; "–" when there is none.
std::string percent(const std::optional<double>& proportion);
/// "12% to 41%", or "–".
std::string interval(const Share& share);
/// "17 of 84".
std::string x_of_n(const Share& share);
/// "a, b and c".
std::string listed(const std::vector<std::string>& items);

/// "paragraph 4.12, page 9", "page 9", "passage": a place as a citation names it.
std::string place(std::string_view number, int page, std::string_view page_label);
/// The page that a citation may name; 0 for a document without pages of its own (a web page, plain text).
int cited_page(const DocumentColumn& document, int page);
/// "Northmoor Safeguarding Children Partnership (2022) Title. Paragraph 4.12, page 9."
std::string citation(const ReviewDescription& review, std::string_view place, std::string_view address,
                     std::string_view publisher, std::string_view read_on);
/// When it was published, in words; empty when not stated.
std::string published_words(const ReviewDescription& review);
std::string published_iso(const ReviewDescription& review);
/// "2026-11-22" as "22 November 2026"; as given when it is no date.
std::string day_words(std::string_view iso);

}  // namespace throughline
