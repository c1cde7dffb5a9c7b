// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/domain/catalogue.h"
#include "models/domain/change.h"

namespace berth::platform_client::gongji {

// The images that the platform has prepared in a registry of its own, what is known of each, and
// where the platform's machines cannot fetch from. No call of the API lists either of them, so they
// are as the platform showed them in April 2026.
[[nodiscard]] const std::vector<domain::ImagePreset>& preparedImages();

// Images of these end as ImagePullBackOff; the platform's advice is its own copy of them.
[[nodiscard]] const std::vector<std::string>& blockedRegistries();

// The platform takes addresses only: a change whose image is the name of a prepared one gets the
// address of it. Any other stays as it is.
[[nodiscard]] domain::Change withImageAddress(domain::Change change);

}  // namespace berth::platform_client::gongji
