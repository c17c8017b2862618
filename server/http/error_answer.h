// The answer to a request that no handler sees: the error shape as JSON where a program asked, else a bare
// page.
#pragma once

#include <string>

#include "server/http/message.h"
#include "server/http/request_reader.h"

namespace throughline::http {

/// {"error":{"code","message","hint","ref"}} or HTML; both need nothing but the standard library of the page.
Response error_answer(const Refusal& refusal, const std::string& reference, bool as_json);

/// A program asked: the path ends in .json or lies under /api/, or Accept prefers JSON.
bool wants_json(const RequestHead& head);

}  // namespace throughline::http
