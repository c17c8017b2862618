// A tool for people: structure_measure FILE [SLUG.json] prints the passages of a file, or how they compare
// with labels.
#include <chrono>
#include <cstdio>
#include <cstring>

#include "tests/indexer/structure/measure.h"

namespace {

void print(const throughline::StructuredDocument& document) {
  std::size_t heading = 0;
  for (std::size_t i = 0; i < document.passages.size(); ++i) {
    for (; heading < document.headings.size() && document.headings[heading].passage <= i; ++heading) {
      const auto& h = document.headings[heading];
      std::printf("%*s# [%s] %s  (p%d, level %d)\n", h.level, "", h.number.c_str(), h.text.c_str(), h.page,
                  h.level);
    }
    const throughline::Passage& p = document.passages[i];
    std::printf("[%s] <%s> p%d-%d(%s) %s%s | %s\n", p.id.c_str(), p.number.c_str(), p.page, p.page_last,
                p.page_label.c_str(), std::string(throughline::id(p.role)).c_str(), p.table ? " TABLE" : "",
                p.text.c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const throughline::Extraction extraction = throughline::testing::extracted(argv[1]);
  const auto from = std::chrono::steady_clock::now();
  const throughline::StructuredDocument document = throughline::structure(extraction);
  const double ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count();
  const auto& q = document.quality;
  if (argc < 3) {
    print(document);
  } else if (std::strcmp(argv[2], "--brief") != 0) {
    const auto score = throughline::testing::measure(document, argv[2]);
    if (argc > 3)
      for (const std::string& miss : score.misses) std::printf("  %s\n", miss.c_str());
    std::printf("exact %d/%d  text %d close %d  front %d/%d  roles %d/%d  leftovers %d  ", score.exact,
                score.paragraphs, score.text_right, score.close, score.fronts_right, score.fronts,
                score.roles_right, score.roles, score.leftovers);
  }
  std::printf(
      "%s: outcome %d, %zu passages, %d numbered, %d breaks, unbroken %.3f, headers %d, unreadable %.4f, %s, "
      "%.1f ms\n",
      argv[1], static_cast<int>(extraction.outcome), document.passages.size(), q.numbered_paragraphs,
      q.sequence_breaks, q.unbroken_share, q.headers_removed, q.unreadable_share, document.language.c_str(),
      ms);
  for (const std::string& warning : document.warnings) std::printf("  warning: %s\n", warning.c_str());
}
