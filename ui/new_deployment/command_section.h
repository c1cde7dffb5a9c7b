// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/new_deployment/section.h"

namespace berth::ui {

class TextField;

// What the container runs instead of what its image says.
class CommandSection final : public Section {
    Q_OBJECT

  public:
    CommandSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;

  protected:
    void refresh() override;

  private:
    void take(const QString& text);

    TextField* m_command;
    FieldRow* m_row;
    bool m_open = false;  // the text in the field has a quote that is not closed
};

}  // namespace berth::ui
