// A small library, published and opened, for tests of search, analysis and views.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/model/reading.h"
#include "corpus/store/generation.h"
#include "corpus/store/library.h"
#include "server/search/search_service.h"
#include "tests/store/temporary_folder.h"

namespace throughline::testing {

/// Themes of random readings (tests/store/random_reading.h) with other labels, as a file of themes.
std::string_view small_taxonomy_text();
std::shared_ptr<const Taxonomy> small_taxonomy();

struct Paper {
  std::string review;
  std::vector<std::string> cases;
  Reading reading;
};

/// A review of one document with these passages, published in `year`, permitted in full, counted in
/// statistics.
Paper paper(const std::string& review, const std::string& its_case, int year,
            const std::vector<std::string>& texts);
Tag tag_of(const std::string& theme, Polarity polarity = Polarity::concern, bool learning = true);

/// Records the papers in a library of that folder, links them to their reviews and cases, and publishes.
void publish_papers(const std::filesystem::path& folder, const std::vector<Paper>& papers,
                    const std::string& today);

class Shelf {
 public:
  static constexpr const char* kToday = "2026-11-05";
  explicit Shelf(const std::vector<Paper>& papers, const Settings& settings = Settings());

  const SearchService& service() const { return *service_; }
  std::shared_ptr<const Availability> available(const std::vector<std::string>& withdrawn = {},
                                                const std::string& today = kToday) const;
  /// Fails the test on an error.
  SearchPage search(const SearchRequest& request, const std::vector<std::string>& withdrawn = {},
                    const std::string& today = kToday) const;
  SearchPage search(const std::string& text) const;

 private:
  TemporaryFolder folder_;
  std::shared_ptr<const SearchService> service_;
};

/// Review slugs of the results, in order.
std::vector<std::string> found(const SearchPage& page);
const FacetBucket* bucket(const SearchPage& page, FieldId field, const std::string& value);

/// Many random reviews: several documents, reviews and cases linked in every way, all levels of visibility.
std::vector<Paper> random_papers(std::uint32_t seed, std::size_t count);

}  // namespace throughline::testing
