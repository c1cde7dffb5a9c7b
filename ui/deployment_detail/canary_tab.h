// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <array>
#include <optional>
#include <vector>

#include "models/domain/snapshot.h"
#include "ui/support/page_services.h"

class QGridLayout;

namespace berth::ui {

class Button;
class Card;
class Chip;
class Label;

// A new version of a deployment beside the old one: how it does, what it has to keep, and what was
// decided. Main thread.
class CanaryTab final : public QWidget {
    Q_OBJECT

  public:
    explicit CanaryTab(PageServices& services, QWidget* parent = nullptr);

    // Only of deployments that try a version, or did.
    void show(const domain::Snapshot& snapshot, const domain::Deployment& deployment);
    void retranslate();

  Q_SIGNALS:
    void promoteRequested();
    void rollBackRequested();

  private:
    using Row = std::array<Label*, 4>;  // name, old, new, limit

    Row& row(std::size_t line);
    void showFigures();
    void offer();

    PageServices& m_services;
    UiContext& m_ui;
    std::optional<domain::Deployment> m_deployment;
    domain::Instant m_now;
    domain::TimeBase m_base{};
    Card* m_verdictCard;
    Card* m_figuresCard;
    Chip* m_state;
    Label* m_verdict;
    Label* m_course;
    Button* m_promote;
    Button* m_rollBack;
    QGridLayout* m_grid;
    std::vector<Row> m_rows;
};

}  // namespace berth::ui
