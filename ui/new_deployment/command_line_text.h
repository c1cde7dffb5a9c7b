// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace berth::ui {

// A command as people write it, and as the list of words that the platform takes. Words are
// separated by blanks; single and double quotes hold blanks together, a backslash takes the next
// character as it is (not inside single quotes). Nothing is expanded. No value when a quote is left
// open.
[[nodiscard]] std::optional<std::vector<std::string>> splitCommand(std::string_view text);
// Reads back as the same words.
[[nodiscard]] std::string joinCommand(const std::vector<std::string>& words);

}  // namespace berth::ui
