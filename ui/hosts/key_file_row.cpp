// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hosts/key_file_row.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "models/bridge/host_desk.h"
#include "ui/support/error_texts.h"
#include "ui/support/shown_text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/secret_field.h"

namespace berth::ui {

KeyFileRow::KeyFileRow(UiContext& ui, bridge::HostDesk& desk, const QString& name, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_desk(desk),
      m_file(new TextField(ui, this)),
      m_choose(new Button(ui, ButtonKind::Plain, tr("Choose …"), Icon::Folder, this)),
      m_new(new Button(ui, ButtonKind::Plain, tr("Make a new key"), Icon::Plus, this)),
      m_newPart(new QWidget(this)),
      m_passphrase(new SecretField(ui, m_clipboard, m_newPart)),
      m_make(new Button(ui, ButtonKind::Offer, tr("Make it"), Icon::Check, m_newPart)),
      m_sign(new IconView(ui, Icon::Check, 16, Token::Ok, this)),
      m_note(new Label(ui, TextStyle::Body, this)),
      m_publicPart(new QWidget(this)),
      m_public(new Label(ui, TextStyle::Mono, m_publicPart)),
      m_copy(new Button(ui, ButtonKind::Plain, {}, Icon::Copy, m_publicPart)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_file, 1);
    line->addWidget(m_choose);
    line->addWidget(m_new);
    layout->addLayout(line);
    layout->addWidget(makeNewKey());
    auto* said = new QHBoxLayout;
    said->setSpacing(8);
    said->addWidget(m_sign, 0, Qt::AlignTop);
    m_note->setWraps(true);
    said->addWidget(m_note, 1);
    layout->addLayout(said);
    layout->addWidget(makePublicPart());
    m_file->setMono(true);
    m_file->setMaxLength(4096);
    m_file->setAccessibleName(tr("Key file"));
    m_file->setPlaceholderText(tr("where the private key is"));
    m_file->setObjectName(name + QStringLiteral("KeyFile"));
    m_choose->setObjectName(name + QStringLiteral("ChooseKey"));
    m_new->setObjectName(name + QStringLiteral("NewKey"));
    m_make->setObjectName(name + QStringLiteral("MakeKey"));
    m_passphrase->setObjectName(name + QStringLiteral("KeyPassphrase"));
    m_copy->setObjectName(name + QStringLiteral("CopyPublicKey"));
    connect(m_file, &QLineEdit::textChanged, this, [this] {
        read();
        Q_EMIT changed();
    });
    connect(m_choose, &QPushButton::clicked, this, &KeyFileRow::choose);
    connect(m_new, &QPushButton::clicked, m_newPart,
            [this] { m_newPart->setVisible(m_newPart->isHidden()); });
    connect(m_make, &QPushButton::clicked, this, &KeyFileRow::make);
    connect(m_passphrase, &QLineEdit::returnPressed, this, &KeyFileRow::make);
    say(Icon::Check, Token::Ok, {});
}

QWidget* KeyFileRow::makeNewKey() {
    auto* rows = new QVBoxLayout(m_newPart);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
    auto* why = new Label(m_ui, TextStyle::Second,
                          tr("A passphrase locks the file, should somebody get hold of it. Without "
                             "one, leave the field empty."),
                          m_newPart);
    why->setTone(Token::Ink2);
    why->setWraps(true);
    rows->addWidget(why);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    m_passphrase->setKeepsBlanks(true);
    m_passphrase->setAccessibleName(tr("Passphrase of the new key"));
    m_passphrase->setPlaceholderText(tr("passphrase, if you want one"));
    line->addWidget(m_passphrase, 1);
    line->addWidget(m_make);
    rows->addLayout(line);
    m_newPart->hide();
    return m_newPart;
}

QWidget* KeyFileRow::makePublicPart() {
    auto* rows = new QVBoxLayout(m_publicPart);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
    auto* words = new Label(
        m_ui, TextStyle::Second,
        tr("The computer lets in whoever has this key once its public half is known there. Copy it "
           "and paste it where the provider's site asks for an SSH key, or give it to whoever "
           "looks after the computer:"),
        m_publicPart);
    words->setTone(Token::Ink2);
    words->setWraps(true);
    rows->addWidget(words);
    auto* ground = new Panel(m_ui, Token::Surf2, m_publicPart);
    auto* inside = new QHBoxLayout(ground);
    inside->setContentsMargins(10, 8, 10, 8);
    inside->setSpacing(8);
    m_public->setWraps(true);
    m_public->setCopyable(true);
    m_public->setAccessibleName(tr("Public key"));
    inside->addWidget(m_public, 1);
    inside->addWidget(m_copy, 0, Qt::AlignTop);
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy the public key"));
    rows->addWidget(ground);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(QString::fromStdString(m_publicLine));
        m_copy->setText(tr("Copied"));
    });
    m_publicPart->hide();
    return m_publicPart;
}

void KeyFileRow::setFile(const std::string& file) {
    m_file->setText(QString::fromStdString(file));
}

std::string KeyFileRow::file() const {
    return m_file->text().trimmed().toStdString();
}

void KeyFileRow::choose() {
    auto* dialog = new QFileDialog(this, tr("Choose a private key"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    // Keys usually lie in a folder that is hidden.
    dialog->setFilter(QDir::Files | QDir::AllDirs | QDir::Hidden | QDir::NoDotAndDotDot);
    dialog->setDirectory(QString::fromStdString(m_desk.tools().keyFolder()));
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

void KeyFileRow::make() {
    m_make->setEnabled(false);
    m_desk.makeKey(m_desk.tools().newKeyFile(), m_passphrase->secret(), this,
                   [this](const domain::Result<domain::HostKeyFile>& made) {
                       m_make->setEnabled(true);
                       if (!made) return take(made, true);
                       m_passphrase->wipe();
                       m_newPart->hide();
                       m_file->setText(QString::fromStdString(made->file));
                       take(made, true);
                   });
}

void KeyFileRow::read() {
    m_publicPart->hide();
    say(Icon::Check, Token::Ok, {});
    const std::string asked = file();
    if (asked.empty() || asked.front() != '/') return;
    m_desk.readKey(asked, this, [this, asked](const domain::Result<domain::HostKeyFile>& key) {
        if (asked == file()) take(key, false);
    });
}

void KeyFileRow::take(const domain::Result<domain::HostKeyFile>& key, bool fresh) {
    if (!key) {
        if (key.error().code == domain::ErrorCode::NotFound) {
            say(Icon::Warn, Token::Warn, tr("There is no such file."));
        } else {
            say(Icon::Warn, Token::Bad, shownText(key.error().detail, kShownMessage));
        }
        return;
    }
    m_publicLine = key->publicLine;
    m_public->setText(shownText(key->publicLine, 1000));
    m_copy->setText(tr("Copy"));
    m_publicPart->setVisible(!key->publicLine.empty());
    const QString lock = key->encrypted ? tr("It is locked by a passphrase, which is asked for.")
                                        : tr("It is not locked by a passphrase.");
    say(Icon::Check, Token::Ok,
        (fresh ? tr("A new key is there.") : tr("This is a key.")) + u' ' + lock);
}

void KeyFileRow::say(Icon icon, Token tone, const QString& text) {
    m_sign->set(icon, tone);
    m_note->setTone(tone);
    m_note->setText(text);
    m_sign->setVisible(!text.isEmpty());
    m_note->setVisible(!text.isEmpty());
}

}  // namespace berth::ui
