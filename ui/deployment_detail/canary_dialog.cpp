// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/canary_dialog.h"

#include <QVBoxLayout>

#include "models/bridge/platform_bridge.h"
#include "ui/deployment_detail/canary_form.h"
#include "ui/support/error_texts.h"
#include "ui/support/shown_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"

namespace berth::ui {

CanaryDialog* CanaryDialog::show(PageServices& services, const domain::Deployment& deployment,
                                 QWidget* parent) {
    auto* dialog = new CanaryDialog(services, deployment, parent);
    dialog->present();
    return dialog;
}

CanaryDialog::CanaryDialog(PageServices& services, const domain::Deployment& deployment,
                           QWidget* parent)
    : DialogFrame(services.ui, parent),
      m_services(services),
      m_form(new CanaryForm(services.ui, deployment, this)),
      m_problem(new Label(services.ui, TextStyle::Body, this)),
      m_next(new Button(services.ui, ButtonKind::Primary, tr("See what it does …"), std::nullopt,
                        this)) {
    setWindowTitle(tr("Try a new version"));
    setSentence(tr("Try a new version of %1").arg(shownText(deployment.spec.name)));
    setNote(
        tr("It runs beside the old version and answers a part of the requests. If it keeps its "
           "limits it takes over; if not, or if it is not clear after three times the time, the "
           "old version stays. Its nodes cost as any others."));
    m_problem->setTone(Token::Bad);
    m_problem->setWraps(true);
    m_problem->hide();
    body().addWidget(m_form);
    body().addWidget(m_problem);
    body().addStretch();
    addCancel();
    addButton(m_next);
    connect(m_form, &CanaryForm::edited, this, [this] {
        m_form->showError(nullptr);
        m_problem->hide();
    });
    connect(m_next, &QPushButton::clicked, this, &CanaryDialog::ask);
}

void CanaryDialog::ask() {
    const domain::StartCanary change = m_form->change();
    if (const auto checked = domain::checkCanary(change.rule); !checked)
        return refused(checked.error());
    m_next->setEnabled(false);
    m_services.platform.plan(change, this,
                             [this, change](const domain::Result<domain::Plan>& plan) {
                                 m_next->setEnabled(true);
                                 if (!plan) return refused(plan.error());
                                 accept();
                                 Q_EMIT chosen(change);
                             });
}

void CanaryDialog::refused(const domain::Error& error) {
    const bool shown = m_form->showError(&error);
    m_problem->setVisible(!shown);
    if (!shown) m_problem->setText(errorReport(error));
}

}  // namespace berth::ui
