// The authority file of safeguarding boards, partnerships, committees and community safety partnerships of
// the United Kingdom and the Crown Dependencies (boards.csv), and of the places they are named after
// (areas.csv). Owns the names, what they were called before, and where they lie. Never changes a name that
// was printed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace throughline {

struct Board {
  std::string name;                      ///< what it is called now
  std::vector<std::string> other_names;  ///< former and other names, without their years
  std::vector<std::string> initials;
  std::string kind;    ///< children-partnership, adults-board, community-safety-partnership ...
  std::string domain;  ///< vocabulary kDomains
  std::string nation;  ///< vocabulary kNations
  std::string region;  ///< English region; empty elsewhere and for national bodies
  std::vector<std::string> areas;
  std::string source;  ///< where the row comes from
};

struct Area {
  std::string name;
  std::vector<std::string> other_names;
  std::string nation;
  std::string region;
  std::string source;
};

const std::vector<Board>& all_boards();
const std::vector<Area>& all_areas();

/// The body of that name, now or formerly; capitals, "the", "local", "&" and apostrophes do not matter.
/// Null: not in the file, or the name was used by several ("Safeguarding Partnership Board" alone).
const Board* find_board(std::string_view printed);

/// The place that a body's name begins with ("Craven Community Safety Partnership") or that follows "Safer".
/// Null: none that is known. Only for names of bodies, not for running text.
const Area* area_of_board(std::string_view printed);

/// Every body that those initials may stand for: BSCB is Barnet's, Bolton's, Bradford's and more.
std::vector<const Board*> boards_with_initials(std::string_view initials);

}  // namespace throughline
