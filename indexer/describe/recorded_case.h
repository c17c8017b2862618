// What follows from the values of a case that is known from a catalogue only.
#pragma once

#include "corpus/model/reading.h"

namespace throughline {

/// Sets the law it was held under and whether it is counted, from type, nation, dates and title.
void conclude_recorded_case(Reading& reading);

}  // namespace throughline
