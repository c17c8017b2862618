// The frame of every page and the ways an answer leaves: HTML, JSON, CSV, Atom; and errors in the form that
// was asked for.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/error.h"
#include "server/views/app.h"
#include "server/views/data.h"

namespace throughline {

struct Crumb {
  std::string text;
  std::string href;
};

/// What the frame needs to know of a page.
struct Frame {
  std::string title = {};      ///< never a detail of a case
  std::string section = {};    ///< address of the menu's entry that is lit, may be empty
  std::string canonical = {};  ///< "/search?..." or empty
  std::string feed = {};       ///< Atom address or empty
  bool indexable = false;      ///< search engines may list it
  bool skip_to_results = false;
  std::vector<Crumb> crumbs = {};
};

/// The page with its frame. A name the template misses is a fault: it is logged, and shown by tests.
Response html_page(const Request& request, const App& app, std::string_view name, const Frame& frame,
                   Data page, int status = 200);
Response json_answer(const nlohmann::ordered_json& json, int status = 200);
/// `name` without suffix, offered as the file's name.
Response csv_answer(const App& app, std::string_view name, std::string text);
Response text_answer(std::string content_type, std::string text);

/// The error's page or JSON, as route and Accept ask for.
Response error_answer(const Request& request, const App& app, const Error& error);
/// The same with another status than the error's own, for what was refused before a handler saw it.
Response error_answer(const Request& request, const App& app, const Error& error, int status);
bool wants_json(const Request& request);

/// Names that templates asked for in vain since the program started: tests want none.
std::vector<std::string> missing_names();

/// "000042-0123456789abcdef", empty before anything is published.
std::string generation_name(const App& app);
/// The notice that every document of the library carries, such as "fictional"; empty when they differ or have
/// none.
std::string common_notice(const App& app);
/// "https://reviews.example/search?..." for feeds, exports and citations.
std::string absolute(const App& app, std::string_view address);

/// An option of a select: value, text and whether it is chosen.
Data option(std::string_view value, std::string_view text, bool chosen);
/// A list of {text} for sentences.
Data texts(const std::vector<std::string>& sentences);

}  // namespace throughline
