#include "server/views/page.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <nlohmann/json.hpp>
#include <set>

#include "corpus/base/utf8.h"
#include "corpus/model/reading_json.h"
#include "server/views/html.h"
#include "server/views/wording.h"

namespace throughline {
namespace {

using nlohmann::ordered_json;

struct MenuEntry {
  const char* href;
  const char* text;
};
constexpr auto kMenu = std::to_array<MenuEntry>({{"/search", "Search"},
                                                 {"/themes", "Themes"},
                                                 {"/trends", "Trends"},
                                                 {"/recommendations", "Recommendations"},
                                                 {"/boards", "Boards"}});

std::mutex missing_mutex;
std::set<std::string>& missing_set() {
  static std::set<std::string> names;
  return names;
}

void note_missing(std::string_view page, const std::vector<std::string>& names) {
  const std::lock_guard lock(missing_mutex);
  for (const auto& name : names) missing_set().insert(fmt::format("{}: {}", page, name));
}

Data menu(const Frame& frame) {
  Data::List entries;
  for (const auto& entry : kMenu)
    entries.push_back(Data{{"href", entry.href}, {"text", entry.text}, {"on", frame.section == entry.href}});
  return entries;
}

Data frame_data(const App& app, const Frame& frame) {
  Data::List crumbs;
  for (const auto& crumb : frame.crumbs)
    crumbs.push_back(Data{{"text", crumb.text}, {"href", safe_link(crumb.href)}});
  return Data{
      {"title", frame.title},
      {"canonical", frame.canonical.empty() ? std::string() : safe_link(frame.canonical)},
      {"address", frame.canonical.empty() ? std::string() : absolute(app, frame.canonical)},
      {"feed", frame.feed.empty() ? std::string() : safe_link(frame.feed)},
      {"noindex", !frame.indexable},
      {"skip_to_results", frame.skip_to_results},
      {"crumbs_shown", !crumbs.empty()},
      {"crumbs", crumbs},
      {"nav", menu(frame)},
      {"css", app.site->asset("main.css")},
      {"icon", app.site->asset("icon.svg")},
      {"on_js", app.site->asset("on.js")},
      {"app_js", app.site->asset("app.js")},
      {"generation", generation_name(app)},
      {"taxonomy_version", app.taxonomy ? app.taxonomy->version() : std::string()},
      {"published_on", app.generation ? day_words(app.generation->info().published_on) : std::string()},
      {"today", day_words(app.today)},
      {"site_notice", common_notice(app)}};
}

std::string heading_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::invalid_query:
      return "The search could not be understood";
    case ErrorCode::invalid_argument:
      return "The address is not quite right";
    case ErrorCode::not_found:
      return "Page not found";
    case ErrorCode::gone:
      return "This review was withdrawn";
    case ErrorCode::method_not_allowed:
      return "This page cannot be used in that way";
    case ErrorCode::too_large:
      return "That is too long";
    case ErrorCode::too_many_requests:
      return "Too many requests";
    case ErrorCode::no_generation:
      return "Nothing has been published yet";
    case ErrorCode::timeout:
      return "The search took too long";
    case ErrorCode::unavailable:
      return "The service is busy";
    default:
      return "Something went wrong";
  }
}

Data error_data(const Request& request, const Error& error) {
  const std::string query(request.parameter("q").value_or(""));
  const bool shown = error.where && error.code == ErrorCode::invalid_query && !query.empty();
  Data page{{"heading", heading_of(error.code)},
            {"message", error.message},
            {"hint", error.hint},
            {"reference", request.reference},
            {"q", query},
            {"shown", shown}};
  std::string before;
  std::string at;
  std::string after;
  std::string position;
  if (shown) {
    const auto from = byte_offset(query, error.where->from);
    const auto to = byte_offset(query, std::max(error.where->to, error.where->from));
    before = query.substr(0, from);
    at = query.substr(from, to - from);
    after = query.substr(to);
    if (at.empty()) at = "⟨here⟩";
    position = error.where->to <= error.where->from + 1
                   ? fmt::format("sign {}", error.where->from + 1)
                   : fmt::format("signs {} to {}", error.where->from + 1, error.where->to);
  }
  return page.set("before", before).set("at", at).set("after", after).set("position", position);
}

