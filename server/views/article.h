// A page of sections with paragraphs, lists and tables: methods, help, coverage and the like. Fills
// article.mustache.
#pragma once

#include <string>
#include <vector>

#include "server/views/data.h"

namespace throughline {

struct ArticleItem {
  std::string label;
  std::string text;
  std::string href;
};

struct ArticleSection {
  std::string anchor;
  std::string heading;
  std::vector<std::string> paragraphs = {};
  std::vector<ArticleItem> items = {};
  Data::List table = {};  ///< none or one of table.mustache
};

struct Article {
  std::string heading;
  std::string lead;
  std::vector<ArticleSection> sections;
};

Data article_data(const Article& article);

}  // namespace throughline
