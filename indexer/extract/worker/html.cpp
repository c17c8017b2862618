// HTML by gumbo: the page's own text without its navigation, forms and furniture.
#include <fmt/format.h>
#include <gumbo.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdlib>
#include <cstring>
#include <utility>
#include <vector>

#include "corpus/base/utf8.h"
#include "indexer/extract/worker/charset.h"
#include "indexer/extract/worker/number_format.h"
#include "indexer/extract/worker/verdict.h"

namespace throughline::worker {
namespace {

/// Far more open elements than any page has: refused before the parser's work on them grows with their
/// square.
constexpr std::size_t kMostOpenTags = 4'096;

std::string lowered(std::string_view text) {
  std::string lower(text);
  for (auto& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return lower;
}

/// What the page says of its own encoding, within the part where it has to say it.
std::string declared_encoding(std::string_view bytes) {
  const auto head = lowered(bytes.substr(0, 4096));
  auto at = head.find("charset=");
  if (at == std::string::npos) at = head.find("encoding=");
  if (at == std::string::npos) return "";
  at = head.find('=', at) + 1;
  while (at < head.size() && (head[at] == '"' || head[at] == '\'' || head[at] == ' ')) ++at;
  return head.substr(at, head.find_first_of("\"' />;?\r\n", at) - at);
}

/// An upper estimate of nesting by a look at the tags alone. Elements whose end tag may be left out do not
/// count.
std::size_t tag_depth(std::string_view html) {
  constexpr auto uncounted = std::to_array<std::string_view>(
      {"p",      "li",    "td",    "th",    "tr",     "dt",    "dd",    "br",      "hr",
       "img",    "meta",  "link",  "input", "option", "col",   "wbr",   "area",    "base",
       "source", "track", "embed", "param", "tbody",  "thead", "tfoot", "colgroup"});
  std::size_t depth = 0;
  std::size_t deepest = 0;
  for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const bool closing = at + 1 < html.size() && html[at + 1] == '/';
    const auto from = at + (closing ? 2 : 1);
    auto to = from;
    while (to < html.size() && std::isalnum(static_cast<unsigned char>(html[to])) != 0 && to - from < 20)
      ++to;
    if (to == from) continue;
    if (std::ranges::find(uncounted, lowered(html.substr(from, to - from))) != uncounted.end()) continue;
    if (closing)
      depth -= depth > 0 ? 1 : 0;
    else
      deepest = std::max(deepest, ++depth);
  }
  return deepest;
}

std::string_view tag_of(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT ? gumbo_normalized_tagname(node.v.element.tag) : "";
}

std::string_view attribute_of(const GumboNode& node, const char* name) {
  if (node.type != GUMBO_NODE_ELEMENT) return {};
  const auto* found = gumbo_get_attribute(&node.v.element.attributes, name);
  return found == nullptr ? std::string_view{} : found->value;
}

std::vector<const GumboNode*> children(const GumboNode& node) {
  if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) return {};
  const auto& list = node.v.element.children;
  std::vector<const GumboNode*> nodes(list.length);
  for (unsigned i = 0; i < list.length; ++i) nodes[i] = static_cast<const GumboNode*>(list.data[i]);
  return nodes;
}

bool is_one_of(std::string_view tag, std::initializer_list<std::string_view> tags) {
  return std::ranges::find(tags, tag) != tags.end();
}

class Page {
 public:
  explicit Page(RecordSink& sink) : sink_(sink) {}

  bool too_deep() const { return too_deep_; }
  void measure(const GumboNode& node, std::size_t depth = 0) {
    if (depth > kMaxHtmlDepth) too_deep_ = true;
    if (too_deep_) return;
    for (const auto* below : children(node)) measure(*below, depth + 1);
  }

  /// All the page's text, or only what is inside its main element where it names one.
  void read(const GumboNode& root) {
    const auto* main = find_main(root);
    inside_main_ = main != nullptr;
    walk(main == nullptr ? root : *main, {});
    flush();
  }
  void keep_furniture() { keep_furniture_ = true; }

 private:
  struct Context {
    int list_depth = -1;
    bool ordered = false;
    bool bold = false;
    bool quote = false;
  };

  static std::size_t text_length(const GumboNode& node) {
    if (node.type == GUMBO_NODE_TEXT) return std::strlen(node.v.text.text);
    if (is_one_of(tag_of(node), {"script", "style", "select", "button"})) return 0;
    std::size_t length = 0;
    for (const auto* below : children(node)) length += text_length(*below);
    return length;
  }

  static const GumboNode* find_main(const GumboNode& node) {
    if (tag_of(node) == "main" || attribute_of(node, "role") == "main")
      return text_length(node) > 200 ? &node : nullptr;
    for (const auto* below : children(node))
      if (const auto* found = find_main(*below)) return found;
    return nullptr;
  }

