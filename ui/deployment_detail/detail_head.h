// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "models/domain/snapshot.h"
#include "ui/support/page_services.h"

class QAction;
class QMenu;

namespace berth::ui {

class Button;
class Chip;
class ElidedLabel;
class Label;

// Name, state, what it is and costs, and what can be done with it.
class DetailHead final : public QWidget {
    Q_OBJECT

  public:
    enum class Action { Edit, Scale, Pause, Resume, Restart, TryVersion, Delete };

    DetailHead(PageServices& services, QWidget* parent = nullptr);

    void show(const domain::Deployment& deployment);
    void retranslate();

  Q_SIGNALS:
    void chosen(berth::ui::DetailHead::Action action);

  private:
    void refresh();
    [[nodiscard]] QString stateWords() const;

    PageServices& m_services;
    UiContext& m_ui;
    std::optional<domain::Deployment> m_deployment;
    Label* m_name;
    Chip* m_state;
    ElidedLabel* m_summary;
    Button* m_edit;
    Button* m_scale;
    Button* m_pause;
    Button* m_resume;
    Button* m_restart;
    Button* m_more;
    QMenu* m_menu;
    QAction* m_tryVersion;
    QAction* m_delete;
};

}  // namespace berth::ui
