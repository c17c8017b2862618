// The program `throughline`: reads the command line, runs one command, prints an error as a person needs it.
#include <fmt/format.h>

#include <atomic>
#include <csignal>
#include <nlohmann/json.hpp>

#include "corpus/model/reading_json.h"
#include "indexer/cli/commands.h"

namespace throughline {
namespace {

std::atomic<bool> stop_requested{false};

/// The first signal asks for a clean stop between files; the second ends the program (nothing acknowledged is lost).
void on_signal(int number) {
  if (stop_requested.exchange(true)) {
    std::signal(number, SIG_DFL);
    std::raise(number);
  }
}

struct Command {
  std::string_view name;
  Result<void> (*run)(const CommandContext&);
};
constexpr auto kCommands = std::to_array<Command>({
    {"ingest", run_ingest}, {"explain", run_explain}, {"tag", run_tag}, {"publish", run_publish}, {"retag", run_retag},
    {"status", run_status}, {"verify", run_verify}, {"withdraw", run_withdraw}, {"train", run_train}, {"evaluate", run_evaluate}, {"import", run_import},
});

constexpr auto kCaseCommands = std::to_array<Command>({
    {"list", run_case_list}, {"link", run_case_link}, {"split", run_case_split}, {"proposals", run_case_proposals},
});

Result<void> run(const CLI::App& app, const CommandContext& context) {
  if (app.got_subcommand("taxonomy"))
    return app.get_subcommand("taxonomy")->got_subcommand("lint") ? run_taxonomy_lint(context) : run_taxonomy_list(context);
  if (app.got_subcommand("case"))
    for (const auto& command : kCaseCommands)
      if (app.get_subcommand("case")->got_subcommand(std::string(command.name))) return command.run(context);
  for (const auto& command : kCommands)
    if (app.got_subcommand(std::string(command.name))) return command.run(context);
  return fail(ErrorCode::internal, "This command has no function.");
}

int report(const Error& error, bool json) {
  if (json && error.code != ErrorCode::unreadable_document) {
    nlohmann::ordered_json body;
    body["error"] = {{"code", info(error.code).name}, {"message", error.message}, {"hint", error.hint}};
    fmt::print(stderr, "{}\n", dump(body));
  } else if (!json) {
    fmt::print(stderr, "throughline: {}\n", error.message);
    if (!error.hint.empty()) fmt::print(stderr, "  {}\n", error.hint);
  }
  return info(error.code).exit_status;
}

int main_with(int argc, char** argv) {
  CLI::App app;
  CommandLine line;
  describe_command_line(app, line);
  app.footer("Settings (--set name=value):\n" + settings_help());
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {  // the one place where CLI11's way of saying so ends
    const int status = app.exit(error);
    return status == 0 ? 0 : info(ErrorCode::invalid_argument).exit_status;
  }
  Settings settings;
  auto configured = settings.take_environment();
  for (const auto& assignment : line.settings)
    if (configured) configured = settings.set(assignment);
  if (!configured) return report(configured.error(), line.json);
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  std::signal(SIGPIPE, SIG_IGN);
  const auto done = run(app, CommandContext{line, settings, stop_requested});
  return done ? 0 : report(done.error(), line.json);
}

}  // namespace
}  // namespace throughline

int main(int argc, char** argv) { return throughline::main_with(argc, argv); }
