// PDF by poppler-cpp: words with boxes and fonts, page by page, as poppler orders them.
#include <fmt/format.h>
#include <poppler-document.h>
#include <poppler-page.h>

#include <algorithm>
#include <climits>
#include <map>
#include <memory>
#include <optional>

#include "corpus/base/utf8.h"
#include "indexer/extract/worker/verdict.h"

namespace throughline::worker {
namespace {

/// poppler's own conversion sets up a converter for every word; this one is a hundred times cheaper.
std::string to_utf8(const poppler::ustring& text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    char32_t c = text[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < text.size() && text[i + 1] >= 0xDC00 && text[i + 1] < 0xE000)
      c = 0x10000 + ((c - 0xD800) << 10U) + (static_cast<char32_t>(text[++i]) - 0xDC00);
    else if (c >= 0xD800 && c < 0xE000)
      c = 0xFFFD;
    const auto tail = [&](unsigned shift) { out.push_back(static_cast<char>(0x80U | (c >> shift & 0x3FU))); };
    if (c < 0x80) {
      out.push_back(static_cast<char>(c));
    } else if (c < 0x800) {
      out.push_back(static_cast<char>(0xC0U | c >> 6U));
      tail(0);
    } else if (c < 0x10000) {
      out.push_back(static_cast<char>(0xE0U | c >> 12U));
      tail(6);
      tail(0);
    } else {
      out.push_back(static_cast<char>(0xF0U | c >> 18U));
      tail(12);
      tail(6);
      tail(0);
    }
  }
  return out;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// "ABCDEF+Arial-BoldMT": the prefix says only that the font is a subset.
std::string without_subset_prefix(std::string name) {
  if (name.size() > 7 && name[6] == '+' &&
      std::all_of(name.begin(), name.begin() + 6, [](char c) { return c >= 'A' && c <= 'Z'; }))
    name.erase(0, 7);
  return name;
}

Font font_of(const poppler::text_box& box) {
  Font font;
  font.name = without_subset_prefix(box.get_font_name());
  font.size = static_cast<float>(box.get_font_size());
  const auto lower = lower_case(repaired_utf8(font.name));
  const bool light = contains(lower, "semilight") || contains(lower, "extralight");
  font.bold = !light && (contains(lower, "bold") || contains(lower, "black") || contains(lower, "heavy") ||
                         contains(lower, "-demi") || contains(lower, "semibd"));
  font.italic = contains(lower, "italic") || contains(lower, "oblique") || lower.ends_with("-it");
  return font;
}

/// Gives each different name and size of a page its index.
class FontTable {
 public:
  explicit FontTable(ExtractedPage& page) : page_(page) {}
  std::uint16_t index_of(const poppler::text_box& box) {
    const auto key = std::make_pair(box.has_font_info() ? box.get_font_name() : std::string(),
                                    box.has_font_info() ? box.get_font_size() : 0.0);
    if (const auto known = known_.find(key); known != known_.end()) return known->second;
    if (page_.fonts.size() >= RecordLimits::kFontsPerPage) return 0;
    page_.fonts.push_back(box.has_font_info() ? font_of(box) : Font{});
    return known_.emplace(key, static_cast<std::uint16_t>(page_.fonts.size() - 1)).first->second;
  }

