#include "server/views/templates.h"

#include <fmt/format.h>

#include <algorithm>
#include <kainjow/mustache.hpp>
#include <mutex>
#include <system_error>

#include "corpus/base/file.h"

namespace throughline {
namespace {

using Context = kainjow::mustache::context<std::string>;
using kainjow::mustache::data;
using kainjow::mustache::mustache;
using Sources = std::map<std::string, std::string, std::less<>>;

constexpr int kDeepestPartial = 8;

data converted(const Data& value);

data converted_members(const Data::Members& members) {
  data result(data::type::object);
  for (const auto& [name, member] : members) result.set(name, converted(member));
  return result;
}

data converted_list(const Data::List& items) {
  data result(data::type::list);
  for (const auto& item : items) result.push_back(converted(item));
  return result;
}

data converted(const Data& value) {
  if (const auto* yes = std::get_if<bool>(&value.value())) return data(*yes);
  // The library takes an empty text for "yes"; a page never means that.
  if (const auto* text = std::get_if<std::string>(&value.value()))
    return text->empty() ? data(false) : data(*text);
  if (const auto* list = std::get_if<Data::List>(&value.value())) return converted_list(*list);
  return converted_members(std::get<Data::Members>(value.value()));
}

/// Notes every name that the data does not have: silence would be a hole in a page.
class StrictContext : public Context {
 public:
  StrictContext(const data* root, std::vector<std::string>& missing) : Context(root), missing_(missing) {}
  const data* get(const std::string& name) const override {
    const data* found = Context::get(name);
    if (found == nullptr && std::find(missing_.begin(), missing_.end(), name) == missing_.end())
      missing_.push_back(name);
    return found;
  }

 private:
  std::vector<std::string>& missing_;
};

std::string_view tag_name(std::string_view tag) {
  while (!tag.empty() && (tag.front() == ' ' || tag.front() == '&' || tag.front() == '{'))
    tag.remove_prefix(1);
  while (!tag.empty() && (tag.back() == ' ' || tag.back() == '}')) tag.remove_suffix(1);
  return tag;
}

/// Calls visit(begin, end, inside) for every {{...}} of the text; for {{{x}}} inside is "{x".
template <class Visit>
void for_each_tag(std::string_view text, Visit visit) {
  for (auto from = text.find("{{"); from != std::string_view::npos; from = text.find("{{", from)) {
    const auto to = text.find("}}", from);
    if (to == std::string_view::npos) return;
    visit(from, to + 2, text.substr(from + 2, to - from - 2));
    from = to + 2;
  }
}

std::string pasted(std::string_view text, const Sources& sources, int depth) {
  std::string result;
  std::size_t done = 0;
  for_each_tag(text, [&](std::size_t from, std::size_t to, std::string_view inside) {
    if (inside.empty() || inside.front() != '>' || depth >= kDeepestPartial) return;
    result += text.substr(done, from - done);
    done = to;
    const auto partial = sources.find(tag_name(inside.substr(1)));
    if (partial == sources.end()) return;
    std::string body = pasted(partial->second, sources, depth + 1);
    if (!body.empty() && body.back() == '\n') body.pop_back();
    result += body;
  });
  result += text.substr(done);
  return result;
}

void check_tags(const std::string& name, std::string_view text, const Sources& sources,
                std::vector<std::string>& faults) {
  for_each_tag(text, [&](std::size_t, std::size_t, std::string_view inside) {
    if (inside.empty()) return;
    if ((inside.front() == '{' || inside.front() == '&') && !tag_name(inside).ends_with("_html"))
      faults.push_back(fmt::format("{}: raw value {} does not end in _html", name, tag_name(inside)));
    if (inside.front() == '>' && !sources.contains(tag_name(inside.substr(1))))
      faults.push_back(fmt::format("{}: there is no partial {}", name, tag_name(inside.substr(1))));
    if (inside.front() == '=') faults.push_back(fmt::format("{}: delimiters must not change", name));
  });
}

void check_markup(const std::string& name, std::string_view text, std::vector<std::string>& faults) {
  for (const std::string_view forbidden :
       {"<style", " style=", " onclick=", " onload=", " onchange=", "javascript:"})
    if (text.find(forbidden) != std::string_view::npos)
      faults.push_back(fmt::format("{}: {} is not allowed", name, forbidden));
  for (auto at = text.find("<script"); at != std::string_view::npos; at = text.find("<script", at + 1))
    if (!text.substr(at, text.find('>', at) - at).starts_with("<script src=\"{{"))
      faults.push_back(fmt::format("{}: inline script", name));
  for (const std::string_view attribute : {" href=", " src=", " action=", " value=", " id="})
    for (auto at = text.find(attribute); at != std::string_view::npos; at = text.find(attribute, at + 1))
      if (const auto next = at + attribute.size(); next < text.size() && text[next] != '"')
        faults.push_back(fmt::format("{}: the attribute{} has no quotes", name, attribute));
}

}  // namespace

std::vector<std::string> template_faults(const Sources& sources) {
  std::vector<std::string> faults;
  for (const auto& [name, text] : sources) {
    check_tags(name, text, sources, faults);
    check_markup(name, text, faults);
  }
  return faults;
}

struct Templates::State {
  Sources whole;  ///< partials pasted in
  std::string stamp;
  std::mutex mutex;
  /// Parsed templates that nobody is using: the library's own are not safe to share between threads.
  std::map<std::string, std::vector<std::unique_ptr<mustache>>, std::less<>> idle;

