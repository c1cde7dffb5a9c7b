// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/new_deployment/section.h"

class QMenu;

namespace berth::ui {

class Button;
class Label;
class TextField;

// Which image: a preset or an address.
class ImageSection final : public Section {
    Q_OBJECT

  public:
    ImageSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;

  protected:
    void refresh() override;

  private:
    void fillPresets();

    TextField* m_image;
    Button* m_presets;
    QMenu* m_menu;
    FieldRow* m_row;
    Label* m_about;
    std::vector<domain::ImagePreset> m_offered;
};

}  // namespace berth::ui
