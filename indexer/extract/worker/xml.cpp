#include "indexer/extract/worker/xml.h"

#include <fmt/format.h>

#include <charconv>

namespace throughline::worker {
namespace {

struct DepthProbe : pugi::xml_tree_walker {
  bool for_each(pugi::xml_node& node) override {
    if (node.type() == pugi::node_doctype) doctype = true;
    return !doctype && static_cast<std::size_t>(depth()) <= kMaxXmlDepth;
  }
  bool doctype = false;
};

struct TextGatherer : pugi::xml_tree_walker {
  bool for_each(pugi::xml_node& node) override {
    text += node.value();
    return true;
  }
  std::string text;
};

}  // namespace

Verdict load_xml(std::string_view bytes, std::string_view part, pugi::xml_document& into) {
  // The document type is parsed only so that it can be refused: nothing here ever expands an entity.
  const auto result = into.load_buffer(bytes.data(), bytes.size(),
                                       (pugi::parse_default | pugi::parse_doctype | pugi::parse_ws_pcdata));
  DepthProbe probe;
  const bool whole = into.traverse(probe);
  if (probe.doctype)
    return {Outcome::malformed,
            fmt::format("The part {} has a document type, which no office program writes.", part)};
  if (!result)
    return {Outcome::malformed,
            fmt::format("The part {} is not well-formed XML (byte {}).", part, result.offset)};
  if (!whole)
    return {Outcome::malformed,
            fmt::format("The part {} is nested deeper than {} levels.", part, kMaxXmlDepth)};
  return {};
}

std::string_view local_name(std::string_view name) {
  const auto colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view local) {
  for (const auto& candidate : node.children())
    if (local_name(candidate) == local) return candidate;
  return {};
}

std::string_view attribute(const pugi::xml_node& node, std::string_view local) {
  for (const auto& candidate : node.attributes())
    if (local_name(candidate.name()) == local) return candidate.value();
  return {};
}

bool has_attribute(const pugi::xml_node& node, std::string_view local) {
  for (const auto& candidate : node.attributes())
    if (local_name(candidate.name()) == local) return true;
  return false;
}

int int_attribute(const pugi::xml_node& node, std::string_view local, int fallback) {
  const auto text = attribute(node, local);
  int value = fallback;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string inner_text(const pugi::xml_node& node) {
  TextGatherer gatherer;
  auto copy = node;
  copy.traverse(gatherer);
  return std::move(gatherer.text);
}

}  // namespace throughline::worker
