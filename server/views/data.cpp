#include "server/views/data.h"

namespace throughline {

Data& Data::set(std::string_view name, Data value) {
  auto& members = std::get<Members>(value_);
  for (auto& [key, old] : members)
    if (key == name) {
      old = std::move(value);
      return *this;
    }
  members.emplace_back(std::string(name), std::move(value));
  return *this;
}

Data& Data::take(Data other) {
  for (auto& [name, value] : std::get<Members>(other.value_)) set(name, std::move(value));
  return *this;
}

const Data* Data::find(std::string_view name) const {
  const auto* members = std::get_if<Members>(&value_);
  if (members == nullptr) return nullptr;
  for (const auto& [key, value] : *members)
    if (key == name) return &value;
  return nullptr;
}

}  // namespace throughline
