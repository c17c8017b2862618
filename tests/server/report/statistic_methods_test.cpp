#include "server/report/statistic_methods.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <set>

namespace throughline::report {
namespace {

using nlohmann::json;
using nlohmann::ordered_json;

/// Methods that search for their answer; all others are closed forms.
const std::set<std::string> kIterative = {"jeffreys_ci",
                                          "clopper_pearson_ci",
                                          "miettinen_nurminen_diff_ci",
                                          "miettinen_nurminen_rr_ci",
                                          "conditional_or_exact_ci",
                                          "poisson_rate_exact_ci",
                                          "poisson_rate_ratio_exact_ci",
                                          "poisson_trend",
                                          "negbin2_trend_ml",
                                          "cluster_proportion",
                                          "directly_standardised_rate"};

void expect_equal(const ordered_json& got, const json& want, double tolerance, const std::string& where) {
  if (want.is_number()) {
    ASSERT_TRUE(got.is_number()) << where;
    const double expected = want.get<double>();
    EXPECT_NEAR(got.get<double>(), expected, std::max(std::abs(expected) * tolerance, 1e-15)) << where;
  } else if (want.is_array()) {
    ASSERT_EQ(got.size(), want.size()) << where;
    for (std::size_t i = 0; i < want.size(); ++i)
      expect_equal(got[i], want[i], tolerance, where + "[" + std::to_string(i) + "]");
  } else if (want.is_object()) {
    EXPECT_EQ(got.size(), want.size()) << where << ": " << got;
    for (const auto& [key, value] : want.items()) {
      ASSERT_TRUE(got.contains(key)) << where << "." << key;
      expect_equal(got.at(key), value, tolerance, where + "." + key);
    }
  } else {
    EXPECT_EQ(json(got), want) << where;
  }
}

json vectors() {
  std::ifstream file(THROUGHLINE_SOURCE_DIR "/tests/statistics/vectors.json");
  return json::parse(file);
}

TEST(StatisticMethods, AgreeWithPublishedValues) {
  std::set<std::string> tried;
  for (const json& vector : vectors()) {
    const std::string method = vector.at("method");
    SCOPED_TRACE(method + " " + vector.at("inputs").dump());
    const auto answer = run_statistic(method, vector.at("inputs"));
    ASSERT_TRUE(answer) << answer.error().message;
    expect_equal(*answer, vector.at("expected"), kIterative.contains(method) ? 1e-6 : 1e-9, method);
    tried.insert(method);
  }
  for (const StatisticMethod& method : statistic_methods())
    EXPECT_TRUE(tried.contains(std::string(method.name))) << method.name << " has no vector";
}

TEST(StatisticMethods, ExamplesWorkAndNamesAreUnique) {
  std::set<std::string_view> names;
  for (const StatisticMethod& method : statistic_methods()) {
    SCOPED_TRACE(method.name);
    EXPECT_TRUE(names.insert(method.name).second);
    const auto answer = run_statistic(method.name, json::parse(method.example));
    EXPECT_TRUE(answer) << answer.error().message;
  }
}

TEST(StatisticMethods, ConfidenceIs95UnlessGiven) {
  EXPECT_EQ(*run_statistic("wilson_ci", {{"x", 17}, {"n", 84}}),
            *run_statistic("wilson_ci", {{"x", 17}, {"n", 84}, {"conf", 0.95}}));
  EXPECT_NE(*run_statistic("wilson_ci", {{"x", 17}, {"n", 84}}),
            *run_statistic("wilson_ci", {{"x", 17}, {"n", 84}, {"conf", 0.9}}));
}

TEST(StatisticMethods, InputsAreCheckedByName) {
  struct Case {
    std::string method;
    std::string inputs;
    std::string named;
  };
  const std::vector<Case> cases = {
      {"wilson_ci", R"({"x":1})", "\"n\" is missing"},
      {"wilson_ci", R"({"x":1.5,"n":3})", "\"x\""},
      {"wilson_ci", R"({"x":"1","n":3})", "\"x\""},
      {"wilson_ci", R"({"x":true,"n":3})", "\"x\""},
      {"wilson_ci", R"({"x":1e300,"n":3})", "\"x\""},
      {"wilson_ci", R"({"x":1,"n":3,"konf":0.9})", "\"konf\""},
      {"wilson_ci", R"([1,3])", "object"},
      {"wilson_ci", R"({"x":0,"n":0})", "undefined"},
      {"holm", R"({"p":0.1})", "\"p\""},
      {"holm", R"({"p":["a"]})", "\"p\""},
      {"cohen_kappa", R"({"table":[1,2]})", "\"table\""},
      {"cohen_kappa", R"({"table":[[1,null],[1,2]]})", "\"table\""},
      {"cochran_armitage", R"({"x":[1],"n":[2,3],"scores":[0,1]})", "equally long"},
      {"mantel_haenszel", R"({"strata":[[1,2,3]]})", "\"strata\""},
      {"directly_standardised_rate", R"({"groups":[{"count":1}]})", "\"population\""},
      {"multilabel_f1", R"({"gold":[[2]],"pred":[[1]]})", "\"gold\""},
  };
  for (const Case& one : cases) {
    SCOPED_TRACE(one.method + " " + one.inputs);
    const auto answer = run_statistic(one.method, json::parse(one.inputs));
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, ErrorCode::invalid_argument);
    EXPECT_NE(answer.error().message.find(one.named), std::string::npos) << answer.error().message;
  }
}

TEST(StatisticMethods, AnUnknownNameIsAnsweredWithTheList) {
  const auto answer = run_statistic("wilson", json::object());
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::not_found);
  for (const StatisticMethod& method : statistic_methods())
    EXPECT_NE(answer.error().hint.find(method.name), std::string::npos);
}

