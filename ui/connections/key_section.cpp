// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/key_section.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QRadioButton>
#include <QVBoxLayout>

#include "ui/connections/connection_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/label.h"
#include "ui/widgets/secret_field.h"

namespace berth::ui {

KeySection::KeySection(UiContext& ui, SecretClipboard& clipboard, QWidget* parent)
    : QWidget(parent),
      m_token(new SecretField(ui, clipboard, this)),
      m_tokenRow(new FieldRow(ui, m_token, this)),
      m_show(new Button(ui, ButtonKind::Plain, {}, Icon::Eye, this)),
      m_simple(new QRadioButton(this)),
      m_rsa(new QRadioButton(this)),
      m_place(new Label(ui, TextStyle::Second, this)),
      m_look(new Button(ui, ButtonKind::Link, tr("Look again"), std::nullopt, this)) {
    build(ui);
    connect(m_token, &QLineEdit::textEdited, this, [this] { m_touched = true; });
    connect(m_token, &QLineEdit::textChanged, this, [this] {
        check();
        Q_EMIT changed();
    });
    connect(m_show, &QPushButton::clicked, this, [this] { showToken(!m_token->isShown()); });
    // One of the two is always chosen: when it changes, both do.
    connect(m_rsa, &QRadioButton::toggled, this, &KeySection::changed);
    m_simple->setChecked(true);
    showToken(false);
    setKeeping(std::nullopt);
    check();
}

void KeySection::build(UiContext& ui) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    auto* card = new Card(ui, this);
    card->header().setTitle(tr("API key"));
    card->header().setNote(tr("made on the platform's site: your picture, then “API keys”"));
    card->body().setSpacing(10);
    m_token->setObjectName(QStringLiteral("connectionToken"));
    m_show->setObjectName(QStringLiteral("showToken"));
    m_tokenRow->addAction(m_show);
    m_tokenRow->setLabel(tr("Paste it here"));
    m_token->setAccessibleName(tr("API key"));
    card->body().addWidget(m_tokenRow);

    auto* modes = new QGridLayout;
    modes->setHorizontalSpacing(20);
    modes->setVerticalSpacing(2);
    auto* question = new Label(ui, TextStyle::Second, tr("How was it made?"), this);
    modes->addWidget(question, 0, 0, 1, 2);
    m_simple->setText(tr("Simple"));
    m_simple->setObjectName(QStringLiteral("keyModeSimple"));
    m_rsa->setText(tr("Signed (RSA)"));
    m_rsa->setObjectName(QStringLiteral("keyModeRsa"));
    const QString hints[] = {
        tr("The site asked for nothing but a name: “quick” mode. Whoever has the key can act for "
           "you."),
        tr("You upload a public key when you make it: “with signature”. A key that was stolen is "
           "of no use without the private key.")};
    QRadioButton* const buttons[] = {m_simple, m_rsa};
    for (int column = 0; column < 2; ++column) {
        auto* hint = new Label(ui, TextStyle::Second, hints[column], this);
        hint->setTone(Token::Ink2);
        hint->setWraps(true);
        hint->setContentsMargins(24, 0, 0, 0);
        buttons[column]->setAccessibleName(buttons[column]->text());
        buttons[column]->setAccessibleDescription(hints[column]);
        modes->addWidget(buttons[column], 1, column);
        modes->addWidget(hint, 2, column, Qt::AlignTop);
        modes->setColumnStretch(column, 1);
    }
    card->body().addLayout(modes);

    auto* place = new QHBoxLayout;
    place->setSpacing(8);
    place->addWidget(new IconView(ui, Icon::Lock, 16, Token::Ink2, this), 0, Qt::AlignTop);
    m_place->setTone(Token::Ink2);
    m_place->setWraps(true);
    place->addWidget(m_place, 1);
    m_look->setSizeClass(ButtonSize::Compact);
    m_look->setObjectName(QStringLiteral("lookForKeychain"));
    m_look->setAccessibleName(tr("Look for the keychain again"));
    place->addWidget(m_look, 0, Qt::AlignTop);
    connect(m_look, &QPushButton::clicked, this, &KeySection::keychainRequested);
    card->body().addLayout(place);
    layout->addWidget(card);
}

void KeySection::set(domain::KeyMode mode, bool kept) {
    m_kept = kept;
    m_token->setPlaceholderText(kept ? tr("kept; type here only to replace it") : QString());
    setMode(mode);
    check();
}

void KeySection::setMode(domain::KeyMode mode) {
    (mode == domain::KeyMode::Rsa ? m_rsa : m_simple)->setChecked(true);
}

domain::KeyMode KeySection::mode() const {
    return m_rsa->isChecked() ? domain::KeyMode::Rsa : domain::KeyMode::Simple;
}

domain::SecretString KeySection::token() const {
    return m_token->secret();
}

void KeySection::setKeeping(const std::optional<domain::SecretKeeping>& keeping) {
    const bool lasts = !keeping || keeping->place == domain::SecretPlace::Keychain;
    m_place->setText(keepingText(keeping));
    m_place->setTone(lasts ? Token::Ink2 : Token::Warn);
    m_look->setVisible(!lasts);
}

bool KeySection::isInOrder() const {
    return m_kept || !m_token->secret().empty();
}

bool KeySection::showProblems() {
    m_touched = true;
    check();
    if (isInOrder()) return false;
    m_token->setFocus(Qt::OtherFocusReason);
    return true;
}

void KeySection::wipe() {
    m_token->wipe();
}

void KeySection::showToken(bool shown) {
    m_token->setShown(shown);
    m_show->setText(shown ? tr("Hide") : tr("Show"));
    m_show->setAccessibleName(shown ? tr("Hide the API key") : tr("Show the API key"));
}

void KeySection::check() {
    const domain::SecretString token = m_token->secret();
    const domain::TokenCheck found = domain::checkToken(token.reveal());
    m_token->setAccepted(found.flaw == domain::TokenFlaw::None);
    FieldMessage message = tokenMessage(found);
    const bool empty = found.flaw == domain::TokenFlaw::Empty;
    if (empty && (m_kept || !m_touched)) message = {};
    // Only the platform decides what a key is: another shape is unlikely, not impossible.
    if (!empty && message.level == FieldLevel::Error) message.level = FieldLevel::Warning;
    m_tokenRow->setMessage(message);
}

}  // namespace berth::ui
