#include <sys/stat.h>

#include <mutex>
#include <optional>

#include "corpus/store/database.h"
#include "corpus/store/library.h"
#include "corpus/store/library_schema.h"

namespace throughline {

struct WithdrawalOverlay::State {
  std::filesystem::path path;
  std::mutex mutex;
  std::optional<Database> database;
  std::pair<dev_t, ino_t> identity{};
  std::int64_t data_version = -1;
  std::shared_ptr<const std::vector<Withdrawal>> known = std::make_shared<const std::vector<Withdrawal>>();

  Result<void> follow_file();
};

/// (Re)opens when the library appears or was put back from a backup.
Result<void> WithdrawalOverlay::State::follow_file() {
  struct stat now {};
  if (::stat(path.c_str(), &now) != 0) {
    database.reset();
    identity = {};
    known = std::make_shared<const std::vector<Withdrawal>>();
    return {};
  }
  const auto seen = std::pair(now.st_dev, now.st_ino);
  if (database && seen == identity) return {};
  database.reset();
  THROUGHLINE_ASSIGN(auto opened, Database::open(path, Database::Mode::read));
  THROUGHLINE_ASSIGN(const auto tables, opened.single_integer("SELECT count(*) FROM sqlite_schema"));
  if (tables == 0) return {};  // being created at this moment
  THROUGHLINE_TRY(check_identity(opened, kLibraryApplicationId, "library",
                                 "Run the server and the indexer of one version."));
  database.emplace(std::move(opened));
  identity = seen;
  data_version = -1;
  return {};
}

WithdrawalOverlay::WithdrawalOverlay(std::filesystem::path data_folder) : state_(std::make_unique<State>()) {
  state_->path = std::move(data_folder) / kLibraryFile;
}
WithdrawalOverlay::~WithdrawalOverlay() = default;

Result<std::shared_ptr<const std::vector<Withdrawal>>> WithdrawalOverlay::current() {
  const std::lock_guard guard(state_->mutex);
  THROUGHLINE_TRY(state_->follow_file());
  if (!state_->database) return state_->known;
  THROUGHLINE_ASSIGN(const auto version, state_->database->single_integer("PRAGMA data_version"));
  if (version == state_->data_version) return state_->known;
  THROUGHLINE_ASSIGN(auto withdrawals, read_withdrawals(*state_->database));
  state_->known = std::make_shared<const std::vector<Withdrawal>>(std::move(withdrawals));
  state_->data_version = version;
  return state_->known;
}

}  // namespace throughline