TEST(StatisticMethods, AllAreDocumented) {
  std::ifstream file(THROUGHLINE_SOURCE_DIR "/docs/statistics.md");
  const std::string text((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  for (const StatisticMethod& method : statistic_methods())
    EXPECT_NE(text.find("`" + std::string(method.name) + "`"), std::string::npos) << method.name;
}

struct Printed {
  std::string output;
  int status = 0;
};

Printed run(const std::string& arguments) {
  Printed result;
  FILE* pipe = popen((THROUGHLINE_BIN_DIR "/throughline-report " + arguments + " 2>&1").c_str(), "r");
  std::array<char, 4096> buffer{};
  while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe))
    result.output.append(buffer.data(), count);
  result.status = WEXITSTATUS(pclose(pipe));
  return result;
}

TEST(ReportProgram, StatPrintsJsonAndItsStatusIsTheErrorTables) {
  const Printed good = run(R"(stat wilson_ci '{"x":17,"n":84}')");
  EXPECT_EQ(good.status, 0);
  EXPECT_NEAR(json::parse(good.output).at("lower").get<double>(), 0.130374567896, 1e-9);
  EXPECT_EQ(run("stat nothing '{}'").status, info(ErrorCode::not_found).exit_status);
  EXPECT_EQ(run("stat wilson_ci '{'").status, info(ErrorCode::invalid_argument).exit_status);
  EXPECT_EQ(run("stat wilson_ci").status, info(ErrorCode::invalid_argument).exit_status);
  EXPECT_EQ(run("--nonsense").status, info(ErrorCode::invalid_argument).exit_status);
  const Printed unknown = run("stat nothing '{}'");
  EXPECT_EQ(json::parse(unknown.output).at("error").at("code"), "not_found");
  const Printed list = run("stat --list");
  EXPECT_EQ(list.status, 0);
  EXPECT_NE(list.output.find("newcombe_diff_ci"), std::string::npos);
}

}  // namespace
}  // namespace throughline::report
