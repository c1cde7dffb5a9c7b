// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace berth::domain {

struct EnvironmentVariable {
    std::string name;
    std::string value;

    friend bool operator==(const EnvironmentVariable&, const EnvironmentVariable&) = default;
};

}  // namespace berth::domain
