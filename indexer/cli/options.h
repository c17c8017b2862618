// What can be said to `throughline` on its command line: one CLI11 tree, walked by docs/cli.md's test.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

namespace throughline {

struct CommandLine {
  std::string data = "data";
  std::vector<std::string> settings;  ///< --set name=value
  bool json = false;
  std::string taxonomy;

  std::vector<std::string> paths;  ///< ingest; documents of case link and split
  std::string visibility = "extract";
  bool again = false;
  bool strict = false;

  std::string file;     ///< explain, import
  bool sidecar = false;
  bool text = false;

  std::string review;   ///< withdraw
  std::string reason;
  std::string actor;

  std::vector<std::string> cases;  ///< case link

  std::string today;    ///< publish
  bool if_changed = false;
  std::string role;     ///< tag

  std::string data_from;  ///< train, evaluate: folder of batches
  std::string truth;      ///< train, evaluate: folder of labelled documents
  std::string coded_set;  ///< evaluate: file of coded passages
  std::string output;     ///< train
  bool without_rules = false;
  bool without_roles = false;
};

/// Adds every command and option; what was chosen is read from `line` and CLI::App::got_subcommand.
void describe_command_line(CLI::App& app, CommandLine& line);

}  // namespace throughline
