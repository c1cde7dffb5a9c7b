// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/bridge/file_browser.h"
#include "ui/widgets/dialog_frame.h"

namespace berth::ui {

class Button;
class Label;

// Asks before files of another computer are removed: there is no way back.
class RemoveFilesDialog final : public DialogFrame {
    Q_OBJECT

  public:
    // `names` are in the folder that the browser shows; at least one. It closes with the browser.
    static RemoveFilesDialog* show(UiContext& ui, bridge::FileBrowser& browser,
                                   std::vector<std::string> names, bool folders, QWidget* parent);

  private:
    RemoveFilesDialog(UiContext& ui, bridge::FileBrowser& browser, std::vector<std::string> names,
                      bool folders, QWidget* parent);
    void remove();

    bridge::FileBrowser& m_browser;
    std::vector<std::string> m_names;
    Label* m_problem;
    Button* m_remove;
};

}  // namespace berth::ui
