// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/files_tab.h"

#include <QEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "models/domain/remote_path.h"
#include "ui/files/file_choosers.h"
#include "ui/files/folder_card.h"
#include "ui/files/loss_banner.h"
#include "ui/files/transfers_card.h"
#include "ui/support/safe_name.h"

namespace berth::ui {

using domain::TransferDirection;

FilesTab::FilesTab(UiContext& ui, Computer computer, const domain::Clock& clock, QWidget* parent)
    : QWidget(parent),
      m_computer(std::move(computer)),
      m_browser(m_computer.session),
      m_queue(m_computer.session, clock),
      m_losses(new LossBanner(ui, this)),
      m_folder(new FolderCard(
          ui, m_browser, [this](const domain::RemoteFile& file) { return rowOf(file); }, this)),
      m_transfers(new TransfersCard(ui, m_queue, this)) {
    setObjectName(QStringLiteral("filesTab"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 20);
    layout->setSpacing(12);
    layout->addWidget(m_losses);
    layout->addWidget(m_folder, 1);
    layout->addWidget(m_transfers);
    m_losses->hide();
    connect(m_losses, &LossBanner::lookRequested, this, &FilesTab::look);
    connect(m_losses, &LossBanner::saveRequested, this, &FilesTab::saveAll);
    connect(m_folder, &FolderCard::downloadRequested, this, &FilesTab::download);
    connect(m_folder, &FolderCard::uploadRequested, this, &FilesTab::upload);
    connect(&m_queue, &bridge::TransferQueue::ended, this, &FilesTab::took);
    retranslate();
}

void FilesTab::setFilesystems(const std::vector<domain::Filesystem>& filesystems) {
    if (filesystems == m_filesystems) return;
    m_filesystems = filesystems;
    m_fates = domain::FileFates(m_filesystems, m_fates.unkept());
    m_folder->showRows();
    const bool container = std::ranges::any_of(filesystems, [](const domain::Filesystem& disk) {
        return disk.path == "/" && disk.persistence == domain::Persistence::Lost;
    });
    if (!container || std::exchange(m_computer.keepsNothing, true)) return;
    if (m_entered) showLosses();
}

void FilesTab::entered() {
    if (std::exchange(m_entered, true)) return;
    m_browser.openHome();
    if (m_computer.keepsNothing) showLosses();
}

void FilesTab::showLosses() {
    m_losses->show();
    m_folder->showFates(true);
    look();
}

void FilesTab::look() {
    m_losses->setLooking();
    m_computer.findUnkept(this, [this](domain::Result<domain::UnkeptFiles> found) {
        if (!found) return m_losses->setFailed(found.error());
        m_fates = domain::FileFates(m_filesystems, std::move(*found));
        showFates();
    });
}

void FilesTab::showFates() {
    if (const auto& unkept = m_fates.unkept())
        m_losses->setFound(*unkept, m_saved.unsavedOf(*unkept));
    m_folder->showRows();
}

items::RemoteFileRow FilesTab::rowOf(const domain::RemoteFile& file) const {
    if (!m_computer.keepsNothing) return {file, domain::FileFate::Unknown, {}};
    const std::string path = domain::joinPath(m_browser.folder(), file.name);
    return {file, m_fates.of(path), m_saved.savedAt(path, m_fates.unkept())};
}

void FilesTab::download(const std::vector<std::string>& paths) {
    chooseDownloadFolder(this, [this, paths](const QString& folder) {
        domain::TransferRequest request;
        request.sources = paths;
        request.destination = folder.toStdString();
        m_queue.add(std::move(request));
    });
}

void FilesTab::upload(const QStringList& paths) {
    if (m_browser.folder().empty()) return;
    domain::TransferRequest request;
    request.direction = TransferDirection::Upload;
    for (const QString& path : paths)
        request.sources.push_back(path.toStdString());
    request.destination = m_browser.folder();
    m_queue.add(std::move(request));
}

void FilesTab::saveAll() {
    chooseDownloadFolder(this, [this](const QString& folder) {
        const auto& unkept = m_fates.unkept();
        if (!unkept) return;
        domain::TransferRequest request;
        for (const domain::FileEntry& file : m_saved.unsavedOf(*unkept).files)
            request.sources.push_back(file.path);
        if (request.sources.empty()) return;
        request.destination = folder.toStdString();
        request.below = "/";
        request.into = safeName(m_computer.name).toStdString();
        // What an earlier try brought over is there already.
        request.onConflict = domain::OnConflict::Resume;
        m_queue.add(std::move(request));
    });
}

void FilesTab::took(const bridge::TransferJob& job) {
    if (job.request.direction == TransferDirection::Upload) {
        if (job.report) m_browser.refresh();
        // What was just written there would be lost as well.
        if (job.report && m_computer.keepsNothing) look();
        return;
    }
    if (!job.report || job.report->moreProblems > 0) return;
    std::vector<std::string> whole = job.request.sources;
    for (const domain::TransferProblem& problem : job.report->problems) {
        // A folder with a problem in it is not whole either.
        std::erase_if(whole,
                      [&](const std::string& source) { return problem.path.starts_with(source); });
    }
    m_saved.add(whole, m_fates.unkept(), job.endedUnixMs);
    showFates();
}

void FilesTab::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

void FilesTab::retranslate() {
    m_losses->retranslate();
    m_folder->retranslate();
    m_transfers->retranslate();
}

}  // namespace berth::ui
