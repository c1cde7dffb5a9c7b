// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/bundle.h"

#include <utility>

#include "models/support_bundle/read_me.h"

namespace berth::support_bundle {

Bundle finished(const Bundle& bundle) {
    Bundle result{bundle.name, bundle.heading, bundle.madeUnixMs, bundle.addressesHidden, {}};
    for (const Part& part : bundle.parts) {
        if (part.kind == PartKind::ReadMe) {
            result.parts.push_back(part);
            result.parts.back().text = readMe(bundle);
        } else if (part.chosen) {
            result.parts.push_back(part);
        }
    }
    return result;
}

}  // namespace berth::support_bundle