  std::unique_ptr<mustache> borrow(const std::string& name, const std::string& text) {
    {
      const std::lock_guard lock(mutex);
      auto& free = idle[name];
      if (!free.empty()) {
        auto taken = std::move(free.back());
        free.pop_back();
        return taken;
      }
    }
    return std::make_unique<mustache>(text);
  }
  void give_back(const std::string& name, std::unique_ptr<mustache> used) {
    const std::lock_guard lock(mutex);
    idle[name].push_back(std::move(used));
  }
};

Templates::Templates(std::unique_ptr<State> state) : state_(std::move(state)) {}
Templates::Templates(Templates&&) noexcept = default;
Templates& Templates::operator=(Templates&&) noexcept = default;
Templates::~Templates() = default;

Result<Templates> Templates::load(const std::filesystem::path& folder) {
  Sources sources;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().extension() != ".mustache") continue;
    THROUGHLINE_ASSIGN(auto text, read_file(entry.path(), 1U << 20U));
    sources.emplace(entry.path().stem().string(), std::move(text));
  }
  if (error || sources.empty())
    return fail(ErrorCode::io, fmt::format("No page templates were found in {}.", folder.string()),
                "Set THROUGHLINE_WEB to the folder that holds templates/ and dist/.");
  if (const auto faults = template_faults(sources); !faults.empty())
    return fail(ErrorCode::internal, fmt::format("A page template breaks a rule: {}", faults.front()));
  auto state = std::make_unique<State>();
  std::string everything;
  for (const auto& [name, text] : sources) {
    state->whole[name] = pasted(text, sources, 0);
    everything += state->whole[name];
  }
  state->stamp = sha256(everything).substr(0, 16);
  return Templates(std::move(state));
}

Rendered Templates::render(std::string_view name, const Data& page) const {
  Rendered result;
  const auto found = state_->whole.find(name);
  if (found == state_->whole.end()) {
    result.missing.emplace_back(name);
    return result;
  }
  const data values = converted(page);
  StrictContext names(&values, result.missing);
  auto parsed = state_->borrow(found->first, found->second);
  result.text = parsed->render(names);
  state_->give_back(found->first, std::move(parsed));
  return result;
}

std::vector<std::string> Templates::names() const {
  std::vector<std::string> result;
  for (const auto& [name, text] : state_->whole) result.push_back(name);
  return result;
}

const std::string& Templates::stamp() const {
  return state_->stamp;
}

}  // namespace throughline
