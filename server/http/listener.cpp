#include "server/http/listener.h"

#include <cxxabi.h>
#include <sys/random.h>

#include <array>
#include <cstdlib>
#include <exception>
#include <typeinfo>

#include "server/http/error_answer.h"
#include "server/http/exchange.h"
#include "server/http/front.h"
#include "server/http/standard_headers.h"
#include "server/http/target.h"
#include "server/http/workers.h"

namespace throughline {
namespace {

using http::Job;
using http::Refusal;

std::string new_reference() {
  std::array<unsigned char, 8> bytes{};
  [[maybe_unused]] const auto got = getrandom(bytes.data(), bytes.size(), 0);
  std::string text;
  for (const unsigned byte : bytes) {
    text += "0123456789abcdef"[byte >> 4U];
    text += "0123456789abcdef"[byte & 15U];
  }
  return text;
}

/// The name of the type of the exception being handled.
std::string exception_type() {
  const std::type_info* type = abi::__cxa_current_exception_type();
  if (type == nullptr) return "unknown";
  int status = 0;
  const std::unique_ptr<char, decltype(&std::free)> name(
      abi::__cxa_demangle(type->name(), nullptr, nullptr, &status), &std::free);
  return name ? name.get() : type->name();
}

bool is_form(const Request& request) {
  const auto type = request.headers.find("content-type");
  return type != request.headers.end() && type->second.starts_with("application/x-www-form-urlencoded");
}

double milliseconds_since(http::Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(http::Clock::now() - start).count();
}

}  // namespace

struct Listener::State {
  ErrorPage error_page;
  Handler handler;
  RouteName route_name;
  std::function<void(const AccessRecord&)> log;
  http::FrontLimits limits;
  std::size_t threads = 0;
  std::size_t queue = 0;
  int port = 0;
  http::Descriptor listening;
  http::Outbox outbox;

