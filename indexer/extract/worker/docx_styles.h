// styles.xml of a Word document: what a paragraph inherits from its style and the styles that one is based
// on.
#pragma once

#include <map>
#include <optional>
#include <pugixml.hpp>
#include <string>

namespace throughline::worker {

struct DocxStyle {
  std::string name;  ///< lower case
  std::string based_on;
  std::optional<int> outline_level;  ///< 0 to 8; 9 means body text
  std::optional<int> list;           ///< numId
  std::optional<int> list_level;     ///< ilvl
  std::optional<bool> bold;
  std::optional<bool> hidden;
};

class DocxStyles {
 public:
  void load(const pugi::xml_node& styles);
  /// With everything inherited filled in; the default paragraph style when the id is empty or unknown.
  DocxStyle paragraph(const std::string& id) const;
  DocxStyle character(const std::string& id) const { return resolved(id); }

 private:
  DocxStyle resolved(const std::string& id) const;
  std::map<std::string, DocxStyle> styles_;
  std::string default_paragraph_;
};

/// The value of a switch element (w:b, w:vanish): absent, on or off.
std::optional<bool> switched(const pugi::xml_node& properties, std::string_view element);

}  // namespace throughline::worker
