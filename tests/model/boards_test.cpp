// The authority file of boards: that its rows are sound, and that names, former names and places are found.
#include "corpus/model/boards.h"

#include <gtest/gtest.h>

#include <set>

#include "corpus/model/csv.h"
#include "corpus/model/vocabulary.h"

namespace throughline {
namespace {

const std::set<std::string> kRegions = {"North East",    "North West",    "Yorkshire and The Humber",
                                        "East Midlands", "West Midlands", "East of England",
                                        "London",        "South East",    "South West"};

TEST(Boards, EveryRowIsWholeAndItsPlacesAreKnown) {
  ASSERT_GT(all_boards().size(), 350U);
  std::set<std::string> areas;
  for (const auto& area : all_areas()) {
    SCOPED_TRACE(area.name);
    EXPECT_TRUE(contains(kNations, area.nation));
    EXPECT_EQ(area.nation == "england", kRegions.count(area.region) == 1);
    EXPECT_FALSE(area.source.empty());
    areas.insert(area.name);
  }
  std::set<std::string> names;
  for (const auto& board : all_boards()) {
    SCOPED_TRACE(board.name);
    EXPECT_TRUE(names.insert(board.name).second);
    EXPECT_TRUE(contains(kNations, board.nation));
    EXPECT_TRUE(contains(kDomains, board.domain));
    EXPECT_FALSE(board.kind.empty());
    EXPECT_FALSE(board.source.empty());
    EXPECT_TRUE(board.region.empty() || kRegions.count(board.region) == 1U);
    for (const auto& area : board.areas) EXPECT_EQ(areas.count(area), 1U) << area;
    EXPECT_EQ(find_board(board.name), &board);
  }
}

TEST(Boards, EveryUpperTierAuthorityOfEnglandHasABoardForChildrenAndOneForAdults) {
  std::set<std::string> child;
  std::set<std::string> adult;
  for (const auto& board : all_boards())
    for (const auto& area : board.areas) {
      if (board.domain != "adult") child.insert(area);
      if (board.domain != "child") adult.insert(area);
    }
  for (const std::string area : {"Bolton", "Dorset", "Torbay", "Rutland", "Isles of Scilly", "City of London",
                                 "Cumberland", "West Northamptonshire", "Kingston upon Hull", "Medway"}) {
    EXPECT_EQ(child.count(area), 1U) << area;
    EXPECT_EQ(adult.count(area), 1U) << area;
  }
}

TEST(Boards, AreFoundUnderTheirFormerAndOtherNames) {
  struct Case {
    const char* printed;
    const char* name;
  };
  for (const auto& [printed, name] : {
           Case{"Bolton Safeguarding Children Board", "Bolton Safeguarding Children Partnership"},
           {"BOLTON LOCAL SAFEGUARDING CHILDREN’S BOARD", "Bolton Safeguarding Children Partnership"},
           {"Dorset Safeguarding Children Board", "Pan-Dorset Safeguarding Children Partnership"},
           {"Bournemouth & Poole Local Safeguarding Children Board",
            "Pan-Dorset Safeguarding Children Partnership"},
           {"Pan Dorset Safeguarding Children Partnership", "Pan-Dorset Safeguarding Children Partnership"},
           {"Peterborough Safeguarding Children Board",
            "Cambridgeshire and Peterborough Safeguarding Children Partnership Board"},
           {"CYSUR", "CYSUR, the Mid and West Wales Regional Safeguarding Children Board"},
           {"Mid and West Wales Regional Safeguarding Adults Board",
            "CWMPAS, the Mid and West Wales Regional Safeguarding Adults Board"},
           {"Western Bay Safeguarding Children Board", "West Glamorgan Safeguarding Board"},
           {"Devon Safeguarding Adults Board", "Torbay and Devon Safeguarding Adults Partnership"},
           {"The Safeguarding Board for Northern Ireland", "Safeguarding Board for Northern Ireland"},
           {"Fife Child Protection Committee", "Fife Child Protection Committee"},
       }) {
    const auto* board = find_board(printed);
    ASSERT_NE(board, nullptr) << printed;
    EXPECT_EQ(board->name, name);
  }
  for (const auto* printed : {"Ashdown Vale Safeguarding Children Board", "Safeguarding Children Board", "",
                              "Boltonshire Safeguarding Children Board", "Safeguarding Panel"})
    EXPECT_EQ(find_board(printed), nullptr) << printed;
}

TEST(Boards, ThatAreNotInTheFileHaveTheirPlaceByTheirName) {
  struct Case {
    const char* printed;
    const char* nation;
    const char* region;
  };
  for (const auto& [printed, nation, region] : {
           Case{"Craven Community Safety Partnership", "england", "Yorkshire and The Humber"},
           {"Safer Chesterfield", "england", "East Midlands"},
           {"Safer Stronger Communities Partnership Wigan", "england", "North West"},
           {"North West Leicestershire Community Safety Partnership", "england", "East Midlands"},
           {"London Borough of Sutton Community Safety Partnership", "england", "London"},
           {"Glasgow Public Protection Committee", "scotland", ""},
           {"Newcastle-under-Lyme Community Safety Partnership", "england", "West Midlands"},
           {"Newcastle Area Child Protection Committee", "england", "North East"},
       }) {
    const auto* area = area_of_board(printed);
    ASSERT_NE(area, nullptr) << printed;
    EXPECT_EQ(area->nation, nation) << printed;
    EXPECT_EQ(area->region, region) << printed;
  }
  for (const auto* printed :
       {"Ashdown Vale Community Safety Partnership", "Safer Wexley", "Hartshire Safeguarding Board",
        "Port St Brannock Safeguarding Children Board", "Safeguarding Board"})
    EXPECT_EQ(area_of_board(printed), nullptr) << printed;
}

TEST(Boards, InitialsStandForSeveral) {
  std::set<std::string> areas;
  for (const auto* board : boards_with_initials("BSCB"))
    for (const auto& area : board->areas) areas.insert(area);
  for (const std::string area : {"Bolton", "Birmingham", "Bromley", "Bradford", "Buckinghamshire"})
    EXPECT_EQ(areas.count(area), 1U) << area;
  EXPECT_EQ(boards_with_initials("SBNI").size(), 1U);
  EXPECT_TRUE(boards_with_initials("XYZQ").empty());
}

TEST(Csv, CellsMayBeQuotedAndHoldLineEnds) {
  const auto rows = read_csv(
      "\xEF\xBB\xBF"
      "a,b\r\n\"x, y\",\"he said \"\"no\"\"\n twice\"\n\n , \n1,2");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0], (std::vector<std::string>{"a", "b"}));
  EXPECT_EQ(rows[1], (std::vector<std::string>{"x, y", "he said \"no\"\n twice"}));
  EXPECT_EQ(rows[2], (std::vector<std::string>{"1", "2"}));
}

}  // namespace
}  // namespace throughline