ordered_json error_json(const Request& request, const Error& error) {
  ordered_json body{{"code", info(error.code).name}, {"message", error.message}, {"hint", error.hint}};
  body["where"] = nullptr;
  if (error.where) body["where"] = {{"from", error.where->from}, {"to", error.where->to}};
  body["ref"] = request.reference;
  return {{"error", body}};
}

}  // namespace

std::string generation_name(const App& app) {
  return app.generation ? app.generation->info().id + "-" + app.generation->info().content_stamp
                        : std::string();
}

std::string common_notice(const App& app) {
  if (!app.generation || app.columns().documents.empty()) return {};
  const auto& documents = app.columns().documents;
  const auto& notice = documents.front().rights.notice;
  const bool common = std::all_of(documents.begin(), documents.end(),
                                  [&](const DocumentColumn& one) { return one.rights.notice == notice; });
  if (!common || notice.empty() || documents.size() < 2) return {};
  return "Every review in this library carries the notice: “" + notice + "”";
}

std::string absolute(const App& app, std::string_view address) {
  return app.site->public_address + std::string(address);
}

Data option(std::string_view value, std::string_view text, bool chosen) {
  return Data{{"value", value}, {"text", text}, {"on", chosen}};
}

Data texts(const std::vector<std::string>& sentences) {
  Data::List list;
  for (const auto& sentence : sentences) list.push_back(Data{{"text", sentence}});
  return list;
}

std::vector<std::string> missing_names() {
  const std::lock_guard lock(missing_mutex);
  return {missing_set().begin(), missing_set().end()};
}

Response html_page(const Request&, const App& app, std::string_view name, const Frame& frame, Data page,
                   int status) {
  Data whole = frame_data(app, frame);
  whole.take(std::move(page));
  auto rendered = app.site->templates.render(name, whole);
  note_missing(name, rendered.missing);
  Response response;
  response.status = status;
  response.body = std::move(rendered.text);
  response.headers.emplace_back("X-Throughline-Generation", generation_name(app));
  if (frame.indexable && status == 200) response.headers.emplace_back("X-Robots-Tag", "all");
  return response;
}

Response json_answer(const ordered_json& json, int status) {
  Response response;
  response.status = status;
  response.content_type = "application/json; charset=utf-8";
  response.body = dump(json) + "\n";
  return response;
}

Response csv_answer(const App& app, std::string_view name, std::string text) {
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.headers.emplace_back("Content-Disposition",
                                fmt::format("attachment; filename=\"{}.csv\"", slug(name)));
  response.headers.emplace_back("X-Throughline-Generation", generation_name(app));
  response.body = std::move(text);
  return response;
}

Response text_answer(std::string content_type, std::string text) {
  Response response;
  response.content_type = std::move(content_type);
  response.body = std::move(text);
  return response;
}

bool wants_json(const Request& request) {
  if (request.path.ends_with(".json") || request.path.starts_with("/api/")) return true;
  const auto accept = request.headers.find("accept");
  if (accept == request.headers.end()) return false;
  const auto json = accept->second.find("application/json");
  const auto html = accept->second.find("text/html");
  return json != std::string::npos && (html == std::string::npos || json < html);
}

Response error_answer(const Request& request, const App& app, const Error& error) {
  return error_answer(request, app, error, info(error.code).http_status);
}

Response error_answer(const Request& request, const App& app, const Error& error, int status) {
  // A fault of ours says nothing of its inside to a reader: the reference finds it in the log.
  Error shown = error;
  if (status == 500)
    shown = Error{error.code, "Something went wrong on our side. It has been noted.",
                  "Try again in a little while. If it stays, tell the operator the reference below.",
                  std::nullopt};
  Response response = wants_json(request)
                          ? json_answer(error_json(request, shown), status)
                          : html_page(request, app, "error", Frame{.title = heading_of(shown.code)},
                                      error_data(request, shown), status);
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

}  // namespace throughline
