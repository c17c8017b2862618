// The one table of errors: what can go wrong, the HTTP status and the exit status it has, and what it means.
// docs/errors.md is checked against it. Nothing here knows where an error came from.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace throughline {

enum class ErrorCode {
  invalid_query,
  invalid_argument,
  not_found,
  gone,
  method_not_allowed,
  too_large,
  too_many_requests,
  not_acceptable,
  no_generation,
  schema_mismatch,
  store_busy,
  store_corrupt,
  disk_full,
  io,
  unreadable_document,
  invalid_taxonomy,
  verification_failed,
  address_in_use,
  timeout,
  interrupted,
  unavailable,
  internal,
};

struct ErrorInfo {
  ErrorCode code;
  std::string_view name;     ///< stable, in JSON
  int http_status;
  int exit_status;
  std::string_view meaning;  ///< one sentence for docs/errors.md
};

inline constexpr auto kErrors = std::to_array<ErrorInfo>({
    {ErrorCode::invalid_query, "invalid_query", 400, 2, "The search could not be understood; `where` gives the position in it."},
    {ErrorCode::invalid_argument, "invalid_argument", 400, 2, "A parameter or option has a value that is not allowed."},
    {ErrorCode::not_found, "not_found", 404, 3, "Nothing has that address, identifier or name."},
    {ErrorCode::gone, "gone", 410, 4, "The review was withdrawn; the answer gives the reason its owner recorded."},
    {ErrorCode::method_not_allowed, "method_not_allowed", 405, 2, "The address does not take that HTTP method."},
    {ErrorCode::too_large, "too_large", 413, 5, "The request, query or file is over the limit that the message names."},
    {ErrorCode::too_many_requests, "too_many_requests", 429, 6, "Too many requests from one address in a short time."},
    {ErrorCode::not_acceptable, "not_acceptable", 416, 2, "Parts of an answer (Range) are not served."},
    {ErrorCode::no_generation, "no_generation", 503, 10, "Nothing has been published yet: run `throughline publish`."},
    {ErrorCode::schema_mismatch, "schema_mismatch", 503, 11, "The store was written by another version; the hint says what to run."},
    {ErrorCode::store_busy, "store_busy", 503, 12, "Another program is writing to the data folder."},
    {ErrorCode::store_corrupt, "store_corrupt", 500, 13, "A stored file does not have the content its manifest states."},
    {ErrorCode::disk_full, "disk_full", 507, 14, "No space is left on the disk; nothing acknowledged was lost."},
    {ErrorCode::io, "io", 500, 15, "A file could not be read or written."},
    {ErrorCode::unreadable_document, "unreadable_document", 422, 16, "The document could not be read; its outcome code says why."},
    {ErrorCode::invalid_taxonomy, "invalid_taxonomy", 500, 17, "The taxonomy has a fault; `where` names theme and cue."},
    {ErrorCode::verification_failed, "verification_failed", 500, 18, "`throughline verify` found a broken promise; the message lists them."},
    {ErrorCode::address_in_use, "address_in_use", 500, 19, "Another program listens on that address and port."},
    {ErrorCode::timeout, "timeout", 503, 20, "The work took longer than its limit."},
    {ErrorCode::interrupted, "interrupted", 503, 130, "Stopped on request; the next run resumes where this one ended."},
    {ErrorCode::unavailable, "unavailable", 503, 21, "The server is stopping or has more work than it can take."},
    {ErrorCode::internal, "internal", 500, 1, "A fault of ours; the reference finds it in the log."},
});

constexpr const ErrorInfo& info(ErrorCode code) { return kErrors[static_cast<std::size_t>(code)]; }

constexpr bool errors_are_in_order() {
  for (std::size_t i = 0; i < kErrors.size(); ++i)
    if (static_cast<std::size_t>(kErrors[i].code) != i) return false;
  return kErrors.back().code == ErrorCode::internal;
}
static_assert(errors_are_in_order(), "kErrors must list every ErrorCode in its order");

/// A half-open range of Unicode code points (in a query) or a line (in a file).
struct Where {
  std::size_t from = 0;
  std::size_t to = 0;
  std::string file;  ///< empty for a query
};

struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string message;  ///< what happened, for a person; never an exception's text in a 500
  std::string hint;     ///< what to do
  std::optional<Where> where;
};

}  // namespace throughline
