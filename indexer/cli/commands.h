// One function for each command of `throughline`. Each prints its answer and returns the exit status's error, if any.
#pragma once

#include <atomic>

#include "corpus/base/result.h"
#include "corpus/base/settings.h"
#include "indexer/cli/options.h"

namespace throughline {

/// Everything a command gets: what was asked, the limits, and the flag that Ctrl-C raises.
struct CommandContext {
  const CommandLine& line;
  const Settings& settings;
  const std::atomic<bool>& stop;
};

Result<void> run_ingest(const CommandContext& context);
Result<void> run_explain(const CommandContext& context);
Result<void> run_tag(const CommandContext& context);
Result<void> run_publish(const CommandContext& context);
Result<void> run_retag(const CommandContext& context);
Result<void> run_status(const CommandContext& context);
Result<void> run_verify(const CommandContext& context);
Result<void> run_withdraw(const CommandContext& context);
Result<void> run_import(const CommandContext& context);
Result<void> run_case_list(const CommandContext& context);
Result<void> run_case_link(const CommandContext& context);
Result<void> run_case_split(const CommandContext& context);
Result<void> run_case_proposals(const CommandContext& context);
Result<void> run_train(const CommandContext& context);
Result<void> run_evaluate(const CommandContext& context);
Result<void> run_taxonomy_lint(const CommandContext& context);
Result<void> run_taxonomy_list(const CommandContext& context);

}  // namespace throughline
