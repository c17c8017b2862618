#include "server/views/csv.h"

namespace throughline {

std::string csv_cell(std::string_view text) {
  std::string cell(text);
  if (!cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos)
    cell.insert(0, "'");
  if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + "\"";
}

Csv::Csv(const std::vector<std::string>& columns) : text_("\xEF\xBB\xBF") {
  line(columns);
}

void Csv::add(const std::vector<std::string>& cells) {
  line(cells);
  ++rows_;
}

void Csv::line(const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) text_ += ',';
    text_ += csv_cell(cells[i]);
  }
  text_ += "\r\n";
}

}  // namespace throughline
