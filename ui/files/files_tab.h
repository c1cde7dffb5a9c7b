// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>
#include <functional>
#include <string>
#include <vector>

#include "models/bridge/file_browser.h"
#include "models/bridge/transfer_queue.h"
#include "models/domain/file_fate.h"
#include "models/items/remote_file_model.h"
#include "ui/files/saved_files.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

class FolderCard;
class LossBanner;
class TransfersCard;

// The files of one computer: browsing, transfers, and, of a node, saving what would be lost with
// it. Knows neither where the connection comes from nor who tells what would be lost.
class FilesTab final : public QWidget {
    Q_OBJECT

  public:
    using FindUnkept =
        std::function<void(QObject* context, bridge::RemoteSession::Answer<domain::UnkeptFiles>)>;
    struct Computer {
        bridge::RemoteSession& session;  // everything ends with its closing()
        QString name;                    // as people call it: what is saved goes into such a folder
        FindUnkept findUnkept;           // who tells what would be lost
        bool keepsNothing = false;       // a node; another computer may turn out to be a container
    };

    // The clock must outlive it.
    FilesTab(UiContext& ui, Computer computer, const domain::Clock& clock,
             QWidget* parent = nullptr);

    // Where volumes are mounted, from a look at the computer. What has no disk of its own under "/"
    // is a container: its files are lost with it.
    void setFilesystems(const std::vector<domain::Filesystem>& filesystems);
    // It came into view: the first time it reads the home folder, and looks for what would be lost.
    void entered();
    [[nodiscard]] bool isSettled() const { return !m_browser.folder().empty(); }

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void showLosses();
    [[nodiscard]] items::RemoteFileRow rowOf(const domain::RemoteFile& file) const;
    void look();
    void showFates();
    void download(const std::vector<std::string>& paths);
    void upload(const QStringList& paths);
    void saveAll();
    void took(const bridge::TransferJob& job);
    void retranslate();

    Computer m_computer;
    bridge::FileBrowser m_browser;
    bridge::TransferQueue m_queue;
    std::vector<domain::Filesystem> m_filesystems;
    domain::FileFates m_fates;
    SavedFiles m_saved;
    bool m_entered = false;
    LossBanner* m_losses;
    FolderCard* m_folder;
    TransfersCard* m_transfers;
};

}  // namespace berth::ui
