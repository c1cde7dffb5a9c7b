// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/remove_files_dialog.h"

#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/files/file_error_texts.h"
#include "ui/support/shown_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

namespace berth::ui {

RemoveFilesDialog* RemoveFilesDialog::show(UiContext& ui, bridge::FileBrowser& browser,
                                           std::vector<std::string> names, bool folders,
                                           QWidget* parent) {
    auto* dialog = new RemoveFilesDialog(ui, browser, std::move(names), folders, parent);
    dialog->present();
    return dialog;
}

RemoveFilesDialog::RemoveFilesDialog(UiContext& ui, bridge::FileBrowser& browser,
                                     std::vector<std::string> names, bool folders, QWidget* parent)
    : DialogFrame(ui, parent),
      m_browser(browser),
      m_names(std::move(names)),
      m_problem(new Label(ui, TextStyle::Body, this)),
      m_remove(new Button(ui, ButtonKind::DangerFinal, tr("Delete"), Icon::Trash, this)) {
    setMinimumWidth(520);
    setWindowTitle(tr("Delete files"));
    setSentence(m_names.size() == 1
                    ? tr("Delete “%1”?").arg(shownText(m_names.front()))
                    : tr("Delete %n item(s)?", nullptr, static_cast<int>(m_names.size())));
    auto* text = new Label(ui, TextStyle::Body,
                           folders ? tr("Folders go with all that is in them. What is deleted "
                                        "cannot be brought back.")
                                   : tr("What is deleted cannot be brought back."),
                           this);
    text->setWraps(true);
    body().addWidget(text);
    m_problem->setWraps(true);
    m_problem->setTone(Token::Bad);
    m_problem->hide();
    body().addWidget(m_problem);
    addCancel();
    m_remove->setObjectName(QStringLiteral("deleteFiles"));
    addButton(m_remove);
    connect(m_remove, &QPushButton::clicked, this, &RemoveFilesDialog::remove);
    connect(&browser, &QObject::destroyed, this, &QDialog::reject);
}

void RemoveFilesDialog::remove() {
    m_remove->setEnabled(false);
    // After a try that failed half-way some are gone.
    std::erase_if(m_names, [this](const std::string& name) {
        return std::ranges::none_of(m_browser.entries(), [&](const domain::RemoteFile& entry) {
            return entry.name == name;
        });
    });
    m_browser.remove(m_names, this, [this](const domain::Result<bool>& done) {
        if (done) return accept();
        m_problem->setText(fileErrorText(done.error()));
        m_problem->show();
        m_remove->setEnabled(true);
    });
}

}  // namespace berth::ui
