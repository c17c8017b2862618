#include "server/search/search_service.h"

#include <fmt/format.h>

#include <algorithm>
#include <mutex>

#include "corpus/base/utf8.h"
#include "corpus/text/analyser.h"
#include "server/query/filter_sets.h"
#include "server/query/parser.h"
#include "server/search/did_you_mean.h"
#include "server/search/facets.h"
#include "server/search/idea_names.h"
#include "server/search/matcher.h"
#include "server/search/ranking.h"
#include "server/search/result_writer.h"

namespace throughline {
namespace {

/// "theme:supervision polarity:good" asks for one passage with both, as the filters do; so such conditions at
/// the top of the search become filters. A field that is named twice, or chosen as a filter too, stays a
/// condition on the case.
std::vector<Node> hoisted_from(Node& root, const SearchRequest& request) {
  const auto can_be = [](const Node& node) {
    return node.kind == NodeKind::field && field(node.field).level == FieldLevel::passage &&
           field(node.field).kind == FieldKind::value;
  };
  std::vector<Node> hoisted;
  if (can_be(root) && !request.filters.contains(root.field)) {
    hoisted.push_back(std::move(root));
    root = Node{};
    return hoisted;
  }
  if (root.kind != NodeKind::enough && root.kind != NodeKind::all) return hoisted;
  std::vector<Node> kept;
  for (const auto& node : root.children) {
    const auto same = std::count_if(root.children.begin(), root.children.end(), [&](const Node& other) {
      return can_be(other) && other.field == node.field;
    });
    const bool moves = can_be(node) && same == 1 && !request.filters.contains(node.field);
    (moves ? hoisted : kept).push_back(node);
  }
  root.children = std::move(kept);
  if (root.children.empty()) root = Node{};
  return hoisted;
}

}  // namespace

struct SearchService::State {
  std::shared_ptr<const Generation> generation;
  std::shared_ptr<const Taxonomy> taxonomy;
  Settings settings;
  Holdings holdings;
  IdeaNames names;
  NamePassages name_passages;
  Suggestions suggestions;
  std::optional<Spellings> spellings;

  std::mutex lock;
  std::vector<std::string> withdrawn;
  std::shared_ptr<const Availability> available;

  State(std::shared_ptr<const Generation> g, std::shared_ptr<const Taxonomy> t, const Settings& s)
      : generation(std::move(g)),
        taxonomy(std::move(t)),
        settings(s),
        holdings(generation),
        names(*taxonomy),
        name_passages(generation->index()),
        suggestions(holdings, *taxonomy, names) {}
};

SearchService::SearchService(std::unique_ptr<State> state) : state_(std::move(state)) {}
SearchService::~SearchService() = default;

Result<std::shared_ptr<const SearchService>> SearchService::create(
    std::shared_ptr<const Generation> generation, std::shared_ptr<const Taxonomy> taxonomy,
    const Settings& settings) {
  auto state = std::make_unique<State>(std::move(generation), std::move(taxonomy), settings);
  THROUGHLINE_ASSIGN(state->spellings, Spellings::create(state->holdings));
  return std::shared_ptr<const SearchService>(new SearchService(std::move(state)));
}

const Generation& SearchService::generation() const {
  return *state_->generation;
}
const Taxonomy& SearchService::taxonomy() const {
  return *state_->taxonomy;
}
const Holdings& SearchService::holdings() const {
  return state_->holdings;
}

std::shared_ptr<const Availability> SearchService::availability(const std::vector<Withdrawal>& withdrawn,
                                                                const std::string& today) const {
  std::vector<std::string> slugs;
  for (const auto& each : withdrawn) slugs.push_back(each.review);
  std::sort(slugs.begin(), slugs.end());
  const std::lock_guard guard(state_->lock);
  if (!state_->available || state_->available->today != today || state_->withdrawn != slugs) {
    state_->available =
        std::make_shared<const Availability>(availability_of(state_->holdings, withdrawn, today));
    state_->withdrawn = std::move(slugs);
  }
  return state_->available;
}

namespace {

struct SearchParts {
  const Holdings& holdings;
  const IdeaNames& names;
  const NamePassages& name_passages;
  const Spellings& spellings;
  const Taxonomy& taxonomy;
  const Settings& settings;
};

/// One search from its words to its page.
class Search {
 public:
  Search(const SearchParts& parts, const Availability& available, const SearchRequest& request)
      : parts_(parts),
        holdings_(parts.holdings),
        taxonomy_(parts.taxonomy),
        settings_(parts.settings),
        available_(available),
        request_(request),
        filters_(parts.holdings, available, request.counting),
        deadline_(std::chrono::steady_clock::now() +
                  std::chrono::milliseconds(parts.settings[Setting::search_deadline_ms])) {}

