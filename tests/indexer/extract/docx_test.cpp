#include <gtest/gtest.h>

#include "tests/indexer/extract/fixtures.h"

namespace throughline::test {
namespace {

std::string run(const std::string& text, const std::string& properties = "") {
  return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space='preserve'>" + text + "</w:t></w:r>";
}
std::string paragraph(const std::string& inside, const std::string& properties = "") {
  return "<w:p><w:pPr>" + properties + "</w:pPr>" + inside + "</w:p>";
}
std::string numbered(const std::string& text, int list, int level) {
  return paragraph(run(text), "<w:numPr><w:ilvl w:val='" + std::to_string(level) + "'/><w:numId w:val='" +
                                  std::to_string(list) + "'/></w:numPr>");
}

const std::string kStyles =
    "<w:styles xmlns:w='w'>"
    "<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val='en-GB'/></w:rPr></w:rPrDefault></w:docDefaults>"
    "<w:style w:type='paragraph' w:default='1' w:styleId='Normal'><w:name w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='H1'><w:name w:val='heading 1'/><w:pPr><w:outlineLvl "
    "w:val='0'/><w:numPr>"
    "<w:numId w:val='1'/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='H2'><w:name w:val='Section'/><w:basedOn w:val='H1'/>"
    "<w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='T'><w:name w:val='Title'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='A'><w:name w:val='a'/><w:basedOn w:val='B'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='B'><w:name w:val='b'/><w:basedOn "
    "w:val='A'/></w:style></w:styles>";

std::string level(int index, const std::string& format, const std::string& text,
                  const std::string& style = "") {
  return "<w:lvl w:ilvl='" + std::to_string(index) + "'><w:start w:val='1'/><w:numFmt w:val='" + format +
         "'/>" + (style.empty() ? "" : "<w:pStyle w:val='" + style + "'/>") + "<w:lvlText w:val='" + text +
         "'/></w:lvl>";
}

const std::string kNumbering =
    "<w:numbering xmlns:w='w'><w:abstractNum w:abstractNumId='0'>" + level(0, "decimal", "%1.", "H1") +
    level(1, "decimal", "%1.%2", "H2") + level(2, "lowerLetter", "(%3)") +
    "</w:abstractNum><w:abstractNum w:abstractNumId='1'>" + level(0, "bullet", "\xEF\x82\xB7") +
    level(1, "lowerRoman", "%2)") + "</w:abstractNum><w:abstractNum w:abstractNumId='2'>" +
    level(0, "decimal", "R%1") +
    "</w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num><w:num w:numId='2'><w:abstractNumId "
    "w:val='1'/></w:num>"
    "<w:num w:numId='3'><w:abstractNumId w:val='2'/></w:num><w:num w:numId='4'><w:abstractNumId w:val='2'/>"
    "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride></w:num></w:numbering>";

Extraction read(const std::string& body, std::vector<Entry> parts = {}) {
  parts.emplace_back("styles.xml", kStyles);
  parts.emplace_back("numbering.xml", kNumbering);
  return extracted("a.docx", docx_of(body, parts));
}

TEST(Docx, HeadingsTakeLevelAndNumberFromTheirStyles) {
  const auto got = read(
      paragraph(run("The title"), "<w:pStyle w:val='T'/>") + paragraph(run("One"), "<w:pStyle w:val='H1'/>") +
      paragraph(run("Two"), "<w:pStyle w:val='H1'/>") + paragraph(run("Sub"), "<w:pStyle w:val='H2'/>") +
      paragraph(run("Sub again"), "<w:pStyle w:val='H2'/>") +
      paragraph(run("Loop"), "<w:pStyle w:val='A'/>"));
  ASSERT_EQ(got.blocks.size(), 6U) << all_text(got);
  EXPECT_EQ(got.blocks[0].kind, BlockKind::title);
  EXPECT_EQ(got.blocks[2].kind, BlockKind::heading);
  EXPECT_EQ(got.blocks[2].level, 1);
  EXPECT_EQ(got.blocks[2].number, "2");
  EXPECT_EQ(got.blocks[2].style, "heading 1");
  EXPECT_EQ(got.blocks[4].level, 2);
  EXPECT_EQ(got.blocks[4].number, "2.2");
  EXPECT_TRUE(got.blocks[4].bold) << "inherited";
  EXPECT_EQ(got.blocks[5].kind, BlockKind::paragraph);
  EXPECT_EQ(got.language, "en-GB");
}

TEST(Docx, NumbersAreThosePrinted) {
  std::string body;
  for (int section = 1; section <= 4; ++section) {
    body += numbered("Section", 1, 0);
    for (int i = 1; i <= 12; ++i) body += numbered("Paragraph", 1, 1);
  }
  body += numbered("Letter", 1, 2) + numbered("Bullet", 2, 0) + numbered("Roman", 2, 1) +
          numbered("Roman", 2, 1) + numbered("First", 3, 0) + numbered("Second", 3, 0) +
          numbered("Anew", 4, 0) + numbered("None", 0, 0);
  const auto got = read(body);
  ASSERT_EQ(got.blocks.size(), 60U);
  EXPECT_EQ(got.blocks[51].number, "4.12");
  EXPECT_EQ(got.blocks[51].kind, BlockKind::paragraph);
  EXPECT_EQ(got.blocks[52].number, "a");
  EXPECT_EQ(got.blocks[52].kind, BlockKind::list_item);
  EXPECT_EQ(got.blocks[53].kind, BlockKind::list_item);
  EXPECT_EQ(got.blocks[53].number, "");
  EXPECT_EQ(got.blocks[55].number, "ii");
  EXPECT_EQ(got.blocks[55].level, 1);
  EXPECT_EQ(got.blocks[56].number, "R1");
  EXPECT_EQ(got.blocks[57].number, "R2");
  EXPECT_EQ(got.blocks[58].number, "R7");
  EXPECT_EQ(got.blocks[59].number, "");
}

TEST(Docx, ChangesAreReadAsAccepted) {
  const auto got =
      read("<w:p>" + run("The ") + "<w:del><w:r><w:delText>old </w:delText></w:r></w:del><w:ins>" +
           run("new ") + "</w:ins>" + run("hidden ", "<w:vanish/>") + run("text") + "<w:moveFrom>" +
           run(" moved") + "</w:moveFrom></w:p>");
  ASSERT_EQ(got.blocks.size(), 1U);
  EXPECT_EQ(got.blocks[0].text, "The new text");
}

TEST(Docx, SpecialCharacters) {
  const auto got = read(
      "<w:p><w:r><w:t>re</w:t><w:noBreakHyphen/><w:t>enter co</w:t><w:softHyphen/><w:t>operate</w:t>"
      "<w:tab/><w:t>a\xC2\xA0"
      "b</w:t><w:br/><w:t>next</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>");
  ASSERT_EQ(got.blocks.size(), 1U);
  EXPECT_EQ(got.blocks[0].text,
            "re-enter cooperate\ta\xC2\xA0"
            "b\nnext");
}

TEST(Docx, BoldIsOfTheWholeBlock) {
  const auto got = read("<w:p>" + run("All", "<w:b/>") + run(" ") + run("bold", "<w:b w:val='1'/>") +
                        "</w:p><w:p>" + run("Half", "<w:b/>") + run(" bold") + "</w:p>");
  EXPECT_TRUE(got.blocks.at(0).bold);
  EXPECT_FALSE(got.blocks.at(1).bold);
}

TEST(Docx, TextBoxesAreReadOnce) {
  const std::string box = "<w:txbxContent><w:p>" + run("In the box") + "</w:p></w:txbxContent>";
  const auto got = read("<w:p>" + run("Around") + "<w:r><mc:AlternateContent><mc:Choice><w:drawing>" + box +
                        "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box +
                        "</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>");
  EXPECT_EQ(all_text(got), "|Around\n|In the box\n");
}

TEST(Docx, PagesAreCountedOnceForEachBreak) {
  const std::string rendered = "<w:r><w:lastRenderedPageBreak/></w:r>";
  const std::string explicit_break = "<w:p><w:r><w:br w:type='page'/></w:r></w:p>";
  const auto got = read(paragraph(run("one")) + explicit_break + "<w:p>" + rendered + run("two") +
                        "</w:p><w:p>" + run("two to ") + rendered + run("three") + "</w:p>" +
                        paragraph(run("three")) + paragraph(run("four"), "<w:pageBreakBefore/>"));
  ASSERT_EQ(got.blocks.size(), 5U);
  const int pages[] = {1, 2, 2, 3, 4};
  for (std::size_t i = 0; i < 5; ++i) EXPECT_EQ(got.blocks[i].page, pages[i]) << i;
}

std::string cell(const std::string& text, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr><w:p>" + run(text) + "</w:p></w:tc>";
}

TEST(Docx, TablesComeRowByRowWithTheirColumns) {
  const auto got = read(
      "<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("Wide", "<w:gridSpan w:val='2'/>") + cell("End") +
      "</w:tr><w:tr>" + cell("Agency", "<w:vMerge w:val='restart'/>") + cell("x") + cell("y") +
      "</w:tr><w:tr>" + cell("", "<w:vMerge/>") + cell("z") + "<w:tc>" + numbered("w", 3, 0) +
      "</w:tc></w:tr></w:tbl>" + "<w:tbl><w:tr>" + cell("A frame") + "</w:tr></w:tbl>");
  ASSERT_EQ(got.blocks.size(), 4U) << all_text(got);
  EXPECT_EQ(got.blocks[0].cells, (std::vector<std::string>{"Wide", "", "End"}));
  EXPECT_TRUE(got.blocks[0].header);
  EXPECT_EQ(got.blocks[0].table, 0);
  EXPECT_EQ(got.blocks[1].text, "Agency | x | y");
  EXPECT_EQ(got.blocks[2].cells, (std::vector<std::string>{"", "z", "R1 w"}));
  EXPECT_EQ(got.blocks[3].kind, BlockKind::paragraph) << "one cell is a frame, not a table";
}

TEST(Docx, NotesFollowTheirParagraph) {
  const auto got =
      read("<w:p>" + run("A claim") + "<w:r><w:footnoteReference w:id='5'/></w:r>" + run(".") + "</w:p>" +
               paragraph(run("Next")),
           {{"footnotes.xml",
             "<w:footnotes xmlns:w='w'><w:footnote w:id='0' w:type='separator'/><w:footnote w:id='5'><w:p>" +
                 run("Its source") + "</w:p></w:footnote></w:footnotes>"}});
  ASSERT_EQ(got.blocks.size(), 3U);
  EXPECT_EQ(got.blocks[0].text, "A claim.");
  EXPECT_EQ(got.blocks[1].kind, BlockKind::footnote);
  EXPECT_EQ(got.blocks[1].note, "1");
  EXPECT_EQ(got.blocks[1].text, "Its source");
}

TEST(Docx, KnowsItsTitleAndAnyPrefix) {
  const auto got = extracted(
      "a.docx",
      zip_of({{"word/document.xml",
               "<x:document><x:body><x:p><x:r><x:t>Words</x:t></x:r></x:p></x:body></x:document>"},
              {"docProps/core.xml", "<c><dc:title>A review</dc:title><dc:language>cy</dc:language></c>"}}));
  EXPECT_EQ(got.title, "A review");
  EXPECT_EQ(got.language, "cy");
  EXPECT_EQ(all_text(got), "|Words\n");
}

}  // namespace
}  // namespace throughline::test
