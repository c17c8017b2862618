// train and evaluate: the model of the themes, from coded passages and against them.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "corpus/base/file.h"
#include "corpus/model/reading_json.h"
#include "indexer/cli/commands.h"
#include "indexer/cli/rules.h"
#include "taxonomy/learning/figures.h"
#include "taxonomy/learning/training.h"

namespace throughline {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::size_t kFolds = 4;

fs::path batches_of(const CommandLine& line) {
  return line.data_from.empty() ? taxonomy_path(line).parent_path() / "training" : fs::path(line.data_from);
}

/// The batches and, where a folder of them is given, the labelled documents.
Result<std::vector<CodedPassage>> training_passages(const CommandLine& line) {
  THROUGHLINE_ASSIGN(auto passages, read_batches(batches_of(line)));
  if (line.truth.empty()) return passages;
  THROUGHLINE_ASSIGN(auto documents, read_labelled_documents(line.truth));
  for (auto& passage : documents) passages.push_back(std::move(passage));
  return passages;
}

/// Themes given while a passage's own batch or case was held out, as judgements.
std::vector<Judgement> held_out_judgements(const Taxonomy& taxonomy, const std::vector<CodedPassage>& passages,
                                           const Trained& trained) {
  std::vector<Judgement> judgements;
  for (std::size_t i = 0; i < passages.size(); ++i) {
    Judgement judgement{passages[i].source, passages[i].themes, {}};
    for (std::size_t theme = 0; theme < taxonomy.themes().size(); ++theme)
      if (trained.given_held_out[theme][i]) {
        Tag tag;
        tag.theme = taxonomy.themes()[theme].id;
        for (const auto& coded : passages[i].themes)
          if (coded.theme == tag.theme) tag.polarity = coded.polarity;
        judgement.given.push_back(std::move(tag));
      }
    judgements.push_back(std::move(judgement));
  }
  return judgements;
}

Json held_out_json(const std::vector<Judgement>& judgements) {
  std::map<std::string, std::vector<Judgement>> by_source;
  for (const auto& judgement : judgements) by_source[judgement.group].push_back(judgement);
  Json json;
  const auto put = [&](const std::string& name, const std::vector<Judgement>& some) {
    const auto figures = figures_to_json(figures_of(some));
    json[name] = {{"passages", figures["passages"]}, {"micro", figures["micro"]}, {"macro_f1", figures["macro_f1"]},
                  {"macro_themes", figures["macro_themes"]}};
  };
  for (const auto& [source, some] : by_source) put(source, some);
  put("all", judgements);
  return json;
}

Result<Json> data_json(const fs::path& folder) {
  Json json = Json::object();
  std::vector<fs::path> files;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored))
    if (entry.is_regular_file() && (entry.path().extension() == ".txt" || entry.path().extension() == ".json"))
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const auto& file : files) {
    THROUGHLINE_ASSIGN(json[file.filename().string()], sha256_of_file(file));
  }
  return json;
}

void print_figures(const Figures& figures) {
  const auto row = [](std::string_view name, const MeasuredTheme& m) {
    const auto part = [](double value, const Interval& i) {
      return fmt::format("{:.2f} ({:.2f} to {:.2f})", value, i.low, i.high);
    };
    fmt::print("{:<34} precision {}  recall {}  F1 {}  on {}\n", name, part(m.agreed.precision(), m.precision),
               part(m.agreed.recall(), m.recall), part(m.agreed.f1(), m.f1), m.agreed.right + m.agreed.missed);
  };
  for (const auto& [theme, measured] : figures.themes) row(theme, measured);
  row("all themes", figures.micro);
  fmt::print("macro F1 {:.2f} over {} themes with at least 10 passages; polarity right {:.2f}; {} passages\n",
             figures.macro_f1, figures.macro_themes,
             figures.micro.agreed.right == 0
                 ? 0.0
                 : static_cast<double>(figures.polarity_right) / figures.micro.agreed.right,
             figures.passages);
}

Result<std::vector<CodedPassage>> passages_to_judge(const CommandLine& line) {
  if (!line.coded_set.empty()) return read_coded_set(line.coded_set);
  if (!line.truth.empty()) return read_labelled_documents(line.truth);
  return read_batches(batches_of(line));
}

}  // namespace

Result<void> run_train(const CommandContext& context) {
  const auto& line = context.line;
  THROUGHLINE_ASSIGN(const auto taxonomy, Taxonomy::load(taxonomy_path(line)));
  THROUGHLINE_ASSIGN(const auto rules, RuleBook::compile(taxonomy));
  THROUGHLINE_ASSIGN(const auto passages, training_passages(line));
  std::set<std::string> sources;
  for (const auto& passage : passages) sources.insert(passage.source);
  if (sources.size() < 2)
    return fail(ErrorCode::invalid_argument, "The passages are all of one batch.",
                "Thresholds are chosen on passages of a batch that was held out: give two batches or more.");
  const auto examples = examples_of(passages, taxonomy, rules);
  FitOptions fitting;
  if (line.without_rules) fitting.rules = 0;
  const auto trained = train_model(taxonomy, examples, std::min(kFolds, sources.size()), fitting, {});
  const auto bytes = ThemeModel::bytes_of(trained.parts);

  Json manifest;
  manifest["model_sha256"] = sha256(bytes);
  manifest["bytes"] = bytes.size();
  manifest["taxonomy"] = taxonomy.version();
  manifest["clues"] = kClueVersion;
  manifest["command"] = "throughline train";
  manifest["passages"] = passages.size();
  manifest["themes"] = trained.parts.outputs.size();
  THROUGHLINE_ASSIGN(manifest["batches"], data_json(batches_of(line)));
  if (!line.truth.empty()) {
    THROUGHLINE_ASSIGN(manifest["documents"], data_json(line.truth));
  }
  manifest["held_out"] = held_out_json(held_out_judgements(taxonomy, passages, trained));
  std::error_code failed;
  fs::create_directories(line.output, failed);
  THROUGHLINE_TRY(write_file_durably(fs::path(line.output) / "model.bin", bytes));
  THROUGHLINE_TRY(write_file_durably(fs::path(line.output) / "model.json", dump(manifest, 1) + "\n"));
  if (line.json) {
    fmt::print("{}\n", dump(manifest, 1));
  } else {
    const auto& all = manifest["held_out"]["all"]["micro"];
    fmt::print("{} passages, {} themes, {} kilobytes. Held out: precision {:.3f}, recall {:.3f}, F1 {:.3f}.\n",
               passages.size(), trained.parts.outputs.size(), bytes.size() / 1000,
               all["precision"]["value"].get<double>(), all["recall"]["value"].get<double>(),
               all["f1"]["value"].get<double>());
  }
  return {};
}

Result<void> run_evaluate(const CommandContext& context) {
  const auto& line = context.line;
  THROUGHLINE_ASSIGN(const auto rules, load_rules(line));
  THROUGHLINE_ASSIGN(const auto passages, passages_to_judge(line));
  std::vector<Judgement> judgements;
  for (const auto& passage : passages) {
    const auto result = rules.tagger.tag(
        {passage.text, line.without_roles ? std::nullopt : passage.role, passage.heading_path});
    judgements.push_back({passage.source, passage.themes, result.tags});
  }
  const auto figures = figures_of(judgements);
  if (line.json)
    fmt::print("{}\n", dump(figures_to_json(figures), 1));
  else
    print_figures(figures);
  return {};
}

}  // namespace throughline
