// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVector>

#include "models/domain/host_profile.h"
#include "ui/support/host_services.h"
#include "ui/widgets/dialog_frame.h"

class QScrollArea;
class QVBoxLayout;

namespace berth::ui {

class Button;
class Card;
class FieldRow;
class Label;
class StopForm;
class TextField;

// Adds a computer, or edits one: its name, where it is, and the computers on the way to it.
class HostDialog final : public DialogFrame {
    Q_OBJECT

  public:
    // `start`: what the form begins with; a profile that is not in the book is a new one. Without
    // an id it gets one.
    static HostDialog* show(HostServices& services, domain::HostProfile start, QWidget* parent);

  Q_SIGNALS:
    void kept(const berth::domain::HostProfileId& id, bool fresh);

  private:
    HostDialog(HostServices& services, domain::HostProfile start, QWidget* parent);

    void build();
    void addJump(const domain::HostStop& stop);
    void nameJumps();
    [[nodiscard]] domain::HostProfile profile() const;
    void check(bool everywhere);
    void save();

    // A computer on the way, in its card.
    struct Jump {
        Card* card;
        StopForm* form;
    };

    HostServices& m_services;
    domain::HostProfile m_start;
    bool m_fresh;
    QScrollArea* m_scroll;
    QVBoxLayout* m_rows = nullptr;
    TextField* m_name;
    FieldRow* m_nameRow;
    StopForm* m_target;
    QVector<Jump> m_jumps;
    Button* m_addJump;
    Label* m_problem;
    Button* m_save;
};

}  // namespace berth::ui