  Result<SearchPage> run() {
    page_.generation = holdings_.stamp();
    page_.taxonomy_version = taxonomy_.version();
    page_.request = request_;
    THROUGHLINE_TRY(match());
    THROUGHLINE_TRY(check_paging());
    count();
    page_.facets = facets_of({holdings_, available_, taxonomy_, filters_, matches_, request_, hoisted_});
    THROUGHLINE_TRY(show());
    if (!matches_.unknown.empty()) THROUGHLINE_TRY(suggest_spelling());
    return std::move(page_);
  }

  /// Cases found, without showing them.
  Result<std::size_t> run_to_count() {
    THROUGHLINE_TRY(match());
    count();
    return page_.total.cases;
  }

 private:
  Result<void> match() {
    THROUGHLINE_ASSIGN(auto query, parse_query(request_.text, settings_));
    page_.notes = query.notes;
    page_.tree = query.root.kind == NodeKind::nothing ? std::string() : printed(query.root);
    for (const auto& [id, values] : request_.filters) filters_.add(id, values, page_.notes);
    hoisted_ = hoisted_from(query.root, request_);
    for (const auto& node : hoisted_) filters_.add(node.field, {node.value}, page_.notes);
    Matcher matcher(holdings_, available_, filters_, parts_.names, parts_.name_passages, settings_, request_,
                    deadline_);
    THROUGHLINE_ASSIGN(matches_, matcher.match(query, query.root, page_.notes));
    asked_phrase_ = query.root.kind == NodeKind::phrase;
    page_.expanded = matches_.expanded;
    page_.rule = matches_.rule;
    if (!matches_.rule.empty()) page_.notes.push_back(matches_.rule);
    if (matches_.offered) {
      const auto* theme = taxonomy_.find(matches_.offered->id);
      matches_.offered->label = theme == nullptr ? matches_.offered->id : theme->label;
      page_.offered_theme = matches_.offered;
    }
    return {};
  }

  /// How often the words stand as typed, and how often the idea, under the same filters.
  void count_idea() {
    if (!matches_.idea) return;
    const auto& idea = *matches_.idea;
    const Bitset units = filters_.units(), passages = filters_.passages();
    const auto counted = [&](const Bitset& of_words, const Bitset& of_units) {
      Bitset shown = of_words;
      shown &= passages;
      Bitset cases = request_.same_passage ? holdings_.units_with(shown) : of_units;
      cases &= request_.same_passage ? filters_.units_by_facts() : units;
      shown &= holdings_.passages_of(cases);
      return IdeaCount{cases.count(), shown.count()};
    };
    IdeaCounts counts;
    const std::size_t from = byte_offset(page_.request.text, idea.words.from);
    counts.words = page_.request.text.substr(from, byte_offset(page_.request.text, idea.words.to) - from);
    std::erase_if(counts.words, [](char c) { return c == '"'; });
    counts.theme = idea.theme;
    const auto* theme = taxonomy_.find(idea.theme);
    counts.label = theme == nullptr ? std::string() : theme->label;
    counts.phrase = counted(idea.phrase_passages, idea.phrase_units);
    counts.idea = counted(idea.idea_passages, idea.idea_units);
    counts.asked_phrase = asked_phrase_;
    page_.idea = std::move(counts);
  }

