#include "server/http/exchange.h"

#include <httplib.h>

#include <algorithm>
#include <cstring>
#include <ctime>

#include "server/http/standard_headers.h"

namespace throughline::http {
namespace {

class MemoryStream final : public httplib::Stream {
 public:
  explicit MemoryStream(std::string_view input) : input_(input) {}

  bool is_readable() const override { return true; }
  bool is_writable() const override { return true; }
  ssize_t read(char* to, std::size_t size) override {
    const std::size_t count = std::min(size, input_.size());
    std::memcpy(to, input_.data(), count);
    input_.remove_prefix(count);
    return static_cast<ssize_t>(count);
  }
  ssize_t write(const char* from, std::size_t size) override {
    output_.append(from, size);
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string& ip, int& port) const override {
    ip.clear();
    port = 0;
  }
  void get_local_ip_and_port(std::string& ip, int& port) const override {
    ip.clear();
    port = 0;
  }
  socket_t socket() const override { return INVALID_SOCKET; }

  std::string take_output() { return std::move(output_); }

 private:
  std::string_view input_;
  std::string output_;
};

}  // namespace

class Processor::Engine final : public httplib::Server {
 public:
  explicit Engine(std::size_t body_limit) {
    // The reader has checked already; this is the second fence.
    set_payload_max_length(body_limit);
    const auto respond = [this](const httplib::Request& request, httplib::Response& response) {
      fill(response, exchange_->answer(request.body));
    };
    Get(".*", respond);
    Post(".*", respond);
    set_exception_handler([](const httplib::Request&, httplib::Response& response, std::exception_ptr) {
      // Answers catch for themselves; this keeps the library from sending an exception's text if one ever
      // does not.
      response.status = 500;
    });
    set_post_routing_handler([](const httplib::Request&, httplib::Response& response) { tidy(response); });
  }

  std::string process(const Exchange& exchange) {
    exchange_ = &exchange;
    // Only what it needs: without Accept-Encoding the library does not compress (brotli would take seconds),
    // without Content-Type it does not apply its own limits to forms, without Range and Connection it has no
    // choices to make.
    std::string input = exchange.method + " " + exchange.path + " HTTP/1.1\r\n";
    if (exchange.method == "POST")
      input += "Content-Length: " + std::to_string(exchange.body.size()) + "\r\n";
    input += "\r\n";
    input += exchange.body;
    MemoryStream stream(input);
    bool closed = false;
    const bool close_connection = true;
    process_request(stream, close_connection, closed, nullptr);
    exchange_ = nullptr;
    return stream.take_output();
  }

 private:
  static void fill(httplib::Response& to, Response&& from) {
    to.status = from.status;
    for (auto& [name, value] : headers_of(from, std::time(nullptr)))
      to.headers.emplace(std::move(name), std::move(value));
    if (from.status == 204 || from.status == 304) return;
    to.headers.emplace("Content-Type", std::move(from.content_type));
    to.body = std::move(from.body);
  }

  static void tidy(httplib::Response& response) {
    response.headers.erase("Accept-Ranges");
    if (response.status != 204 && response.status != 304) return;
    response.headers.erase("Content-Length");
    response.headers.erase("Content-Type");
  }

  const Exchange* exchange_ = nullptr;
};

Processor::Processor(std::size_t body_limit) : engine_(std::make_unique<Engine>(body_limit)) {}
Processor::~Processor() = default;

std::string Processor::process(const Exchange& exchange) {
  return engine_->process(exchange);
}

}  // namespace throughline::http
