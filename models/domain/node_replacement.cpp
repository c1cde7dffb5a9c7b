// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/node_replacement.h"

namespace berth::domain {

bool replacesNodes(const DeploymentSpec& before, const DeploymentSpec& after) {
    DeploymentSpec same = after;
    same.extensions = before.extensions;
    return same != before;
}

}  // namespace berth::domain
