// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_dialog.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/connections/connection_texts.h"
#include "ui/connections/key_pair_section.h"
#include "ui/connections/key_section.h"
#include "ui/connections/verdict_card.h"
#include "ui/connections/where_section.h"
#include "ui/support/secret_clipboard.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"

namespace berth::ui {

using domain::ConnectionSecrets;
using domain::ConnectionSettings;
using domain::ConnectionVerdict;
using domain::ConnectionVerdictKind;
using domain::KeyMode;

ConnectionDialog* ConnectionDialog::show(ConnectionServices& services,
                                         const domain::ConnectionId& edited, QWidget* parent) {
    auto* dialog = new ConnectionDialog(services, edited, parent);
    dialog->present();
    return dialog;
}

ConnectionDialog::ConnectionDialog(ConnectionServices& services, const domain::ConnectionId& edited,
                                   QWidget* parent)
    : DialogFrame(services.ui, parent),
      m_services(services),
      m_ui(services.ui),
      m_fresh(services.desk.find(edited) == nullptr),
      m_clipboard(new SecretClipboard(this)),
      m_scroll(new QScrollArea(this)),
      m_where(nullptr),
      m_key(nullptr),
      m_pair(nullptr),
      m_verdict(nullptr),
      m_warning(nullptr),
      m_unproved(new Button(m_ui, ButtonKind::Ghost, tr("Save without a working test …"),
                            std::nullopt, this)),
      m_anyway(new Button(m_ui, ButtonKind::Danger, tr("Save anyway"), std::nullopt, this)),
      m_save(new Button(m_ui, ButtonKind::Primary, {}, std::nullopt, this)) {
    if (m_fresh) {
        m_settings.id = bridge::ConnectionDesk::newId();
        m_settings.baseUrl = kDefaultBaseUrl;
    } else {
        m_settings = *services.desk.find(edited);
    }
    auto* content = new QWidget(m_scroll);
    m_scroll->setWidget(content);
    m_where = new WhereSection(m_ui, services.desk.connections(), m_settings.id, content);
    m_key = new KeySection(m_ui, *m_clipboard, content);
    m_pair = new KeyPairSection(m_ui, services.desk, content);
    m_verdict = new VerdictCard(m_ui, content);
    build();
    fill();
    connect(m_where, &WhereSection::changed, this, &ConnectionDialog::inputChanged);
    connect(m_key, &KeySection::changed, this, &ConnectionDialog::inputChanged);
    connect(m_key, &KeySection::keychainRequested, &services.desk,
            &bridge::ConnectionDesk::lookForKeychain);
    connect(m_pair, &KeyPairSection::changed, this, [this] {
        inputChanged();
        reveal(m_pair);
    });
    connect(m_verdict, &VerdictCard::testRequested, this, [this] { test(false); });
    connect(m_verdict, &VerdictCard::cancelRequested, this, &ConnectionDialog::cancelTest);
    connect(m_verdict, &VerdictCard::fixRequested, this, &ConnectionDialog::mend);
    connect(m_save, &QPushButton::clicked, this, &ConnectionDialog::primary);
    connect(m_anyway, &QPushButton::clicked, this, &ConnectionDialog::save);
    connect(m_unproved, &QPushButton::clicked, this, [this] {
        m_warned = true;
        showFooter();
        reveal(m_warning);
    });
    connect(&services.desk, &bridge::ConnectionDesk::changed, this,
            [this] { m_key->setKeeping(m_services.desk.keeping()); });
    services.desk.findKeychain();
    showFooter();
}

ConnectionDialog::~ConnectionDialog() {
    m_key->wipe();
    m_pair->wipe();
}

void ConnectionDialog::build() {
    const int room = parentWidget() != nullptr ? parentWidget()->window()->height() : 0;
    resize(760, std::clamp(room - 80, 640, 860));
    setMinimumSize(640, 420);
    setWindowTitle(m_fresh ? tr("Add a connection") : tr("Edit the connection"));
    setSentence(m_fresh ? tr("Connect to a platform")
                        : tr("Edit “%1”").arg(connectionName(m_settings)));
    setNote(
        tr("You need the platform's address and an API key that its site has made for you. Fill in "
           "what you have, in any order."));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_scroll->widget()->setAutoFillBackground(false);
    auto* rows = new QVBoxLayout(m_scroll->widget());
    rows->setContentsMargins(0, 0, 8, 0);
    rows->setSpacing(12);
    for (QWidget* section : {static_cast<QWidget*>(m_where), static_cast<QWidget*>(m_key),
                             static_cast<QWidget*>(m_pair), static_cast<QWidget*>(m_verdict)})
        rows->addWidget(section);

    auto* warning = new Card(m_ui, m_scroll->widget());
    warning->setEdge(Token::Warn);
    auto* line = new QHBoxLayout;
    line->setSpacing(10);
    line->addWidget(new IconView(m_ui, Icon::Warn, 18, Token::Warn, warning), 0, Qt::AlignTop);
    auto* text = new Label(m_ui, TextStyle::Body,
                           tr("This connection has not passed a test. It can be kept as it is, but "
                              "shows nothing until it works; you can edit it later."),
                           warning);
    text->setWraps(true);
    line->addWidget(text, 1);
    line->addWidget(m_anyway, 0, Qt::AlignVCenter);
    warning->body().addLayout(line);
    m_warning = warning;
    rows->addWidget(m_warning);
    rows->addStretch(1);
    body().addWidget(m_scroll, 1);

    m_unproved->setObjectName(QStringLiteral("saveUnproved"));
    m_anyway->setObjectName(QStringLiteral("saveAnyway"));
    m_save->setObjectName(QStringLiteral("saveConnection"));
    addFooterWidget(m_unproved);
    addCancel();
    addButton(m_save);
}

void ConnectionDialog::fill() {
    const bool rsa = m_settings.keyMode == KeyMode::Rsa;
    m_where->set(m_settings);
    m_key->set(m_settings.keyMode, !m_fresh);
    m_key->setKeeping(m_services.desk.keeping());
    m_pair->set(m_settings.publicKey, !m_fresh && rsa);
    m_pair->setVisible(rsa);
}

ConnectionSettings ConnectionDialog::settings() const {
    ConnectionSettings settings = m_settings;
    m_where->read(settings);
    settings.keyMode = m_key->mode();
    settings.publicKey = settings.keyMode == KeyMode::Rsa ? m_pair->publicKey() : std::string();
    return settings;
}

ConnectionSecrets ConnectionDialog::secrets() const {
    ConnectionSecrets secrets;
    secrets.token = m_key->token();
    if (m_key->mode() == KeyMode::Rsa) secrets.privateKey = m_pair->privateKey();
    return secrets;
}

bool ConnectionDialog::isInOrder() const {
    return m_where->isInOrder() && m_key->isInOrder() &&
           (m_key->mode() == KeyMode::Simple || m_pair->isInOrder());
}

bool ConnectionDialog::showProblems() {
    return m_where->showProblems() || m_key->showProblems() ||
           (m_key->mode() == KeyMode::Rsa && m_pair->showProblems());
}

void ConnectionDialog::inputChanged() {
    const bool rsa = m_key->mode() == KeyMode::Rsa;
    if (rsa && m_pair->isHidden()) reveal(m_pair);
    m_pair->setVisible(rsa);
    m_outdated = m_outdated || m_tested || m_running != nullptr;
    m_running.reset();
    m_tested = false;
    m_works = false;
    m_warned = false;
    m_verdict->showNothing(m_outdated);
    showFooter();
}

void ConnectionDialog::test(bool thenSave) {
    if (showProblems()) return;
    m_running = std::make_unique<QObject>();
    m_tested = false;
    m_works = false;
    m_warned = false;
    const ConnectionSettings asked = settings();
    m_verdict->showRunning(QString::fromStdString(domain::hostOf(asked.baseUrl)));
    showFooter();
    reveal(m_verdict);
    m_services.desk.test(asked, secrets(), m_running.get(),
                         [this, thenSave](const domain::Result<ConnectionVerdict>& verdict) {
                             took(verdict, thenSave);
                         });
}

void ConnectionDialog::cancelTest() {
    m_running.reset();
    m_verdict->showNothing(false);
    showFooter();
}

void ConnectionDialog::took(const domain::Result<ConnectionVerdict>& verdict, bool thenSave) {
    m_running.release()->deleteLater();
    m_tested = true;
    m_outdated = false;
    m_works = verdict && verdict->kind == ConnectionVerdictKind::Works;
    if (verdict) {
        m_verdict->showVerdict(*verdict, settings());
        m_offeredKey = verdict->fingerprint;
    } else {
        m_verdict->showProblem(secretProblemText(verdict.error()));
    }
    showFooter();
    reveal(m_verdict);
    if (m_works && thenSave) save();
}

void ConnectionDialog::mend(VerdictFix fix) {
    switch (fix) {
        case VerdictFix::None:
            return;
        case VerdictFix::UseDefaultAddress:
            m_where->setAddress(QString::fromLatin1(kDefaultBaseUrl));
            return;
        case VerdictFix::SwitchKeyMode:
            m_key->setMode(m_key->mode() == KeyMode::Rsa ? KeyMode::Simple : KeyMode::Rsa);
            return;
        case VerdictFix::TrustKey:
            m_where->trust(m_offeredKey);
            test(false);
            return;
        case VerdictFix::TestAgain:
            test(false);
            return;
    }
}

void ConnectionDialog::primary() {
    if (showProblems()) return;
    if (m_works) {
        save();
    } else {
        test(true);
    }
}

void ConnectionDialog::save() {
    ConnectionSettings keeping = settings();
    if (m_fresh) keeping.createdUnixMs = QDateTime::currentMSecsSinceEpoch();
    m_saving = true;
    showFooter();
    m_services.desk.keep(keeping, secrets(), this,
                         [this, id = keeping.id](const domain::Result<void>& done) {
                             m_saving = false;
                             if (done) {
                                 Q_EMIT kept(id, m_fresh);
                                 accept();
                                 return;
                             }
                             m_verdict->showProblem(secretProblemText(done.error()));
                             showFooter();
                             reveal(m_verdict);
                         });
}

void ConnectionDialog::showFooter() {
    const bool idle = m_running == nullptr && !m_saving;
    m_save->setText(m_works ? tr("Save") : tr("Test and save"));
    m_save->setEnabled(idle);
    m_anyway->setEnabled(idle);
    m_unproved->setVisible(m_tested && !m_works && !m_warned && isInOrder());
    m_warning->setVisible(m_warned);
}

void ConnectionDialog::reveal(QWidget* section) {
    // Once the layout knows how high it has become.
    QTimer::singleShot(0, section, [area = m_scroll, section] {
        area->verticalScrollBar()->setValue(section->geometry().bottom() + 1 -
                                            area->viewport()->height());
    });
}

}  // namespace berth::ui
