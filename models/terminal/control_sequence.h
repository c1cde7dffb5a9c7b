// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace berth::terminal {

// A control sequence (CSI …), taken apart. Source: ECMA-48, 5.4.
struct ControlSequence {
    static constexpr std::size_t kMostParameters = 32;
    static constexpr int kMissing = -1;
    static constexpr int kLargest = 9'999;  // larger ones count as this

    struct Parameter {
        int value = kMissing;
        bool sub = false;  // stands after a colon: belongs to the one before
    };

    char leader = 0;        // one of "<=>?", or none
    char intermediate = 0;  // one of " !\"#$%&'()*+,-./", or none
    char final = 0;
    std::array<Parameter, kMostParameters> parameters{};  // those beyond are dropped
    std::size_t count = 0;  // what stands behind so many is of an earlier sequence

    // The parameter at `index`, or `otherwise` where it is missing.
    [[nodiscard]] int value(std::size_t index, int otherwise) const {
        if (index >= count || parameters[index].value == kMissing) return otherwise;
        return parameters[index].value;
    }
};

// Who is told what a stream of bytes says. All texts live only during the call.
class SequenceSink {
  public:
    virtual ~SequenceSink() = default;

    // Characters of ASCII, each of them printable.
    virtual void ascii(std::string_view text) = 0;
    // Any other character that is none of control.
    virtual void character(char32_t character) = 0;
    // 0x01 … 0x1F without those that belong to sequences.
    virtual void control(char control) = 0;
    // ESC, perhaps one intermediate byte (else 0), a final byte.
    virtual void escape(char intermediate, char final) = 0;
    virtual void sequence(const ControlSequence& sequence) = 0;
    // What stood in an operating system command; one that was too long never comes.
    virtual void command(std::string_view text) = 0;
};

}  // namespace berth::terminal