  void record(const AccessRecord& entry) const {
    if (log) log(entry);
  }
  std::string refuse(http::Processor& processor, const Refusal& refusal, const http::RequestHead& head,
                     std::size_t waited_us) const;
  void answer(http::Processor& processor, Job job);
  Response error_response(const Request& request, const http::RequestHead& head,
                          const Refusal& refusal) const;
  Response handled(Request& request, const http::RequestHead& head, AccessRecord& entry) const;
};

/// Runs in the front's thread: no hook is called, so nothing slow can happen.
std::string Listener::State::refuse(http::Processor& processor, const Refusal& refusal,
                                    const http::RequestHead& head, std::size_t waited_us) const {
  const std::string reference = new_reference();
  const http::Exchange exchange{
      .method = head.method == "HEAD" ? "HEAD" : "GET", .path = "/", .body = {}, .answer = [&](std::string) {
        return http::error_answer(refusal, reference, http::wants_json(head));
      }};
  std::string bytes = processor.process(exchange);
  record({.method = head.method.empty() ? "-" : head.method,
          .route = "-",
          .status = refusal.status,
          .milliseconds = static_cast<double>(waited_us) / 1000,
          .bytes = bytes.size(),
          .reference = reference,
          .fault = {}});
  return bytes;
}

Response Listener::State::error_response(const Request& request, const http::RequestHead& head,
                                         const Refusal& refusal) const {
  if (error_page) {
    try {
      Response page =
          error_page(request, refusal.status, Error{refusal.code, refusal.message, {}, std::nullopt});
      page.status = refusal.status;
      if (http::headers_are_safe(page)) return page;
    } catch (...) {
      // The bare page below answers; the fault that led here is in the log already.
    }
  }
  return http::error_answer(refusal, request.reference, http::wants_json(head));
}

/// The one place where an exception of a handler ends.
Response Listener::State::handled(Request& request, const http::RequestHead& head,
                                  AccessRecord& entry) const {
  try {
    if (is_form(request)) {
      auto form = http::parse_parameters(request.body);
      if (!form) return error_response(request, head, {400, form.error().code, form.error().message});
      for (auto& parameter : *form) request.parameters.push_back(std::move(parameter));
    }
    if (route_name) entry.route = route_name(request);
    Response response = handler(request);
    if (http::headers_are_safe(response) && response.status >= 200 && response.status <= 599) return response;
    entry.fault = "unsafe response";
  } catch (...) {
    entry.fault = exception_type();
  }
  return error_response(request, head, {500, ErrorCode::internal, "Something went wrong on our side."});
}

void Listener::State::answer(http::Processor& processor, Job job) {
  AccessRecord entry{.method = job.head.method, .route = "-", .reference = new_reference(), .fault = {}};
  Request request;
  request.method = job.head.method;
  request.headers = job.head.headers;
  request.remote = std::move(job.remote);
  request.reference = entry.reference;

  http::Exchange exchange{.method = job.head.method, .path = "/", .body = std::move(job.body), .answer = {}};
  Response response;
  auto target = http::parse_target(job.head.target);
  if (http::Clock::now() - job.received > limits.patience) {
    const Refusal refusal{503, ErrorCode::unavailable, "The server has more work than it can take."};
    response = http::error_answer(refusal, entry.reference, http::wants_json(job.head));
  } else if (!target) {
    const int status = target.error().code == ErrorCode::too_large ? 414 : 400;
    response = error_response(request, job.head, {status, target.error().code, target.error().message});
  } else {
    request.path = std::move(target->path);
    request.parameters = std::move(target->parameters);
    exchange.path = job.head.target.substr(0, job.head.target.find('?'));
  }
  const bool refused = request.path.empty();
  exchange.answer = [&](std::string body) {
    if (!refused) {
      request.body = std::move(body);
      response = handled(request, job.head, entry);
    }
    entry.status = response.status;
    return std::move(response);
  };
  std::string bytes = processor.process(exchange);
  entry.bytes = bytes.size();
  entry.milliseconds = milliseconds_since(job.received);
  record(entry);
  outbox.put(job.connection, std::move(bytes));
}

Result<Listener> Listener::bind(const ListenOptions& options, const Settings& settings, Handler handler,
                                RouteName route_name, std::function<void(const AccessRecord&)> log) {
  auto state = std::make_unique<State>();
  THROUGHLINE_ASSIGN(state->listening, http::listen_on(options.host, options.port));
  state->error_page = options.error_page;
  state->handler = std::move(handler);
  state->route_name = std::move(route_name);
  state->log = std::move(log);
  state->limits.request = http::RequestLimits::of(settings);
  state->limits.connections =
      http::connection_room(static_cast<std::size_t>(settings[Setting::http_max_connections]));
  state->limits.patience = std::chrono::seconds(settings[Setting::http_request_seconds]);
  state->threads = static_cast<std::size_t>(settings[Setting::http_threads]);
  state->queue = static_cast<std::size_t>(settings[Setting::http_queue]);
  state->port = http::port_of(state->listening.get());
  return Listener(std::move(state));
}

Listener::Listener(std::unique_ptr<State> state) : state_(std::move(state)) {}
Listener::Listener(Listener&&) noexcept = default;
Listener& Listener::operator=(Listener&&) noexcept = default;
Listener::~Listener() = default;

int Listener::port() const {
  return state_->port;
}

void Listener::run() {
  State& state = *state_;
  const std::size_t body_limit = state.limits.request.body_bytes;
  http::Workers workers(state.threads, state.queue, [&state, body_limit]() -> std::function<void(Job)> {
    auto processor = std::make_shared<http::Processor>(body_limit);
    return [&state, processor](Job job) { state.answer(*processor, std::move(job)); };
  });
  http::Processor refusals(body_limit);
  http::Front front(
      state.limits, std::move(state.listening), state.outbox, [&](Job& job) { return workers.offer(job); },
      [&](const Refusal& refusal, const http::RequestHead& head, std::size_t waited_us) {
        return state.refuse(refusals, refusal, head, waited_us);
      });
  front.run();
}

void Listener::stop() {
  state_->outbox.stop();
}

}  // namespace throughline
