// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <QWidget>
#include <functional>
#include <string>
#include <vector>

#include "models/items/node_model.h"

namespace berth::bench {

// What somebody asks of a table of nodes, in turn.
struct TableHands {
    std::function<void(const QString&)> filter;
    std::function<void(items::NodeColumn, Qt::SortOrder)> sort;
    std::function<void()> unsort;
    QWidget* viewport = nullptr;
};

// Twice a second a question, each timed until its answer is painted.
class TableQuestions final : public QObject {
  public:
    explicit TableQuestions(TableHands hands);

    void start() { m_timer.start(); }
    void stop() { m_timer.stop(); }
    // Members of a JSON object: medians and the longest, milliseconds.
    [[nodiscard]] std::string figures() const;

  private:
    void ask();
    void time(std::vector<double>& to, const std::function<void()>& question);

    TableHands m_hands;
    QTimer m_timer;
    std::vector<double> m_filter, m_sort;
    int m_next = 0;
};

}  // namespace berth::bench
