// The tables of the documentation that are made from the tables of the code.
#pragma once

#include <string>
#include <vector>

struct DocsTable {
  std::string file;  ///< in docs/
  std::string name;  ///< of its markers: <!-- name --> ... <!-- /name -->
  std::string text;  ///< what must stand between them
};

std::vector<DocsTable> docs_tables();
