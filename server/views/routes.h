// The one table of routes. Dispatch, the log's route names, /api, /openapi.json, the site map and docs/api.md
// derive from it; a test holds docs/api.md against it.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "server/views/app.h"

namespace throughline {

enum class Keeping {
  never,       ///< no-store: searches, errors, health
  revalidate,  ///< kept, but asked about each time: the ETag answers at once, and a withdrawal shows at once
  forever,     ///< named by their content
};

struct QueryParameter {
  std::string_view name;
  std::string_view description;
};

struct Route {
  std::string_view path;  ///< with {name} for one part of a path, never across a /
  std::string_view name;  ///< stable, "search.json"
  PageHandler handler;
  std::string_view content_type;
  std::string_view summary;
  std::span<const QueryParameter> parameters;
  Keeping keeping;
  bool needs_generation;
  bool in_site_map;  ///< and search engines may list it
};

std::span<const Route> routes();

/// The part that {name} of the template stands for; empty when the path does not fit. "/review/{slug}.json"
/// fits
/// "/review/child-t.json". A template without {name} gives the path itself.
std::string_view path_value(std::string_view path, std::string_view route);
/// nullptr when no route fits.
const Route* route_of(std::string_view path);
/// For the log: the route's template, "-" when none fits.
std::string route_name(const Request& request);

/// Answers a request: finds the route, checks the method, answers 304 where nothing changed, else calls the
/// handler.
Response answer(const Request& request, const App& app);

}  // namespace throughline
