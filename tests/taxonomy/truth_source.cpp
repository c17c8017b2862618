#include "tests/taxonomy/truth_source.h"

#include <algorithm>
#include <fstream>
#include <optional>
#include <sstream>

#include "corpus/base/utf8.h"

namespace throughline {
namespace {

class SourceReader {
 public:
  explicit SourceReader(std::string document) : document_(std::move(document)) {}

  void line(const std::string& text) {
    if (in_truth_) {
      in_truth_ = text != "}";
      return;
    }
    if (text.rfind("@truth", 0) == 0) {
      in_truth_ = true;
    } else if (text.rfind("^ ", 0) == 0) {
      label(text.substr(2));
    } else if (text.rfind("#", 0) == 0) {
      heading(text);
    } else if (text.rfind("- ", 0) == 0 && !passages_.empty()) {
      passages_.back().text += " • " + text.substr(2);
    } else if (!text.empty() && std::string_view("=@[|").find(text.front()) == std::string_view::npos) {
      paragraph(text);
    }
  }

  std::vector<TruthPassage> take() { return std::move(passages_); }

 private:
  void heading(const std::string& text) {
    const auto level = text.find_first_not_of('#');
    auto title = text.substr(level + 1);
    if (const auto brace = title.find('{'); brace != std::string::npos) {
      if (const auto role =
              parse<SectionRole>(kSectionRoles, title.substr(brace + 1, title.find('}') - brace - 1)))
        role_ = *role;
      title = title.substr(0, brace);
    }
    path_.resize(std::min(path_.size(), level - 1));
    path_.emplace_back(trimmed(title));
  }

  void paragraph(const std::string& text) {
    TruthPassage passage;
    passage.document = document_;
    passage.role = role_;
    passage.heading_path = path_;
    const auto space = text.find(' ');
    const auto first = text.substr(0, space);
    const bool numbered = first.find_first_of("0123456789") != std::string::npos && first.size() < 8;
    if (numbered) passage.number = first;
    passage.text =
        numbered || first == "+" || first == ">" ? text.substr(std::min(space, text.size() - 1) + 1) : text;
    for (auto mark = passage.text.find("[^"); mark != std::string::npos; mark = passage.text.find("[^"))
      passage.text.erase(mark, passage.text.find(']', mark) - mark + 1);
    passages_.push_back(std::move(passage));
  }

  void label(const std::string& text) {
    if (passages_.empty()) return;
    std::istringstream in(text);
    std::string theme;
    std::string polarity;
    std::string lens;
    in >> theme >> polarity >> lens;
    if (theme.rfind("role=", 0) == 0) {
      if (const auto role = parse<SectionRole>(kSectionRoles, theme.substr(5))) passages_.back().role = *role;
      return;
    }
    const auto known = parse<Polarity>(kPolarities, polarity);
    if (!known) return;
    TruthLabel label{theme, *known, {}};
    if (!lens.empty())
      for (const auto agency : split(lens, ',')) label.lens.emplace_back(agency);
    passages_.back().labels.push_back(std::move(label));
  }

  std::string document_;
  bool in_truth_ = false;
  SectionRole role_ = SectionRole::front_matter;
  std::vector<std::string> path_;
  std::vector<TruthPassage> passages_;
};

}  // namespace

std::vector<TruthPassage> read_truth(const std::filesystem::path& source) {
  std::ifstream in(source);
  SourceReader reader(source.stem().string());
  for (std::string text; std::getline(in, text);) reader.line(text);
  return reader.take();
}

std::vector<TruthPassage> read_all_truth(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> sources;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored))
    if (entry.path().extension() == ".review") sources.push_back(entry.path());
  std::sort(sources.begin(), sources.end());
  std::vector<TruthPassage> all;
  for (const auto& source : sources)
    for (auto& passage : read_truth(source)) all.push_back(std::move(passage));
  return all;
}

}  // namespace throughline
