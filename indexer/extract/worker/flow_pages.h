// Counts pages in formats that flow: explicit breaks, and the breaks a word processor remembered from its
// last layout.
#pragma once

namespace throughline::worker {

class FlowPages {
 public:
  int page() const { return page_; }
  /// A break the author put there.
  void explicit_break() {
    ++page_;
    fresh_ = true;
  }
  /// A break remembered from the last layout; it often marks again the page that an explicit break has just
  /// begun.
  void rendered_break() {
    if (!fresh_) ++page_;
    fresh_ = true;
  }
  void text_seen() { fresh_ = false; }

 private:
  int page_ = 1;
  bool fresh_ = true;
};

}  // namespace throughline::worker
