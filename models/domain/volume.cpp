// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/volume.h"

namespace berth::domain {

const char* toText(VolumeKind kind) {
    switch (kind) {
        case VolumeKind::Shared:
            return "shared";
        case VolumeKind::Bucket:
            return "bucket";
        case VolumeKind::Nas:
            return "nas";
    }
    return "";
}

}  // namespace berth::domain
