// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/engine/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace berth::sim::engine {
namespace {

constexpr int kBits = 6;
constexpr std::uint64_t kPerDoubling = std::uint64_t{1} << kBits;

// Values below 128 have a bucket each; above, the bucket is named by the position of the highest
// bit and the six bits that follow it.
std::size_t bucketOf(Time value) {
    const auto v = static_cast<std::uint64_t>(value);
    if (v < kPerDoubling) return v;
    const int shift = static_cast<int>(std::bit_width(v)) - 1 - kBits;
    return static_cast<std::size_t>(shift) * kPerDoubling + (v >> shift);
}

// The middle of a bucket.
Time middleOf(std::size_t bucket) {
    if (bucket < 2 * kPerDoubling) return static_cast<Time>(bucket);
    const auto shift = static_cast<int>(bucket / kPerDoubling) - 1;
    const std::uint64_t lowest = (bucket % kPerDoubling + kPerDoubling) << shift;
    return static_cast<Time>(lowest + (std::uint64_t{1} << shift) / 2);
}

}  // namespace

// Extends the counted range to at least these buckets, in steps of one doubling.
void Histogram::cover(std::size_t first, std::size_t last) {
    first -= first % kPerDoubling;
    last += kPerDoubling - last % kPerDoubling;  // one past
    if (m_counts.empty()) {
        m_first = first;
        m_counts.assign(last - first, 0);
        return;
    }
    if (first < m_first) {
        m_counts.insert(m_counts.begin(), m_first - first, 0);
        m_first = first;
    }
    if (last > m_first + m_counts.size()) m_counts.resize(last - m_first, 0);
}

void Histogram::add(Time value, std::uint64_t times) {
    if (times == 0) return;
    value = std::max<Time>(value, 0);
    const std::size_t bucket = bucketOf(value);
    if (bucket - m_first >= m_counts.size()) cover(bucket, bucket);
    m_counts[bucket - m_first] += times;
    m_min = m_count == 0 ? value : std::min(m_min, value);
    m_max = m_count == 0 ? value : std::max(m_max, value);
    m_count += times;
    m_sum += static_cast<double>(value) * static_cast<double>(times);
}

void Histogram::merge(const Histogram& other) {
    if (other.m_count == 0) return;
    const Time least = m_count == 0 ? other.m_min : std::min(m_min, other.m_min);
    const Time greatest = m_count == 0 ? other.m_max : std::max(m_max, other.m_max);
    cover(bucketOf(other.m_min), bucketOf(other.m_max));
    for (std::size_t b = bucketOf(other.m_min); b <= bucketOf(other.m_max); ++b)
        m_counts[b - m_first] += other.m_counts[b - other.m_first];
    m_min = least;
    m_max = greatest;
    m_count += other.m_count;
    m_sum += other.m_sum;
}

void Histogram::reset() {
    std::fill(m_counts.begin(), m_counts.end(), 0);
    m_count = 0;
    m_sum = 0;
    m_min = 0;
    m_max = 0;
}

double Histogram::mean() const {
    return m_count > 0 ? m_sum / static_cast<double>(m_count) : 0;
}

Time Histogram::quantile(double q) const {
    if (m_count == 0) return 0;
    const double wanted = std::ceil(std::clamp(q, 0.0, 1.0) * static_cast<double>(m_count));
    const auto rank = std::clamp<std::uint64_t>(static_cast<std::uint64_t>(wanted), 1, m_count);
    if (rank == m_count) return m_max;
    std::uint64_t seen = 0;
    for (std::size_t i = bucketOf(m_min) - m_first; i < m_counts.size(); ++i) {
        seen += m_counts[i];
        if (seen >= rank) return std::clamp(middleOf(m_first + i), m_min, m_max);
    }
    return m_max;
}

}  // namespace berth::sim::engine
