// The normal form of a tree: nothing empty, no group of one, no group inside a group of its own kind, no
// double NOT.
#pragma once

#include "server/query/query_tree.h"

namespace throughline {

/// Also gives groups the span of their children. Keeps the meaning.
Node tidied(Node node);

}  // namespace throughline
