#include "tests/store/random_reading.h"

#include <array>
#include <string_view>

#include "corpus/base/file.h"
#include "corpus/base/utf8.h"
#include "corpus/model/agencies.h"

namespace throughline::testing {
namespace {

constexpr auto kWords = std::to_array<std::string_view>(
    {"bruise",    "bruising",      "the",          "of",  "child", "child’s", "supervision", "professional",
     "curiosity", "information",   "sharing",      "was", "not",   "health",  "visitor",     "police",
     "school",    "communication", "communicated", "risk"});
constexpr auto kOddTexts = std::to_array<std::string_view>(
    {"", "Plain words.", "“Curly” – and ‘quotes’", "Ünïcödé ŁÓDŹ ß æ", "日本語の文", "tab\tand\nnewline",
     "a | b | c", "'; DROP TABLE documents; --", "[\"json\"]", "e\u0301 combining", "🙂",
     "\\ \" %s {} ?1"});

}  // namespace

const std::vector<std::string>& random_themes() {
  static const std::vector<std::string> kThemes = {"professional-curiosity", "supervision",
                                                   "information-sharing", "neglect"};
  return kThemes;
}

const std::vector<std::string>& random_theme_groups() {
  static const std::vector<std::string> kGroups = {"practice", "practice", "multi-agency", "harm"};
  return kGroups;
}

PublishOptions random_publish_options() {
  PublishOptions options;
  options.today = "2026-11-05";
  options.taxonomy_version = "test-1";
  options.themes = random_themes();
  options.theme_groups = random_theme_groups();
  return options;
}

std::vector<CaseAssignment> one_review_each(const std::vector<Reading>& readings) {
  std::vector<CaseAssignment> assignments;
  for (std::size_t i = 0; i < readings.size(); ++i)
    assignments.push_back(
        {readings[i].sha256, "review-" + std::to_string(i), {"c-" + std::to_string(i)}, "test"});
  return assignments;
}

std::string RandomReadings::sentence(std::size_t words) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) {
    if (i > 0) text += below(9) == 0 ? ", " : " ";
    text += kWords[below(kWords.size())];
  }
  return text;
}

std::string RandomReadings::odd_text() {
  return std::string(kOddTexts[below(kOddTexts.size())]);
}

std::vector<std::string> RandomReadings::texts(std::size_t most) {
  std::vector<std::string> list(below(most + 1));
  for (auto& text : list) text = odd_text();
  return list;
}

Evidence RandomReadings::evidence() {
  return {static_cast<int>(below(50)), odd_text(), {below(10), 10 + below(10)}, odd_text()};
}

template <class T>
Fact<T> RandomReadings::fact(T value) {
  Fact<T> fact;
  fact.state = static_cast<FactState>(below(kFactStates.size()));
  if (fact.state == FactState::stated) fact.value = std::move(value);
  fact.evidence = evidence();
  fact.source = static_cast<Source>(below(kSources.size()));
  return fact;
}

Tag RandomReadings::tag(std::size_t length) {
  Tag tag;
  tag.theme = random_themes()[below(random_themes().size())];
  tag.polarity = static_cast<Polarity>(below(kPolarities.size()));
  for (std::size_t i = below(3); i > 0; --i) tag.lens.emplace_back(kAgencies[below(kAgencies.size())].id);
  tag.learning = maybe();
  tag.confidence = static_cast<double>(below(1001)) / 1000;
  tag.span.from = below(length);
  tag.span.to = tag.span.from + below(length - tag.span.from + 1);
  tag.why = odd_text();
  tag.source = static_cast<TagSource>(below(3));
  return tag;
}

Passage RandomReadings::passage(std::size_t ordinal) {
  Passage p;
  p.id = "p-" + std::to_string(ordinal) + (maybe() ? "" : ".1");
  p.number = maybe() ? std::to_string(ordinal) : "";
  p.page = static_cast<int>(ordinal / 4) + 1;
  p.page_last = p.page + static_cast<int>(below(2));
  p.page_label = odd_text();
  p.heading_path = texts(3);
  p.role = static_cast<SectionRole>(below(kSectionRoles.size()));
  p.role_why = odd_text();
  p.text = sentence(3 + below(40)) + (below(8) == 0 ? " " + odd_text() : "");
  p.ocr = maybe();
  p.table = maybe();
  const auto length = code_points(p.text);
  for (std::size_t i = below(4); i > 0; --i) p.tags.push_back(tag(length));
  return p;
}

