// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <string>

#include "ui/support/ui_context.h"

namespace berth::ui {

class Button;
class TextField;

// Where one is among the folders of another computer, and the ways from there.
class PathBar final : public QWidget {
    Q_OBJECT

  public:
    explicit PathBar(UiContext& ui, QWidget* parent = nullptr);

    void setFolder(const std::string& folder);
    void setReading(bool reading);
    void retranslate();

  Q_SIGNALS:
    void homeRequested();
    void aboveRequested();
    void refreshRequested();
    void folderRequested(const std::string& folder);

  private:
    Button* m_home;
    Button* m_above;
    TextField* m_path;
    Button* m_refresh;
    std::string m_folder;
    QString m_shown;  // as the field shows it
};

}  // namespace berth::ui
