// Prints how far the tagger agrees with tests/truth/source: taxonomy-evaluation [FOLDER] [theme ...] takes
// the sources of another folder and also lists the disagreements on those themes.
#include <chrono>
#include <cstdio>
#include <string_view>

#include "taxonomy/tagger.h"
#include "tests/taxonomy/agreement.h"

int main(int count, char** arguments) {
  using namespace throughline;
  const auto taxonomy = Taxonomy::load(default_taxonomy_path());
  if (!taxonomy) return std::fprintf(stderr, "%s\n", taxonomy.error().message.c_str()), 1;
  const auto tagger = Tagger::compile(*taxonomy);
  if (!tagger) return std::fprintf(stderr, "%s\n", tagger.error().message.c_str()), 1;
  const bool folder_given = count > 1 && std::filesystem::is_directory(arguments[1]);
  const auto passages = read_all_truth(folder_given ? arguments[1] : THROUGHLINE_TRUTH_DIR);
  const auto start = std::chrono::steady_clock::now();
  const auto found = agreement(*tagger, *taxonomy, passages);
  const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();

  const auto row = [](const char* name, const Counts& c) {
    std::printf("%-28s P %.2f  R %.2f  F1 %.2f   (%d right, %d too many, %d missed)\n", name, c.precision(),
                c.recall(), c.f1(), c.both, c.tagger_only, c.truth_only);
  };
  for (const auto& [theme, counts] : found.by_theme) row(theme.c_str(), counts);
  for (const auto& [role, counts] : found.by_role) row(("[" + role + "]").c_str(), counts);
  for (const auto& [pair, n] : found.polarity_pairs) std::printf("polarity %-50s %d\n", pair.c_str(), n);
  row("lens", found.lens);
  row("themes", found.themes);
  std::printf("polarity right %.2f; absent %d of %d; %zu passages, %.0f a second\n",
              found.themes.both == 0 ? 0.0 : static_cast<double>(found.polarity_right) / found.themes.both,
              found.absent_right, found.absent_in_truth, passages.size(),
              static_cast<double>(passages.size()) / seconds);
  for (int i = 1; i < count; ++i)
    for (const auto& d : found.disagreements)
      if (d.theme == std::string_view(arguments[i]))
        std::printf("\n%s %s %s [%s] %s\n  %s\n", d.tagged ? "TOO MANY" : "MISSED", d.theme.c_str(),
                    (d.passage->document + " " + d.passage->number).c_str(),
                    std::string(id(d.passage->role)).c_str(), d.why.c_str(), d.passage->text.c_str());
  return 0;
}
