// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/serving/access_log.h"

#include <fmt/format.h>

#include "sim/storage/utf8.h"

namespace berth::sim::serving {

namespace {

constexpr std::size_t kLongestTarget = 256;
constexpr std::size_t kLongestMethod = 16;

}  // namespace

AccessLogLimit::Decision AccessLogLimit::onRequest(engine::Time now) {
    const std::int64_t second = now / engine::kSecond;
    if (second != m_second) {
        m_second = second;
        m_lines = 0;
    }
    if (m_lines < kLinesPerSecond) {
        ++m_lines;
        return Decision::Write;
    }
    return m_counted++ == 0 ? Decision::CountFirst : Decision::Count;
}

engine::Time AccessLogLimit::secondEnd(engine::Time now) {
    return (now / engine::kSecond + 1) * engine::kSecond;
}

std::int64_t AccessLogLimit::finish() {
    const std::int64_t counted = m_counted;
    m_counted = 0;
    return counted;
}

std::string accessLine(std::string_view method, std::string_view target, int status,
                       std::int64_t bytes, engine::Time latency) {
    // Tenths of a millisecond, in integers: the text must not depend on the library's rounding.
    const std::int64_t tenths = (latency + 50 * engine::kMicrosecond) / (engine::kMillisecond / 10);
    return fmt::format("{} {} {}, {} bytes, {}.{} ms", storage::printable(method, kLongestMethod),
                       storage::printable(target, kLongestTarget), status, bytes, tenths / 10,
                       tenths % 10);
}

}  // namespace berth::sim::serving
