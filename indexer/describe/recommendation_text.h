// What the text of a recommendation looks like: its printed label, lead-ins to lists, whether it asks for
// anything, whether two are the same. Internal to indexer/describe.
#pragma once

#include <string>
#include <string_view>

#include "corpus/model/reading.h"

namespace throughline::describing {

/// "Recommendation 3:" and "R3." printed inside the text or with the number: moves them to the number.
void take_label(std::string& number, std::string& text);
/// "3. The Board should ..." of a table's cell.
void take_leading_number(std::string& number, std::string& text);
/// Committees print beside each point what it is and where it comes from: "(Recommendation, Paragraph 17)".
enum class Marked { none, recommendation, conclusion };
Marked take_mark(std::string& text);

/// R3, 3, 3a: a number of a list. 11.1 is a paragraph's.
bool is_list_number(std::string_view number);
/// "Recommendation 3" as the number or at the start of the text.
bool is_labelled(const Passage& passage);
/// The number of a heading such as "Recommendation 3: Data and research"; empty for any other.
std::string heading_number(const Passage& passage);
/// Recommendations of others, and what has been done already, under this heading.
bool of_others(const Passage& passage);

/// Leads in to the list, or stands after it.
bool is_lead_in(std::string_view text);
/// Asks for something to be done, in a list of recommendations.
bool asks(std::string_view text);
/// Plainly instructs: what counts where no number says that it is a recommendation.
bool instructs(std::string_view text);
/// "It is recommended that ...", "The review recommends that ...": says itself what it is.
bool says_recommended(std::string_view sentence);
/// Said twice: near-identical, or one is the short form of the other.
bool same_recommendation(std::string_view a, std::string_view b);
/// By when: "within six months", "by March 2017".
bool gives_date(std::string_view text);
/// "Owner: Director of Children's Services", "Timescale: March 2022", "Outcome: ..."
struct GivenAfter {
  bool owner = false;
  bool date = false;
  bool outcome = false;
  bool any() const { return owner || date || outcome; }
};
GivenAfter given_after(std::string_view text);

}  // namespace throughline::describing
