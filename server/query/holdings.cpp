#include "server/query/holdings.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "corpus/base/utf8.h"
#include "corpus/model/vocabulary.h"
#include "corpus/text/analyser.h"
#include "server/query/field_value.h"

namespace throughline {
namespace {

/// Collects what each value selects, then puts the values in the order people expect.
class SetBuilder {
 public:
  explicit SetBuilder(std::size_t size) : size_(size) {}

  void add(const std::string& value, std::size_t index) {
    auto [place, fresh] = sets_.try_emplace(value.empty() ? std::string(kNotStated) : value, size_);
    place->second.set(index);
  }

  ValueSets finish(FieldId field) {
    ValueSets out;
    for (const auto& term : vocabulary_of(field)) take(std::string(term.id), out);
    Bitset missing = taken(std::string(kNotStated));
    std::vector<std::string> rest;
    for (const auto& [value, set] : sets_) rest.push_back(value);
    if (field == FieldId::year) std::reverse(rest.begin(), rest.end());
    for (const auto& value : rest) take(value, out);
    if (missing.size() != 0) {
      out.values.emplace_back(kNotStated);
      out.sets.push_back(std::move(missing));
    }
    return out;
  }

 private:
  Bitset taken(const std::string& value) {
    const auto found = sets_.find(value);
    if (found == sets_.end()) return {};
    Bitset set = std::move(found->second);
    sets_.erase(found);
    return set;
  }
  void take(const std::string& value, ValueSets& out) {
    Bitset set = taken(value);
    if (set.size() == 0) return;
    out.values.push_back(value);
    out.sets.push_back(std::move(set));
  }

  std::size_t size_;
  std::map<std::string, Bitset> sets_;
};

using ReviewValues = std::vector<std::string> (*)(const ReviewColumn&);

/// A name without a letter that an address could show keeps its own form.
std::string board_id(const std::string& name) {
  std::string id = slug(name);
  return id.empty() ? name : id;
}

std::vector<std::string> board_ids(const ReviewColumn& review) {
  std::vector<std::string> ids;
  for (const auto& board : review.description.boards) ids.push_back(board_id(board));
  return ids;
}

/// Values of a review's field; none or empty: not stated.
std::vector<std::string> review_values(FieldId field, const ReviewColumn& review, const Columns& columns) {
  switch (field) {
    case FieldId::type:
      return {review.description.type};
    case FieldId::domain:
      return {review.description.domain};
    case FieldId::nation:
      return {review.description.nation};
    case FieldId::board:
      return board_ids(review);
    case FieldId::year:
      return {review.year == 0 ? std::string() : std::to_string(review.year)};
    case FieldId::review:
      return {review.slug};
    case FieldId::kind: {
      std::vector<std::string> kinds;
      for (const auto document : review.documents) kinds.push_back(columns.documents[document].kind);
      return kinds;
    }
    default:
      return {};
  }
}

/// One value, or kNotStated; nothing where the fact does not apply to such a case.
template <class Facts, class Take>
void fact_values(const Facts& facts, std::string_view name, std::vector<std::string>& out, Take take) {
  const auto found = facts.find(name);
  if (found == facts.end()) {
    out.emplace_back(kNotStated);
  } else if (found->second.stated()) {
    take(*found->second.value);
  } else if (found->second.state != FactState::not_applicable) {
    out.emplace_back(kNotStated);
  }
}

std::vector<std::string> subject_values(FieldId field, const CaseColumn& column) {
  std::vector<std::string> out;
  for (const auto& subject : column.subjects) {
    if (subject.role != "subject") continue;
    if (field == FieldId::age_band)
      out.push_back(subject.age_band);
    else
      out.push_back(subject.sex.stated() ? *subject.sex.value : std::string());
  }
  if (out.empty()) out.emplace_back(kNotStated);
  return out;
}

std::vector<std::string> case_values(FieldId field, const CaseColumn& column) {
  std::vector<std::string> out;
  const auto one = [&](const std::string& value) { out.push_back(value); };
  const auto many = [&](const std::vector<std::string>& values) {
    out.insert(out.end(), values.begin(), values.end());
  };
  switch (field) {
    case FieldId::age_band:
    case FieldId::sex:
      return subject_values(field, column);
    case FieldId::outcome:
      fact_values(column.facts, "outcome", out, one);
      break;
    case FieldId::harm:
      fact_values(column.facts, "harm_category", out, one);
      break;
    case FieldId::cp_plan:
      fact_values(column.facts, "cp_plan", out, one);
      break;
    case FieldId::abuse:
      fact_values(column.fact_lists, "abuse_types", out, many);
      break;
    case FieldId::agency:
      fact_values(column.fact_lists, "agencies", out, many);
      break;
    case FieldId::case_id:
      out.push_back(column.id);
      break;
    default:
      break;
  }
  return out;
}

bool any_between(const Bitset& set, std::size_t from, std::size_t to) {
  const auto& words = set.words();
  while (from < to) {
    const std::size_t word = from >> 6U;
    const std::size_t end = std::min(to, (word + 1) << 6U);
    std::uint64_t mask = ~0ULL << (from & 63U);
    if ((end & 63U) != 0) mask &= (1ULL << (end & 63U)) - 1;
    if ((words[word] & mask) != 0) return true;
    from = end;
  }
  return false;
}

}  // namespace

const Bitset* ValueSets::find(std::string_view value) const {
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i] == value) return &sets[i];
  return nullptr;
}

