// XML as office formats hold it: loaded under limits, no document type, names compared without their prefix
// (the prefixes are the writer's choice).
#pragma once

#include <pugixml.hpp>
#include <string_view>

#include "indexer/extract/worker/verdict.h"

namespace throughline::worker {

/// malformed when it is not XML, has a document type or is nested too deeply.
Verdict load_xml(std::string_view bytes, std::string_view part, pugi::xml_document& into);

std::string_view local_name(std::string_view name);
inline std::string_view local_name(const pugi::xml_node& node) {
  return local_name(node.name());
}

/// The first child with that local name; an empty node when there is none.
pugi::xml_node child(const pugi::xml_node& node, std::string_view local);
/// The value of the attribute with that local name; empty when there is none.
std::string_view attribute(const pugi::xml_node& node, std::string_view local);
int int_attribute(const pugi::xml_node& node, std::string_view local, int fallback);
bool has_attribute(const pugi::xml_node& node, std::string_view local);
/// All character data below the node.
std::string inner_text(const pugi::xml_node& node);

}  // namespace throughline::worker
