// The keys of a sidecar file (NAME.json beside a document): what its owner records about it. docs/sidecar.md
// is checked against this table. What is allowed to be shown is only ever read here, never from the text.
#pragma once

#include <array>
#include <string_view>

namespace throughline {

enum class SidecarValue { text, texts, date, flag, choice };

struct SidecarKey {
  std::string_view name;
  SidecarValue value;
  std::string_view allowed;  ///< for people: what the value may be
  std::string_view meaning;
};

inline constexpr auto kSidecarKeys = std::to_array<SidecarKey>({
    {"case", SidecarValue::text, "any short text",
     "Documents with the same value are about the same case, whatever their titles."},
    {"cases", SidecarValue::texts, "list of texts", "The several cases of a thematic review."},
    {"title", SidecarValue::text, "text", "Title as published."},
    {"type", SidecarValue::choice, "a review type", "Type of review."},
    {"boards", SidecarValue::texts, "list of texts", "Boards or partnerships, as they call themselves."},
    {"kind", SidecarValue::choice, "a document kind", "Kind of document."},
    {"published", SidecarValue::date, "YYYY, YYYY-MM or YYYY-MM-DD", "Date of publication."},
    {"authors", SidecarValue::texts, "list of texts", "Authors or lead reviewers."},
    {"chairs", SidecarValue::texts, "list of texts", "Independent chairs of the board or the panel."},
    {"publisher", SidecarValue::text, "text", "Publisher, where it is not the board."},
    {"isbn", SidecarValue::text, "text", "International standard book number."},
    {"nation", SidecarValue::choice, "a nation", "Nation or Crown Dependency."},
    {"domain", SidecarValue::choice, "child, adult, both", "Whom the review is about."},
    {"language", SidecarValue::text, "a BCP 47 tag such as en or cy", "Language of the document."},
    {"owner", SidecarValue::text, "text", "Who owns the document."},
    {"licence", SidecarValue::text, "text", "Licence it is published under."},
    {"permission", SidecarValue::text, "text", "How permission to show it was given."},
    {"visibility", SidecarValue::choice, "full, passages, extract, record, board-only, withdrawn",
     "What may be shown of it."},
    {"publish_until", SidecarValue::date, "YYYY-MM-DD",
     "Last day of publication; afterwards only the record is shown."},
    {"archived", SidecarValue::flag, "true or false",
     "Past its publication period: only the record is shown."},
    {"url", SidecarValue::text, "an http or https address", "The publisher's page or file."},
    {"notice", SidecarValue::text, "text", "A sentence shown with the document."},
});

}  // namespace throughline
