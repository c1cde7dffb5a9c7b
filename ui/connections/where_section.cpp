// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/where_section.h"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <utility>

#include "models/domain/given_name.h"
#include "ui/connections/connection_texts.h"
#include "ui/connections/verdict_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"

namespace berth::ui {

WhereSection::WhereSection(UiContext& ui, std::vector<domain::ConnectionSettings> all,
                           domain::ConnectionId own, QWidget* parent)
    : QWidget(parent),
      m_all(std::move(all)),
      m_own(std::move(own)),
      m_name(new TextField(ui, this)),
      m_nameRow(new FieldRow(ui, m_name, this)),
      m_address(new TextField(ui, this)),
      m_addressRow(new FieldRow(ui, m_address, this)),
      m_trusted(new QWidget(this)),
      m_trustedKey(new Label(ui, TextStyle::Second, m_trusted)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* card = new Card(ui, this);
    card->header().setTitle(tr("Name and address"));
    card->body().setSpacing(10);
    card->body().addWidget(m_nameRow);
    card->body().addWidget(m_addressRow);
    card->body().addWidget(makeTrusted(ui));
    layout->addWidget(card);
    m_name->setObjectName(QStringLiteral("connectionName"));
    m_name->setMaxLength(200);
    m_name->setPlaceholderText(tr("for example: Production"));
    m_nameRow->setLabel(tr("Name"));
    m_nameRow->setNote(tr("yours alone; it stands in the band at the top"));
    m_address->setObjectName(QStringLiteral("connectionAddress"));
    m_address->setMono(true);
    m_address->setMaxLength(400);
    m_addressRow->setLabel(tr("Address"));
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameTouched = true; });
    for (TextField* field : {m_name, m_address}) {
        connect(field, &QLineEdit::textChanged, this, [this] {
            check();
            Q_EMIT changed();
        });
    }
    connect(m_addressRow, &FieldRow::fixRequested, this, [this] {
        const auto finding = domain::checkBaseUrl(m_address->text().toStdString());
        setAddress(!finding || finding->better.empty() ? QString::fromLatin1(kDefaultBaseUrl)
                                                       : QString::fromStdString(finding->better));
    });
    check();
}

QWidget* WhereSection::makeTrusted(UiContext& ui) {
    auto* row = new QHBoxLayout(m_trusted);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(new IconView(ui, Icon::Lock, 16, Token::Warn, m_trusted), 0, Qt::AlignTop);
    m_trustedKey->setTone(Token::Warn);
    m_trustedKey->setWraps(true);
    row->addWidget(m_trustedKey, 1);
    auto* stop = new Button(ui, ButtonKind::Link, tr("Trust it no more"), std::nullopt, m_trusted);
    stop->setObjectName(QStringLiteral("trustNoMore"));
    stop->setSizeClass(ButtonSize::Compact);
    row->addWidget(stop, 0, Qt::AlignTop);
    connect(stop, &QPushButton::clicked, this, [this] {
        m_pinned.clear();
        showTrusted();
        Q_EMIT changed();
    });
    return m_trusted;
}

void WhereSection::trust(const std::string& fingerprint) {
    m_pinned = fingerprint;
    m_pinnedFor = domain::normalisedBaseUrl(m_address->text().toStdString());
    showTrusted();
}

void WhereSection::showTrusted() {
    const bool valid = !m_pinned.empty() &&
                       m_pinnedFor == domain::normalisedBaseUrl(m_address->text().toStdString());
    m_trusted->setVisible(valid);
    m_trustedKey->setText(
        tr("By your exception, one key is trusted here: %1").arg(readableFingerprint(m_pinned)));
}

void WhereSection::set(const domain::ConnectionSettings& settings) {
    m_pinned = settings.pinnedCertificate;
    m_pinnedFor = settings.baseUrl;
    m_name->setText(QString::fromStdString(settings.name));
    m_address->setText(QString::fromStdString(settings.baseUrl));
}

void WhereSection::read(domain::ConnectionSettings& into) const {
    into.name = domain::normalisedGivenName(m_name->text().toStdString());
    into.baseUrl = domain::normalisedBaseUrl(m_address->text().toStdString());
    // An exception is made for one server, not for whatever the address becomes.
    into.pinnedCertificate = into.baseUrl == m_pinnedFor ? m_pinned : std::string();
}

void WhereSection::setAddress(const QString& address) {
    m_address->setText(address);
}

FieldMessage WhereSection::nameMessage() const {
    return messageOf(domain::checkConnectionName(m_name->text().toStdString(), m_all, m_own));
}

FieldMessage WhereSection::addressMessage() const {
    return messageOf(domain::checkBaseUrl(m_address->text().toStdString()));
}

bool WhereSection::isInOrder() const {
    return nameMessage().level == FieldLevel::Fine && addressMessage().level == FieldLevel::Fine;
}

bool WhereSection::showProblems() {
    m_nameTouched = true;
    check();
    if (isInOrder()) return false;
    const bool name = nameMessage().level != FieldLevel::Fine;
    (name ? m_name : m_address)->setFocus(Qt::OtherFocusReason);
    return true;
}

void WhereSection::check() {
    const FieldMessage name = nameMessage();
    m_name->setAccepted(name.level == FieldLevel::Fine);
    m_nameRow->setMessage(m_nameTouched ? name : FieldMessage{});
    const FieldMessage address = addressMessage();
    m_address->setAccepted(address.level == FieldLevel::Fine);
    m_addressRow->setMessage(address);
    domain::ConnectionSettings typed;
    read(typed);
    m_addressRow->setNote(domain::isSimulated(typed)
                              ? tr("taken for a simulator: its money is shown as play money")
                              : tr("a simulator on this computer: http://127.0.0.1: and its port"));
    showTrusted();
}

}  // namespace berth::ui
