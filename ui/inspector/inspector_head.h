// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <chrono>
#include <optional>

#include "models/domain/remote_host.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class ChoiceField;
class Chip;
class Label;

// Above the parts of an inspected computer: which it is, how its connection is, how old what is
// shown is, and how often it is looked at.
class InspectorHead final : public QWidget {
    Q_OBJECT

  public:
    explicit InspectorHead(UiContext& ui, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    // Null: there is no connection.
    void showConnection(const domain::RemoteState* state);
    // The age of the newest look; absent: there was none. `idle`: another one can be asked for.
    void showLook(std::optional<domain::Duration> age, bool idle);
    // From one look to the next; absent: only when asked.
    [[nodiscard]] std::optional<std::chrono::seconds> pace() const;
    void retranslate();

  Q_SIGNALS:
    void leaveRequested();
    void lookRequested();
    void paceChanged();
    void bundleRequested();

  private:
    void fillPaces();

    UiContext& m_ui;
    Button* m_back;
    Label* m_title;
    Chip* m_state;
    Label* m_age;
    ChoiceField* m_pace;
    Button* m_look;
    Button* m_bundle;
};

}  // namespace berth::ui
