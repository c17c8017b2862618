#include "server/views/site.h"

#include <fmt/format.h>

#include <array>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <system_error>

#include "corpus/base/file.h"
#include "corpus/base/partial_date.h"
#include "corpus/model/reading_json.h"

namespace throughline {
namespace {

using nlohmann::ordered_json;

std::string_view content_type_of(std::string_view file) {
  struct Kind {
    std::string_view suffix;
    std::string_view type;
  };
  static constexpr auto kinds = std::to_array<Kind>({{".css", "text/css; charset=utf-8"},
                                                     {".js", "text/javascript; charset=utf-8"},
                                                     {".svg", "image/svg+xml"}});
  for (const auto& kind : kinds)
    if (file.ends_with(kind.suffix)) return kind.type;
  return {};
}

Result<void> load_assets(const std::filesystem::path& dist, Site& site) {
  if (std::error_code error; !std::filesystem::exists(dist / "manifest.json", error)) return {};
  THROUGHLINE_ASSIGN(const auto text, read_file(dist / "manifest.json", 1U << 16U));
  THROUGHLINE_ASSIGN(const auto manifest, parse_json(text));
  for (const auto& [name, file] : manifest.items()) {
    const auto file_name = file.is_string() ? file.get<std::string>() : std::string();
    const auto type = content_type_of(file_name);
    if (type.empty() || file_name.find('/') != std::string::npos)
      return fail(ErrorCode::internal,
                  fmt::format("The asset manifest names {}, which is not served.", file_name));
    THROUGHLINE_ASSIGN(auto bytes, read_file(dist / file_name, 4U << 20U));
    site.stamp += file_name;
    site.assets[file_name] = Asset{std::string(type), std::move(bytes)};
    site.manifest[name] = "/assets/" + file_name;
  }
  return {};
}

std::string text_of(const ordered_json& json, const char* name) {
  return json.is_object() && json.contains(name) && json[name].is_string() ? json[name].get<std::string>()
                                                                           : std::string();
}

}  // namespace

std::string Site::asset(std::string_view name) const {
  const auto found = manifest.find(name);
  return found == manifest.end() ? std::string() : found->second;
}

std::filesystem::path default_web_folder() {
  if (const char* chosen = std::getenv("THROUGHLINE_WEB"); chosen != nullptr && *chosen != '\0')
    return chosen;
  std::error_code error;
  const auto binary = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error)
    for (const char* near : {"../../../web", "../share/throughline/web"})
      if (auto folder = (binary.parent_path() / near).lexically_normal();
          std::filesystem::exists(folder / "templates", error))
        return folder;
  return THROUGHLINE_WEB_DIR;
}

Support default_support() {
  Support support;
  support.intro =
      "Reading these reports can be hard, also for people whose work this is. Talk to a colleague, a "
      "supervisor or one "
      "of these services. If somebody is in danger now, call 999.";
  support.helplines = {
      {"Samaritans", "116 123, day and night", "https://www.samaritans.org/",
       "For anybody who needs to talk."},
      {"NSPCC Helpline", "0808 800 5000", "https://www.nspcc.org.uk/",
       "For adults who are worried about a child."},
      {"Childline", "0800 1111", "https://www.childline.org.uk/", "For children and young people."},
      {"National Domestic Abuse Helpline", "0808 2000 247, day and night",
       "https://www.nationaldahelpline.org.uk/",
       "For women who experience domestic abuse, and those who support them."},
      {"Hourglass", "0808 808 8141", "https://wearehourglass.org/", "About the abuse of older people."},
  };
  return support;
}

Result<Support> parse_support(std::string_view json) {
  THROUGHLINE_ASSIGN(const auto file, parse_json(json));
  Support support;
  support.operators_own = true;
  support.intro = text_of(file, "intro");
  support.review_by = text_of(file, "review_by");
  if (support.intro.empty() || !file.contains("helplines") || !file["helplines"].is_array())
    return fail(ErrorCode::invalid_argument, "site/support.json needs \"intro\" and a list \"helplines\".");
  if (!parse_partial_date(support.review_by) || support.review_by.size() != 10)
    return fail(ErrorCode::invalid_argument,
                "site/support.json needs \"review_by\" as a day, such as 2027-06-30.");
  for (const auto& line : file["helplines"]) {
    Helpline helpline{text_of(line, "name"), text_of(line, "contact"), text_of(line, "url"),
                      text_of(line, "about")};
    if (helpline.name.empty() || !(helpline.url.empty() || helpline.url.starts_with("https:")))
      return fail(
          ErrorCode::invalid_argument,
          "Every helpline of site/support.json needs a \"name\", and its \"url\" must begin with https:.");
    support.helplines.push_back(std::move(helpline));
  }
  return support;
}

Result<Site> load_site(const std::filesystem::path& web_folder, const std::filesystem::path& data_folder,
                       std::string public_address) {
  THROUGHLINE_ASSIGN(auto templates, Templates::load(web_folder / "templates"));
  Site site{std::move(templates), {}, {}, default_support(), {}, std::move(public_address)};
  THROUGHLINE_TRY(load_assets(web_folder / "dist", site));
  const auto support_file = data_folder / "site" / "support.json";
  std::string support_text;
  if (std::error_code error; std::filesystem::exists(support_file, error)) {
    THROUGHLINE_ASSIGN(support_text, read_file(support_file, 1U << 18U));
    THROUGHLINE_ASSIGN(site.support, parse_support(support_text));
  }
  site.stamp = sha256(site.stamp + site.templates.stamp() + support_text + site.public_address).substr(0, 16);
  return site;
}

}  // namespace throughline
