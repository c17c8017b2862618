#include "indexer/extract/recognise.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>

#include "corpus/base/utf8.h"
#include "indexer/extract/recognised_page.h"

namespace throughline {
namespace {

constexpr const char* kTesseract = "/usr/bin/tesseract";
constexpr std::uint64_t kPictureBytes = 40U << 20U;
constexpr std::uint64_t kTsvBytes = 8U << 20U;
constexpr int kCoarseDpi = 60;  ///< enough to see whether there is anything to read
constexpr int kRecognitionDpi = 300;
constexpr int kFailuresInARow = 3;  ///< then the document is not worth the minutes it would take

struct Picture {
  double dpi = 0;
  int width = 0;
  int height = 0;
  std::string pixels;
};

std::size_t characters(const ExtractedPage& page) {
  std::size_t count = 0;
  for (const auto& word : page.words) count += code_points(word.text);
  return count;
}

/// The worker's picture is as little trusted as its records: header and length must fit each other.
std::optional<Picture> parse_picture(std::string bytes) {
  Picture picture;
  int header = 0;
  if (std::sscanf(bytes.c_str(), "P5\n# %lf dpi\n%d %d\n255%n", &picture.dpi, &picture.width, &picture.height,
                  &header) != 3)
    return std::nullopt;
  const auto start = static_cast<std::size_t>(header) + 1;
  const bool sane = header > 0 && picture.dpi >= 10 && picture.dpi <= 600 && picture.width > 0 &&
                    picture.height > 0 && picture.width < 40'000 && picture.height < 40'000;
  if (!sane || bytes.size() - start !=
                   static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height))
    return std::nullopt;
  bytes.erase(0, start);
  picture.pixels = std::move(bytes);
  return picture;
}

/// Whether the page shows anything besides the words its own text layer has: a page number alone needs no
/// recognition. `picture` may be coarse, where thin strokes are pale; a few dots are dirt.
bool shows_more_than(const ExtractedPage& page, Picture picture) {
  constexpr unsigned char kDark = 225;
  constexpr std::ptrdiff_t kDirt = 6;
  constexpr double kMargin = 2;  // points; glyphs reach a little out of their boxes
  const auto pixel = [&](double points, int most) {
    return static_cast<std::size_t>(std::clamp(points * picture.dpi / 72, 0.0, static_cast<double>(most)));
  };
  const auto width = static_cast<std::size_t>(picture.width);
  for (const auto& word : page.words) {
    const auto left = pixel(static_cast<double>(word.x0) - kMargin, picture.width);
    const auto right = pixel(static_cast<double>(word.x1) + kMargin, picture.width);
    const auto bottom = pixel(static_cast<double>(word.y1) + kMargin, picture.height);
    for (auto row = pixel(static_cast<double>(word.y0) - kMargin, picture.height);
         row < bottom && left < right; ++row)
      std::fill_n(picture.pixels.begin() + static_cast<std::ptrdiff_t>(row * width + left), right - left,
                  '\xFF');
  }
  const auto dark =
      std::ranges::count_if(picture.pixels, [](char c) { return static_cast<unsigned char>(c) < kDark; });
  return dark > kDirt;
}

enum class PageEnd { read, nothing, failed, stopped };

class Recogniser {
 public:
  Recogniser(int document, const WorkerRun& run) : document_(document), run_(run) {}

  PageEnd read(ExtractedPage& page) {
    deadline_ =
        std::chrono::steady_clock::now() + std::chrono::seconds(run_.settings()[Setting::ocr_page_seconds]);
    Picture picture;
    if (const auto end = draw(page, kCoarseDpi, picture); end != PageEnd::read) return end;
    if (!shows_more_than(page, std::move(picture))) return PageEnd::nothing;
    if (const auto end = draw(page, kRecognitionDpi, picture); end != PageEnd::read) return end;
    return recognise(picture, page);
  }

 private:
  static std::function<bool(std::string_view)> gather(std::string& into) {
    return [&into](std::string_view bytes) {
      into += bytes;
      return true;
    };
  }

  PageEnd draw(const ExtractedPage& page, int dpi, Picture& picture) {
    std::string bytes;
    const auto end =
        run_.run(document_, {"--render", std::to_string(page.number), "--dpi", std::to_string(dpi)},
                 seconds_left(), kPictureBytes, gather(bytes));
    if (end.how == ChildEnd::How::stopped) return PageEnd::stopped;
    if (end.how != ChildEnd::How::exited || end.status != 0) return PageEnd::failed;
    auto drawn = parse_picture(std::move(bytes));
    if (!drawn) return PageEnd::failed;
    picture = std::move(*drawn);
    return PageEnd::read;
  }

