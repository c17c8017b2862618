// Every handler of the route table. Each is a pure function of a request and one moment of the server.
#pragma once

#include "server/views/app.h"

namespace throughline {

// Pages for people.
Response show_home(const Request& request, const App& app);
Response show_search(const Request& request, const App& app);
Response show_review(const Request& request, const App& app);
Response show_themes(const Request& request, const App& app);
Response show_theme(const Request& request, const App& app);
Response show_trends(const Request& request, const App& app);
Response show_recommendations(const Request& request, const App& app);
Response show_boards(const Request& request, const App& app);
Response show_methods(const Request& request, const App& app);
Response show_search_help(const Request& request, const App& app);
Response show_support(const Request& request, const App& app);
Response show_coverage(const Request& request, const App& app);
Response show_privacy(const Request& request, const App& app);
Response show_accessibility(const Request& request, const App& app);
Response show_api(const Request& request, const App& app);

// The same for programs.
Response answer_search_json(const Request& request, const App& app);
Response answer_search_csv(const Request& request, const App& app);
Response answer_search_atom(const Request& request, const App& app);
Response answer_review_json(const Request& request, const App& app);
Response answer_themes_json(const Request& request, const App& app);
Response answer_themes_csv(const Request& request, const App& app);
Response answer_theme_json(const Request& request, const App& app);
Response answer_theme_csv(const Request& request, const App& app);
Response answer_trends_json(const Request& request, const App& app);
Response answer_trends_csv(const Request& request, const App& app);
Response answer_recommendations_csv(const Request& request, const App& app);
Response answer_suggest(const Request& request, const App& app);
Response answer_fields(const Request& request, const App& app);
Response answer_openapi(const Request& request, const App& app);
Response answer_taxonomy(const Request& request, const App& app);

// For machines.
Response answer_health(const Request& request, const App& app);
Response answer_robots(const Request& request, const App& app);
Response answer_site_map(const Request& request, const App& app);
Response answer_opensearch(const Request& request, const App& app);
Response answer_asset(const Request& request, const App& app);

}  // namespace throughline
