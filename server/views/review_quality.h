// How well the documents of a review could be read, in words for people who will quote them.
#pragma once

#include <string>
#include <vector>

#include "server/views/data.h"
#include "server/views/review_answer.h"

namespace throughline {

/// One entry for each document: its name and a sentence for each thing to know.
Data quality_data(const ReviewAnswer& answer, const App& app);

/// Sentences about one document, and its warnings as far as a reader can use them.
std::vector<std::string> quality_sentences(const DocumentColumn& document);

/// "fairly difficult to read" for a Flesch reading ease (Flesch 1948); empty for 0, too little text.
std::string reading_ease_words(double ease);

}  // namespace throughline
