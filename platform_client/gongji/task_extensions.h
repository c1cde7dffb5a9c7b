// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/domain/error.h"
#include "platform_client/gongji/task_details.h"

namespace berth::platform_client::gongji {

// Members of a task that say how it is, not how it is wanted: never sent back.
[[nodiscard]] bool isState(std::string_view taskMember);
// Members of a task, or of its first container, that DeploymentSpec has words for.
[[nodiscard]] bool isSpecOfTask(std::string_view taskMember);
[[nodiscard]] bool isSpecOfService(std::string_view serviceMember);

// What there is beside the spec, in the words of one generation.
struct Remainder {
    std::string task = "{}";            // JSON object
    std::vector<std::string> services;  // JSON objects, of every container in order
    std::size_t primary = 0;            // which of them the spec describes
};

// DeploymentSpec::extensions of a task: what Berth has no word for, of both generations, without
// members that are null. Empty: nothing.
[[nodiscard]] std::string extensionsOf(const TaskDetails& details);

// Likewise of one generation, out of such a text; nothing in it when the text is empty or holds
// nothing of that generation. Errors: InvalidArgument (field "extensions").
[[nodiscard]] domain::Result<Remainder> remainderOf(const std::string& extensions,
                                                    Generation generation);

}  // namespace berth::platform_client::gongji
