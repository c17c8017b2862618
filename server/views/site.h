// What the pages are made of beside the library: templates, built styles and script, and the operator's
// files. Read into memory at start; nothing is served from a folder.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/base/result.h"
#include "server/views/templates.h"

namespace throughline {

struct Asset {
  std::string content_type;
  std::string bytes;
};

struct Helpline {
  std::string name;
  std::string contact;  ///< telephone number or opening hours, for people
  std::string url;      ///< https: or empty
  std::string about;
};

/// The support page: the operator's DATA/site/support.json, else what comes with the program.
struct Support {
  std::string intro;
  std::vector<Helpline> helplines;
  std::string review_by;  ///< YYYY-MM-DD: when somebody must check the numbers again
  bool operators_own = false;
};

struct Site {
  Templates templates;
  std::map<std::string, Asset, std::less<>> assets;          ///< by file name with hash
  std::map<std::string, std::string, std::less<>> manifest;  ///< "main.css" to "/assets/main-<hash>.css"
  Support support;
  std::string stamp;  ///< of everything above
  std::string
      public_address;  ///< "https://reviews.example", without a slash at the end: for feeds and citations

  /// Address of an asset, empty when it was not built.
  std::string asset(std::string_view name) const;
};

/// THROUGHLINE_WEB, else web/ beside the binary's build or installation, else the source folder's.
std::filesystem::path default_web_folder();

/// Templates must be there; built assets may be missing (pages are then plain, and `asset` is empty).
Result<Site> load_site(const std::filesystem::path& web_folder, const std::filesystem::path& data_folder,
                       std::string public_address);

/// invalid_argument names what is wrong in the file.
Result<Support> parse_support(std::string_view json);
Support default_support();

}  // namespace throughline
