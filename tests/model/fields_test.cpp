#include "corpus/model/fields.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace throughline {
namespace {

TEST(Fields, NamesPrefixesAndSlotsAreUnique) {
  std::set<std::string_view> names;
  std::set<std::string_view> prefixes;
  std::set<unsigned> slots;
  for (const auto& field : kFields) {
    SCOPED_TRACE(field.name);
    EXPECT_TRUE(names.insert(field.name).second);
    EXPECT_TRUE(field.prefix.empty() || prefixes.insert(field.prefix).second);
    EXPECT_TRUE(!field.slot || slots.insert(*field.slot).second);
    EXPECT_EQ(field_named(field.name), &field);
  }
  EXPECT_EQ(field_named("no-such-field"), nullptr);
}

TEST(Fields, NoPrefixBeginsAnotherSoThatTermsCannotBeMistaken) {
  for (const auto& a : kFields) {
    if (a.prefix.empty()) continue;
    for (const char c : a.prefix)
      EXPECT_TRUE(c >= 'A' && c <= 'Z') << a.name << ": the words of texts are lower case";
    for (const auto& b : kFields)
      EXPECT_TRUE(&a == &b || b.prefix.empty() || !b.prefix.starts_with(a.prefix)) << a.name << " " << b.name;
  }
}

TEST(Fields, EveryOneIsExplainedAndItsExampleUsesIt) {
  for (const auto& field : kFields) {
    SCOPED_TRACE(field.name);
    EXPECT_TRUE(field.description.ends_with('.'));
    const bool plain = field.kind == FieldKind::text && field.prefix.empty();  // typed without its name
    EXPECT_TRUE(plain || field.example.find(std::string(field.name) + ":") != std::string_view::npos);
    EXPECT_TRUE(!field.facet || field.slot.has_value());
  }
}

}  // namespace
}  // namespace throughline
