// Bytes of unknown encoding to UTF-8: byte-order mark, then what the page declares, then UTF-8 if it is
// valid, then UTF-16 without a mark, then a guess.
#pragma once

#include <string>
#include <string_view>

namespace throughline::worker {

struct Decoded {
  std::string text;      ///< valid UTF-8
  std::string encoding;  ///< what it was read as
  bool guessed = false;
  bool lossy = false;  ///< some bytes had no meaning in it
};

/// `declared` may be empty or wrong.
Decoded decoded(std::string_view bytes, std::string_view declared = {});

}  // namespace throughline::worker