 private:
  ExtractedPage& page_;
  std::map<std::pair<std::string, double>, std::uint16_t> known_;
};

/// The catalogue's /Lang, which poppler-cpp does not offer: nearly every producer that sets it writes it in
/// the clear.
std::string language_of(std::string_view bytes) {
  for (auto at = bytes.find("/Lang"); at != std::string_view::npos; at = bytes.find("/Lang", at + 5)) {
    auto rest = bytes.substr(at + 5, 40);
    rest = rest.substr(std::min(rest.find_first_not_of(" \r\n"), rest.size()));
    if (!rest.starts_with('(')) continue;
    const auto tag = rest.substr(1, rest.find(')') == std::string_view::npos ? 0 : rest.find(')') - 1);
    const bool plausible =
        tag.size() >= 2 && tag.size() <= 12 && std::ranges::all_of(tag, [](char c) {
          return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || (c >= '0' && c <= '9');
        });
    if (plausible) return std::string(tag);
  }
  return "";
}

struct Opened {
  std::unique_ptr<poppler::document> document;
  Verdict verdict;
};

Opened open(std::string_view bytes) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  if (bytes.size() > INT_MAX) return {nullptr, {Outcome::too_large, "The PDF is larger than 2 GB."}};
  Opened opened;
  opened.document.reset(poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (opened.document == nullptr) {
    opened.verdict = {Outcome::malformed, "The PDF is damaged: it has no readable table of its objects."};
  } else if (opened.document->is_locked()) {
    opened.verdict = {Outcome::encrypted, "The PDF needs a password to open. Save a copy without it."};
    opened.document.reset();
  }
  return opened;
}

/// Without a font table every page is empty; a page that cannot be opened stays empty too, to keep the
/// numbers right.
ExtractedPage read_page(const poppler::page& source, int number, bool& crowded) {
  ExtractedPage page;
  page.number = number;
  page.label = to_utf8(source.label());
  const auto box = source.page_rect();
  page.width = static_cast<float>(box.width());
  page.height = static_cast<float>(box.height());
  const auto turned = source.orientation();
  if (turned == poppler::page::landscape || turned == poppler::page::seascape)
    std::swap(page.width, page.height);
  FontTable fonts(page);
  const auto boxes = source.text_list(poppler::page::text_list_include_font);
  page.words.reserve(std::min<std::size_t>(boxes.size(), RecordLimits::kWordsPerPage));
  for (const auto& found : boxes) {
    if (page.words.size() >= RecordLimits::kWordsPerPage) {
      crowded = true;
      break;
    }
    const auto edges = found.bbox();
    Word word;
    word.x0 = static_cast<float>(edges.left());
    word.y0 = static_cast<float>(edges.top());
    word.x1 = static_cast<float>(edges.right());
    word.y1 = static_cast<float>(edges.bottom());
    word.font = fonts.index_of(found);
    word.space_after = found.has_space_after();
    word.quarter_turns = static_cast<std::uint8_t>(static_cast<unsigned>(found.rotation()) & 3U);
    word.text = to_utf8(found.text());
    page.words.push_back(std::move(word));
  }
  return page;
}

}  // namespace

Verdict read_pdf(std::string_view bytes, std::uint32_t max_pages, RecordSink& sink) {
  auto [document, verdict] = open(bytes);
  if (document == nullptr) return verdict;
  const auto pages = document->pages();
  if (pages <= 0) return {Outcome::malformed, "The PDF has no pages."};
  AboutRecord about{"pdf", to_utf8(document->info_key("Producer")), to_utf8(document->info_key("Title")),
                    language_of(bytes), static_cast<std::uint32_t>(pages)};
  sink.about(std::move(about));
  if (static_cast<std::uint32_t>(pages) > max_pages)
    return {Outcome::too_many_pages, fmt::format("The PDF has {} pages; {} are allowed.", pages, max_pages)};
  int missing = 0;
  for (int number = 1; number <= pages; ++number) {
    const std::unique_ptr<poppler::page> source(document->create_page(number - 1));
    if (source == nullptr) {
      ++missing;
      ExtractedPage empty;
      empty.number = number;
      sink.page(std::move(empty));
      continue;
    }
    bool crowded = false;
    sink.page(read_page(*source, number, crowded));
    if (crowded) sink.warn(fmt::format("Page {} has more words than are read of one page.", number));
  }
  if (missing == pages) return {Outcome::malformed, "None of the PDF’s pages can be opened."};
  if (missing > 0)
    sink.warn(fmt::format("{} of {} pages could not be opened and are missing.", missing, pages));
  return {};
}

}  // namespace throughline::worker
