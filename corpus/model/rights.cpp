#include "corpus/model/rights.h"

namespace throughline {

Visibility effective_visibility(const Rights& rights, std::string_view today) {
  if (rights.visibility == Visibility::withdrawn || rights.visibility == Visibility::board_only) return rights.visibility;
  const bool expired = !rights.publish_until.empty() && std::string_view(rights.publish_until) < today;
  if (expired || rights.archived) return Visibility::record;
  const bool permitted = !rights.permission.empty() || !rights.licence.empty();
  const bool wants_more = rights.visibility == Visibility::full || rights.visibility == Visibility::passages;
  return wants_more && !permitted ? Visibility::extract : rights.visibility;
}

}  // namespace throughline