Holdings::Holdings(std::shared_ptr<const Generation> generation)
    : generation_(std::move(generation)),
      stamp_(generation_->info().id + "-" + generation_->info().content_stamp) {
  number_units();
  collect_values();
  collect_titles();
  collect_tags();
}

void Holdings::number_units() {
  const auto& all = columns();
  units_of_review_.resize(all.reviews.size());
  for (const auto& column : all.cases) {
    const auto unit = static_cast<std::uint32_t>(reviews_of_unit_.size());
    reviews_of_unit_.push_back(column.reviews);
    for (const auto review : column.reviews) units_of_review_[review].push_back(unit);
  }
  for (std::uint32_t review = 0; review < all.reviews.size(); ++review) {
    if (!units_of_review_[review].empty()) continue;
    units_of_review_[review].push_back(static_cast<std::uint32_t>(reviews_of_unit_.size()));
    reviews_of_unit_.push_back({review});
  }
  std::map<std::vector<std::uint32_t>, std::size_t> tellings;
  for (std::size_t unit = 0; unit < units(); ++unit) {
    auto reviews = reviews_of_unit_[unit];
    std::sort(reviews.begin(), reviews.end());
    told_with_.push_back(tellings.try_emplace(std::move(reviews), unit).first->second);
  }
  first_year_.assign(units(), 0);
  counted_ = Bitset(units());
  for (std::size_t unit = 0; unit < units(); ++unit) {
    if (unit < cases() && all.cases[unit].counts) counted_.set(unit);
    for (const auto review : reviews_of_unit_[unit]) {
      const int year = all.reviews[review].year;
      if (year != 0 && (first_year_[unit] == 0 || year < first_year_[unit])) first_year_[unit] = year;
    }
  }
}

void Holdings::collect_values() {
  const auto& all = columns();
  for (const auto& each : kFields) {
    if (each.level == FieldLevel::passage || each.kind == FieldKind::text) continue;
    const bool of_case = each.level == FieldLevel::a_case;
    SetBuilder builder(of_case ? units() : all.reviews.size());
    if (of_case) {
      for (std::size_t unit = 0; unit < units(); ++unit)
        for (const auto& value :
             unit < cases() ? case_values(each.id, all.cases[unit]) : std::vector<std::string>{""})
          builder.add(value, unit);
    } else {
      for (std::size_t review = 0; review < all.reviews.size(); ++review) {
        const auto values = review_values(each.id, all.reviews[review], all);
        if (values.empty()) builder.add("", review);
        for (const auto& value : values) builder.add(value, review);
      }
    }
    value_sets_[static_cast<std::size_t>(each.id)] = builder.finish(each.id);
  }
  for (const auto& review : all.reviews)
    for (const auto& board : review.description.boards) board_names_.try_emplace(board_id(board), board);
}

