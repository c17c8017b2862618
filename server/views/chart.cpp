#include "server/views/chart.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "server/views/html.h"
#include "server/views/palette.h"
#include "server/views/wording.h"

namespace throughline {
namespace palette {
namespace {

double channel(std::string_view colour, std::size_t at) {
  const std::string digits(colour.substr(at, 2));
  const double value = static_cast<double>(std::strtol(digits.c_str(), nullptr, 16)) / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(std::string_view colour) {
  return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
}

}  // namespace

double contrast(std::string_view a, std::string_view b) {
  const double first = luminance(a);
  const double second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace palette

namespace {

// Drawn at the width of its column, so that 14 stays 14 pixels on a desktop and 12 where it scrolls on a
// phone.
constexpr double kWidth = 640;
constexpr double kHeight = 300;
constexpr double kLeft = 52;
constexpr double kRight = 16;
constexpr double kTop = 14;
constexpr double kBottom = 36;
constexpr double kFontSize = 14;
constexpr double kLeastLabelGap = 48;

struct Frame {
  int first = 0;
  int last = 0;

  double x(int year) const {
    if (last == first) return (kLeft + kWidth - kRight) / 2;
    return kLeft + (kWidth - kLeft - kRight) * (year - first) / (last - first);
  }
  static double y(double share) { return kTop + (kHeight - kTop - kBottom) * (1 - share); }
};

std::string text_at(double x, double y, std::string_view anchor, std::string_view words) {
  return fmt::format(
      R"(<text class="c-text" x="{:.1f}" y="{:.1f}" font-family="Helvetica, Arial, sans-serif" font-size="{}" fill="{}" text-anchor="{}">{}</text>)",
      x, y, kFontSize, palette::kText, anchor, escaped(words));
}

std::string grid(const Frame& frame) {
  std::string result;
  for (const int step : {0, 25, 50, 75, 100}) {
    const double y = Frame::y(step / 100.0);
    result += fmt::format(R"(<line class="c-{}" x1="{}" x2="{}" y1="{:.1f}" y2="{:.1f}" stroke="{}"/>)",
                          step == 0 ? "axis" : "grid", kLeft, kWidth - kRight, y, y,
                          step == 0 ? palette::kAxis : palette::kGrid);
    result += text_at(kLeft - 8, y + 5, "end", fmt::format("{}%", step));
  }
  const int years = std::max(1, frame.last - frame.first);
  const double gap = (kWidth - kLeft - kRight) / years;
  const int every = std::max(1, static_cast<int>(std::ceil(kLeastLabelGap / gap)));
  for (int year = frame.first; year <= frame.last; year += every)
    result += text_at(frame.x(year), kHeight - 12, "middle", std::to_string(year));
  return result;
}

/// Runs of neighbouring years that all have cases.
template <class Visit>
void for_each_run(const std::vector<TrendRow>& rows, Visit visit) {
  std::size_t from = 0;
  while (from < rows.size()) {
    if (!rows[from].cases.share) {
      ++from;
      continue;
    }
    std::size_t to = from;
    while (to < rows.size() && rows[to].cases.share) ++to;
    visit(from, to);
    from = to;
  }
}

std::string band_and_line(const std::vector<TrendRow>& rows, const Frame& frame) {
  std::string bands;
  std::string lines;
  for_each_run(rows, [&](std::size_t from, std::size_t to) {
    std::string upper;
    std::string lower;
    std::string line;
    for (std::size_t i = from; i < to; ++i) {
      const auto& cases = rows[i].cases;
      const double x = frame.x(rows[i].year);
      upper += fmt::format("{:.1f},{:.1f} ", x, Frame::y(cases.upper.value_or(*cases.share)));
      lower = fmt::format("{:.1f},{:.1f} ", x, Frame::y(cases.lower.value_or(*cases.share))) + lower;
      line += fmt::format("{:.1f},{:.1f} ", x, Frame::y(*cases.share));
    }
    bands += fmt::format(R"(<polygon class="c-band" points="{}" fill="{}"/>)", upper + lower, palette::kBand);
    // A year alone has no band to be seen in: its interval is an upright line.
    if (to == from + 1) {
      const auto& cases = rows[from].cases;
      bands += fmt::format(
          R"(<line class="c-line" x1="{0:.1f}" x2="{0:.1f}" y1="{1:.1f}" y2="{2:.1f}" stroke="{3}" stroke-width="6"/>)",
          frame.x(rows[from].year), Frame::y(cases.lower.value_or(0)), Frame::y(cases.upper.value_or(1)),
          palette::kBand);
    }
    lines += fmt::format(R"(<polyline class="c-line" points="{}" fill="none" stroke="{}" stroke-width="3"/>)",
                         line, palette::kLine);
  });
  return bands + lines;
}

std::string points(const std::vector<TrendRow>& rows, const Frame& frame) {
  std::string result;
  for (const auto& row : rows) {
    if (!row.cases.share) continue;
    const std::string words = fmt::format("{}: {} cases, {}, interval {}", row.year, x_of_n(row.cases),
                                          percent(row.cases.share), interval(row.cases));
    const std::string dot = fmt::format(
        R"(<circle class="c-point" cx="{:.1f}" cy="{:.1f}" r="5" fill="{}" stroke="{}" stroke-width="2.5"/>)",
        frame.x(row.year), Frame::y(*row.cases.share), palette::kGround, palette::kLine);
    // A larger, invisible disc makes the point easy to hit. The table has the same links for the keyboard.
    const std::string target =
        fmt::format(R"(<circle cx="{:.1f}" cy="{:.1f}" r="12" fill="#ffffff" fill-opacity="0"/>)",
                    frame.x(row.year), Frame::y(*row.cases.share));
    result += fmt::format(R"(<a href="{}" tabindex="-1"><title>{}</title>{}{}</a>)",
                          escaped(safe_link(search_address(row.with_theme))), escaped(words), target, dot);
  }
  return result;
}

/// Years with too few cases for a share: how many of how many, as bars.
std::string count_bars(const std::vector<TrendRow>& rows, const Frame& frame, std::size_t most) {
  const double years = std::max(1, frame.last - frame.first + 1);
  const double step = (kWidth - kLeft - kRight) / years;
  const double width = std::min(34.0, step * 0.7);
  const double height = kHeight - kTop - kBottom;
  std::string result;
  for (const auto& row : rows) {
    if (row.cases.n == 0) continue;
    const double x = kLeft + step * (row.year - frame.first + 0.5) - width / 2;
    const auto bar = [&](std::size_t n, std::string_view name, std::string_view fill) {
      const double tall = height * static_cast<double>(n) / static_cast<double>(most);
      return fmt::format(
          R"(<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" fill="{}" stroke="{}"/>)",
          name, x, kHeight - kBottom - tall, width, tall, fill, palette::kLine);
    };
    const std::string words = fmt::format("{}: {} cases", row.year, x_of_n(row.cases));
    result += fmt::format(R"(<a href="{}" tabindex="-1"><title>{}</title>{}{}</a>)",
                          escaped(safe_link(search_address(row.cases.x > 0 ? row.with_theme : row.all))),
                          escaped(words), bar(row.cases.n, "c-rest", palette::kBand),
                          row.cases.x > 0 ? bar(row.cases.x, "c-bar", palette::kLine) : "");
  }
  return result;
}

std::string count_grid(const Frame& frame, std::size_t most) {
  std::string result;
  const std::size_t every = most <= 5 ? 1 : most <= 10 ? 2 : 5;
  for (std::size_t n = 0; n <= most; n += every) {
    const double y =
        kTop + (kHeight - kTop - kBottom) * (1 - static_cast<double>(n) / static_cast<double>(most));
    result += fmt::format(R"(<line class="c-{}" x1="{}" x2="{}" y1="{:.1f}" y2="{:.1f}" stroke="{}"/>)",
                          n == 0 ? "axis" : "grid", kLeft, kWidth - kRight, y, y,
                          n == 0 ? palette::kAxis : palette::kGrid);
    result += text_at(kLeft - 8, y + 5, "end", std::to_string(n));
  }
  const double step = (kWidth - kLeft - kRight) / std::max(1, frame.last - frame.first + 1);
  const int labels = std::max(1, static_cast<int>(std::ceil(kLeastLabelGap / step)));
  for (int year = frame.first; year <= frame.last; year += labels)
    result +=
        text_at(kLeft + step * (year - frame.first + 0.5), kHeight - 12, "middle", std::to_string(year));
  return result;
}

std::size_t most_cases(const TrendTable& table) {
  std::size_t most = 0;
  for (const auto& row : table.rows) most = std::max(most, row.cases.n);
  return most;
}

}  // namespace

bool chart_counts_cases(const TrendTable& table) {
  return most_cases(table) < kFewestCases;
}

std::string trend_chart(const TrendTable& table) {
  const auto with_cases = std::count_if(table.rows.begin(), table.rows.end(),
                                        [](const TrendRow& row) { return row.cases.n > 0; });
  if (with_cases < 2) return {};
  const Frame frame{table.rows.front().year, table.rows.back().year};
  const bool counts = chart_counts_cases(table);
  const std::string title = table.label + (counts ? ": cases per year, dark with the theme, light without"
                                                  : ": share of cases per year");
  const std::string description =
      fmt::format("From {} to {}: {}. The table below has every number.", frame.first, frame.last,
                  table.sentences.empty() ? std::string("shares per year") : table.sentences.front());
  const std::string shapes =
      counts ? count_grid(frame, most_cases(table)) + count_bars(table.rows, frame, most_cases(table))
             : grid(frame) + band_and_line(table.rows, frame) + points(table.rows, frame);
  return fmt::format(
      R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" role="group" aria-labelledby="chart-title" aria-describedby="chart-description"><title id="chart-title">{}</title><desc id="chart-description">{}</desc><g aria-hidden="true">{}</g></svg>)",
      kWidth, kHeight, escaped(title), escaped(description), shapes);
}

}  // namespace throughline
