#include "server/http/error_answer.h"

#include <fmt/format.h>

#include <string_view>

#include "corpus/base/html_escape.h"

namespace throughline::http {
namespace {

std::string json_string(std::string_view text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') result += '\\';
    result += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return result + '"';
}

std::string_view title(int status) {
  if (status >= 500) return "The service cannot answer this";
  return status == 404 ? "There is nothing at this address" : "This request cannot be answered";
}

}  // namespace

bool wants_json(const RequestHead& head) {
  const std::string_view path = std::string_view(head.target).substr(0, head.target.find('?'));
  if (path.ends_with(".json") || path.starts_with("/api/")) return true;
  const auto accept = head.headers.find("accept");
  return accept != head.headers.end() && accept->second.starts_with("application/json");
}

Response error_answer(const Refusal& refusal, const std::string& reference, bool as_json) {
  Response response;
  response.status = refusal.status;
  if (refusal.status == 405) response.headers.emplace_back("Allow", "GET, HEAD, POST");
  if (refusal.status == 503) response.headers.emplace_back("Retry-After", "2");
  if (as_json) {
    response.content_type = "application/json; charset=utf-8";
    response.body = fmt::format(R"({{"error":{{"code":{},"message":{},"hint":"","ref":{}}}}})",
                                json_string(info(refusal.code).name), json_string(refusal.message),
                                json_string(reference)) +
                    "\n";
    return response;
  }
  response.body = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en-GB\"><head><meta charset=\"utf-8\"><title>{0}</title></head>\n"
      "<body><main><h1>{0}</h1><p>{1}</p><p>Reference: {2}</p></main></body></html>\n",
      title(refusal.status), escaped(refusal.message), escaped(reference));
  return response;
}

}  // namespace throughline::http
