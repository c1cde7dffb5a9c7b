// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>

#include "models/domain/front.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class Card;
class FrontMembers;
class Label;

// The address that a deployment shares with others: where it is, whom it sends where, and who is
// behind it. GUI thread.
class FrontCard final : public QWidget {
    Q_OBJECT

  public:
    explicit FrontCard(UiContext& ui, QWidget* parent = nullptr);

    // `here`: the deployment whose page this is, by name.
    void show(const domain::Front& front, const std::string& here);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void copy();
    void open();

    UiContext& m_ui;
    domain::Front m_front;
    std::string m_here;
    Card* m_card;
    Label* m_policy;
    Label* m_url;
    Button* m_copy;
    Button* m_open;
    FrontMembers* m_members;
};

}  // namespace berth::ui
