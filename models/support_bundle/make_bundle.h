// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/support_bundle/bundle.h"
#include "models/support_bundle/material.h"

namespace berth::support_bundle {

struct BundleOptions {
    bool hideAddresses = false;
};

// All parts that the material gives, each chosen, secrets taken out. The same material and options
// give the same bytes. Pure; takes up to seconds where there is much, so not on the GUI thread.
[[nodiscard]] Bundle makeBundle(const Material& material, const BundleOptions& options);

}  // namespace berth::support_bundle
