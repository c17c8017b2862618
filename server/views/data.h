// What a template is filled with: text, yes or no, a list, or named values. View models are turned into it;
// only templates.cpp turns it into the template library's own type. An empty text counts as "no" in a
// section.
#pragma once

#include <concepts>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace throughline {

class Data {
 public:
  using List = std::vector<Data>;
  using Members = std::vector<std::pair<std::string, Data>>;

  Data() : value_(Members{}) {}
  /// Only bool itself: a number must become text on purpose.
  template <std::same_as<bool> Bool>
  Data(Bool yes) : value_(yes) {}
  Data(std::string text) : value_(std::move(text)) {}
  Data(std::string_view text) : value_(std::string(text)) {}
  Data(const char* text) : value_(std::string(text)) {}
  Data(List list) : value_(std::move(list)) {}
  Data(std::initializer_list<std::pair<std::string, Data>> members) : value_(Members(members)) {}

  /// Adds or replaces a member; only on named values.
  Data& set(std::string_view name, Data value);
  /// Adds the members of another, replacing those of the same name.
  Data& take(Data other);
  const Data* find(std::string_view name) const;

  const std::variant<bool, std::string, List, Members>& value() const { return value_; }

 private:
  std::variant<bool, std::string, List, Members> value_;
};

}  // namespace throughline
