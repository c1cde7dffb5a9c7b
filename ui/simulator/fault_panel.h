// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>
#include <map>
#include <vector>

#include "models/domain/simulator_control.h"
#include "ui/support/page_services.h"
#include "ui/support/ui_context.h"

class QVBoxLayout;

namespace berth::ui {

class Button;
class Card;
class Chip;
class Label;
class RefusalLine;

// What can be made to go wrong, how often each is active, and a way to end those that last.
class FaultPanel final : public QWidget {
    Q_OBJECT

  public:
    explicit FaultPanel(PageServices& services, QWidget* parent = nullptr);

    void retranslate();
    // From the bridge's newest list.
    void refresh();

  private:
    struct Entry {
        Button* button;
        Chip* count;
    };
    struct Active {
        QWidget* widget;
        Label* text;
        Button* clear;
        std::uint64_t id = 0;
    };

    void showActive(const std::vector<domain::ActiveFault>& faults);
    [[nodiscard]] QString textOf(const domain::ActiveFault& fault) const;

    PageServices& m_services;
    UiContext& m_ui;
    Card* m_card;
    QWidget* m_list = nullptr;
    QVBoxLayout* m_rows = nullptr;
    std::map<domain::FaultKind, Entry> m_entries;
    QVector<Label*> m_groups;
    Label* m_activeTitle;
    RefusalLine* m_refusal;
    QVector<Active> m_active;
    std::vector<domain::ActiveFault> m_shown;
};

}  // namespace berth::ui
