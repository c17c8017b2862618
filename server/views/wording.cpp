#include "server/views/wording.h"

#include <fmt/format.h>

#include "server/analysis/sentences.h"

namespace throughline {

std::string grouped(std::size_t number) {
  std::string digits = std::to_string(number);
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
  return grouped(number) + " " + std::string(number == 1 ? one : many);
}

std::string percent(const std::optional<double>& proportion) {
  return proportion ? throughline::percent(*proportion) : "–";
}

std::string interval(const Share& share) {
  if (!share.lower || !share.upper) return "–";
  return percent(share.lower) + " to " + percent(share.upper);
}

std::string x_of_n(const Share& share) {
  return grouped(share.x) + " of " + grouped(share.n);
}

std::string listed(const std::vector<std::string>& items) {
  std::string result;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) result += i + 1 == items.size() ? " and " : ", ";
    result += items[i];
  }
  return result;
}

std::string place(std::string_view number, int page, std::string_view page_label) {
  std::string result;
  if (!number.empty()) result = fmt::format("paragraph {}", number);
  if (page > 0) {
    const std::string label = page_label.empty() ? std::to_string(page) : std::string(page_label);
    result += (result.empty() ? "page " : ", page ") + label;
  }
  return result.empty() ? "passage" : result;
}

int cited_page(const DocumentColumn& document, int page) {
  return document.pages > 1 ? page : 0;
}

std::string citation(const ReviewDescription& review, std::string_view where, std::string_view address,
                     std::string_view publisher, std::string_view read_on) {
  const auto published = review.dates.find("published");
  const bool dated = published != review.dates.end() && published->second.stated();
  std::string result = review.boards.empty() ? std::string("Board not stated") : listed(review.boards);
  result += dated ? fmt::format(" ({}) ", published->second.value->year) : std::string(" (no date) ");
  result += review.title;
  if (!result.ends_with('.')) result += ".";
  if (!where.empty()) {
    std::string capital(where);
    if (capital[0] >= 'a' && capital[0] <= 'z') capital[0] = static_cast<char>(capital[0] - 'a' + 'A');
    result += " " + capital + ".";
  }
  if (!publisher.empty()) result += fmt::format(" Published at {}.", publisher);
  if (!address.empty()) result += fmt::format(" Read at {}", address);
  if (!read_on.empty()) result += fmt::format(" on {}.", day_words(read_on));
  return result;
}

std::string published_words(const ReviewDescription& review) {
  const auto found = review.dates.find("published");
  return found != review.dates.end() && found->second.stated() ? found->second.value->words() : std::string();
}

std::string published_iso(const ReviewDescription& review) {
  const auto found = review.dates.find("published");
  return found != review.dates.end() && found->second.stated() ? found->second.value->iso() : std::string();
}

std::string day_words(std::string_view iso) {
  const auto date = parse_partial_date(iso);
  return date ? date->words() : std::string(iso);
}

}  // namespace throughline
