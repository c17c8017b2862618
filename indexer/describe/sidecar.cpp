#include "indexer/describe/sidecar.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "corpus/base/utf8.h"
#include "corpus/model/reading_json.h"
#include "indexer/describe/dates.h"
#include "indexer/describe/describe.h"
#include "indexer/describe/jurisdiction.h"
#include "indexer/describe/review_type.h"

namespace throughline {
namespace {

using Json = nlohmann::ordered_json;

template <std::size_t N>
std::string listed(const std::array<Term, N>& terms) {
  std::string all;
  for (const auto& term : terms) all += (all.empty() ? "" : ", ") + std::string(term.id);
  return all;
}

std::string folded(std::string_view text) {
  return lower_case(single_spaced(text));
}

std::string joined(const std::vector<std::string>& list) {
  std::string all;
  for (const auto& one : list) all += (all.empty() ? "" : "; ") + one;
  return all;
}

/// Takes one file's values; stops at the first that is wrong.
class Sidecar {
 public:
  Sidecar(const std::string& name, Reading& reading) : name_(name), reading_(reading) {}

  Result<void> apply(const Json& json) {
    if (!json.is_object()) return wrong("", "an object of keys");
    for (const auto& [key, value] : json.items()) {
      const auto known = std::find_if(kSidecarKeys.begin(), kSidecarKeys.end(),
                                      [&k = key](const SidecarKey& row) { return row.name == k; });
      if (known == kSidecarKeys.end()) {
        reading_.warnings.push_back(fmt::format(
            "{}: the key “{}” is not known and was left out (docs/sidecar.md lists the keys)", name_, key));
        continue;
      }
      if (value.is_null()) continue;
      if (auto taken = take(*known, value); !taken) return taken;
    }
    conclude();
    return {};
  }

 private:
  tl::unexpected<Error> wrong(std::string_view key, std::string_view allowed) const {
    Error error{ErrorCode::invalid_argument,
                fmt::format("{}: {} must be {}", name_,
                            key.empty() ? std::string("the file") : fmt::format("“{}”", key), allowed),
                "Correct the sidecar; docs/sidecar.md explains its keys.", Where{0, 0, name_}};
    return tl::unexpected<Error>(std::move(error));
  }

  Result<void> take(const SidecarKey& key, const Json& value) {
    switch (key.value) {
      case SidecarValue::flag:
        if (!value.is_boolean()) return wrong(key.name, key.allowed);
        reading_.rights.archived = value.get<bool>();
        return {};
      case SidecarValue::texts:
        return take_list(key, value);
      case SidecarValue::date:
        return take_date(key, value);
      case SidecarValue::choice:
      case SidecarValue::text:
        break;
    }
    if (!value.is_string()) return wrong(key.name, key.allowed);
    const auto text = single_spaced(to_nfc(repaired_utf8(value.get<std::string>())));
    return key.value == SidecarValue::choice ? take_choice(key, text) : take_text(key, text);
  }

  Result<void> take_list(const SidecarKey& key, const Json& value) {
    if (!value.is_array() ||
        !std::all_of(value.begin(), value.end(), [](const Json& one) { return one.is_string(); }))
      return wrong(key.name, key.allowed);
    std::vector<std::string> list;
    for (const auto& one : value)
      list.push_back(single_spaced(to_nfc(repaired_utf8(one.get<std::string>()))));
    auto& review = reading_.review;
    if (key.name == "cases")
      reading_.cases_hint = std::move(list);
    else
      replace_list(key.name, std::move(list),
                   key.name == "boards"   ? review.boards
                   : key.name == "chairs" ? review.chairs
                                          : review.authors);
    return {};
  }

  void replace_list(std::string_view key, std::vector<std::string> list, std::vector<std::string>& place) {
    differ(key, joined(place), joined(list));
    place = std::move(list);
    record(key);
    if (key == "boards") boards_changed_ = true;
  }

  Result<void> take_date(const SidecarKey& key, const Json& value) {
    const auto date = value.is_string() ? parse_partial_date(value.get<std::string>()) : std::nullopt;
    if (!date) return wrong(key.name, key.allowed);
    if (key.name == "publish_until") {
      if (date->precision != DatePrecision::day) return wrong(key.name, key.allowed);
      reading_.rights.publish_until = date->iso();
      return {};
    }
    auto& fact = reading_.review.dates["published"];
    if (fact.stated() && !describing::compatible(*fact.value, *date))
      differ(key.name, fact.value->iso(), date->iso());
    // A sidecar that gives the year only does not take away the day the document prints.
    const bool finer = fact.stated() && describing::compatible(*fact.value, *date) &&
                       fact.value->precision < date->precision;
    if (finer) return {};
    fact = {};
    fact.state = FactState::stated;
    fact.value = *date;
    fact.source = Source::sidecar;
    record(key.name);
    return {};
  }

