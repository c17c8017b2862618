#include "indexer/extract/records.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <functional>
#include <limits>
#include <random>

namespace throughline {
namespace {

ExtractedPage a_page(int number = 1) {
  ExtractedPage page;
  page.number = number;
  page.label = "iv";
  page.width = 595;
  page.height = 842;
  page.fonts = {{"Arial-Bold", 12, true, false}, {"Arial", 11, false, true}};
  page.words = {{72, 100, 90, 112, 1, false, 1, "Safe"}, {90, 100, 120, 112, 0, true, 0, "guarding"}};
  return page;
}

Block a_block(int page = 1) {
  Block block;
  block.kind = BlockKind::table_row;
  block.page = page;
  block.table = 0;
  block.header = true;
  block.number = "4.12";
  block.style = "table";
  block.cells = {"a", "", "c"};
  block.text = "a | c";
  return block;
}

const AboutRecord kAbout{"pdf", "a producer", "a title", "en-GB", 2};

std::string paged_stream() {
  return encode(StartRecord{true, true, true}) + encode(kAbout) + encode_warning("a warning") +
         encode(a_page(1)) + encode(a_page(2)) + encode(EndRecord{Outcome::ok_with_warnings, "", 2, 0});
}

TEST(Records, ComeBackAsTheyWereSentWhateverThePieces) {
  const auto stream = paged_stream();
  for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, stream.size()}) {
    SCOPED_TRACE(piece);
    Extraction extraction;
    RecordReader reader({}, extraction);
    for (std::size_t at = 0; at < stream.size(); at += piece)
      ASSERT_TRUE(reader.take(std::string_view(stream).substr(at, piece))) << reader.violation();
    ASSERT_TRUE(reader.finished());
    EXPECT_TRUE(reader.start().landlock && reader.start().seccomp && reader.start().memory_limit);
    EXPECT_EQ(extraction.outcome, Outcome::ok_with_warnings);
    EXPECT_EQ(extraction.title, "a title");
    EXPECT_EQ(extraction.warnings, std::vector<std::string>{"a warning"});
    ASSERT_EQ(extraction.page_words.size(), 2U);
    const auto& page = extraction.page_words[1];
    EXPECT_EQ(page.label, "iv");
    EXPECT_TRUE(page.fonts[0].bold && page.fonts[1].italic && !page.fonts[1].bold);
    EXPECT_EQ(page.words[0].text, "Safe");
    EXPECT_EQ(page.words[0].quarter_turns, 1);
    EXPECT_FALSE(page.words[0].space_after);
    EXPECT_TRUE(page.words[1].space_after);
  }
}

TEST(Records, BlocksKeepTheirCells) {
  Extraction extraction;
  RecordReader reader({}, extraction);
  ASSERT_TRUE(reader.take(encode(StartRecord{}) + encode(kAbout) + encode(a_block()) +
                          encode(EndRecord{Outcome::ok, "", 0, 1})));
  ASSERT_EQ(extraction.blocks.size(), 1U);
  EXPECT_EQ(extraction.blocks[0].cells, (std::vector<std::string>{"a", "", "c"}));
  EXPECT_EQ(extraction.blocks[0].number, "4.12");
  EXPECT_TRUE(extraction.blocks[0].header);
}

struct Lie {
  const char* name;
  std::function<std::string()> stream;
  const char* violation;  ///< part of the sentence
};

std::string after_start(const std::string& rest) {
  return encode(StartRecord{}) + encode(kAbout) + rest;
}

std::string changed_page(const std::function<void(ExtractedPage&)>& change) {
  auto page = a_page();
  change(page);
  return after_start(encode(page));
}

