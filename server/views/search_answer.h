// One search asked once for whatever form the answer takes, and the small pieces that its forms share.
#pragma once

#include <string>

#include "corpus/base/result.h"
#include "server/search/search_page.h"
#include "server/views/app.h"
#include "server/views/data.h"

namespace throughline {

/// The words shown of a passage in a list: enough to judge it, not the whole.
inline constexpr std::size_t kSnippetWords = 60;

Result<SearchPage> search_answer(const Request& request, const App& app);

/// The same search for an idea's very words, for the idea in any words, and with the spelling that is offered.
SearchRequest phrase_only(const SearchPage& answer);
SearchRequest whole_idea(const SearchPage& answer);
SearchRequest meant(const SearchPage& answer);

/// Where a hit's passage stands: "/review/slug?p=p-4.12&q=...#p-4.12".
std::string passage_address(const CaseHit& hit, const PassageHit& passage, const Columns& columns,
                            const std::string& words);
/// Names a passage on its review's page. Documents of one review may number their paragraphs alike: those of
/// the first keep their own names, those of the second begin with "d2-", and so on.
std::string passage_anchor(const Columns& columns, std::uint32_t document, const std::string& id);
/// The review that a passage of the hit is from.
const ReviewHit& review_of(const CaseHit& hit, const PassageHit& passage, const Columns& columns);
/// Template data of one passage of a result.
Data passage_data(const CaseHit& hit, const PassageHit& passage, const App& app, const std::string& words);
/// "Northmoor ... Partnership · March 2022 · Serious case review".
std::string review_meta(const ReviewHit& review);
std::string theme_label(const App& app, const std::string& id);
std::string theme_address(std::string_view id);
std::string review_address(std::string_view slug);

}  // namespace throughline
