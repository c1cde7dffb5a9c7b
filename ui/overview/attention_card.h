// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>
#include <QWidget>

#include "ui/overview/attention.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class Card;
class Label;
class StateMark;

// One thing that needs somebody: what, why, and the button that helps.
class AttentionRow final : public QWidget {
    Q_OBJECT

  public:
    explicit AttentionRow(UiContext& ui, QWidget* parent = nullptr);

    void set(const Attention& attention, domain::Instant now, bool last);

  Q_SIGNALS:
    void whyRequested(const QString& deployment);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    UiContext& m_ui;
    Attention m_attention;
    bool m_last = false;
    StateMark* m_mark;
    Label* m_title;
    Label* m_since;
    Label* m_text;
    Button* m_open;
};

// What needs somebody, worst first; the rest as a count.
class AttentionCard final : public QWidget {
    Q_OBJECT

  public:
    static constexpr int kShown = 4;

    explicit AttentionCard(UiContext& ui, QWidget* parent = nullptr);

    void set(const std::vector<Attention>& attention, domain::Instant now);

  Q_SIGNALS:
    void deploymentRequested(const QString& id);
    void allRequested();

  private:
    UiContext& m_ui;
    Card* m_card;
    QVector<AttentionRow*> m_rows;
    Button* m_more;
};

}  // namespace berth::ui