  double seconds_left() const {
    return std::max(0.1, std::chrono::duration<double>(deadline_ - std::chrono::steady_clock::now()).count());
  }

  PageEnd recognise(const Picture& picture, ExtractedPage& page) {
    const int input =
        memory_file(fmt::format("P5\n{} {}\n255\n", picture.width, picture.height) + picture.pixels);
    if (input < 0) return PageEnd::failed;
    std::string tsv;
    const auto end = run_.run(input,
                              {"--become", kTesseract, "stdin", "stdout", "-l", "eng", "--dpi",
                               fmt::format("{:.0f}", picture.dpi), "tsv"},
                              seconds_left(), kTsvBytes, gather(tsv));
    ::close(input);
    if (end.how == ChildEnd::How::stopped) return PageEnd::stopped;
    if (end.how != ChildEnd::How::exited || end.status != 0) return PageEnd::failed;
    auto found = recognised_page(tsv, picture.dpi);
    if (characters(found) <= characters(page)) return PageEnd::nothing;
    found.number = page.number;
    found.label = page.label;
    found.width = static_cast<float>(picture.width * 72.0 / picture.dpi);
    found.height = static_cast<float>(picture.height * 72.0 / picture.dpi);
    page = std::move(found);
    return PageEnd::read;
  }

  int document_;
  const WorkerRun& run_;
  std::chrono::steady_clock::time_point deadline_;
};

struct Tally {
  int failed = 0;
  int skipped = 0;
  bool stopped = false;
};

Tally read_all(const std::vector<ExtractedPage*>& sparse, int document, const WorkerRun& run,
               Extraction& extraction) {
  Tally tally;
  Recogniser recogniser(document, run);
  const auto most = static_cast<std::size_t>(run.settings()[Setting::ocr_max_pages]);
  const auto total = std::min(sparse.size(), most);
  tally.skipped = static_cast<int>(sparse.size() - total);
  int in_a_row = 0;
  for (std::size_t i = 0; i < total; ++i) {
    const auto end = recogniser.read(*sparse[i]);
    if (end == PageEnd::stopped) {
      tally.stopped = true;
      return tally;
    }
    if (end == PageEnd::read) ++extraction.ocr_pages;
    in_a_row = end == PageEnd::failed ? in_a_row + 1 : 0;
    tally.failed += end == PageEnd::failed ? 1 : 0;
    if (run.options().ocr_progress)
      run.options().ocr_progress(static_cast<int>(i + 1), static_cast<int>(total));
    if (in_a_row < kFailuresInARow) continue;
    tally.skipped += static_cast<int>(total - i - 1);
    break;
  }
  return tally;
}

void settle_no_text(Extraction& extraction, std::string reason) {
  extraction.outcome = Outcome::no_text;
  extraction.reason = std::move(reason);
}

}  // namespace

bool recognise_pages(int document, const WorkerRun& run, Extraction& extraction) {
  std::vector<ExtractedPage*> sparse;
  for (auto& page : extraction.page_words)
    if (characters(page) < kFewestCharacters) sparse.push_back(&page);
  if (sparse.empty()) return false;
  const bool all_sparse = sparse.size() == extraction.page_words.size();
  const bool possible = ::access(kTesseract, X_OK) == 0 && run.settings()[Setting::ocr_max_pages] > 0;
  if (!possible) {
    if (all_sparse)
      settle_no_text(
          extraction,
          "The pages hold no text, and text recognition (tesseract) is not installed or is switched off.");
    return false;
  }
  const auto tally = read_all(sparse, document, run, extraction);
  if (tally.stopped) return true;
  const bool any =
      std::ranges::any_of(extraction.page_words, [](const auto& page) { return !page.words.empty(); });
  if (!any && tally.failed > 0) {
    extraction.outcome = Outcome::timeout;
    extraction.reason = fmt::format(
        "The pages hold no text, and text recognition did not end in time on {} of them (ocr_page_seconds). "
        "Read the file again (--again) when the machine has less to do.",
        tally.failed);
    return false;
  }
  if (!any) {
    settle_no_text(extraction, "The pages hold no text, and text recognition found none.");
    return false;
  }
  const auto before = extraction.warnings.size();
  if (tally.failed > 0)
    extraction.warnings.push_back(
        fmt::format("Text recognition failed on {} of the pages without text.", tally.failed));
  if (tally.skipped > 0)
    extraction.warnings.push_back(
        fmt::format("{} pages without text were not sent to text recognition.", tally.skipped));
  if (extraction.warnings.size() > before && extraction.outcome == Outcome::ok)
    extraction.outcome = Outcome::ok_with_warnings;
  return false;
}

}  // namespace throughline
