#include "corpus/model/csv.h"

#include <algorithm>

#include "corpus/base/utf8.h"

namespace throughline {
namespace {

class CsvReader {
 public:
  explicit CsvReader(std::string_view text) : text_(text) {
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") text_.remove_prefix(3);
  }

  std::vector<std::vector<std::string>> read() {
    while (at_ < text_.size()) take(text_[at_++]);
    if (!cell_.empty() || !row_.empty()) end_row();
    return std::move(rows_);
  }

 private:
  void take(char c) {
    if (quoted_) {
      const bool doubled = c == '"' && at_ < text_.size() && text_[at_] == '"';
      if (c == '"' && !doubled) {
        quoted_ = false;
        return;
      }
      if (doubled) ++at_;
      cell_ += c;
    } else if (c == '"' && trimmed(cell_).empty()) {
      cell_.clear();
      quoted_ = true;
    } else if (c == ',') {
      end_cell();
    } else if (c == '\n') {
      end_row();
    } else if (c != '\r') {
      cell_ += c;
    }
  }

  void end_cell() {
    row_.emplace_back(trimmed(cell_));
    cell_.clear();
  }
  void end_row() {
    end_cell();
    const bool blank =
        std::all_of(row_.begin(), row_.end(), [](const std::string& cell) { return cell.empty(); });
    if (!blank) rows_.push_back(std::move(row_));
    row_.clear();
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool quoted_ = false;
  std::string cell_;
  std::vector<std::string> row_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace

std::vector<std::vector<std::string>> read_csv(std::string_view text) {
  return CsvReader(text).read();
}

}  // namespace throughline