TEST(Records, EveryLieIsFoundOut) {
  const Lie lies[] = {
      {"no magic", [] { return std::string("HTTP/1.1 200"); }, "begin"},
      {"no start", [] { return std::string(kRecordMagic) + encode(kAbout); }, "not the start"},
      {"two starts", [] { return encode(StartRecord{}) + encode(StartRecord{}).substr(4); }, "second start"},
      {"two abouts", [] { return after_start(encode(kAbout)); }, "misplaced about"},
      {"pages out of order", [] { return after_start(encode(a_page(2))); }, "order"},
      {"a page twice", [] { return after_start(encode(a_page(1)) + encode(a_page(1))); }, "order"},
      {"more pages than announced",
       [] { return after_start(encode(a_page(1)) + encode(a_page(2)) + encode(a_page(3))); }, "announced"},
      {"not a number", [] { return changed_page([](auto& p) { p.words[0].x0 = std::nanf(""); }); },
       "coordinate"},
      {"infinite",
       [] { return changed_page([](auto& p) { p.height = std::numeric_limits<float>::infinity(); }); },
       "coordinate"},
      {"far away", [] { return changed_page([](auto& p) { p.words[1].y1 = 3e7F; }); }, "coordinate"},
      {"font of nowhere", [] { return changed_page([](auto& p) { p.words[1].font = 2; }); }, "font"},
      {"broken UTF-8", [] { return changed_page([](auto& p) { p.words[1].text = "\xC3("; }); }, "UTF-8"},
      {"control characters", [] { return changed_page([](auto& p) { p.label = std::string("a\0b", 3); }); },
       "control"},
      {"a word like a book", [] { return changed_page([](auto& p) { p.words[0].text.assign(5'000, 'a'); }); },
       "longer"},
      {"pages and blocks", [] { return after_start(encode(a_page()) + encode(a_block())); },
       "pages and blocks"},
      {"blocks back a page", [] { return after_start(encode(a_block(3)) + encode(a_block(2))); },
       "page order"},
      {"a table skipped",
       [] {
         auto block = a_block();
         block.table = 5;
         return after_start(encode(block));
       },
       "tables"},
      {"a kind of block that is none",
       [] {
         auto block = a_block();
         block.kind = static_cast<BlockKind>(99);
         return after_start(encode(block));
       },
       "no known kind"},
      {"counts that disagree",
       [] {
         return after_start(encode(a_page()) + encode(EndRecord{Outcome::ok, "", 2, 0}));
       },
       "counts"},
      {"an outcome that is not the worker's to give",
       [] {
         return after_start(encode(EndRecord{Outcome::duplicate, "", 0, 0}));
       },
       "outcome"},
      {"more after the end",
       [] {
         return after_start(encode(EndRecord{Outcome::ok, "", 0, 0}) + encode_warning("but"));
       },
       "end record"},
      {"a record too long", [] { return after_start(std::string("\x03\xFF\xFF\xFF\xFF", 5)); }, "longer"},
      {"an unknown kind of record", [] { return after_start(std::string("\x2A\x00\x00\x00\x00", 5)); },
       "no known kind"},
      {"ok about nothing",
       [] {
         return encode(StartRecord{}) + encode(EndRecord{Outcome::ok, "", 0, 0});
       },
       "about"},
  };
  for (const auto& lie : lies) {
    SCOPED_TRACE(lie.name);
    Extraction extraction;
    RecordReader reader({}, extraction);
    EXPECT_FALSE(reader.take(lie.stream()));
    EXPECT_NE(reader.violation().find(lie.violation), std::string::npos) << reader.violation();
    EXPECT_FALSE(reader.take("more")) << "after a violation nothing is taken";
  }
}

TEST(Records, AnotherVersionIsRefused) {
  auto stream = encode(StartRecord{});
  stream[kRecordMagic.size() + 5] = 9;
  Extraction extraction;
  RecordReader reader({}, extraction);
  EXPECT_FALSE(reader.take(stream));
  EXPECT_NE(reader.violation().find("version 9"), std::string::npos) << reader.violation();
}

TEST(Records, ADamagedStreamNeverPassesForAnother) {
  const auto whole = paged_stream();
  std::mt19937 random(20240611);  // a fixed seed: a failure can be looked at again
  int refused = 0;
  for (int round = 0; round < 3'000; ++round) {
    auto stream = whole;
    const auto changes = 1 + random() % 4;
    for (unsigned i = 0; i < changes; ++i) stream[random() % stream.size()] = static_cast<char>(random());
    if (random() % 3 == 0) stream.resize(random() % stream.size());
    Extraction extraction;
    RecordReader reader({}, extraction);
    reader.take(stream);
    if (!reader.finished()) ++refused;
    for (const auto& page : extraction.page_words)
      for (const auto& word : page.words) {
        ASSERT_LT(word.font, page.fonts.size());
        ASSERT_TRUE(std::isfinite(word.x0) && std::isfinite(word.y1));
      }
  }
  EXPECT_GT(refused, 1'500);
}

TEST(Records, RandomBytesAreRefused) {
  std::mt19937 random(7);
  for (int round = 0; round < 2'000; ++round) {
    std::string stream(kRecordMagic);
    const auto length = 5 + random() % 200;
    for (unsigned i = 0; i < length; ++i)
      stream.push_back(static_cast<char>(random() % 3 == 0 ? random() % 8 : random()));
    Extraction extraction;
    RecordReader reader({}, extraction);
    reader.take(stream);
    ASSERT_FALSE(reader.finished());
  }
}

}  // namespace
}  // namespace throughline
