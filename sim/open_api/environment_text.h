// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "models/domain/deployment.h"

namespace berth::sim::open_api {

// The environment as the one text of the older paths: "K=V K2=V2". The platform says nothing of
// values with blanks; here they are written in double quotes:
//
//   entry = NAME "=" value; between entries are blanks, tabs or line ends
//   value = any other characters, as they are; so JSON={"a":1} is what it seems
//         | when it begins with a double quote: everything up to the next one, in which a backslash
//           takes what follows as it is, but for "n", "r" and "t", which are the usual controls
//
// Whatever is written so is read back as it was.
[[nodiscard]] std::string environmentText(
    const std::vector<domain::EnvironmentVariable>& variables);
// The error is a sentence for the client.
[[nodiscard]] tl::expected<std::vector<domain::EnvironmentVariable>, std::string>
parseEnvironmentText(std::string_view text);

}  // namespace berth::sim::open_api
