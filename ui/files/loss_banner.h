// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "models/domain/error.h"
#include "models/domain/file_fate.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class Card;
class IconView;
class Label;
class ProgressBar;

// What of a node would be lost with it, and the way to save that.
class LossBanner final : public QWidget {
    Q_OBJECT

  public:
    explicit LossBanner(UiContext& ui, QWidget* parent = nullptr);

    void setLooking();
    void setFailed(const domain::Error& error);
    // What would be lost, and how much of it is not saved yet.
    void setFound(const domain::UnkeptFiles& unkept, const domain::UnkeptFiles& unsaved);
    void retranslate();

  Q_SIGNALS:
    void saveRequested();
    void lookRequested();

  private:
    struct Sum {
        int files = 0;
        domain::Bytes bytes;
        bool more = false;
    };

    void arrange();
    [[nodiscard]] QString sumText(const Sum& sum) const;

    UiContext& m_ui;
    bool m_looking = false;
    std::optional<domain::Error> m_error;
    Sum m_all, m_left;
    Card* m_card;
    IconView* m_sign;
    Label* m_title;
    Label* m_text;
    ProgressBar* m_progress;
    Button* m_look;
    Button* m_save;
};

}  // namespace berth::ui
