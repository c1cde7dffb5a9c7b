// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/path_bar.h"

#include <QHBoxLayout>

#include "ui/support/shown_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/fields.h"

namespace berth::ui {

namespace {
constexpr int kLongestPath = 4096;
}  // namespace

PathBar::PathBar(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_home(Button::iconOnly(ui, Icon::User, {}, this)),
      m_above(Button::iconOnly(ui, Icon::Up, {}, this)),
      m_path(new TextField(ui, this)),
      m_refresh(Button::iconOnly(ui, Icon::Restart, {}, this)) {
    m_home->setObjectName(QStringLiteral("homeFolder"));
    m_above->setObjectName(QStringLiteral("folderAbove"));
    m_path->setObjectName(QStringLiteral("folderPath"));
    m_refresh->setObjectName(QStringLiteral("readFolderAgain"));
    m_path->setMono(true);
    m_path->setMaxLength(kLongestPath);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_home);
    row->addWidget(m_above);
    row->addWidget(m_path, 1);
    row->addWidget(m_refresh);
    connect(m_home, &QPushButton::clicked, this, &PathBar::homeRequested);
    connect(m_above, &QPushButton::clicked, this, &PathBar::aboveRequested);
    connect(m_refresh, &QPushButton::clicked, this, &PathBar::refreshRequested);
    connect(m_path, &QLineEdit::returnPressed, this, [this] {
        // What is shown need not be what it stands for: the bytes of the folder itself count.
        const bool same = m_path->text() == m_shown;
        Q_EMIT folderRequested(same ? m_folder : m_path->text().toStdString());
    });
}

void PathBar::setFolder(const std::string& folder) {
    m_folder = folder;
    m_shown = shownText(folder, kLongestPath);
    m_path->setText(m_shown);
    m_path->setCursorPosition(0);
    m_above->setEnabled(!folder.empty() && folder != "/");
}

void PathBar::setReading(bool reading) {
    m_refresh->setEnabled(!reading);
}

void PathBar::retranslate() {
    m_home->setIconName(tr("Home folder"));
    m_above->setIconName(tr("Folder above"));
    m_refresh->setIconName(tr("Read this folder again"));
    m_path->setAccessibleName(tr("Folder"));
}

}  // namespace berth::ui
