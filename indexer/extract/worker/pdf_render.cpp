// One page of a PDF as a grey picture for text recognition.
#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-image.h>
#include <poppler-page-renderer.h>
#include <poppler-page.h>
#include <unistd.h>

#include <algorithm>
#include <climits>
#include <cmath>
#include <memory>

#include "indexer/extract/worker/verdict.h"

namespace throughline::worker {
namespace {

constexpr double kMaxPixels = 36e6;  ///< an A3 page at 300 dpi is half of it; larger sheets are drawn coarser

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(fd, bytes.data(), bytes.size());
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

}  // namespace

bool render_page(std::string_view bytes, std::uint32_t page, std::uint32_t wanted_dpi, int fd) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  if (bytes.size() > INT_MAX) return false;
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (document == nullptr || document->is_locked()) return false;
  const std::unique_ptr<poppler::page> source(document->create_page(static_cast<int>(page) - 1));
  if (source == nullptr) return false;
  const auto box = source->page_rect();
  const double square_inches = std::fabs(box.width() * box.height()) / (72.0 * 72.0);
  if (!(square_inches > 0) || !std::isfinite(square_inches)) return false;
  const double dpi = std::min(static_cast<double>(wanted_dpi), std::sqrt(kMaxPixels / square_inches));
  if (dpi < 10) return false;  // a sheet of house size: a trap, not a page
  poppler::page_renderer renderer;
  renderer.set_render_hint(poppler::page_renderer::antialiasing, true);
  renderer.set_render_hint(poppler::page_renderer::text_antialiasing, true);
  renderer.set_image_format(poppler::image::format_gray8);
  const auto image = renderer.render_page(source.get(), dpi, dpi);
  if (!image.is_valid() || image.format() != poppler::image::format_gray8) return false;
  const auto width = static_cast<std::size_t>(image.width());
  if (!write_all(fd, fmt::format("P5\n# {:.3f} dpi\n{} {}\n255\n", dpi, image.width(), image.height())))
    return false;
  for (int row = 0; row < image.height(); ++row) {
    const auto* line = image.const_data() + static_cast<std::ptrdiff_t>(row) * image.bytes_per_row();
    if (!write_all(fd, {line, width})) return false;
  }
  return true;
}

}  // namespace throughline::worker
