#include "indexer/pipeline/csv_table.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/base/utf8.h"

namespace throughline {
namespace {

class Reader {
 public:
  Reader(std::string_view text, const std::string& name) : text_(text), name_(name) {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") text_.remove_prefix(3);
  }

  Result<std::vector<CsvRow>> read() {
    while (at_ < text_.size()) THROUGHLINE_TRY(take(text_[at_++]));
    if (quoted_) return wrong(quote_line_, "a quotation mark is opened and never closed");
    if (!row_.cells.empty() || !cell_.empty() || closed_) THROUGHLINE_TRY(end_row());
    return std::move(rows_);
  }

 private:
  tl::unexpected<Error> wrong(std::size_t line, std::string_view what) const {
    return fail({ErrorCode::invalid_argument, fmt::format("{}, line {}: {}.", name_, line, what),
                 "Save the sheet again as CSV in UTF-8; nothing was imported.", Where{line, line, name_}});
  }

  Result<void> take(char c) {
    if (c == '\n') ++line_;
    if (quoted_) {
      if (c != '"') {
        cell_ += c;
      } else if (at_ < text_.size() && text_[at_] == '"') {
        cell_ += text_[at_++];
      } else {
        quoted_ = false;
        closed_ = true;
      }
      return {};
    }
    if (c == ',') return end_cell();
    if (c == '\n') return end_row();
    if (c == '\r') {
      if (at_ >= text_.size() || text_[at_] == '\n') return {};
      ++line_;
      return end_row();
    }
    if (closed_ && c != ' ' && c != '\t') return wrong(line_, "words stand after a closing quotation mark");
    if (c == '"' && trimmed(cell_).empty() && !closed_) {
      cell_.clear();
      quoted_ = true;
      quote_line_ = line_;
    } else if (!closed_) {
      cell_ += c;
    }
    return {};
  }

  Result<void> end_cell() {
    if (!is_valid_utf8(cell_)) return wrong(row_.line, "it is not UTF-8");
    row_.cells.push_back(single_spaced(to_nfc(repaired_utf8(cell_))));
    cell_.clear();
    closed_ = false;
    return {};
  }

  Result<void> end_row() {
    THROUGHLINE_TRY(end_cell());
    const bool blank =
        std::all_of(row_.cells.begin(), row_.cells.end(), [](const std::string& cell) { return cell.empty(); });
    if (!blank) rows_.push_back(std::move(row_));
    row_ = {};
    row_.line = line_;
    return {};
  }

  std::string_view text_;
  const std::string& name_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t quote_line_ = 1;
  bool quoted_ = false;
  bool closed_ = false;
  std::string cell_;
  CsvRow row_{1, {}};
  std::vector<CsvRow> rows_;
};

}  // namespace

Result<std::vector<CsvRow>> read_csv_table(std::string_view text, const std::string& name) {
  return Reader(text, name).read();
}

}  // namespace throughline
