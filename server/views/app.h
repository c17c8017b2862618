// What a handler sees of the running server: one moment of it, whole and immutable. A request keeps its App
// for as long as it needs it, whatever is published or withdrawn meanwhile.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "corpus/base/settings.h"
#include "corpus/store/generation.h"
#include "corpus/store/library.h"
#include "server/http/message.h"
#include "server/search/search_service.h"
#include "server/views/recommendation_list.h"
#include "server/views/site.h"
#include "taxonomy/taxonomy.h"

namespace throughline {

struct App {
  Settings settings;
  std::shared_ptr<const Site> site;
  std::shared_ptr<const Taxonomy> taxonomy;
  std::string today;  ///< YYYY-MM-DD

  // All four are null until something has been published.
  std::shared_ptr<const Generation> generation;
  std::shared_ptr<const SearchService> search;
  std::shared_ptr<const RecommendationList> recommendations;
  std::shared_ptr<const Availability> available;

  std::shared_ptr<const std::vector<Withdrawal>> withdrawn;  ///< never null

  const Columns& columns() const { return generation->columns(); }
  const Holdings& holdings() const { return search->holdings(); }
};

using PageHandler = Response (*)(const Request&, const App&);

}  // namespace throughline
