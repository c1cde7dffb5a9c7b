// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>

#include "ui/shell/page.h"
#include "ui/support/host_services.h"

class QVBoxLayout;

namespace berth::ui {

class Button;
class Card;
class EmptyState;
class HostCard;
class ImportMenu;
class Label;

// The computers that are reached over SSH. The argument is the id of one to edit, or empty.
class ComputersPage final : public Page {
    Q_OBJECT

  public:
    explicit ComputersPage(HostServices& services, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    void setArgument(const QString& argument) override;
    [[nodiscard]] bool isSettled() const override;

  protected:
    void retranslate() override;

  private:
    [[nodiscard]] QWidget* makeHead();
    [[nodiscard]] QWidget* makeList();
    void take();
    [[nodiscard]] HostCard* makeCard(const domain::HostProfileId& id);
    void edit(const domain::HostProfile& start);

    HostServices& m_services;
    UiContext& m_ui;
    Label* m_title;
    Label* m_summary;
    ImportMenu* m_importMenu;
    Button* m_import;
    Button* m_add;
    Label* m_problem;
    QVBoxLayout* m_rows = nullptr;
    QVector<HostCard*> m_cards;
    EmptyState* m_empty;
    Button* m_addFirst;
    Card* m_emptyCard;
};

}  // namespace berth::ui
