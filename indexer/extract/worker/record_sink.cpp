#include "indexer/extract/worker/record_sink.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>

#include "corpus/base/utf8.h"

namespace throughline::worker {
namespace {

constexpr std::size_t kBufferBytes = 64U << 10U;

bool plain_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

float possible(float value) {
  if (!std::isfinite(value)) return 0;
  return std::clamp(value, -RecordLimits::kFarthest, RecordLimits::kFarthest);
}

}  // namespace

std::string clean(std::string_view text, std::size_t limit) {
  if (text.size() <= limit && plain_ascii(text)) return std::string(text);
  auto repaired = repaired_utf8(text);
  std::erase_if(repaired, [](char c) { return (c >= 0 && c < 0x20 && c != '\n' && c != '\t') || c == 0x7F; });
  if (repaired.size() > limit) {
    auto cut = limit;
    while (cut > 0 && (static_cast<unsigned char>(repaired[cut]) & 0xC0U) == 0x80U) --cut;
    repaired.resize(cut);
  }
  return repaired;
}

void RecordSink::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty()) {
    const auto written = ::write(fd_, rest.data(), rest.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) ::_exit(1);
    rest.remove_prefix(static_cast<std::size_t>(written));
  }
  buffer_.clear();
}

void RecordSink::send(const std::string& record) {
  buffer_ += record;
  if (buffer_.size() >= kBufferBytes) flush();
}

void RecordSink::start(const StartRecord& record) {
  send(encode(record));
  flush();  // before the first byte of the file is looked at: what is said here can be believed
}

void RecordSink::about(AboutRecord record) {
  for (auto* text : {&record.format, &record.producer, &record.title, &record.language})
    *text = single_spaced(clean(*text, RecordLimits::kShortBytes));
  send(encode(record));
}

void RecordSink::warn(std::string_view text) {
  if (warnings_ >= RecordLimits::kWarnings / 2) return;
  ++warnings_;
  send(encode_warning(clean(text, RecordLimits::kShortBytes)));
}

void RecordSink::page(ExtractedPage page) {
  page.label = clean(page.label, RecordLimits::kShortBytes);
  page.width = possible(page.width);
  page.height = possible(page.height);
  for (auto& font : page.fonts) {
    font.name = clean(font.name, 200);
    font.size = possible(font.size);
  }
  for (auto& word : page.words) {
    word.text = clean(word.text, RecordLimits::kWordBytes);
    for (float* edge : {&word.x0, &word.y0, &word.x1, &word.y1}) *edge = possible(*edge);
  }
  std::erase_if(page.words, [](const Word& word) { return word.text.empty(); });
  any_text_ = any_text_ || !page.words.empty();
  ++pages_;
  send(encode(page));
}

void RecordSink::block(Block block) {
  constexpr std::size_t kCellBytes = 256U << 10U;
  block.text = clean(block.text, kCellBytes * 8);
  block.text = std::string(trimmed(block.text));
  bool cells = false;
  if (block.cells.size() > RecordLimits::kCells) block.cells.resize(RecordLimits::kCells);
  for (auto& cell : block.cells) {
    cell = std::string(trimmed(clean(cell, kCellBytes)));
    cells = cells || !cell.empty();
  }
  if (block.text.empty() && !cells && block.kind != BlockKind::page_break) return;
  if (blocks_ >= RecordLimits::kBlocks) return;
  for (auto* text : {&block.number, &block.style, &block.note}) *text = clean(*text, 200);
  block.level = std::clamp(block.level, 0, 200);
  last_page_ = block.page = std::clamp(block.page, last_page_, 1'000'000);
  any_text_ = any_text_ || !block.text.empty() || cells;
  ++blocks_;
  send(encode(block));
}

void RecordSink::end(Outcome outcome, std::string_view reason) {
  send(encode(EndRecord{outcome, clean(reason, RecordLimits::kShortBytes), pages_, blocks_}));
  flush();
}

}  // namespace throughline::worker