void Holdings::collect_titles() {
  titles_.resize(columns().reviews.size());
  for (std::size_t review = 0; review < titles_.size(); ++review) {
    const auto& description = columns().reviews[review].description;
    const auto add = [&](const std::string& text) {
      if (!titles_[review].empty()) titles_[review].emplace_back();
      for (auto& token : tokenise(text))
        titles_[review].push_back({std::move(token.word), std::move(token.stem)});
    };
    add(description.title);
    for (const auto& board : description.boards) add(board);
    for (const auto& pseudonym : description.pseudonyms) add(pseudonym);
  }
}

void Holdings::collect_tags() {
  const auto& all = columns();
  tags_of_theme_.resize(all.themes.size());
  for (std::uint32_t passage = 0; passage < all.passages(); ++passage)
    for (std::uint32_t tag = all.tag_first[passage]; tag < all.tag_first[passage + 1]; ++tag)
      tags_of_theme_[all.tags[tag].theme].push_back({passage, tag});
}

std::string_view Holdings::case_id(std::size_t unit) const {
  return unit < cases() ? std::string_view(columns().cases[unit].id) : std::string_view{};
}

const ValueSets& Holdings::value_sets(FieldId field) const {
  return value_sets_[static_cast<std::size_t>(field)];
}

std::string_view Holdings::board_name(std::string_view id) const {
  const auto found = board_names_.find(id);
  return found == board_names_.end() ? id : std::string_view(found->second);
}

Bitset Holdings::titled(const std::vector<std::string>& stems) const {
  Bitset out(titles_.size());
  if (stems.empty()) return out;
  for (std::size_t review = 0; review < titles_.size(); ++review) {
    const auto& words = titles_[review];
    const auto same = [](const TitleWord& word, const std::string& stem) { return word.stem == stem; };
    if (std::search(words.begin(), words.end(), stems.begin(), stems.end(), same) != words.end())
      out.set(review);
  }
  return out;
}

Bitset Holdings::titled_with_prefix(std::string_view beginning) const {
  Bitset out(titles_.size());
  for (std::size_t review = 0; review < titles_.size(); ++review)
    for (const auto& word : titles_[review])
      if (word.word.starts_with(beginning)) out.set(review);
  return out;
}

std::size_t Holdings::theme_index(std::string_view id) const {
  const auto& themes = columns().themes;
  return static_cast<std::size_t>(std::find(themes.begin(), themes.end(), id) - themes.begin());
}

Bitset Holdings::units_with(const Bitset& passages) const {
  Bitset out(units());
  for (const auto& document : columns().documents)
    if (any_between(passages, document.first_passage, document.first_passage + document.passages))
      for (const auto unit : units_of_review_[document.review]) out.set(unit);
  return out;
}

Bitset Holdings::units_of(const Bitset& reviews) const {
  Bitset out(units());
  reviews.for_each([&](std::size_t review) {
    for (const auto unit : units_of_review_[review]) out.set(unit);
  });
  return out;
}

Bitset Holdings::passages_of(const Bitset& units_wanted) const {
  Bitset reviews(columns().reviews.size());
  units_wanted.for_each([&](std::size_t unit) {
    for (const auto review : reviews_of_unit_[unit]) reviews.set(review);
  });
  return passages_of_reviews(reviews);
}

Bitset Holdings::passages_of_reviews(const Bitset& reviews) const {
  Bitset out(columns().passages());
  for (const auto& document : columns().documents)
    if (reviews.test(document.review))
      for (std::uint32_t i = 0; i < document.passages; ++i) out.set(document.first_passage + i);
  return out;
}

}  // namespace throughline
