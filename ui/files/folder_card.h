// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <functional>
#include <string>
#include <vector>

#include "models/bridge/file_browser.h"
#include "models/items/remote_file_model.h"
#include "ui/support/ui_context.h"

class QAction;
class QCheckBox;
class QStackedWidget;

namespace berth::ui {

class Button;
class Card;
class EmptyState;
class FolderTable;
class Label;
class PathBar;

// One folder of another computer, the walk through it, and what can be done with what it holds.
class FolderCard final : public QWidget {
    Q_OBJECT

  public:
    // Makes the row of an entry of the folder that is shown.
    using MakeRow = std::function<items::RemoteFileRow(const domain::RemoteFile& file)>;

    // The browser must outlive it.
    FolderCard(UiContext& ui, bridge::FileBrowser& browser, MakeRow makeRow,
               QWidget* parent = nullptr);
    void showFates(bool shown);  // see FolderTable

    // What the rows say has changed.
    void showRows();
    void retranslate();

  Q_SIGNALS:
    // Whole paths.
    void downloadRequested(const std::vector<std::string>& paths);
    // Paths of this computer, into the folder that is shown.
    void uploadRequested(const QStringList& paths);

  private:
    void makeHead();
    void makeActions();
    void showState();
    void showChoice();
    void download();
    void removeChosen();
    void renameChosen();
    void makeFolder();
    void openMenu(const QPoint& position);

    UiContext& m_ui;
    bridge::FileBrowser& m_browser;
    MakeRow m_makeRow;
    Card* m_card;
    PathBar* m_path;
    Button* m_newFolder;
    Button* m_upload;
    Button* m_download;
    QCheckBox* m_hidden;
    Label* m_choice;
    Label* m_problem;
    QStackedWidget* m_stack;
    FolderTable* m_table;
    EmptyState* m_empty;
    QAction* m_downloadAction;
    QAction* m_renameAction;
    QAction* m_removeAction;
    QAction* m_newFolderAction;
    QAction* m_uploadFiles;
    QAction* m_uploadFolder;
    std::string m_shown;  // the folder whose rows are shown
};

}  // namespace berth::ui
