// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <string>
#include <vector>

#include "models/items/remote_file_model.h"
#include "ui/files/file_words.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class DataTable;

// What a folder of another computer holds. Files of this computer may be dropped on it.
class FolderTable final : public QWidget {
    Q_OBJECT

  public:
    explicit FolderTable(UiContext& ui, QWidget* parent = nullptr);

    // Whether it says what becomes of files when the node stops; at first it does not.
    void showFates(bool shown);

    void setRows(std::vector<items::RemoteFileRow> rows);
    void setShowsHidden(bool shows);
    [[nodiscard]] int hiddenCount() const { return m_model.hiddenCount(); }
    [[nodiscard]] int shownCount() const { return m_model.rowCount(); }
    // In the order shown.
    [[nodiscard]] std::vector<items::RemoteFileRow> chosen() const;
    void clearChoice();
    void retranslate();

  Q_SIGNALS:
    void choiceChanged();
    void folderActivated(const std::string& name);
    void menuRequested(const QPoint& position);
    void removeRequested();
    void renameRequested();
    void aboveRequested();
    // Paths of this computer.
    void filesDropped(const QStringList& paths);

  protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void setCells();
    void setKeys();
    void setDropping(bool dropping);

    UiContext& m_ui;
    FileWords m_words;
    items::RemoteFileModel m_model;
    DataTable* m_view;
    bool m_dropping = false;
};

}  // namespace berth::ui
