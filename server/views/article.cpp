#include "server/views/article.h"

#include "server/views/html.h"
#include "server/views/page.h"

namespace throughline {

Data article_data(const Article& article) {
  Data::List sections;
  for (const auto& section : article.sections) {
    Data::List items;
    for (const auto& item : section.items)
      items.push_back(Data{{"label", item.label},
                           {"text", item.text},
                           {"href", item.href.empty() ? std::string() : safe_link(item.href)}});
    sections.push_back(Data{{"anchor", section.anchor},
                            {"section_heading", section.heading},
                            {"paragraphs", texts(section.paragraphs)},
                            {"has_items", !items.empty()},
                            {"items", items},
                            {"table", section.table}});
  }
  return Data{{"heading", article.heading}, {"lead", article.lead}, {"sections", sections}};
}

}  // namespace throughline
