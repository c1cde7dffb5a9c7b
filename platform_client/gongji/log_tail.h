// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace berth::platform_client::gongji {

// Finds what is new in a log that is only ever given whole. The text grows at its end, loses lines
// at its front when the platform trims it, and begins anew when the container does.
//
// What is known is remembered as one hash a line. A new text that begins with all of it goes on
// where that ended. Else the longest end of what is known that the new text begins with is where it
// goes on (found as a prefix function, Knuth, Morris and Pratt 1977); without any such overlap, and
// without a restart, lines are certainly missing in between. A text that says less than is known,
// and nothing else, is an old one and is passed over.
//
// After a restart of the container a text that does not go on is a new one, all of it. So is one
// that seems to go on, when its lines bear no times and the run that would begin there does not
// begin as the one before: programs begin alike, and each run has a log of its own.
//
// The last line may not be whole yet. Without a line end it waits until it has one, or until it has
// been the same twice; what then still comes of it is a line of its own, so that nothing is lost or
// said twice.
class LogTail {
  public:
    struct News {
        std::vector<std::string> lines;
        bool gap = false;  // lines before these are certainly missing
    };

    // Whether the text goes on from what is known; if not, it has to be told whether the container
    // has restarted meanwhile.
    [[nodiscard]] bool goesOn(std::string_view text) const;
    [[nodiscard]] News take(std::string_view text, bool restarted);

  private:
    // Up to where a text has been told: whole lines, and bytes of the one after them.
    struct Place {
        std::size_t known = 0;
        std::size_t toldOfNext = 0;
        bool isOld = false;  // it stands in the middle of what is known
    };
    // In a text whose front may have been cut off.
    [[nodiscard]] Place findPlace(const std::vector<std::string_view>& whole, std::string_view open,
                                  const std::vector<std::uint64_t>& lines) const;
    [[nodiscard]] bool saysLess(const std::vector<std::string_view>& whole,
                                const std::vector<std::uint64_t>& lines,
                                std::string_view open) const;
    [[nodiscard]] bool isOneLog(const std::vector<std::string_view>& whole,
                                const std::vector<std::uint64_t>& lines) const;

    std::vector<std::uint64_t> m_known;  // of each whole line of the newest text
    std::string m_open;                  // its last line, when that has no end yet
    std::size_t m_openTold = 0;          // bytes of it that have been told
    bool m_begun = false;
};

}  // namespace berth::platform_client::gongji
