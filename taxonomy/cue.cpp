#include "taxonomy/cue.h"

#include <algorithm>
#include <charconv>

namespace throughline {
namespace {

constexpr std::uint32_t kFarthest = 40;

class CueReader {
 public:
  CueReader(std::string_view text, const PhraseLists& lists) : text_(text), lists_(lists) {}

  Result<Cue> read() {
    skip_space();
    cue_.weak = take("~");
    if (at_ < text_.size() && text_[at_] == '"') {
      THROUGHLINE_TRY(quoted());
      skip_space();
      if (at_ == text_.size()) return std::move(cue_);
    }
    THROUGHLINE_TRY(distance());
    THROUGHLINE_TRY(listed());
    skip_space();
    if (at_ < text_.size()) return fault("nothing may follow the cue");
    if (cue_.lists.size() < 2) return fault("NEAR and THEN need two lists or more");
    return std::move(cue_);
  }

 private:
  tl::unexpected<Error> fault(std::string message) const {
    Error error{ErrorCode::invalid_taxonomy, std::move(message),
                "docs/cue-language.md explains the language.",
                Where{at_, std::min(at_ + 1, text_.size()), {}}};
    return fail(std::move(error));
  }

  void skip_space() {
    while (at_ < text_.size() && text_[at_] == ' ') ++at_;
  }

  bool take(std::string_view wanted) {
    if (text_.substr(at_, wanted.size()) != wanted) return false;
    at_ += wanted.size();
    return true;
  }

  Result<void> list_up_to(std::string_view stops) {
    THROUGHLINE_ASSIGN(auto phrases, read_phrases(text_, at_, stops, lists_));
    cue_.lists.push_back(std::move(phrases));
    return {};
  }

  Result<void> quoted() {
    ++at_;
    THROUGHLINE_TRY(list_up_to("\""));
    if (!take("\"")) return fault("the quotation mark is not closed");
    return {};
  }

  Result<void> distance() {
    if (take("NEAR/")) {
      cue_.kind = Cue::Kind::near;
    } else if (take("THEN/")) {
      cue_.kind = Cue::Kind::then;
    } else {
      return fault("a cue is a phrase in quotation marks, NEAR/n(...) or THEN/n(...)");
    }
    const auto* end = text_.data() + text_.size();
    const auto read = std::from_chars(text_.data() + at_, end, cue_.distance);
    if (read.ec != std::errc() || cue_.distance == 0 || cue_.distance > kFarthest)
      return fault("the distance is a number from 1 to 40");
    at_ = static_cast<std::size_t>(read.ptr - text_.data());
    return {};
  }

  Result<void> listed() {
    if (!take("(")) return fault("the lists stand in brackets");
    for (;;) {
      skip_space();
      THROUGHLINE_TRY(list_up_to(",)"));
      if (take(",")) continue;
      if (take(")")) return {};
      return fault("the bracket is not closed");
    }
  }

  std::string_view text_;
  const PhraseLists& lists_;
  std::size_t at_ = 0;
  Cue cue_;
};

}  // namespace

Result<Cue> parse_cue(std::string_view text, const PhraseLists& lists) {
  return CueReader(text, lists).read();
}

}  // namespace throughline
