// How one reading ended, the limits all readers share, and the readers themselves. One reader per format,
// each in its own file; each is given the whole file's bytes and tells the sink what it found.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "corpus/model/vocabulary.h"
#include "indexer/extract/worker/record_sink.h"

namespace throughline::worker {

struct Verdict {
  Outcome outcome = Outcome::ok;
  std::string reason;
};

inline constexpr std::size_t kMaxXmlDepth = 256;
inline constexpr std::size_t kMaxHtmlDepth = 512;
inline constexpr std::size_t kMaxTextBytes = 20U << 20U;  ///< HTML and plain text
inline constexpr std::size_t kMaxZipEntries = 2'000;
inline constexpr std::uint64_t kMaxUnpackedBytes = 100U << 20U;
inline constexpr std::uint64_t kMaxPartBytes = 50U << 20U;
inline constexpr std::uint64_t kMaxRatio = 200;
inline constexpr std::uint64_t kRatioMatters = 1U
                                               << 20U;  ///< smaller parts may compress as well as they like

Verdict read_pdf(std::string_view bytes, std::uint32_t max_pages, RecordSink& sink);
Verdict read_docx(std::string_view bytes, RecordSink& sink);
Verdict read_odt(std::string_view bytes, RecordSink& sink);
Verdict read_html(std::string_view bytes, RecordSink& sink);
Verdict read_text(std::string_view bytes, RecordSink& sink);

/// Writes the page as a binary PGM (8 bit grey) to the file descriptor; false when it cannot be drawn.
bool render_page(std::string_view bytes, std::uint32_t page, std::uint32_t dpi, int fd);

}  // namespace throughline::worker
