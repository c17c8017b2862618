// The learned model: made twice it is the same, read back it says the same, damaged it is refused, and what
// is learned from some batches holds on a batch it has not seen.
#include <gtest/gtest.h>

#include <algorithm>

#include "corpus/base/file.h"
#include "taxonomy/learning/figures.h"
#include "taxonomy/learning/training.h"
#include "taxonomy/tagger.h"

namespace throughline {
namespace {

struct Slice {
  Taxonomy taxonomy;
  RuleBook rules;
  std::vector<CodedPassage> passages;
  std::vector<Example> examples;
};

/// Every second passage of every batch: with much fewer the rules alone are better.
const Slice& slice() {
  static const Slice made = [] {
    auto taxonomy = *Taxonomy::load(THROUGHLINE_SOURCE_DIR "/taxonomy/themes.json");
    auto rules = *RuleBook::compile(taxonomy);
    const auto all = *read_batches(THROUGHLINE_SOURCE_DIR "/taxonomy/training");
    std::vector<CodedPassage> some;
    for (std::size_t i = 0; i < all.size(); i += 2) some.push_back(all[i]);
    auto examples = examples_of(some, taxonomy, rules);
    return Slice{std::move(taxonomy), std::move(rules), std::move(some), std::move(examples)};
  }();
  return made;
}

const Trained& trained() {
  static const auto made = train_model(slice().taxonomy, slice().examples, 4, {}, {});
  return made;
}

TEST(Model, OfTheSamePassagesIsTheSameToTheLastByte) {
  const auto again = train_model(slice().taxonomy, slice().examples, 4, {}, {});
  EXPECT_EQ(sha256(ThemeModel::bytes_of(again.parts)), sha256(ThemeModel::bytes_of(trained().parts)));
}

TEST(Model, ReadBackSaysWhatItSaidBeforeItWasRounded) {
  const ThemeModel exact(trained().parts);
  const auto read = ThemeModel::parse(ThemeModel::bytes_of(trained().parts));
  ASSERT_TRUE(read) << read.error().message;
  double furthest = 0;
  for (std::size_t i = 0; i < slice().examples.size(); i += 7) {
    const auto& example = slice().examples[i];
    const auto before = exact.scores(example.clues, example.sentences);
    const auto after = read->scores(example.clues, example.sentences);
    ASSERT_EQ(before.size(), after.size());
    for (std::size_t k = 0; k < before.size(); ++k)
      furthest = std::max(furthest, std::abs(static_cast<double>(before[k].score) - after[k].score));
  }
  EXPECT_LT(furthest, 0.1);
}

TEST(Model, OnPassagesHeldOutIsBetterThanTheRulesAlone) {
  Agreed rules;
  Agreed model;
  const auto count = [](bool there, bool given, Agreed& agreed) {
    if (there && given) ++agreed.right;
    if (!there && given) ++agreed.too_many;
    if (there && !given) ++agreed.missed;
  };
  for (std::size_t i = 0; i < slice().passages.size(); ++i) {
    const auto& passage = slice().passages[i];
    if (gives_no_tags(*passage.role)) continue;
    const auto read = slice().rules.read(passage.text, passage.role);
    const auto cases = slice().rules.cases(read, passage.role, {});
    for (std::size_t theme = 0; theme < cases.size(); ++theme) {
      count(slice().examples[i].themes[theme], cases[theme].score >= kEnoughForRules, rules);
      count(slice().examples[i].themes[theme], trained().given_held_out[theme][i], model);
    }
  }
  EXPECT_GT(model.f1(), rules.f1()) << "model " << model.f1() << ", rules " << rules.f1();
}

TEST(Model, DamagedOrOfAnotherVersionIsRefused) {
  const auto bytes = ThemeModel::bytes_of(trained().parts);
  EXPECT_FALSE(ThemeModel::parse(""));
  EXPECT_FALSE(ThemeModel::parse("not a model"));
  EXPECT_FALSE(ThemeModel::parse(std::string_view(bytes).substr(0, bytes.size() - 1)));
  EXPECT_FALSE(ThemeModel::parse(std::string_view(bytes).substr(0, 40)));
  EXPECT_FALSE(ThemeModel::parse(bytes + "x"));
  auto other = bytes;
  other[20] = static_cast<char>(other[20] + 1);
  EXPECT_FALSE(ThemeModel::parse(other));
}

TEST(Model, ThatIsCommittedWasMadeFromTheCommittedBatches) {
  const auto model = ThemeModel::load(THROUGHLINE_SOURCE_DIR "/taxonomy/model.bin");
  ASSERT_TRUE(model) << model.error().message;
  const auto manifest = read_file(THROUGHLINE_SOURCE_DIR "/taxonomy/model.json");
  ASSERT_TRUE(manifest);
  EXPECT_NE(manifest->find(model->hash()), std::string::npos);
  for (const auto& output : model->outputs())
    EXPECT_TRUE(output.theme == kNoTheme || slice().taxonomy.find(output.theme)) << output.theme;
  for (const auto& entry : std::filesystem::directory_iterator(THROUGHLINE_SOURCE_DIR "/taxonomy/training"))
    if (entry.path().extension() == ".txt") {
      EXPECT_NE(manifest->find(*sha256_of_file(entry.path())), std::string::npos) << entry.path();
    }
}

TEST(Model, ChangesTheStampAndSaysWhichWordsItWentBy) {
  const auto path = std::filesystem::path(THROUGHLINE_SOURCE_DIR "/taxonomy/themes.json");
  const auto rules_only = Tagger::compile(slice().taxonomy);
  auto model = ThemeModel::load(model_path_beside(path));
  ASSERT_TRUE(model);
  const auto both = Tagger::compile(slice().taxonomy, std::move(*model));
  EXPECT_NE(rules_only->stamp(), both->stamp());
  EXPECT_FALSE(rules_only->has_model());
  EXPECT_TRUE(both->has_model());
  int learned = 0;
  for (const auto& passage : slice().passages) {
    const auto result = both->tag({passage.text, passage.role, {}});
    for (const auto& tag : result.tags) {
      EXPECT_LT(tag.span.from, tag.span.to);
      if (tag.source != TagSource::model) continue;
      ++learned;
      EXPECT_EQ(tag.why.rfind("learned from coded passages", 0), 0U) << tag.why;
    }
  }
  EXPECT_GT(learned, 100);
}

TEST(CodedPassages, WithAnUnknownRoleOrPolarityAreRefusedWithTheirLine) {
  for (const std::string_view text :
       {"@ nowhere | neglect concern |\nText.", "@ analysis | neglect terrible |\nText.",
        "Text before anything.", "@ analysis\nText."}) {
    const auto read = parse_batch(text, "batch");
    ASSERT_FALSE(read) << text;
    EXPECT_NE(read.error().message.find("line 1"), std::string::npos) << read.error().message;
  }
}

TEST(Figures, CountWhatBothHaveAndWhatOneHasAlone) {
  Tag given;
  given.theme = "neglect";
  Tag other;
  other.theme = "drift-delay";
  const std::vector<Judgement> judgements{
      {"a", {{"neglect", Polarity::concern, {}}}, {given}},
      {"b", {{"neglect", Polarity::good, {}}}, {given, other}},
      {"c", {{"neglect", Polarity::concern, {}}}, {}},
  };
  const auto figures = figures_of(judgements);
  EXPECT_EQ(figures.micro.agreed.right, 2);
  EXPECT_EQ(figures.micro.agreed.too_many, 1);
  EXPECT_EQ(figures.micro.agreed.missed, 1);
  EXPECT_EQ(figures.polarity_right, 1);
  EXPECT_DOUBLE_EQ(figures.micro.agreed.f1(), 2.0 * 2 / (2 * 2 + 1 + 1));
  EXPECT_LE(figures.micro.f1.low, figures.micro.f1.high);
}

}  // namespace
}  // namespace throughline
