// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QVector>
#include <optional>
#include <vector>

#include "models/domain/connection.h"
#include "ui/connections/connection_services.h"
#include "ui/shell/page.h"
#include "ui/support/ui_context.h"

class QVBoxLayout;

namespace berth::ui {

class Button;
class Card;
class ConnectionCard;
class EmptyState;
class Label;
struct ConnectionView;

// The embedded simulator and every platform that was set up: how each is, and all that can be done
// about a connection itself.
class ConnectionsPage final : public Page {
    Q_OBJECT

  public:
    explicit ConnectionsPage(ConnectionServices& services, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    void entered() override;
    void left() override;
    [[nodiscard]] bool isSettled() const override;

  protected:
    void retranslate() override;

  private:
    QWidget* makeHead();
    QWidget* makeList();
    void take();
    void arrange(const std::vector<ConnectionView>& views);
    ConnectionCard* makeCard(const ConnectionView& view);
    [[nodiscard]] std::optional<ConnectionView> viewOf(const domain::ConnectionId& id) const;
    void edit(const domain::ConnectionId& id);
    void test(ConnectionCard& card);
    void askToRemove(const domain::ConnectionId& id);
    void setReadOnly(ConnectionCard& card, bool readOnly);
    void say(const QString& problem);

    ConnectionServices& m_services;
    UiContext& m_ui;
    Label* m_title;
    Label* m_summary;
    Button* m_add;
    Card* m_notice;
    Label* m_noticeText;
    Button* m_noticeClose;
    QVBoxLayout* m_rows = nullptr;
    QVector<ConnectionCard*> m_cards;
    EmptyState* m_empty;
    Button* m_addFirst;
    Card* m_emptyCard;
    QTimer m_ages;
};

}  // namespace berth::ui
