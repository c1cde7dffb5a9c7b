// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/support/simulator_api.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class ElidedLabel;
class Label;
class SecretClipboard;

// Where other programs reach this simulator, to be copied into them. The token is never shown, and
// lies on the clipboard for a short while only. Where nothing is served, it says why.
class ApiLine final : public QWidget {
    Q_OBJECT

  public:
    // `api` outlives it.
    ApiLine(UiContext& ui, const SimulatorApi& api, QWidget* parent = nullptr);

    void retranslate();

  private:
    void copyAddress();
    void copyToken();

    const SimulatorApi& m_api;
    SecretClipboard* m_clipboard;
    Label* m_title;
    ElidedLabel* m_words;
    Label* m_address;
    Button* m_copyAddress;
    Button* m_copyToken;
};

}  // namespace berth::ui