  /// Tries other spellings for words that nothing holds; only one that finds something is shown.
  Result<void> suggest_spelling() {
    constexpr std::size_t kTried = 3;
    const auto& unknown = matches_.unknown.front();
    const std::string_view text = request_.text;
    const std::size_t from = byte_offset(text, unknown.from), to = byte_offset(text, unknown.to);
    for (const auto& token : tokenise(text.substr(from, to - from))) {
      if (holdings_.generation().index().frequency(token.stem) > 0) continue;
      THROUGHLINE_ASSIGN(const auto words, parts_.spellings.near(token.word, available_, kTried));
      for (const auto& word : words) {
        SearchRequest other = request_.on_page(1);
        other.text =
            std::string(text.substr(0, from + token.from)) + word + std::string(text.substr(from + token.to));
        const auto cases = Search(parts_, available_, other).run_to_count();
        if (!cases || *cases == 0) continue;
        page_.did_you_mean = DidYouMean{other.text, token.word, word, *cases};
        return {};
      }
    }
    return {};
  }

  Result<void> check_paging() const {
    const auto deepest = static_cast<std::uint64_t>(settings_[Setting::max_result_offset]);
    const std::uint64_t first = static_cast<std::uint64_t>(request_.page - 1) * request_.per_page;
    if (request_.page < 1 || request_.per_page < 1 || first >= deepest)
      return fail(ErrorCode::invalid_argument,
                  fmt::format("Results beyond the first {} cannot be opened.", deepest),
                  "Add a filter or a word.");
    return {};
  }

  void count() {
    // What may be shown: passages that hold an idea asked for (or match, in=passage) and pass the passage
    // filters.
    passages_ = filters_.passages();
    if (matches_.passages) {
      passages_ &= *matches_.passages;
      units_ = holdings_.units_with(passages_);
      units_ &= filters_.units_by_facts();
    } else {
      units_ = matches_.units;
      units_ &= filters_.units();
      if (matches_.has_words) passages_ &= matches_.hits;
    }
    passages_ &= holdings_.passages_of(units_);
    count_idea();
    page_.total.cases = units_.count();
    page_.total.passages = passages_.count();
    page_.total.reviews = reviews();
    page_.total.results = results();
    const std::size_t reach = std::min<std::size_t>(
        page_.total.results, static_cast<std::size_t>(settings_[Setting::max_result_offset]));
    page_.pages = static_cast<unsigned>((reach + request_.per_page - 1) / request_.per_page);
  }

  std::size_t reviews() const {
    Bitset found(holdings_.columns().reviews.size());
    const Bitset allowed = filters_.reviews();
    units_.for_each([&](std::size_t unit) {
      for (const auto review : holdings_.reviews_of_unit(unit))
        if (allowed.test(review)) found.set(review);
    });
    return found.count();
  }

  std::size_t results() const {
    Bitset told(holdings_.units());
    units_.for_each([&](std::size_t unit) { told.set(holdings_.told_with(unit)); });
    return told.count();
  }

  Result<void> show() {
    const RankInput input{holdings_, available_, matches_, units_, passages_, request_.sort, deadline_};
    const std::size_t first = static_cast<std::size_t>(request_.page - 1) * request_.per_page;
    if (first >= page_.total.results) return {};
    THROUGHLINE_ASSIGN(auto ranking, Ranking::create(input));
    const auto ranked = ranking.units();
    const ResultWriter writer(input, ranking, filters_, settings_);
    for (std::size_t i = first; i < std::min(ranked.size(), first + request_.per_page); ++i) {
      THROUGHLINE_ASSIGN(auto hit, writer.write(ranked[i]));
      page_.hits.push_back(std::move(hit));
    }
    return {};
  }

  const SearchParts& parts_;
  const Holdings& holdings_;
  const Taxonomy& taxonomy_;
  const Settings& settings_;
  const Availability& available_;
  const SearchRequest& request_;
  FilterSets filters_;
  Deadline deadline_;
  Matches matches_;
  std::vector<Node> hoisted_;
  Bitset units_;
  Bitset passages_;
  bool asked_phrase_ = false;
  SearchPage page_;
};

}  // namespace

Result<SearchPage> SearchService::search(const SearchRequest& request, const Availability& available) const {
  const SearchParts parts{state_->holdings,   state_->names,     state_->name_passages,
                          *state_->spellings, *state_->taxonomy, state_->settings};
  return Search(parts, available, request).run();
}

std::vector<Suggestion> SearchService::suggestions(std::string_view typed, const Availability& available,
                                                   std::size_t most) const {
  return state_->suggestions.matching(typed, available, most);
}

}  // namespace throughline
