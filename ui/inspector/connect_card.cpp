// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/connect_card.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "models/bridge/remote_session.h"
#include "ui/support/remote_texts.h"
#include "ui/support/shown_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/progress_bar.h"
#include "ui/widgets/secret_field.h"

namespace berth::ui {

using domain::RemoteStage;
using domain::SecretKind;

ConnectCard::ConnectCard(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_card(new Card(ui, this)),
      m_busy(new ProgressBar(ui, m_card)),
      m_text(new Label(ui, TextStyle::Body, m_card)),
      m_fingerprint(new Label(ui, TextStyle::Mono, m_card)),
      m_advice(new Label(ui, TextStyle::Body, m_card)),
      m_secret(new SecretField(ui, m_clipboard, m_card)),
      m_keep(new QCheckBox(m_card)),
      m_yes(new Button(ui, ButtonKind::Primary, {}, std::nullopt, m_card)),
      m_no(new Button(ui, ButtonKind::Plain, {}, std::nullopt, m_card)),
      m_settings(new Button(ui, ButtonKind::Link, {}, std::nullopt, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->setMaximumWidth(640);
    m_card->body().setSpacing(10);
    for (Label* label : {m_text, m_fingerprint, m_advice}) {
        label->setWraps(true);
        label->setCopyable(true);
        m_card->body().addWidget(label);
    }
    m_advice->setTone(Token::Ink2);
    m_card->body().insertWidget(0, m_busy);
    m_card->body().addWidget(m_secret);
    m_card->body().addWidget(m_keep);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_settings);
    buttons->addStretch(1);
    buttons->addWidget(m_no);
    buttons->addWidget(m_yes);
    m_card->body().addLayout(buttons);
    m_secret->setKeepsBlanks(true);
    m_secret->setObjectName(QStringLiteral("loginSecret"));
    m_keep->setObjectName(QStringLiteral("keepSecret"));
    m_yes->setObjectName(QStringLiteral("loginYes"));
    m_no->setObjectName(QStringLiteral("loginNo"));
    m_settings->setObjectName(QStringLiteral("loginSettings"));
    connect(m_yes, &QPushButton::clicked, this, &ConnectCard::accept);
    connect(m_no, &QPushButton::clicked, this, &ConnectCard::refuse);
    connect(m_secret, &QLineEdit::returnPressed, this, &ConnectCard::accept);
    connect(m_settings, &QPushButton::clicked, this, &ConnectCard::settingsRequested);
}

void ConnectCard::setSession(bridge::RemoteSession* session) {
    if (m_session != nullptr) m_session->disconnect(this);
    m_session = session;
    m_secret->wipe();
    if (session != nullptr) {
        connect(session, &bridge::RemoteSession::stateChanged, this, &ConnectCard::show);
        connect(session, &bridge::RemoteSession::questionChanged, this, [this] {
            m_secret->wipe();
            m_keep->setChecked(false);
            show();
            if (m_secret->isVisible()) m_secret->setFocus();
        });
    }
    show();
}

QString ConnectCard::nameOfStop(std::size_t stop) const {
    const domain::HostProfile& profile = m_session->profile();
    return shownText(stop < profile.jumps.size() ? profile.jumps[stop].host : profile.target.host);
}

void ConnectCard::show() {
    if (m_session == nullptr) return;
    const bool hostKey = m_session->hostKeyQuestion() != nullptr;
    const bool secret = m_session->secretQuestion() != nullptr;
    const RemoteStage stage = m_session->state().stage;
    const bool ended = stage == RemoteStage::Closed || stage == RemoteStage::Waiting;
    m_busy->setVisible(!hostKey && !secret && !ended);
    m_busy->setIndeterminate();
    m_fingerprint->setVisible(hostKey);
    m_secret->setVisible(secret);
    // An answer to a question of the server's may be good only once.
    m_keep->setVisible(secret && m_session->secretQuestion()->kind != SecretKind::Question);
    m_settings->setVisible(ended);
    m_settings->setText(tr("Change how it is reached …"));
    m_no->setText(tr("Cancel"));
    m_no->setVisible(true);
    m_yes->setVisible(hostKey || secret || ended);
    m_yes->setEnabled(true);
    if (hostKey) {
        showHostKey();
    } else if (secret) {
        showSecret();
    } else {
        showState();
    }
    m_text->setVisible(!m_text->text().isEmpty());
    m_advice->setVisible(!m_advice->text().isEmpty());
}

void ConnectCard::showHostKey() {
    const domain::HostKeyNews& news = *m_session->hostKeyQuestion();
    const QString host = shownText(news.host);
    QStringList lines{QStringLiteral("%1  %2").arg(shownText(news.keyType),
                                                   shownText(news.fingerprint, kShownMessage))};
    if (news.changed) {
        m_card->header().setTitle(tr("%1 is not the computer it was").arg(host));
        m_text->setText(
            tr("It shows another key than before. Either it was installed anew, or somebody "
               "stands between you and it and reads along. Berth does not connect."));
        for (const std::string& known : news.knownFingerprints)
            lines << tr("known: %1").arg(shownText(known, kShownMessage));
        m_advice->setText(
            tr("Ask whoever looks after this computer whether its key was changed on purpose. If "
               "so, have the old key removed from the file named above."));
        m_yes->setVisible(false);
    } else {
        m_card->header().setTitle(tr("Is this the right computer?"));
        m_text->setText(tr("Berth connects to %1 for the first time. A computer proves who it is "
                           "by its key; this is the fingerprint of the key it shows:")
                            .arg(host));
        m_advice->setText(
            tr("Compare it with what the provider's site, or whoever looks after the computer, "
               "says. If they are the same, nobody stands between you and it. Berth remembers the "
               "key and refuses any other from now on."));
        m_yes->setText(tr("They are the same: connect"));
    }
    m_fingerprint->setText(lines.join(QLatin1Char('\n')));
}

void ConnectCard::showSecret() {
    const domain::SecretQuestion& question = *m_session->secretQuestion();
    const QString host = shownText(question.host);
    QString field;
    switch (question.kind) {
        case SecretKind::Password:
            m_card->header().setTitle(tr("Password for %1").arg(host));
            m_text->setText(tr("The password of “%1” on %2:").arg(shownText(question.user), host));
            field = tr("Password");
            break;
        case SecretKind::Passphrase:
            m_card->header().setTitle(tr("Passphrase of a key"));
            m_text->setText(tr("The key file %1 is locked by a passphrase:")
                                .arg(shownText(question.keyFile, kShownMessage)));
            field = tr("Passphrase");
            break;
        case SecretKind::Question:
            m_card->header().setTitle(tr("%1 asks").arg(host));
            m_text->setText(shownText(question.prompt, kShownMessage));
            field = tr("Answer");
            break;
    }
    m_secret->setAccessibleName(field);
    m_secret->setPlaceholderText(field);
    m_secret->setShown(question.kind == SecretKind::Question && question.echo);
    m_advice->setText(question.attempt > 1 ? tr("That was not right. Try again.") : QString());
    m_yes->setText(tr("Log in"));
}

void ConnectCard::showState() {
    const domain::RemoteState& state = m_session->state();
    m_card->header().setTitle(remoteStageText(state, m_ui.format()));
    const std::string host = nameOfStop(state.stop).toStdString();
    m_text->setText(remoteTroubleReason(state.trouble, host));
    m_advice->setText(remoteTroubleAdvice(state.trouble));
    if (state.stage != RemoteStage::Closed && state.stage != RemoteStage::Waiting)
        m_text->setText(
            tr("To %1 as “%2”")
                .arg(nameOfStop(state.stop), shownText(m_session->profile().target.user)));
    m_yes->setText(tr("Try again"));
    m_no->setText(state.stage == RemoteStage::Closed ? tr("Close") : tr("Cancel"));
}

void ConnectCard::accept() {
    if (m_session == nullptr) return;
    if (m_session->hostKeyQuestion() != nullptr) {
        m_session->answerHostKey(!m_session->hostKeyQuestion()->changed);
    } else if (m_session->secretQuestion() != nullptr) {
        m_session->answerSecret(domain::GivenSecret{m_secret->secret(), m_keep->isChecked()});
    } else {
        m_session->reconnect();
    }
}

void ConnectCard::refuse() {
    if (m_session == nullptr) return;
    if (m_session->hostKeyQuestion() != nullptr) {
        m_session->answerHostKey(false);
    } else if (m_session->secretQuestion() != nullptr) {
        m_session->answerSecret(std::nullopt);
    } else {
        Q_EMIT cancelRequested();
    }
}

void ConnectCard::retranslate() {
    m_busy->setAccessibleName(tr("Connecting"));
    m_keep->setText(tr("Keep it in the keychain"));
    show();
}

}  // namespace berth::ui
