// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/table_questions.h"

#include <fmt/format.h>

#include <QElapsedTimer>
#include <algorithm>
#include <utility>

#include "tests/bench/measure.h"

namespace berth::bench {

using items::NodeColumn;

namespace {

constexpr int kAskEveryMs = 500;

}  // namespace

TableQuestions::TableQuestions(TableHands hands) : m_hands(std::move(hands)) {
    m_timer.setInterval(kAskEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &TableQuestions::ask);
}

std::string TableQuestions::figures() const {
    const auto worst = [](const std::vector<double>& v) {
        return v.empty() ? 0.0 : *std::ranges::max_element(v);
    };
    const auto middle = [](const std::vector<double>& v) { return v.empty() ? 0.0 : median(v); };
    return fmt::format(
        "\"filter_ms\": {:.1f}, \"filter_longest_ms\": {:.1f}, \"sort_ms\": {:.1f}, "
        "\"sort_longest_ms\": {:.1f}",
        middle(m_filter), worst(m_filter), middle(m_sort), worst(m_sort));
}

void TableQuestions::time(std::vector<double>& to, const std::function<void()>& question) {
    QElapsedTimer timer;
    timer.start();
    question();
    m_hands.viewport->repaint();
    to.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
}

void TableQuestions::ask() {
    switch (m_next++ % 6) {
        case 0:
            return time(m_filter, [this] { m_hands.filter(QStringLiteral("d01")); });
        case 1:
            return time(m_filter, [this] { m_hands.filter({}); });
        case 2:
            return time(m_sort, [this] { m_hands.sort(NodeColumn::GpuUse, Qt::AscendingOrder); });
        case 3:
            return time(m_sort, [this] { m_hands.sort(NodeColumn::GpuUse, Qt::DescendingOrder); });
        case 4:
            return time(m_filter, [this] { m_hands.filter(QStringLiteral("d0")); });
        default:
            time(m_sort, [this] { m_hands.unsort(); });
            time(m_filter, [this] { m_hands.filter({}); });
    }
}

}  // namespace berth::bench
