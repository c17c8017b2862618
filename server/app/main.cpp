// throughline-server: serves the published generation as pages and JSON. The edges only: options, signals,
// the log.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include "corpus/base/error.h"
#include "corpus/base/settings.h"
#include "corpus/base/utf8.h"
#include "server/app/running_app.h"
#include "server/http/listener.h"
#include "server/query/parser.h"
#include "server/views/page.h"
#include "server/views/routes.h"
#include "taxonomy/taxonomy.h"

namespace throughline {
namespace {

struct Options {
  std::string data = "data";
  std::string listen = "127.0.0.1:8080";
  std::string public_address;
  std::string today;
  std::vector<std::string> set;
  std::string query;
};

int report(const Error& error) {
  fmt::print(stderr, "throughline-server: {}\n", error.message);
  if (!error.hint.empty()) fmt::print(stderr, "  {}\n", error.hint);
  return info(error.code).exit_status;
}

Result<Settings> settings_of(const Options& options) {
  Settings settings;
  THROUGHLINE_TRY(settings.take_environment());
  for (const auto& assignment : options.set) THROUGHLINE_TRY(settings.set(assignment));
  return settings;
}

/// "127.0.0.1:8080" or "[::1]:8080".
Result<ListenOptions> listen_options(const std::string& address) {
  const auto colon = address.rfind(':');
  const std::string digits = colon == std::string::npos ? "" : address.substr(colon + 1);
  const bool number =
      !digits.empty() && digits.size() <= 5 && digits.find_first_not_of("0123456789") == std::string::npos;
  if (!number || colon == 0 || std::stoi(digits) > 65535)
    return fail(ErrorCode::invalid_argument, fmt::format("--listen {} is no address.", address),
                "Give host and port, such as 127.0.0.1:8080. Port 0 takes any free one.");
  ListenOptions options;
  options.host = address.substr(0, colon);
  if (options.host.size() > 2 && options.host.front() == '[' && options.host.back() == ']')
    options.host = options.host.substr(1, options.host.size() - 2);
  options.port = std::stoi(digits);
  return options;
}

std::string address_of(const ListenOptions& options, int port) {
  const bool six = options.host.find(':') != std::string::npos;
  return fmt::format("http://{}{}{}:{}", six ? "[" : "", options.host, six ? "]" : "", port);
}

/// The listener needs a handler before the port is known, and the pages need the port before they can be
/// made.
struct Late {
  std::atomic<RunningApp*> app = nullptr;
};

void log_access(const AccessRecord& record) {
  log_event(fmt::format("event=request method={} route={} status={} ms={:.1f} bytes={} ref={}{}",
                        record.method, record.route, record.status, record.milliseconds, record.bytes,
                        record.reference, record.fault.empty() ? std::string() : " fault=" + record.fault));
}

Response starting() {
  Response response;
  response.status = 503;
  response.content_type = "text/plain; charset=utf-8";
  response.body = "Throughline is starting.\n";
  return response;
}

std::atomic<Listener*> running_listener = nullptr;

extern "C" void stop_on_signal(int) {
  if (auto* listener = running_listener.load()) listener->stop();
}

void take_signals(Listener& listener) {
  running_listener = &listener;
  struct sigaction action {};
  action.sa_handler = stop_on_signal;
  sigaction(SIGTERM, &action, nullptr);
  sigaction(SIGINT, &action, nullptr);
}

Result<void> serve(const Options& options) {
  THROUGHLINE_ASSIGN(const auto settings, settings_of(options));
  THROUGHLINE_ASSIGN(auto listen, listen_options(options.listen));
  if (!options.public_address.empty() && !options.public_address.starts_with("https:") &&
      !options.public_address.starts_with("http:"))
    return fail(ErrorCode::invalid_argument, "--public-address must begin with https: or http:.");
  Late late;
  listen.error_page = [&](const Request& request, int status, const Error& error) {
    auto* app = late.app.load();
    return app == nullptr ? starting() : error_answer(request, app->now(), error, status);
  };
  THROUGHLINE_ASSIGN(auto listener, Listener::bind(
                                        listen, settings,
                                        [&](const Request& request) {
                                          auto* app = late.app.load();
                                          return app == nullptr ? starting() : answer(request, app->now());
                                        },
                                        route_name, log_access));
  const std::string address = address_of(listen, listener.port());
  RunOptions run{options.data, default_web_folder(), default_taxonomy_path(),
                 options.public_address.empty() ? address : options.public_address, options.today};
  while (run.public_address.ends_with('/')) run.public_address.pop_back();
  THROUGHLINE_ASSIGN(const auto app, RunningApp::start(run, settings));
  late.app = app.get();
  take_signals(listener);
  const auto moment = app->now();
  if (!moment.generation)
    fmt::print(
        stderr,
        "Nothing has been published in {} yet: every page says so until `throughline publish` has run.\n",
        options.data);
  if (moment.site->manifest.empty())
    fmt::print(stderr, "Styles and script were not built (npm run build in web/): pages are plain.\n");
  fmt::print("Throughline is ready at {}\n", address);
  std::fflush(stdout);
  listener.run();
  running_listener = nullptr;
  late.app = nullptr;
  log_event("event=stopped");
  return {};
}

Result<void> parse(const Options& options) {
  THROUGHLINE_ASSIGN(const auto settings, settings_of(options));
  THROUGHLINE_ASSIGN(const auto query, parse_query(options.query, settings));
  fmt::print("{}", print_tree(query));
  for (const auto& note : query.notes) fmt::print("note: {}\n", note);
  return {};
}

int run(int argc, char** argv) {
  Options options;
  CLI::App command{"Serves a library of safeguarding reviews: pages, JSON, CSV and feeds.",
                   "throughline-server"};
  command.set_version_flag("--version", "throughline-server " THROUGHLINE_VERSION);
  command.add_option("--data", options.data, "Data folder that `throughline` writes")->capture_default_str();
  command.add_option("--listen", options.listen, "Address and port; port 0 takes any free one")
      ->capture_default_str();
  command.add_option("--public-address", options.public_address,
                     "Address that readers use, for feeds and citations: https://reviews.example");
  command.add_option("--set", options.set, "Setting as name=value; may be repeated");
  command.add_option("--today", options.today,
                     "Day to judge rights by, YYYY-MM-DD, instead of the clock's (for trying expiry)");
  command.footer("Settings:\n" + settings_help());
  auto* parsing = command.add_subcommand("parse", "Prints how a search is understood, and exits");
  parsing->add_option("query", options.query, "The search")->required();
  try {
    command.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return command.exit(error) == 0 ? 0 : info(ErrorCode::invalid_argument).exit_status;
  }
  const auto done = parsing->parsed() ? parse(options) : serve(options);
  return done ? 0 : report(done.error());
}

}  // namespace
}  // namespace throughline

int main(int argc, char** argv) {
  return throughline::run(argc, argv);
}
