// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/job.h"

namespace berth::domain {

const char* toText(JobRestart restart) {
    switch (restart) {
        case JobRestart::OnFailure:
            return "on_failure";
        case JobRestart::Never:
            return "never";
    }
    return "unknown";
}

const char* toText(JobFailure failure) {
    switch (failure) {
        case JobFailure::None:
            return "None";
        case JobFailure::TooManyFailures:
            return "TooManyFailures";
        case JobFailure::TimedOut:
            return "TimedOut";
        case JobFailure::PiecesGivenUp:
            return "PiecesGivenUp";
    }
    return "?";
}

}  // namespace berth::domain