  Result<void> take_choice(const SidecarKey& key, const std::string& text) {
    auto& review = reading_.review;
    if (key.name == "visibility") {
      const auto level = parse<Visibility>(kVisibilities, text);
      if (!level) return wrong(key.name, "one of " + listed(kVisibilities));
      reading_.rights.visibility = *level;
      return {};
    }
    if (key.name == "type") return choose(key, kReviewTypes, text, review.type);
    if (key.name == "kind") return choose(key, kDocumentKinds, text, reading_.document_kind);
    if (key.name == "nation") return choose(key, kNations, text, review.nation);
    return choose(key, kDomains, text, review.domain);
  }

  template <std::size_t N>
  Result<void> choose(const SidecarKey& key, const std::array<Term, N>& terms, const std::string& text,
                      std::string& place) {
    if (!contains(terms, text)) return wrong(key.name, "one of " + listed(terms));
    differ(key.name, place, text);
    if (key.name == "type") reading_.review.type_why = "sidecar";
    if (key.name == "nation") nation_given_ = true;
    if (place != text) changed_ = true;
    place = text;
    record(key.name);
    return {};
  }

  Result<void> take_text(const SidecarKey& key, const std::string& text) {
    auto& rights = reading_.rights;
    auto& review = reading_.review;
    if (key.name == "case")
      reading_.case_hint = text;
    else if (key.name == "language") {
      differ(key.name, reading_.language, text);
      reading_.language = text;
      record(key.name);
    } else if (key.name == "owner")
      rights.owner = text;
    else if (key.name == "licence")
      rights.licence = text;
    else if (key.name == "permission")
      rights.permission = text;
    else if (key.name == "notice")
      rights.notice = text;
    else if (key.name == "url") {
      if (text.substr(0, 7) != "http://" && text.substr(0, 8) != "https://")
        return wrong(key.name, key.allowed);
      rights.url = text;
    } else {
      auto& place = key.name == "publisher" ? review.publisher
                    : key.name == "isbn"    ? review.isbn
                                            : review.title;
      differ(key.name, place, text);
      place = text;
      if (key.name == "title") review.title_source = Source::sidecar;
      record(key.name);
    }
    return {};
  }

  void record(std::string_view key) { reading_.review.sources[std::string(key)] = Source::sidecar; }

  /// The sidecar wins; a reader is told where the document says otherwise.
  void differ(std::string_view key, std::string_view document, std::string_view sidecar) {
    if (document.empty() || folded(document) == folded(sidecar)) return;
    auto sentence = fmt::format("{}: “{}” says “{}”, the document says “{}”", name_, key, sidecar, document);
    reading_.review.disagreements.push_back(sentence + ".");
    reading_.warnings.push_back(std::move(sentence));
  }

  /// What follows from type, nation and kind follows from the corrected ones; where the boards lie, from the
  /// boards.
  void conclude() {
    auto& review = reading_.review;
    if (boards_changed_) {
      review.region = describing::region_of(review.boards);
      const auto nation = describing::nation_of_boards(review.boards);
      if (!nation.empty() && !nation_given_ && nation != review.nation)
        review.nation = nation, changed_ = true;
    }
    review.counts_in_statistics = describing::counts_in_statistics(review, reading_.document_kind);
    if (changed_ && review.type != "inquiry") review.regime = describing::regime(review, {});
  }

  const std::string& name_;
  Reading& reading_;
  bool changed_ = false;
  bool boards_changed_ = false;
  bool nation_given_ = false;
};

}  // namespace

Result<void> apply_sidecar(const std::string& json, const std::string& sidecar_name, Reading& reading) {
  auto parsed = parse_json(json);
  if (!parsed) {
    Error error = parsed.error();
    error.code = ErrorCode::invalid_argument;
    error.message = sidecar_name + ": " + error.message;
    error.where = Where{0, 0, sidecar_name};
    return tl::unexpected<Error>(std::move(error));
  }
  // All or nothing: a wrong value leaves the reading as it was.
  Reading changed = reading;
  if (auto applied = Sidecar(sidecar_name, changed).apply(*parsed); !applied) return applied;
  reading = std::move(changed);
  return {};
}

}  // namespace throughline
