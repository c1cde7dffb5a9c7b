// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/folder_card.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "models/domain/remote_path.h"
#include "ui/files/file_choosers.h"
#include "ui/files/file_error_texts.h"
#include "ui/files/folder_table.h"
#include "ui/files/name_dialog.h"
#include "ui/files/path_bar.h"
#include "ui/files/remove_files_dialog.h"
#include "ui/support/shown_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"

namespace berth::ui {

using items::RemoteFileRow;

FolderCard::FolderCard(UiContext& ui, bridge::FileBrowser& browser, MakeRow makeRow,
                       QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_browser(browser),
      m_makeRow(std::move(makeRow)),
      m_card(new Card(ui, this)),
      m_path(new PathBar(ui, m_card)),
      m_newFolder(new Button(ui, ButtonKind::Plain, {}, Icon::Plus, m_card)),
      m_upload(new Button(ui, ButtonKind::Plain, {}, Icon::Upload, m_card)),
      m_download(new Button(ui, ButtonKind::Plain, {}, Icon::Download, m_card)),
      m_hidden(new QCheckBox(m_card)),
      m_choice(new Label(ui, TextStyle::Second, m_card)),
      m_problem(new Label(ui, TextStyle::Body, m_card)),
      m_stack(new QStackedWidget(m_card)),
      m_table(new FolderTable(ui, m_stack)),
      m_empty(new EmptyState(ui, Icon::Folder, m_stack)),
      m_downloadAction(new QAction(this)),
      m_renameAction(new QAction(this)),
      m_removeAction(new QAction(this)),
      m_newFolderAction(new QAction(this)),
      m_uploadFiles(new QAction(this)),
      m_uploadFolder(new QAction(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->setFlush(true);
    m_card->body().setSpacing(0);
    makeHead();
    m_problem->setTone(Token::Bad);
    m_problem->setWraps(true);
    m_problem->setContentsMargins(14, 8, 14, 8);
    m_card->body().addWidget(m_problem);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    m_card->body().addWidget(m_stack, 1);
    makeActions();
    connect(&browser, &bridge::FileBrowser::entriesChanged, this, &FolderCard::showRows);
    connect(&browser, &bridge::FileBrowser::changed, this, &FolderCard::showState);
    showState();
}

void FolderCard::showFates(bool shown) {
    m_table->showFates(shown);
}

void FolderCard::makeHead() {
    auto* head = new QWidget(m_card);
    auto* rows = new QVBoxLayout(head);
    rows->setContentsMargins(14, 10, 14, 10);
    rows->setSpacing(8);
    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_path, 1);
    first->addWidget(m_newFolder);
    first->addWidget(m_upload);
    first->addWidget(m_download);
    auto* second = new QHBoxLayout;
    second->setSpacing(12);
    m_choice->setTone(Token::Ink2);
    second->addWidget(m_choice, 1);
    second->addWidget(m_hidden);
    rows->addLayout(first);
    rows->addLayout(second);
    m_card->body().addWidget(head);
    m_card->body().addWidget(new Hairline(m_ui, Qt::Horizontal, m_card));
    m_newFolder->setObjectName(QStringLiteral("newFolder"));
    m_upload->setObjectName(QStringLiteral("uploadFiles"));
    m_upload->setMenuArrow(true);
    m_download->setObjectName(QStringLiteral("downloadFiles"));
    m_hidden->setObjectName(QStringLiteral("showHiddenFiles"));
}

void FolderCard::makeActions() {
    connect(m_path, &PathBar::homeRequested, &m_browser, &bridge::FileBrowser::openHome);
    connect(m_path, &PathBar::aboveRequested, &m_browser, &bridge::FileBrowser::openAbove);
    connect(m_path, &PathBar::refreshRequested, &m_browser, &bridge::FileBrowser::refresh);
    connect(m_path, &PathBar::folderRequested, &m_browser, &bridge::FileBrowser::open);
    connect(m_hidden, &QCheckBox::toggled, this, [this](bool shows) {
        m_table->setShowsHidden(shows);
        showState();
    });
    connect(m_table, &FolderTable::choiceChanged, this, &FolderCard::showChoice);
    connect(m_table, &FolderTable::folderActivated, this, [this](const std::string& name) {
        m_browser.open(domain::joinPath(m_browser.folder(), name));
    });
    connect(m_table, &FolderTable::menuRequested, this, &FolderCard::openMenu);
    connect(m_table, &FolderTable::removeRequested, this, &FolderCard::removeChosen);
    connect(m_table, &FolderTable::renameRequested, this, &FolderCard::renameChosen);
    connect(m_table, &FolderTable::aboveRequested, &m_browser, &bridge::FileBrowser::openAbove);
    connect(m_table, &FolderTable::filesDropped, this, &FolderCard::uploadRequested);
    connect(m_download, &QPushButton::clicked, this, &FolderCard::download);
    connect(m_downloadAction, &QAction::triggered, this, &FolderCard::download);
    connect(m_newFolder, &QPushButton::clicked, this, &FolderCard::makeFolder);
    connect(m_newFolderAction, &QAction::triggered, this, &FolderCard::makeFolder);
    connect(m_renameAction, &QAction::triggered, this, &FolderCard::renameChosen);
    connect(m_removeAction, &QAction::triggered, this, &FolderCard::removeChosen);
    connect(m_uploadFiles, &QAction::triggered, this, [this] {
        chooseFilesToUpload(this,
                            [this](const QStringList& paths) { Q_EMIT uploadRequested(paths); });
    });
    connect(m_uploadFolder, &QAction::triggered, this, [this] {
        chooseFolderToUpload(this, [this](const QString& path) { Q_EMIT uploadRequested({path}); });
    });
    connect(m_upload, &QPushButton::clicked, this, [this] {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(m_uploadFiles);
        menu->addAction(m_uploadFolder);
        menu->popup(m_upload->mapToGlobal(QPoint(0, m_upload->height())));
    });
}

void FolderCard::showState() {
    const bool any = !m_browser.folder().empty();
    m_path->setReading(m_browser.isReading());
    const auto& problem = m_browser.problem();
    m_problem->setVisible(problem.has_value());
    if (problem) {
        const QString asked = shownText(m_browser.asked(), kShownMessage);
        m_problem->setText(asked.isEmpty()
                               ? fileErrorText(*problem)
                               : tr("%1 cannot be shown. %2").arg(asked, fileErrorText(*problem)));
    }
    m_newFolder->setEnabled(any);
    m_upload->setEnabled(any);
    const int hidden = m_table->hiddenCount();
    m_hidden->setText(tr("Show hidden (%1)").arg(m_ui.format().number(qint64{hidden})));
    m_hidden->setVisible(hidden > 0);
    if (!any) {
        m_empty->setTexts(
            m_browser.isReading() ? tr("The folder is being read …") : tr("No folder is shown"),
            m_browser.isReading() ? QString()
                                  : tr("Type a folder above, or go to the home folder."));
    } else {
        m_empty->setTexts(tr("This folder is empty"), hidden > 0
                                                          ? tr("It holds hidden files alone.")
                                                          : tr("Drop files here to upload them."));
    }
    m_stack->setCurrentIndex(m_table->shownCount() > 0 ? 0 : 1);
    showChoice();
}

void FolderCard::showRows() {
    if (m_shown != m_browser.folder()) {
        m_shown = m_browser.folder();
        m_table->clearChoice();
        m_path->setFolder(m_shown);
    }
    std::vector<RemoteFileRow> rows;
    rows.reserve(m_browser.entries().size());
    std::ranges::transform(m_browser.entries(), std::back_inserter(rows), m_makeRow);
    m_table->setRows(std::move(rows));
    showState();
}

void FolderCard::showChoice() {
    const std::vector<RemoteFileRow> chosen = m_table->chosen();
    const bool one = chosen.size() == 1;
    const bool any = !chosen.empty();
    m_download->setEnabled(any);
    m_downloadAction->setEnabled(any);
    m_removeAction->setEnabled(any);
    m_renameAction->setEnabled(one);
    if (!any) {
        m_choice->setText(tr("%n item(s)", nullptr, m_table->shownCount()));
        return;
    }
    std::int64_t bytes = 0;
    bool folders = false;
    for (const RemoteFileRow& row : chosen) {
        folders = folders || row.isFolder();
        // Sizes are the other computer's to tell.
        bytes += std::min(row.file.size.value_or(0), INT64_MAX - bytes);
    }
    const QString count = tr("%n chosen", nullptr, static_cast<int>(chosen.size()));
    m_choice->setText(folders ? count : tr("%1, %2").arg(count, m_ui.format().bytes({bytes})));
}

void FolderCard::download() {
    std::vector<std::string> paths;
    for (const RemoteFileRow& row : m_table->chosen())
        paths.push_back(domain::joinPath(m_browser.folder(), row.file.name));
    if (!paths.empty()) Q_EMIT downloadRequested(paths);
}

void FolderCard::removeChosen() {
    std::vector<std::string> names;
    bool folders = false;
    for (const RemoteFileRow& row : m_table->chosen()) {
        names.push_back(row.file.name);
        folders = folders || row.file.kind == domain::RemoteFileKind::Folder;
    }
    if (!names.empty()) RemoveFilesDialog::show(m_ui, m_browser, std::move(names), folders, this);
}

void FolderCard::renameChosen() {
    const std::vector<RemoteFileRow> chosen = m_table->chosen();
    if (chosen.size() != 1) return;
    const std::string before = chosen.front().file.name;
    NameDialog::show(m_ui,
                     {tr("Rename"), tr("Rename “%1”").arg(shownText(before)), tr("Rename"), before,
                      [this, before](const std::string& name, QObject* context, auto told) {
                          m_browser.rename(before, name, context, std::move(told));
                      }},
                     this);
}

void FolderCard::makeFolder() {
    NameDialog::show(m_ui,
                     {tr("New folder"),
                      tr("New folder in %1").arg(shownText(m_browser.folder(), kShownMessage)),
                      tr("Create"),
                      {},
                      [this](const std::string& name, QObject* context, auto told) {
                          m_browser.makeFolder(name, context, std::move(told));
                      }},
                     this);
}

void FolderCard::openMenu(const QPoint& position) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_downloadAction, m_renameAction, m_removeAction});
    menu->addSeparator();
    menu->addActions({m_newFolderAction, m_uploadFiles, m_uploadFolder});
    menu->popup(position);
}

void FolderCard::retranslate() {
    m_newFolder->setText(tr("New folder …"));
    m_upload->setText(tr("Upload"));
    m_download->setText(tr("Download …"));
    m_downloadAction->setText(tr("Download …"));
    m_renameAction->setText(tr("Rename …"));
    m_removeAction->setText(tr("Delete …"));
    m_newFolderAction->setText(tr("New folder …"));
    m_uploadFiles->setText(tr("Upload files …"));
    m_uploadFolder->setText(tr("Upload a folder …"));
    m_path->retranslate();
    m_table->retranslate();
    showState();
}

}  // namespace berth::ui
