// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hosts/remove_host_dialog.h"

#include <QVBoxLayout>

#include "models/bridge/host_desk.h"
#include "ui/support/error_texts.h"
#include "ui/support/shown_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

namespace berth::ui {

RemoveHostDialog* RemoveHostDialog::show(HostServices& services, const domain::HostProfile& profile,
                                         QWidget* parent) {
    auto* dialog = new RemoveHostDialog(services, profile, parent);
    dialog->present();
    return dialog;
}

RemoveHostDialog::RemoveHostDialog(HostServices& services, const domain::HostProfile& profile,
                                   QWidget* parent)
    : DialogFrame(services.ui, parent),
      m_services(services),
      m_id(profile.id),
      m_problem(new Label(services.ui, TextStyle::Body, this)),
      m_remove(new Button(services.ui, ButtonKind::DangerFinal, tr("Remove"), Icon::Trash, this)) {
    setMinimumWidth(520);
    setWindowTitle(tr("Remove the computer"));
    setSentence(tr("Remove “%1” from the list?").arg(shownText(profile.name)));
    auto* text = new Label(
        services.ui, TextStyle::Body,
        tr("Its address and its passwords are removed from here. The computer itself, its key "
           "files and what is remembered of its identity stay as they are."),
        this);
    text->setWraps(true);
    body().addWidget(text);
    m_problem->setWraps(true);
    m_problem->setTone(Token::Bad);
    m_problem->hide();
    body().addWidget(m_problem);
    addCancel();
    m_remove->setObjectName(QStringLiteral("removeHost"));
    addButton(m_remove);
    connect(m_remove, &QPushButton::clicked, this, &RemoveHostDialog::remove);
}

void RemoveHostDialog::remove() {
    m_remove->setEnabled(false);
    m_services.desk.remove(m_id, this, [this](const domain::Result<void>& done) {
        if (done) return accept();
        m_remove->setEnabled(true);
        m_problem->setText(errorReport(done.error()));
        m_problem->show();
    });
}

}  // namespace berth::ui
