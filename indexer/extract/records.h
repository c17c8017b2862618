// The stream in which a worker tells its parent what it read. The parent trusts none of it: every length,
// number, order and text is checked here before it becomes part of an Extraction.
//
//   stream  := "TLX1" record*
//   record  := kind:u8 length:u32 payload[length]        integers and floats little-endian, strings u32
//   length + UTF-8 order   := start about? (warning | page | block)* end start   := version:u16 confined:u8
//   bit 0 Landlock, bit 1 seccomp, bit 2 memory limit about   := format producer title language pages:u32
//   pages: how many the file says it has, 0 in flow formats warning := text page    := number:u32 label
//   width:f32 height:f32 flags:u8 fonts:u16 font* words:u32 word* font    := name size:f32 flags:u8 bit 0
//   bold, bit 1 italic word    := x0 y0 x1 y1:f32 font:u16 flags:u8 text    bit 0 space after, bits 1-2
//   quarter turns block   := kind:u8 level:u8 flags:u8 page:u32 table:i32 number style note text cells:u16
//   cell* end     := outcome:u8 reason pages:u32 blocks:u32    counts of what was sent: a cut stream cannot
//   pass for a whole one
//
// Version 1. A change of any line above raises kRecordVersion (and kExtractorVersion).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "indexer/extract/extraction.h"

namespace throughline {

inline constexpr std::string_view kRecordMagic = "TLX1";
inline constexpr std::uint16_t kRecordVersion = 1;

enum class RecordKind : std::uint8_t { start = 1, about, warning, page, block, end };

struct StartRecord {
  bool landlock = false;
  bool seccomp = false;
  bool memory_limit = false;
};

struct AboutRecord {
  std::string format;
  std::string producer;
  std::string title;
  std::string language;
  std::uint32_t pages = 0;
};

struct EndRecord {
  Outcome outcome = Outcome::ok;
  std::string reason;
  std::uint32_t pages = 0;
  std::uint32_t blocks = 0;
};

/// Caps that hold whatever the settings say; both ends know them, so an honest worker never runs into them.
struct RecordLimits {
  std::uint32_t max_pages = 2000;
  static constexpr std::uint32_t kRecordBytes = 32U << 20U;
  static constexpr std::uint32_t kWordsPerPage = 100'000;
  static constexpr std::uint32_t kFontsPerPage = 4'000;
  static constexpr std::uint32_t kWordBytes = 4'096;
  static constexpr std::uint32_t kShortBytes = 1'024;  ///< names, labels, reasons
  static constexpr std::uint32_t kTextBytes = 8U << 20U;
  static constexpr std::uint32_t kCells = 2'000;
  static constexpr std::uint32_t kWarnings = 200;
  static constexpr std::uint32_t kBlocks = 2'000'000;
  static constexpr float kFarthest = 1e6F;  ///< points; a larger coordinate is a lie or an accident
};

std::string encode(const StartRecord& record);  ///< the magic and the first record
std::string encode(const AboutRecord& record);
std::string encode_warning(std::string_view text);
std::string encode(const ExtractedPage& page);
std::string encode(const Block& block);
std::string encode(const EndRecord& record);

/// Takes the stream in pieces of any size and fills an Extraction; stops for good at the first violation.
class RecordReader {
 public:
  RecordReader(const RecordLimits& limits, Extraction& into) : limits_(limits), into_(into) {}
  /// False when the stream is not what it promises; violation() says how.
  bool take(std::string_view bytes);
  bool finished() const { return finished_; }
  bool started() const { return started_; }
  const StartRecord& start() const { return start_; }
  const std::string& violation() const { return violation_; }

 private:
  bool refuse(std::string why);
  bool take_record(RecordKind kind, std::string_view payload);
  bool take_start(std::string_view payload);
  bool take_about(std::string_view payload);
  bool take_warning(std::string_view payload);
  bool take_page(std::string_view payload);
  bool take_block(std::string_view payload);
  bool take_end(std::string_view payload);

  RecordLimits limits_;
  Extraction& into_;
  std::string pending_;
  std::string violation_;
  StartRecord start_;
  std::uint32_t blocks_ = 0;
  std::uint32_t declared_pages_ = 0;
  int last_table_ = -1;
  bool magic_seen_ = false;
  bool started_ = false;
  bool about_seen_ = false;
  bool finished_ = false;
};

}  // namespace throughline
