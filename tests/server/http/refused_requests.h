// Requests that must be refused before any handler sees them, with the status each gets. Tried on the reader
// alone and on a listening server.
#pragma once

#include <string>
#include <vector>

namespace throughline::http {

struct RefusedRequest {
  std::string name;
  std::string bytes;
  int status;
};

inline std::string get(const std::string& target, const std::string& headers = "") {
  return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n";
}
inline std::string post(const std::string& body, const std::string& headers = "") {
  return "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
         headers + "\r\n" + body;
}

inline std::vector<RefusedRequest> refused_requests() {
  using std::string;
  const string inner = get("/echo?smuggled=1");
  string many_headers;
  for (int i = 0; i < 65; ++i) many_headers += "X-" + std::to_string(i) + ": 1\r\n";
  string ranges = "Range: bytes=0-";
  for (int i = 0; i < 199; ++i) ranges += ",0-";
  const string chunk = "5\r\nhello\r\n0\r\n\r\n";
  return {
      // Smuggling: every way to let two programs see two different requests.
      {"a body on GET", "GET /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 34\r\n\r\n" + inner, 400},
      {"a body on HEAD", "HEAD /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc", 400},
      {"two lengths",
       "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 34\r\n\r\n" + inner, 400},
      {"the same length twice", post("abc", "Content-Length: 3\r\n"), 400},
      {"a list of lengths", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3, 3\r\n\r\nabc", 400},
      {"length and chunked", post("5\r\nhello\r\n0\r\n\r\n", "Transfer-Encoding: chunked\r\n"), 400},
      {"chunked", "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk, 501},
      {"chunked, oddly spelt",
       "POST /echo HTTP/1.1\r\nHost: a\r\ntransfer-encoding: xchunked\r\n\r\n" + chunk, 501},
      {"gzip, chunked", "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n" + chunk,
       501},
      {"chunked on GET", get("/echo", "Transfer-Encoding: chunked\r\n"), 501},
      {"length of letters", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: abc\r\n\r\n", 400},
      {"length with a sign", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: +5\r\n\r\nhello", 400},
      {"negative length", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400},
      {"length in hexadecimal", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 0x5\r\n\r\nhello", 400},
      {"empty length", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length:\r\n\r\n", 400},
      {"length over 64 bits",
       "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999999\r\n\r\n", 413},
      {"POST without length", "POST /echo HTTP/1.1\r\nHost: a\r\n\r\n", 411},
      {"pipelined", get("/echo") + inner, 400},
      {"pipelined after POST", post("abc") + inner, 400},
      {"bare LF after the request line", "GET /echo HTTP/1.1\nHost: a\r\n\r\n", 400},
      {"bare LF after a header", "GET /echo HTTP/1.1\r\nHost: a\nX: b\r\n\r\n", 400},
      {"bare LF as the empty line", "GET /echo HTTP/1.1\r\nHost: a\r\n\n", 400},
      {"bare CR in a header", "GET /echo HTTP/1.1\r\nHost: a\r\nX: a\rY: b\r\n\r\n", 400},
      {"folded header", get("/echo", "X: a\r\n b\r\n"), 400},
      {"folded first header", "GET /echo HTTP/1.1\r\n Host: a\r\n\r\n", 400},
      {"space before the colon", get("/echo", "Content-Length : 3\r\n"), 400},
      {"tab before the colon", get("/echo", "X\t: 3\r\n"), 400},
      {"header without colon", get("/echo", "nonsense\r\n"), 400},
      {"header without name", get("/echo", ": 3\r\n"), 400},
      {"NUL in a header", get("/echo", string("X: a\0b\r\n", 8)), 400},
      {"control character in a header",
       get("/echo",
           "X: a\x01"
           "b\r\n"),
       400},
      {"empty line first", "\r\n" + get("/echo"), 400},
      // Heads.
      {"no host", "GET /echo HTTP/1.1\r\n\r\n", 400},
      {"two hosts", get("/echo", "Host: b\r\n"), 400},
      {"empty host", "GET /echo HTTP/1.1\r\nHost:\r\n\r\n", 400},
      {"host with a path", "GET /echo HTTP/1.1\r\nHost: a/b\r\n\r\n", 400},
      {"whole address as target", "GET http://a/echo HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"asterisk as target", "GET * HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"no target", "GET  HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"fragment", get("/echo#a"), 400},
      {"raw UTF-8 in the target", get("/caf\xc3\xa9"), 400},
      {"NUL in the target", "GET " + string("/a\0b", 4) + " HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"space in the target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"tab in the request line", "GET\t/echo HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"no version", "GET /echo\r\n\r\n", 400},
      {"version in small letters", "GET /echo http/1.1\r\nHost: a\r\n\r\n", 400},
      {"HTTP 0.9", "GET /echo HTTP/0.9\r\nHost: a\r\n\r\n", 505},
      {"HTTP 1.2", "GET /echo HTTP/1.2\r\nHost: a\r\n\r\n", 505},
      {"HTTP 2 greeting", "PRI * HTTP/2.0\r\n\r\n", 505},
      {"TLS greeting", "\x16\x03\x01\x02", 400},
      {"small-letter method", "get /echo HTTP/1.1\r\nHost: a\r\n\r\n", 400},
      {"PUT", "PUT /echo HTTP/1.1\r\nHost: a\r\n\r\n", 405},
      {"TRACE", "TRACE /echo HTTP/1.1\r\nHost: a\r\n\r\n", 405},
      {"CONNECT", "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 405},
      {"OPTIONS", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 405},
      {"two content types", post("a=1", "Content-Type: text/plain\r\nContent-Type: text/html\r\n"), 400},
      // Bombs.
      {"gzip body", post("\x1f\x8b\x08", "Content-Encoding: gzip\r\n"), 415},
      {"one range", get("/echo", "Range: bytes=0-9\r\n"), 416},
      {"200 ranges", get("/echo", ranges + "\r\n"), 416},
      {"expectation", post("abc", "Expect: 100-continue\r\n"), 417},
      {"body over the limit", post(string(8193, 'x')), 413},
      {"65 header lines", "GET /echo HTTP/1.1\r\n" + many_headers + "\r\n", 431},
      {"long header", get("/echo", "X: " + string(17000, 'x') + "\r\n"), 431},
      {"long header, unfinished", "GET /echo HTTP/1.1\r\nX: " + string(17000, 'x'), 431},
      {"long address", get("/echo?q=" + string(8100, 'x')), 414},
      {"long address, unfinished", "GET /" + string(8100, 'x'), 414},
      {"1 MB address", get("/" + string(1U << 20U, 'x')), 414},
  };
}

}  // namespace throughline::http
