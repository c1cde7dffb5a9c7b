// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/host_pattern.h"

#include <string>

#include "models/domain/ascii.h"

namespace berth::platform_client::ssh {

namespace {

constexpr std::size_t kMaxPatternBytes = 1022;  // OpenSSH's buffer for one pattern, less its end

}  // namespace

bool fitsPattern(std::string_view text, std::string_view pattern) {
    std::size_t t = 0;
    std::size_t p = 0;
    std::size_t star = std::string_view::npos;  // the last "*" passed
    std::size_t resume = 0;                     // where in the text it may end next
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            resume = t;
        } else if (p < pattern.size() && (pattern[p] == '?' || pattern[p] == text[t])) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = ++resume;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

PatternMatch matchPatternList(std::string_view name, std::string_view list) {
    PatternMatch match = PatternMatch::None;
    while (!list.empty()) {
        const bool excludes = list.front() == '!';
        if (excludes) list.remove_prefix(1);
        const std::size_t end = list.find(',');
        const std::string_view pattern = list.substr(0, end);
        if (pattern.size() > kMaxPatternBytes) return PatternMatch::None;
        list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
        if (!fitsPattern(name, domain::lowerCase(pattern))) continue;
        if (excludes) return PatternMatch::Negative;
        match = PatternMatch::Positive;
    }
    return match;
}

}  // namespace berth::platform_client::ssh
