// The running server's state: settings, themes and pages read once; the current generation watched by a
// thread and swapped whole; withdrawals looked up before each request. Hands out an App, one moment of all
// this.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "corpus/base/result.h"
#include "corpus/base/settings.h"
#include "server/views/app.h"

namespace throughline {

struct RunOptions {
  std::filesystem::path data_folder;
  std::filesystem::path web_folder;
  std::filesystem::path taxonomy_file;
  std::string public_address;  ///< "http://127.0.0.1:8080", without a slash at the end
  std::string fixed_today;     ///< YYYY-MM-DD instead of the clock's, for tests; empty otherwise
};

class RunningApp {
 public:
  /// io or invalid_taxonomy when pages or themes cannot be read. A data folder without a generation is fine.
  static Result<std::unique_ptr<RunningApp>> start(const RunOptions& options, const Settings& settings);
  ~RunningApp();
  RunningApp(const RunningApp&) = delete;
  RunningApp& operator=(const RunningApp&) = delete;

  /// Safe from several threads.
  App now() const;
  /// Looks for a new generation at once. The poll thread calls it; tests may too.
  void refresh();

 private:
  struct State;
  explicit RunningApp(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// One line "event=... key=value" to stderr. Never holds words of a search.
void log_event(const std::string& line);

}  // namespace throughline
