// The pages' templates (web/templates/*.mustache), read into memory at start with their partials pasted in,
// and rendered. The rules that make them safe are checked when they are loaded, not only by tests.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.h"
#include "server/views/data.h"

namespace throughline {

struct Rendered {
  std::string text;
  std::vector<std::string>
      missing;  ///< names the template asked for and the data did not have; a fault of ours
};

/// Names of raw values ({{{x}}} or {{&x}}) that do not end in _html, inline scripts and styles, and partials
/// that do not exist: one line each, empty when all is well.
std::vector<std::string> template_faults(const std::map<std::string, std::string, std::less<>>& sources);

class Templates {
 public:
  /// Reads every .mustache of the folder. io or internal (with the faults) otherwise.
  static Result<Templates> load(const std::filesystem::path& folder);
  Templates(Templates&&) noexcept;
  Templates& operator=(Templates&&) noexcept;
  ~Templates();

  /// Safe from several threads. An unknown name gives an empty text with the name missing.
  Rendered render(std::string_view name, const Data& data) const;
  std::vector<std::string> names() const;
  /// Changes with every change of a template.
  const std::string& stamp() const;

 private:
  struct State;
  explicit Templates(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace throughline
