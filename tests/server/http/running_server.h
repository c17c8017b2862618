// A real Listener on a free loopback port in a thread of its own, with a handler made for being abused.
#pragma once

#include <condition_variable>
#include <initializer_list>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "server/http/listener.h"

namespace throughline::http {

class RunningServer {
 public:
  using Changes = std::initializer_list<std::pair<Setting, std::int64_t>>;

  explicit RunningServer(Changes changes = {}, ErrorPage error_page = {}) {
    Settings settings;
    for (const auto& [setting, value] : changes) settings.set(setting, value);
    ListenOptions options;
    options.port = 0;
    options.error_page = std::move(error_page);
    auto bound = Listener::bind(
        options, settings, [this](const Request& request) { return handle(request); },
        [](const Request& request) { return request.path == "/echo" ? "/echo" : "other"; },
        [this](const AccessRecord& record) {
          const std::lock_guard lock(mutex_);
          records_.push_back(record);
        });
    if (!bound) throw std::runtime_error(bound.error().message);
    listener_ = std::make_unique<Listener>(std::move(*bound));
    thread_ = std::thread([this] { listener_->run(); });
  }
  ~RunningServer() {
    release();
    stop();
    join();
  }
  RunningServer(const RunningServer&) = delete;
  RunningServer& operator=(const RunningServer&) = delete;

  int port() const { return listener_->port(); }
  void stop() { listener_->stop(); }
  void join() {
    if (thread_.joinable()) thread_.join();
  }
  /// Lets the requests to /wait go on, now and from now on.
  void release() {
    const std::lock_guard lock(mutex_);
    released_ = true;
    changed_.notify_all();
  }
  void await_waiting(int count) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return waiting_ >= count; });
  }
  int handled() {
    const std::lock_guard lock(mutex_);
    return handled_;
  }
  std::vector<AccessRecord> records() {
    const std::lock_guard lock(mutex_);
    return records_;
  }

 private:
  Response handle(const Request& request) {
    {
      const std::lock_guard lock(mutex_);
      ++handled_;
    }
    Response response;
    response.content_type = "text/plain; charset=utf-8";
    if (request.path == "/throw") throw std::runtime_error("the secret text of an exception");
    if (request.path == "/throw-int") throw 42;
    if (request.path == "/inject") response.headers.emplace_back("Location", "/a\r\nSet-Cookie: stolen=1");
    if (request.path == "/inject-name") response.headers.emplace_back("X\r\nSet-Cookie", "stolen=1");
    if (request.path == "/bad-status") response.status = 7;
    if (request.path == "/wait") wait();
    if (request.path == "/big") response.body.assign(20U << 20U, 'x');
    if (request.path == "/empty") return response;
    if (request.path == "/not-modified") response.status = 304;
    if (request.path == "/cached")
      response.headers = {{"Cache-Control", "max-age=60"},
                          {"x-robots-tag", "all"},
                          {"Content-Length", "3"},
                          {"Content-Security-Policy", "default-src *"},
                          {"Connection", "keep-alive"}};
    if (response.body.empty()) response.body = description(request);
    return response;
  }

  void wait() {
    std::unique_lock lock(mutex_);
    ++waiting_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return released_; });
  }

  static std::string description(const Request& request) {
    std::string text = request.method + " " + request.path + "\nremote " + request.remote + "\n";
    for (const auto& [name, value] : request.parameters) text += name + "=" + value + "\n";
    for (const auto& [name, value] : request.headers) text += "header " + name + ": " + value + "\n";
    return text + "body " + request.body + "\n";
  }

  std::unique_ptr<Listener> listener_;
  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool released_ = false;
  int waiting_ = 0;
  int handled_ = 0;
  std::vector<AccessRecord> records_;
};

}  // namespace throughline::http