Reading RandomReadings::next() {
  return next(below(30));
}

Reading RandomReadings::next(std::size_t passages) {
  Reading r;
  r.sha256 = sha256(std::to_string(random_()) + "-" + std::to_string(made_++));
  r.file = "report-" + std::to_string(made_) + ".pdf";
  r.outcome = maybe() ? Outcome::ok : Outcome::ok_with_warnings;
  r.reason = odd_text();
  r.warnings = texts(3);
  r.format = "pdf";
  r.document_kind = kDocumentKinds[below(kDocumentKinds.size())].id;
  r.language = "en";
  r.pages = static_cast<int>(below(200));
  r.producer = odd_text();
  r.quality = {static_cast<int>(below(100)),
               static_cast<int>(below(5)),
               static_cast<double>(below(10001)) / 10000,
               static_cast<int>(below(9)),
               static_cast<int>(below(99)),
               static_cast<double>(below(1000001)) / 1000000};
  auto& review = r.review;
  review.type = kReviewTypes[below(kReviewTypes.size())].id;
  review.type_why = odd_text();
  review.joint_with = texts(2);
  review.domain = kDomains[below(kDomains.size())].id;
  review.nation = kNations[below(kNations.size())].id;
  review.regime = kRegimes[below(kRegimes.size())].id;
  review.counts_in_statistics = maybe();
  review.title = odd_text();
  review.title_source = static_cast<Source>(below(kSources.size()));
  review.boards = texts(2);
  review.pseudonyms = texts(2);
  review.authors = texts(3);
  review.methodology = odd_text();
  review.isbn = odd_text();
  review.chairs = texts(2);
  review.disagreements = texts(1);
  review.publisher = odd_text();
  review.region = odd_text();
  if (maybe()) review.sources["boards"] = Source::sidecar;
  for (const auto& [name, label] : kReviewDates) {
    if (!maybe()) continue;
    PartialDate date{2000 + static_cast<int>(below(25)), 0, 0, DatePrecision::year};
    if (maybe())
      date = {date.year, static_cast<int>(below(12)) + 1, static_cast<int>(below(28)) + 1,
              DatePrecision::day};
    review.dates[std::string(name)] = fact(date);
  }
  r.case_hint = odd_text();
  r.cases_hint = texts(2);
  for (std::size_t i = below(4); i > 0; --i) {
    Subject s;
    s.role = kSubjectRoles[below(kSubjectRoles.size())].id;
    s.age_text = odd_text();
    if (maybe()) s.age_years = static_cast<int>(below(90));
    if (maybe()) s.age_months = static_cast<int>(below(12));
    s.age_band = maybe() ? std::string(kAgeBands[below(kAgeBands.size())].id) : "";
    s.sex = fact<std::string>("female");
    s.ethnicity = fact(odd_text());
    s.evidence = evidence();
    r.subjects.push_back(s);
  }
  for (const auto& known : kCaseFacts) {
    const std::string name(known.id);
    if (!maybe()) continue;
    if (known.list)
      r.fact_lists[name] = fact(texts(3));
    else
      r.facts[name] = fact(odd_text());
    if (known.by_person && maybe()) r.facts[name].by = {{"mother", "current"}, {"other-carer", "past"}};
  }
  if (maybe()) r.abbreviations = {{"CIN", odd_text()}};
  r.quality.text_coverage = 0.75;
  r.quality.reading_ease = 41.5;
  for (std::size_t i = 0; i < passages; ++i) r.passages.push_back(passage(i));
  for (std::size_t i = below(4); i > 0; --i)
    r.recommendations.push_back({std::to_string(i),
                                 odd_text(),
                                 static_cast<int>(below(40)),
                                 r.passages.empty() ? "" : r.passages[below(r.passages.size())].id,
                                 odd_text(),
                                 texts(2),
                                 "train",
                                 {random_themes()[below(4)]},
                                 "partnership",
                                 maybe(),
                                 maybe(),
                                 maybe()});
  r.rights = {odd_text(), "OGL", "given in writing", Visibility::full, "", false, odd_text(), odd_text()};
  return r;
}

}  // namespace throughline::testing
