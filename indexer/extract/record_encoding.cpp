#include <bit>
#include <cstring>

#include "indexer/extract/records.h"

namespace throughline {
namespace {

static_assert(std::endian::native == std::endian::little, "the record stream is written as memory has it");

class Encoder {
 public:
  explicit Encoder(RecordKind kind) {
    put(static_cast<std::uint8_t>(kind));
    put(std::uint32_t{0});
  }
  template <class T>
  void put(T value) {
    char raw[sizeof value];
    std::memcpy(raw, &value, sizeof value);
    bytes_.append(raw, sizeof value);
  }
  void put_text(std::string_view text) {
    put(static_cast<std::uint32_t>(text.size()));
    bytes_.append(text);
  }
  std::string done() {
    const auto length = static_cast<std::uint32_t>(bytes_.size() - 5);
    std::memcpy(bytes_.data() + 1, &length, sizeof length);
    return std::move(bytes_);
  }

 private:
  std::string bytes_;
};

std::uint8_t bit(bool value, unsigned position) {
  return static_cast<std::uint8_t>(value ? 1U << position : 0U);
}

}  // namespace

std::string encode(const StartRecord& record) {
  Encoder encoder(RecordKind::start);
  encoder.put(kRecordVersion);
  encoder.put(static_cast<std::uint8_t>(bit(record.landlock, 0) | bit(record.seccomp, 1) |
                                        bit(record.memory_limit, 2)));
  return std::string(kRecordMagic) + encoder.done();
}

std::string encode(const AboutRecord& record) {
  Encoder encoder(RecordKind::about);
  encoder.put_text(record.format);
  encoder.put_text(record.producer);
  encoder.put_text(record.title);
  encoder.put_text(record.language);
  encoder.put(record.pages);
  return encoder.done();
}

std::string encode_warning(std::string_view text) {
  Encoder encoder(RecordKind::warning);
  encoder.put_text(text);
  return encoder.done();
}

std::string encode(const ExtractedPage& page) {
  Encoder encoder(RecordKind::page);
  encoder.put(static_cast<std::uint32_t>(page.number));
  encoder.put_text(page.label);
  encoder.put(page.width);
  encoder.put(page.height);
  encoder.put(bit(page.ocr, 0));
  encoder.put(static_cast<std::uint16_t>(page.fonts.size()));
  for (const auto& font : page.fonts) {
    encoder.put_text(font.name);
    encoder.put(font.size);
    encoder.put(static_cast<std::uint8_t>(bit(font.bold, 0) | bit(font.italic, 1)));
  }
  encoder.put(static_cast<std::uint32_t>(page.words.size()));
  for (const auto& word : page.words) {
    for (const float edge : {word.x0, word.y0, word.x1, word.y1}) encoder.put(edge);
    encoder.put(word.font);
    encoder.put(static_cast<std::uint8_t>(bit(word.space_after, 0) | (word.quarter_turns & 3U) << 1U));
    encoder.put_text(word.text);
  }
  return encoder.done();
}

std::string encode(const Block& block) {
  Encoder encoder(RecordKind::block);
  encoder.put(static_cast<std::uint8_t>(block.kind));
  encoder.put(static_cast<std::uint8_t>(block.level));
  encoder.put(static_cast<std::uint8_t>(bit(block.bold, 0) | bit(block.header, 1)));
  encoder.put(static_cast<std::uint32_t>(block.page));
  encoder.put(static_cast<std::int32_t>(block.table));
  encoder.put_text(block.number);
  encoder.put_text(block.style);
  encoder.put_text(block.note);
  encoder.put_text(block.text);
  encoder.put(static_cast<std::uint16_t>(block.cells.size()));
  for (const auto& cell : block.cells) encoder.put_text(cell);
  return encoder.done();
}

std::string encode(const EndRecord& record) {
  Encoder encoder(RecordKind::end);
  encoder.put(static_cast<std::uint8_t>(record.outcome));
  encoder.put_text(record.reason);
  encoder.put(record.pages);
  encoder.put(record.blocks);
  return encoder.done();
}

}  // namespace throughline
