// The one place where text is made safe for markup.
#pragma once

#include <string>
#include <string_view>

namespace throughline {

/// & < > " ' as entities: safe in element content and in quoted attributes, of HTML and of XML.
std::string escaped(std::string_view text);

}  // namespace throughline
