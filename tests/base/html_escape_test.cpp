#include "corpus/base/html_escape.h"

#include <gtest/gtest.h>

namespace throughline {
namespace {

TEST(Escaped, LeavesNothingThatCouldBeMarkup) {
  EXPECT_EQ(escaped(""), "");
  EXPECT_EQ(escaped("plain – é"), "plain – é");
  EXPECT_EQ(escaped("<b title=\"a\">it's & so</b>"),
            "&lt;b title=&quot;a&quot;&gt;it&#39;s &amp; so&lt;/b&gt;");
  EXPECT_EQ(escaped("&amp;"), "&amp;amp;");
}

}  // namespace
}  // namespace throughline
