// CSV as spreadsheets read it safely: RFC 4180, UTF-8 with a byte order mark, and no cell that a spreadsheet
// would take for a formula.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace throughline {

class Csv {
 public:
  explicit Csv(const std::vector<std::string>& columns);
  void add(const std::vector<std::string>& cells);
  std::size_t rows() const { return rows_; }
  std::string text() && { return std::move(text_); }

 private:
  void line(const std::vector<std::string>& cells);
  std::string text_;
  std::size_t rows_ = 0;
};

/// One cell: quoted where needed; one that begins with = + - @ TAB or CR gets a ' before it.
std::string csv_cell(std::string_view text);

}  // namespace throughline
