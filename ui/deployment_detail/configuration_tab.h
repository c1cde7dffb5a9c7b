// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/snapshot.h"
#include "ui/support/ui_context.h"

class QGridLayout;
class QVBoxLayout;

namespace berth::ui {

class Button;
class Label;

// A deployment's specification as people read it, and as JSON on the clipboard.
class ConfigurationTab final : public QWidget {
    Q_OBJECT

  public:
    explicit ConfigurationTab(UiContext& ui, QWidget* parent = nullptr);

    void show(const domain::Snapshot& snapshot, const domain::Deployment& deployment);
    void retranslate();

  Q_SIGNALS:
    void editRequested();

  private:
    void rebuild();
    void copy();

    UiContext& m_ui;
    domain::DeploymentSpec m_spec;
    domain::Snapshot m_names;  // regions and volumes only
    int m_revision = 0;
    Label* m_note;
    Button* m_copy;
    Button* m_edit;
    QWidget* m_rows;
    QVBoxLayout* m_cards;
};

}  // namespace berth::ui