  bool is_furniture(const GumboNode& node) const {
    const auto tag = tag_of(node);
    if (is_one_of(tag, {"script", "style", "noscript", "template", "select", "button", "textarea", "svg",
                        "iframe", "object", "head", "input", "dialog"}))
      return true;
    const auto style = lowered(attribute_of(node, "style"));
    if (style.find("display:none") != std::string::npos || style.find("display: none") != std::string::npos)
      return true;
    if (node.type == GUMBO_NODE_ELEMENT &&
        gumbo_get_attribute(&node.v.element.attributes, "hidden") != nullptr)
      return true;
    if (keep_furniture_) return false;
    const auto role = attribute_of(node, "role");
    if (is_one_of(tag, {"nav", "footer", "aside"}) ||
        is_one_of(role, {"navigation", "search", "banner", "contentinfo"}))
      return true;
    if (tag == "header") return !inside_main_;
    // Some systems put the whole page into one form.
    return tag == "form" && text_length(node) < 1'000;
  }

  void walk(const GumboNode& node, Context context) {
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA) {
      add_text(node.v.text.text, context);
      return;
    }
    if (node.type != GUMBO_NODE_ELEMENT || is_furniture(node)) return;
    const auto tag = tag_of(node);
    if (tag == "br") {
      text_ += '\n';
    } else if (tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6') {
      open(BlockKind::heading, tag[1] - '0', tag);
      walk_children(node, context);
      flush();
    } else if (tag == "table") {
      read_table(node);
    } else if (tag == "ol" || tag == "ul" || tag == "menu") {
      read_list(node, context);
    } else if (is_block(tag)) {
      flush();
      if (block_.kind != BlockKind::list_item || !text_.empty()) block_.style = tag;
      walk_children(node, context);
      flush();
    } else {
      context.bold = context.bold || tag == "b" || tag == "strong";
      walk_children(node, context);
    }
  }

  static bool is_block(std::string_view tag) {
    return is_one_of(tag, {"p",      "div",    "section",    "article", "main",     "body",    "html",
                           "header", "footer", "blockquote", "pre",     "address",  "dl",      "dt",
                           "dd",     "figure", "figcaption", "form",    "fieldset", "details", "summary",
                           "center", "hr",     "nav",        "aside",   "li",       "caption"});
  }

  void walk_children(const GumboNode& node, const Context& context) {
    for (const auto* below : children(node)) walk(*below, context);
  }

  void read_list(const GumboNode& node, Context context) {
    flush();
    context.list_depth += 1;
    const bool ordered = tag_of(node) == "ol";
    const auto type = attribute_of(node, "type");
    const auto format = type == "a"   ? NumberFormat::lower_letter
                        : type == "A" ? NumberFormat::upper_letter
                        : type == "i" ? NumberFormat::lower_roman
                        : type == "I" ? NumberFormat::upper_roman
                                      : NumberFormat::decimal;
    int number = std::atoi(std::string(attribute_of(node, "start")).c_str());
    if (attribute_of(node, "start").empty()) number = 1;
    for (const auto* item : children(node)) {
      if (tag_of(*item) != "li") {
        walk(*item, context);
        continue;
      }
      if (is_furniture(*item)) continue;
      if (const auto value = attribute_of(*item, "value"); !value.empty())
        number = std::atoi(std::string(value).c_str());
      open(BlockKind::list_item, context.list_depth, "li");
      if (ordered) block_.number = formatted(number, format);
      number = number < 1'000'000 ? number + 1 : number;
      walk_children(*item, context);
      flush();
    }
  }

  void read_table(const GumboNode& node) {
    flush();
    const auto before = sink_.blocks();
    std::vector<const GumboNode*> rows;
    gather_rows(node, rows);
    // Old pages are laid out by tables: what has one cell, or tables in its cells, is layout.
    const bool layout = rows.size() == 1 || attribute_of(node, "role") == "presentation" || holds_table(node);
    for (const auto* row : rows) {
      if (layout) {
        for (const auto* cell : children(*row)) {
          walk_children(*cell, {});
          flush();
        }
      } else {
        read_row(*row);
      }
    }
    if (!layout && sink_.blocks() > before) ++tables_;
  }

  void gather_rows(const GumboNode& node, std::vector<const GumboNode*>& rows) {
    for (const auto* below : children(node)) {
      const auto tag = tag_of(*below);
      if (tag == "tr")
        rows.push_back(below);
      else if (is_one_of(tag, {"tbody", "thead", "tfoot"}))
        gather_rows(*below, rows);
      else if (tag == "caption")
        walk(*below, {});
    }
  }

