// The one place where Xapian's exceptions become our Result. Private to corpus/store.
#pragma once

#include <functional>

#include "corpus/base/result.h"

namespace throughline {

/// Thrown only through Xapian's matcher, which has no other way out, and caught below.
struct DeadlinePassed {};

/// Runs `work`; whatever Xapian throws in it is returned.
Result<void> guarded(const std::function<Result<void>()>& work);

}  // namespace throughline
