// throughline-report: `stat METHOD INPUTS` computes one statistic.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>

#include "server/report/statistic_methods.h"

namespace {

using namespace throughline;

int print_error(const Error& error) {
  const nlohmann::ordered_json shape = {
      {"error", {{"code", info(error.code).name}, {"message", error.message}, {"hint", error.hint}}}};
  std::fprintf(stderr, "%s\n", shape.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).c_str());
  return info(error.code).exit_status;
}

void list_methods() {
  for (const report::StatisticMethod& method : report::statistic_methods())
    std::printf("%-28.*s %.*s\n%-28s %.*s\n", static_cast<int>(method.name.size()), method.name.data(),
                static_cast<int>(method.meaning.size()), method.meaning.data(), "",
                static_cast<int>(method.example.size()), method.example.data());
}

int run_stat(const std::string& method, const std::string& inputs) {
  const auto parsed = nlohmann::json::parse(inputs.empty() ? "{}" : inputs, nullptr, false);
  if (parsed.is_discarded())
    return print_error(
        {ErrorCode::invalid_argument, "The inputs are not JSON.", R"(Such as '{"x":17,"n":84}'.)", {}});
  const auto answer = report::run_statistic(method, parsed);
  if (!answer) return print_error(answer.error());
  std::printf("%s\n", answer->dump().c_str());
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  CLI::App app("Statistics and reports over a published library.", "throughline-report");
  app.require_subcommand(1);
  CLI::App* stat = app.add_subcommand("stat", "Compute one statistic: inputs and answer are JSON");
  std::string method;
  std::string inputs;
  bool list = false;
  stat->add_option("METHOD", method, "Name of the method");
  stat->add_option("INPUTS", inputs, R"(Its inputs, such as '{"x":17,"n":84}'; conf is 0.95 unless given)");
  stat->add_flag("--list", list, "List the methods, each with inputs that work");
  try {
    app.parse(count, arguments);
  } catch (const CLI::Success& help) {
    return app.exit(help);
  } catch (const CLI::ParseError& fault) {
    app.exit(fault);
    return info(ErrorCode::invalid_argument).exit_status;
  }
  if (list) {
    list_methods();
    return 0;
  }
  return run_stat(method, inputs);
}
