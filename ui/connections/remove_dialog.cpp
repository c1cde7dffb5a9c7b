// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/remove_dialog.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/connections/connection_texts.h"
#include "ui/support/error_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"

namespace berth::ui {

namespace {
constexpr int kWidth = 560;
}

RemoveDialog* RemoveDialog::show(ConnectionServices& services, const ConnectionView& view,
                                 QWidget* parent) {
    auto* dialog = new RemoveDialog(services, view, parent);
    // No higher than its lines are at this width.
    dialog->resize(kWidth, dialog->layout()->totalHeightForWidth(kWidth));
    dialog->present();
    return dialog;
}

RemoveDialog::RemoveDialog(ConnectionServices& services, const ConnectionView& view,
                           QWidget* parent)
    : DialogFrame(services.ui, parent),
      m_services(services),
      m_id(view.settings.id),
      m_problem(new Label(services.ui, TextStyle::Body, this)),
      m_remove(new Button(services.ui, ButtonKind::DangerFinal, tr("Remove"), Icon::Trash, this)) {
    const Formatter& format = services.ui.format();
    setMinimumWidth(kWidth);
    setWindowTitle(tr("Remove the connection"));
    setSentence(tr("Remove the connection “%1”?").arg(connectionName(view.settings)));
    auto* card = new Card(services.ui, this);
    card->body().setSpacing(10);
    body().addWidget(card);
    const auto line = [&](Icon icon, Token tone, const QString& text) {
        auto* row = new QHBoxLayout;
        row->setSpacing(10);
        row->addWidget(new IconView(services.ui, icon, 16, tone, card), 0, Qt::AlignTop);
        auto* words = new Label(services.ui, TextStyle::Body, text, card);
        words->setWraps(true);
        words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
        row->addWidget(words, 1);
        card->body().addLayout(row);
    };
    line(Icon::Trash, Token::Bad,
         tr("Removed from this computer: its name and address, its key from the keychain, and "
            "what you have begun there and not finished."));
    if (view.known && view.deployments > 0) {
        line(Icon::Money, Token::Warn,
             tr("Kept on the platform: %1 go on running and cost %2. Removing the connection stops "
                "nothing.")
                 .arg(tr("%n deployment(s)", nullptr, view.deployments),
                      format.perHour(view.rateNow)));
    } else {
        line(Icon::Deployments, Token::Ink2,
             tr("Kept on the platform: everything. What runs there goes on running and costs "
                "money."));
    }
    line(
        Icon::Lock, Token::Ink2,
        tr("The API key itself stays valid on the platform. To end it, delete it on the platform's "
           "site."));
    m_problem->setWraps(true);
    m_problem->setTone(Token::Bad);
    m_problem->hide();
    body().addWidget(m_problem);
    addCancel();
    m_remove->setObjectName(QStringLiteral("removeConnection"));
    addButton(m_remove);
    connect(m_remove, &QPushButton::clicked, this, &RemoveDialog::remove);
}

void RemoveDialog::remove() {
    m_remove->setEnabled(false);
    m_services.desk.remove(m_id, this,
                           [this](const domain::Result<bridge::ConnectionDesk::Removed>& done) {
                               if (done) {
                                   Q_EMIT removed(done->secretsLeft.has_value());
                                   accept();
                                   return;
                               }
                               m_remove->setEnabled(true);
                               m_problem->setText(errorReport(done.error()));
                               m_problem->show();
                           });
}

}  // namespace berth::ui
