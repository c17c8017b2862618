#include <gtest/gtest.h>

#include "tests/indexer/extract/fixtures.h"

namespace throughline::test {
namespace {

const std::string kStyles =
    "<style:style style:name='P1' style:family='paragraph' style:parent-style-name='Quotations'/>"
    "<style:style style:name='New' style:family='paragraph'><style:paragraph-properties "
    "fo:break-before='page'/></style:style>"
    "<style:style style:name='T1' style:family='text'><style:text-properties "
    "fo:font-weight='bold'/></style:style>"
    "<text:list-style style:name='L1'><text:list-level-style-number text:level='1' style:num-suffix='.' "
    "style:num-format='1'/>"
    "<text:list-level-style-number text:level='2' style:num-format='1' text:display-levels='2'/>"
    "<text:list-level-style-number text:level='3' style:num-prefix='(' style:num-suffix=')' "
    "style:num-format='a'/></text:list-style>"
    "<text:list-style style:name='L2'><text:list-level-style-bullet text:level='1' "
    "text:bullet-char='•'/></text:list-style>";
const std::string kCommon =
    "<style:style style:name='Quotations' style:family='paragraph' style:display-name='Quotations'/>"
    "<text:outline-style><text:outline-level-style text:level='1' style:num-format='1'/>"
    "<text:outline-level-style text:level='2' style:num-format='1' "
    "text:display-levels='2'/></text:outline-style>";

Extraction read(const std::string& text) {
  return extracted("a.odt", odt_of(text, kStyles, kCommon));
}

std::string item(const std::string& inside) {
  return "<text:list-item>" + inside + "</text:list-item>";
}
std::string p(const std::string& text) {
  return "<text:p>" + text + "</text:p>";
}

TEST(Odt, HeadingsAreNumberedByTheOutline) {
  const auto got = read(
      "<text:h text:outline-level='1'>One</text:h><text:h text:outline-level='1'>Two</text:h>"
      "<text:h text:outline-level='2'>Sub</text:h><text:p text:style-name='P1'>Words</text:p>");
  ASSERT_EQ(got.blocks.size(), 4U) << all_text(got);
  EXPECT_EQ(got.blocks[2].kind, BlockKind::heading);
  EXPECT_EQ(got.blocks[2].level, 2);
  EXPECT_EQ(got.blocks[2].number, "2.1");
  EXPECT_EQ(got.blocks[3].style, "quotations") << "not P1, which is nobody's name";
  EXPECT_EQ(got.title, "The title");
  EXPECT_EQ(got.language, "en-GB");
}

TEST(Odt, ListsCountAsPrinted) {
  const auto got = read(
      "<text:list text:style-name='L1'>" + item(p("one")) +
      item(p("two") + p("more of two") + "<text:list>" + item(p("two one")) +
           item(p("two two") + "<text:list>" + item(p("letter")) + "</text:list>") + "</text:list>") +
      "</text:list><text:list text:style-name='L2'>" + item(p("dot")) + "</text:list>" +
      "<text:list text:style-name='L1' text:continue-numbering='true'>" + item(p("three")) + "</text:list>");
  EXPECT_EQ(all_text(got), "1|one\n2|two\n|more of two\n2.1|two one\n2.2|two two\na|letter\n|dot\n3|three\n");
  EXPECT_EQ(got.blocks.at(6).kind, BlockKind::list_item);
  EXPECT_EQ(got.blocks.at(0).kind, BlockKind::paragraph);
}

TEST(Odt, DeletedTextAndCommentsAreNotRead) {
  const auto got = read(
      "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
      "</text:changed-region></text:tracked-changes><text:p>kept<office:annotation><text:p>aside</text:p>"
      "</office:annotation><text:s text:c='2'/>too<text:tab/>here<text:line-break/>end</text:p>");
  EXPECT_EQ(all_text(got), "|kept  too\there\nend\n");
}

TEST(Odt, TablesNotesAndPages) {
  const auto got = read(
      "<text:p>A claim<text:note text:note-class='footnote'><text:note-citation>3</text:note-citation>"
      "<text:note-body><text:p>Source</text:p></text:note-body></text:note></text:p>"
      "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>H</text:p></"
      "table:table-cell>"
      "<table:covered-table-cell/></table:table-row></"
      "table:table-header-rows><table:table-row><table:table-cell>"
      "<text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></"
      "table:table-row>"
      "</table:table><text:p text:style-name='New'>Second<text:soft-page-break/> and "
      "third</text:p><text:p>Third</text:p>");
  ASSERT_EQ(got.blocks.size(), 6U) << all_text(got);
  EXPECT_EQ(got.blocks[1].kind, BlockKind::footnote);
  EXPECT_EQ(got.blocks[1].note, "3");
  EXPECT_TRUE(got.blocks[2].header);
  EXPECT_EQ(got.blocks[2].cells.size(), 2U);
  EXPECT_EQ(got.blocks[3].text, "a | b");
  EXPECT_EQ(got.blocks[4].page, 2);
  EXPECT_EQ(got.blocks[5].page, 3);
}

TEST(Odt, WithAPasswordIsEncrypted) {
  const auto got =
      extracted("a.odt", zip_of({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                 {"META-INF/manifest.xml", "<m:manifest><m:encryption-data/></m:manifest>"},
                                 {"content.xml", "noise"}}));
  EXPECT_EQ(id(got.outcome), "encrypted");
}

}  // namespace
}  // namespace throughline::test
