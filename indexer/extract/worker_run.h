// How the parent starts the worker program, whatever it is asked to do, and what its end means for the
// document.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/extract/child_process.h"
#include "indexer/extract/extract.h"

namespace throughline {

/// One document's surroundings: the same for reading it, for drawing its pages and for a converter.
class WorkerRun {
 public:
  WorkerRun(const Settings& settings, const ExtractOptions& options);

  /// Runs the worker with these arguments besides the limits; `take` is given its standard output.
  ChildEnd run(int input, const std::vector<std::string>& arguments, double wall_seconds,
               std::uint64_t output_bytes, const std::function<bool(std::string_view)>& take) const;

  Confinement box() const { return box_; }
  const Settings& settings() const { return settings_; }
  const ExtractOptions& options() const { return options_; }
  std::uint64_t peak_mb() const { return peak_mb_; }

 private:
  const Settings& settings_;
  const ExtractOptions& options_;
  std::filesystem::path worker_;
  Confinement box_;
  mutable std::uint64_t peak_mb_ = 0;
};

struct WorkerJudgement {
  Outcome outcome = Outcome::ok;
  std::string reason;
};

/// What the end of a worker process means when its stream did not say it.
WorkerJudgement judged(const ChildEnd& end, const Settings& settings, double wall_seconds);

/// A file in memory with these bytes, ready to be read from its start; -1 when there is none to be had.
int memory_file(std::string_view bytes);

}  // namespace throughline
