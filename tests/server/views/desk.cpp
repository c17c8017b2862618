#include "tests/server/views/desk.h"

#include <gtest/gtest.h>

#include "corpus/base/file.h"
#include "server/http/target.h"
#include "server/views/routes.h"

namespace throughline::testing {
namespace {

Paper with_rights(Paper paper, Visibility level, const std::string& url) {
  paper.reading.rights.visibility = level;
  paper.reading.rights.url = url;
  paper.reading.rights.owner = "The board";
  return paper;
}

Fact<std::string> stated(const std::string& value, int page, const std::string& passage,
                         const std::string& words) {
  Fact<std::string> fact;
  fact.state = FactState::stated;
  fact.value = value;
  fact.evidence = {page, passage, {0, 4}, words};
  return fact;
}

Paper full_paper() {
  auto made = paper("northmoor-child-a-2019", "c-1", 2019,
                    {"Professional curiosity was missing when the father moved in <script>alert(1)</script>.",
                     "The health visitor asked an open question: good professional curiosity.",
                     "There was neglect in the home & nobody said \"so\"."});
  auto& reading = made.reading;
  reading.review.title = "Child A <b>& family</b>";
  reading.review.authors = {"An Author"};
  reading.passages[0].tags = {tag_of("professional-curiosity")};
  reading.passages[1].tags = {tag_of("professional-curiosity", Polarity::good)};
  reading.passages[2].tags = {tag_of("neglect", Polarity::concern, false)};
  reading.passages[2].role = SectionRole::facts;
  reading.passages[0].heading_path = {"4 Analysis", "The father"};
  reading.passages[1].heading_path = {"4 Analysis", "The father"};
  reading.passages[2].heading_path = {"2 The facts"};
  reading.facts["outcome"] = stated("death", 3, "p-3", "the child died");
  reading.facts["cp_plan"].state = FactState::redacted;
  reading.recommendations = {{"1",
                              "The board should train its staff.",
                              2,
                              "p-2",
                              "",
                              {"safeguarding-board"},
                              "train",
                              {"professional-curiosity"}}};
  reading.warnings = {"One heading could not be told from a line of text."};
  return with_rights(std::move(made), Visibility::full, "https://board.example/child-a.pdf");
}

Paper level_paper(const std::string& slug, int number, Visibility level) {
  auto made =
      paper(slug, "c-" + std::to_string(number), 2020 + number, {long_text("alpha"), long_text("beta")});
  made.reading.passages[0].tags = {tag_of("neglect")};
  made.reading.recommendations = {
      {"1", long_text("advice"), 2, "p-2", "", {"police"}, "practice", {"neglect"}}};
  return with_rights(std::move(made), level, "https://board.example/" + slug + ".pdf");
}

}  // namespace

std::string long_text(const std::string& word) {
  std::string text;
  for (int i = 1; i <= 80; ++i) text += (i == 1 ? "" : " ") + word + std::to_string(i);
  return text + ".";
}

std::vector<Paper> mixed_papers() {
  std::vector<Paper> papers{full_paper(), level_paper("passages-review", 2, Visibility::passages),
                            level_paper("extract-review", 3, Visibility::extract),
                            level_paper("record-review", 4, Visibility::record),
                            level_paper("board-only-review", 5, Visibility::board_only)};
  auto expiring = level_paper("expired-review", 6, Visibility::full);
  expiring.reading.rights.publish_until = "2026-11-10";
  papers.push_back(std::move(expiring));
  return papers;
}

Desk::Desk(const std::vector<Paper>& papers, const std::string& today) {
  EXPECT_TRUE(write_file_durably(folder_.path() / "themes.json", small_taxonomy_text()));
  if (!papers.empty()) publish_papers(folder_.path(), papers, kToday);
  RunOptions options{folder_.path(), std::filesystem::path(THROUGHLINE_SOURCE_DIR) / "web",
                     folder_.path() / "themes.json", "https://reviews.example", today};
  auto app = RunningApp::start(options, Settings());
  if (!app) {
    ADD_FAILURE() << app.error().message;
    return;
  }
  app_ = std::move(*app);
}

Response Desk::get(const std::string& target, const std::map<std::string, std::string>& headers) const {
  auto parsed = http::parse_target(target);
  if (!parsed) {
    ADD_FAILURE() << parsed.error().message;
    return {};
  }
  Request request;
  request.method = "GET";
  request.path = parsed->path;
  request.parameters = parsed->parameters;
  request.headers = headers;
  request.reference = "ref-1";
  return answer(request, app_->now());
}

Response Desk::ask(const std::string& method, const std::string& target) const {
  Request request;
  request.method = method;
  request.path = target;
  request.reference = "ref-1";
  return answer(request, app_->now());
}

void Desk::withdraw(const std::string& review, const std::string& reason) {
  auto library = Library::open(folder_.path(), Library::Access::write);
  if (!library) {
    ADD_FAILURE() << library.error().message;
    return;
  }
  EXPECT_TRUE(library->withdraw(review, reason, "test"));
}

}  // namespace throughline::testing