  static bool holds_table(const GumboNode& node) {
    for (const auto* below : children(node))
      if (tag_of(*below) == "table" || holds_table(*below)) return true;
    return false;
  }

  void read_row(const GumboNode& node) {
    Block row;
    row.kind = BlockKind::table_row;
    row.table = tables_;
    row.header = true;
    for (const auto* cell : children(node)) {
      const auto tag = tag_of(*cell);
      if (tag != "td" && tag != "th") continue;
      row.header = row.header && tag == "th";
      std::string text;
      gather_text(*cell, text);
      row.cells.push_back(single_spaced(text));
      const int span = std::clamp(std::atoi(std::string(attribute_of(*cell, "colspan")).c_str()), 1, 64);
      for (int i = 1; i < span; ++i) row.cells.emplace_back();
    }
    for (const auto& cell : row.cells)
      if (!cell.empty()) row.text += (row.text.empty() ? "" : " | ") + cell;
    if (!row.text.empty()) sink_.block(std::move(row));
  }

  void gather_text(const GumboNode& node, std::string& text) {
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE) text += node.v.text.text;
    if (node.type != GUMBO_NODE_ELEMENT || is_furniture(node)) return;
    const auto tag = tag_of(node);
    if (tag == "br" || tag == "li" || is_block(tag)) text += ' ';
    for (const auto* below : children(node)) gather_text(*below, text);
    if (is_block(tag)) text += ' ';
  }

  void add_text(std::string_view raw, const Context& context) {
    if (!trimmed(raw).empty()) all_bold_ = all_bold_ && context.bold;
    for (const char c : raw) text_ += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  }

  void open(BlockKind kind, int level, std::string_view style) {
    flush();
    block_ = {};
    block_.kind = kind;
    block_.level = level;
    block_.style = style;
  }

  void flush() {
    std::string text;
    for (const auto line : split(text_, '\n')) {
      const auto spaced = single_spaced(line);
      if (spaced.empty()) continue;
      if (!text.empty()) text += '\n';
      text += spaced;
    }
    text_.clear();
    const bool bold = std::exchange(all_bold_, true);
    if (text.empty()) return;
    block_.text = std::move(text);
    block_.bold = bold;
    sink_.block(std::move(block_));
    block_ = {};
  }

  RecordSink& sink_;
  Block block_;
  std::string text_;
  int tables_ = 0;
  bool all_bold_ = true;
  bool too_deep_ = false;
  bool inside_main_ = false;
  bool keep_furniture_ = false;
};

/// Title of the head and language of the html element.
void describe(const GumboNode& node, AboutRecord& about, int depth = 0) {
  if (tag_of(node) == "html") about.language = attribute_of(node, "lang");
  if (tag_of(node) == "title" && about.title.empty())
    for (const auto* below : children(node))
      if (below->type == GUMBO_NODE_TEXT) about.title = below->v.text.text;
  if (tag_of(node) == "meta" && lowered(attribute_of(node, "name")) == "generator")
    about.producer = attribute_of(node, "content");
  if (depth > 3 || tag_of(node) == "body") return;
  for (const auto* below : children(node)) describe(*below, about, depth + 1);
}

}  // namespace

Verdict read_html(std::string_view bytes, RecordSink& sink) {
  if (bytes.size() > kMaxTextBytes)
    return {Outcome::too_large, fmt::format("The page is larger than {} MB.", kMaxTextBytes >> 20U)};
  const auto decoding = decoded(bytes, declared_encoding(bytes));
  const Verdict too_deep{Outcome::malformed,
                         fmt::format("The page is nested deeper than {} levels.", kMaxHtmlDepth)};
  if (tag_depth(decoding.text) > kMostOpenTags) return too_deep;
  auto options = kGumboDefaultOptions;
  // The output is never destroyed: that walks the tree by recursion, and the process ends soon anyway.
  const auto* output = gumbo_parse_with_options(&options, decoding.text.data(), decoding.text.size());
  Page page(sink);
  page.measure(*output->root);
  if (page.too_deep()) return too_deep;
  AboutRecord about{"html", "", "", "", 0};
  describe(*output->root, about);
  sink.about(std::move(about));
  if (decoding.lossy)
    sink.warn(fmt::format("Some bytes mean nothing in {}; they were replaced.", decoding.encoding));
  page.read(*output->root);
  if (!sink.any_text()) {
    // A page that is all header and form still says something.
    page.keep_furniture();
    page.read(*output->root);
  }
  if (!sink.any_text()) return {Outcome::empty, "The page holds no text."};
  return {};
}

}  // namespace throughline::worker
