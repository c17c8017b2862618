#include "corpus/store/xapian_errors.h"

#include <fmt/format.h>
#include <xapian.h>

#include <cerrno>
#include <new>

namespace throughline {
namespace {

tl::unexpected<Error> from(const Xapian::Error& error, ErrorCode code) {
  const char* cause = error.get_error_string();
  const bool full = cause != nullptr && error.get_msg().find("No space left") != std::string::npos;
  return fail(full ? ErrorCode::disk_full : code,
              fmt::format("The search index answered: {}{}{}", error.get_msg(), cause != nullptr ? ": " : "",
                          cause != nullptr ? cause : ""),
              full                               ? "Free some space and publish again."
              : code == ErrorCode::store_corrupt ? "Run `throughline publish` to build the index anew."
                                                 : "");
}

}  // namespace

Result<void> guarded(const std::function<Result<void>()>& work) {
  try {
    return work();
  } catch (const DeadlinePassed&) {
    return fail(ErrorCode::timeout, "The search took longer than its limit.",
                "Use fewer or rarer words, or narrow the search with filters.");
  } catch (const Xapian::DatabaseCorruptError& error) {
    return from(error, ErrorCode::store_corrupt);
  } catch (const Xapian::DatabaseVersionError& error) {
    return from(error, ErrorCode::schema_mismatch);
  } catch (const Xapian::DatabaseLockError& error) {
    return from(error, ErrorCode::store_busy);
  } catch (const Xapian::DatabaseOpeningError& error) {
    return from(error, ErrorCode::store_corrupt);
  } catch (const Xapian::DatabaseError& error) {
    return from(error, ErrorCode::io);
  } catch (const Xapian::Error& error) {
    return from(error, ErrorCode::internal);
  }
}

}  // namespace throughline
