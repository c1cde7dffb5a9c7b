// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QVector>
#include <QWidget>
#include <optional>

#include "ui/support/ui_context.h"
#include "ui/widgets/state_visual.h"

class QButtonGroup;
class QHBoxLayout;

namespace berth::ui {

struct FilterOption {
    QString text;  // "Failing"
    int count = 0;
    std::optional<StateVisual> visual;  // mark before the text
};

// Filters with counts, one chosen: "All 14", "Failing 2", "Running 5".
class FilterChips final : public QWidget {
    Q_OBJECT

  public:
    explicit FilterChips(UiContext& ui, QWidget* parent = nullptr);

    // Keeps the choice by its place.
    void setOptions(const QString& name, const QVector<FilterOption>& options);
    [[nodiscard]] int current() const;
    void setCurrent(int index);

  Q_SIGNALS:
    void chosen(int index);

  private:
    UiContext& m_ui;
    QHBoxLayout* m_layout;
    QButtonGroup* m_group;
};

}  // namespace berth::ui
