#include "server/query/availability.h"

#include <algorithm>
#include <bit>

#include "corpus/model/agencies.h"
#include "corpus/model/rights.h"

namespace throughline {
namespace {

constexpr std::array kCountings{Counting::everything, Counting::learning, Counting::features};

bool counts(const TagCell& theme, Counting counting) {
  return counting == Counting::everything || theme.learning == (counting == Counting::learning);
}

/// A case without a text has the themes that a catalogue gives it, and is among those of which themes are
/// known.
void count_recorded(const Holdings& holdings, const DocumentColumn& document, Counting counting,
                    Availability::PassageValues& values) {
  for (const auto& theme : document.recorded_themes) {
    if (!counts(theme, counting)) continue;
    for (const auto unit : holdings.units_of_review(document.review)) {
      values.polarities[static_cast<std::size_t>(theme.polarity)].set(unit);
      if (tag_counts(theme, counting)) values.themes[theme.theme].set(unit);
      if (counting != Counting::everything) values.coded.set(unit);
    }
  }
}

void mark(Availability& available, const Holdings& holdings, const DocumentColumn& document) {
  for (std::uint32_t i = 0; i < document.passages; ++i) available.passages.set(document.first_passage + i);
  if (document.passages == 0) return;
  for (const auto unit : holdings.units_of_review(document.review)) available.readable_units.set(unit);
}

Availability::PassageValues empty_values(const Holdings& holdings) {
  const Bitset none(holdings.units());
  Availability::PassageValues values;
  values.themes.assign(holdings.columns().themes.size(), none);
  values.polarities.assign(kPolarities.size(), none);
  values.roles.assign(kSectionRoles.size(), none);
  values.lenses.assign(kAgencies.size(), none);
  values.coded = none;
  return values;
}

void count_passage(const Holdings& holdings, std::size_t passage, Counting counting,
                   Availability::PassageValues& values) {
  const auto& columns = holdings.columns();
  const auto review = columns.documents[columns.passage_document[passage]].review;
  const auto& units = holdings.units_of_review(review);
  for (const auto unit : units) values.roles[columns.passage_role[passage]].set(unit);
  for (auto tag = columns.tag_first[passage]; tag < columns.tag_first[passage + 1]; ++tag) {
    const auto& cell = columns.tags[tag];
    for (const auto unit : units) {
      // A polarity that was asked for is counted even when it is "said not to be present".
      const bool right_kind =
          counting == Counting::everything || cell.learning == (counting == Counting::learning);
      if (right_kind) values.polarities[static_cast<std::size_t>(cell.polarity)].set(unit);
      if (!tag_counts(cell, counting)) continue;
      values.themes[cell.theme].set(unit);
      for (auto lens = cell.lens; lens != 0; lens &= lens - 1)
        values.lenses[static_cast<std::size_t>(std::countr_zero(lens))].set(unit);
    }
  }
}

}  // namespace

bool tag_counts(const TagCell& tag, Counting counting) {
  if (counting == Counting::everything) return true;
  return tag.learning == (counting == Counting::learning) && tag.polarity != Polarity::absent;
}

Bitset Availability::population(const Holdings& holdings, Counting counting) const {
  if (counting == Counting::everything) return units;
  Bitset out = readable_units;
  out |= values(counting).coded;
  out &= holdings.counted();
  return out;
}

Availability availability_of(const Holdings& holdings, const std::vector<Withdrawal>& withdrawn,
                             std::string_view today) {
  const auto& columns = holdings.columns();
  Availability out;
  out.today = std::string(today);
  out.reviews = Bitset(columns.reviews.size());
  out.units = Bitset(holdings.units());
  out.readable_units = Bitset(holdings.units());
  out.passages = Bitset(columns.passages());
  for (const auto& document : columns.documents) {
    const auto& slug = columns.reviews[document.review].slug;
    const bool gone = std::any_of(withdrawn.begin(), withdrawn.end(),
                                  [&](const Withdrawal& w) { return w.review == slug; });
    const auto level = gone ? Visibility::withdrawn : effective_visibility(document.rights, today);
    out.documents.push_back(level);
    if (level == Visibility::withdrawn || !is_public(level)) continue;
    out.reviews.set(document.review);
    for (const auto unit : holdings.units_of_review(document.review)) out.units.set(unit);
    if (has_public_text(level)) mark(out, holdings, document);
  }
  for (const auto counting : kCountings) {
    auto& values = out.by_counting[static_cast<std::size_t>(counting)];
    values = empty_values(holdings);
    out.passages.for_each([&](std::size_t passage) { count_passage(holdings, passage, counting, values); });
    for (std::size_t i = 0; i < columns.documents.size(); ++i)
      if (out.reviews.test(columns.documents[i].review) && is_public(out.documents[i]) &&
          out.documents[i] != Visibility::withdrawn)
        count_recorded(holdings, columns.documents[i], counting, values);
  }
  return out;
}

}  // namespace throughline
