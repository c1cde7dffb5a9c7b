// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "sim/open_api/handlers.h"

namespace berth::sim::open_api {

struct Route {
    std::string_view method, path;
    Handler handler = nullptr;
};

// The route of that path, whatever its method; null when the path is none of ours.
[[nodiscard]] const Route* findRoute(std::string_view path);

}  // namespace berth::sim::open_api
