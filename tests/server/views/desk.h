// A small published library behind the route table, without a socket: what handlers answer.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "corpus/store/library.h"
#include "server/app/running_app.h"
#include "server/http/message.h"
#include "tests/server/search/fixture.h"
#include "tests/store/temporary_folder.h"

namespace throughline::testing {

class Desk {
 public:
  static constexpr const char* kToday = "2026-11-05";
  /// No papers: nothing is published.
  explicit Desk(const std::vector<Paper>& papers, const std::string& today = kToday);

  /// "/search?q=a": as a browser asks.
  Response get(const std::string& target, const std::map<std::string, std::string>& headers = {}) const;
  Response ask(const std::string& method, const std::string& target) const;
  void withdraw(const std::string& review, const std::string& reason);
  const std::filesystem::path& folder() const { return folder_.path(); }
  RunningApp& running() { return *app_; }

 private:
  TemporaryFolder folder_;
  std::unique_ptr<RunningApp> app_;
};

/// Six reviews that differ in year, type, board, themes and rights; one has every fact, a recommendation and
/// text that would break a page that does not escape.
std::vector<Paper> mixed_papers();

/// The words of the passage "p-1" of each of those: 80 words, numbered so that an extract can be told.
std::string long_text(const std::string& word);

}  // namespace throughline::testing
