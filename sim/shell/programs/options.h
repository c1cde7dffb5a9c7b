// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/shell/program.h"

namespace berth::sim::shell {

// The options of a program: letters, of which some take a value, and a few long names.
class Options {
  public:
    // `letters`: "ab:c" as getopt has them; with a "#" in it, -12 is -n 12. Long options count as
    // the letter given for them. A letter that is not there is complained about, and `ok()` is
    // false.
    Options(Program& program, std::string_view letters,
            const std::map<std::string_view, char>& longNames = {}, bool stopAtOperand = false);

    [[nodiscard]] bool ok() const { return m_ok; }
    [[nodiscard]] bool has(char letter) const { return m_values.contains(letter); }
    // Of the last one; empty when it was not given.
    [[nodiscard]] std::string value(char letter) const;
    [[nodiscard]] const std::vector<std::string>& operands() const { return m_operands; }

  private:
    void refuse(Program& program, const std::string& what);

    std::map<char, std::string> m_values;
    std::vector<std::string> m_operands;
    bool m_ok = true;
};

// All digits.
[[nodiscard]] std::optional<std::int64_t> countOf(std::string_view text);
// A number with k, M, G (powers of 1024) behind it.
[[nodiscard]] std::optional<std::int64_t> sizeOf(std::string_view text);

}  // namespace berth::sim::shell
