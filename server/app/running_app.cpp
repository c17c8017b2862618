#include "server/app/running_app.h"

#include <fmt/format.h>

#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <mutex>
#include <thread>
#include <utility>

#include "corpus/base/partial_date.h"

namespace throughline {
namespace {

/// What belongs to one generation and changes together.
struct Published {
  std::shared_ptr<const Generation> generation;
  std::shared_ptr<const SearchService> search;
  std::shared_ptr<const RecommendationList> recommendations;
};

}  // namespace

void log_event(const std::string& line) {
  // One write, so that lines of several threads do not mix.
  const std::string whole = line + "\n";
  std::fwrite(whole.data(), 1, whole.size(), stderr);
}

struct RunningApp::State {
  State(RunOptions given, const Settings& chosen)
      : options(std::move(given)), settings(chosen), overlay(options.data_folder) {}

  RunOptions options;
  Settings settings;
  std::shared_ptr<const Site> site;
  std::shared_ptr<const Taxonomy> taxonomy;
  WithdrawalOverlay overlay;

  mutable std::mutex mutex;  ///< of what follows
  Published published;
  std::string failed_id;  ///< a generation that could not be opened is reported once
  std::shared_ptr<const std::vector<Withdrawal>> last_withdrawn = std::make_shared<std::vector<Withdrawal>>();
  bool stopping = false;
  std::condition_variable wake;
  std::mutex refreshing;  ///< one refresh at a time
  std::thread poller;

  Result<Published> open() const {
    Published fresh;
    THROUGHLINE_ASSIGN(fresh.generation, Generation::open_current(options.data_folder, false));
    THROUGHLINE_ASSIGN(fresh.search, SearchService::create(fresh.generation, taxonomy, settings));
    THROUGHLINE_ASSIGN(fresh.recommendations, RecommendationList::read(*fresh.generation));
    return fresh;
  }

  void poll() {
    const auto pause = std::chrono::milliseconds(settings[Setting::generation_poll_ms]);
    std::unique_lock lock(mutex);
    while (!wake.wait_for(lock, pause, [this] { return stopping; })) {
      lock.unlock();
      refresh();
      lock.lock();
    }
  }

  void refresh() {
    const std::lock_guard one(refreshing);
    const auto id = Generation::current_id(options.data_folder);
    {
      const std::lock_guard lock(mutex);
      if (id.empty() || id == failed_id || (published.generation && published.generation->info().id == id))
        return;
    }
    auto fresh = open();
    const std::lock_guard lock(mutex);
    if (!fresh) {
      failed_id = id;
      log_event(fmt::format("event=generation_refused generation={} code={} message=\"{}\"", id,
                            info(fresh.error().code).name, fresh.error().message));
      return;
    }
    published = std::move(*fresh);
    failed_id.clear();
    const auto& about = published.generation->info();
    log_event(fmt::format(
        "event=generation_opened generation={}-{} cases={} reviews={} documents={} passages={}", about.id,
        about.content_stamp, about.cases, about.reviews, about.documents, about.passages));
  }

  /// What the library says now; when it cannot be read, what it said last: nothing withdrawn comes back.
  std::shared_ptr<const std::vector<Withdrawal>> withdrawn() {
    auto current = overlay.current();
    const std::lock_guard lock(mutex);
    if (current) last_withdrawn = *current;
    return last_withdrawn;
  }
};

RunningApp::RunningApp(std::unique_ptr<State> state) : state_(std::move(state)) {}

RunningApp::~RunningApp() {
  {
    const std::lock_guard lock(state_->mutex);
    state_->stopping = true;
  }
  state_->wake.notify_all();
  if (state_->poller.joinable()) state_->poller.join();
}

Result<std::unique_ptr<RunningApp>> RunningApp::start(const RunOptions& options, const Settings& settings) {
  auto state = std::make_unique<State>(options, settings);
  THROUGHLINE_ASSIGN(auto taxonomy, Taxonomy::load(options.taxonomy_file));
  state->taxonomy = std::make_shared<const Taxonomy>(std::move(taxonomy));
  THROUGHLINE_ASSIGN(auto site, load_site(options.web_folder, options.data_folder, options.public_address));
  state->site = std::make_shared<const Site>(std::move(site));
  auto app = std::unique_ptr<RunningApp>(new RunningApp(std::move(state)));
  app->refresh();
  app->state_->poller = std::thread([raw = app->state_.get()] { raw->poll(); });
  return app;
}

App RunningApp::now() const {
  App app;
  app.settings = state_->settings;
  app.site = state_->site;
  app.taxonomy = state_->taxonomy;
  app.today = state_->options.fixed_today.empty() ? today_utc() : state_->options.fixed_today;
  app.withdrawn = state_->withdrawn();
  Published published;
  {
    const std::lock_guard lock(state_->mutex);
    published = state_->published;
  }
  app.generation = std::move(published.generation);
  app.search = std::move(published.search);
  app.recommendations = std::move(published.recommendations);
  if (app.search) app.available = app.search->availability(*app.withdrawn, app.today);
  return app;
}

void RunningApp::refresh() {
  state_->refresh();
}

}  // namespace throughline
