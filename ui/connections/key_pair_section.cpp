// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/key_pair_section.h"

#include <QByteArray>
#include <QClipboard>
#include <QDesktopServices>
#include <QFileDialog>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QUrl>
#include <QVBoxLayout>
#include <utility>

#include "ui/connections/connection_texts.h"
#include "ui/connections/small_file.h"
#include "ui/support/error_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/progress_bar.h"

namespace berth::ui {

namespace {

using SecretPtr = std::shared_ptr<domain::SecretString>;

// A key of 16,384 bits is 13 KB long.
constexpr qint64 kLongestKey = 64 * 1024;

QString keySite() {
    return QStringLiteral("https://console.suanli.cn/settings/key");
}

}  // namespace

KeyPairSection::KeyPairSection(UiContext& ui, bridge::ConnectionDesk& desk, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_desk(desk),
      m_card(new Card(ui, this)),
      m_make(new Button(ui, ButtonKind::Offer, tr("Create key pair"), Icon::Plus, this)),
      m_paste(new Button(ui, ButtonKind::Plain, tr("Paste a private key"), Icon::Import, this)),
      m_load(new Button(ui, ButtonKind::Plain, tr("Load a private key …"), Icon::File, this)),
      m_busy(new ProgressBar(ui, this)),
      m_sign(new IconView(ui, Icon::Check, 16, Token::Ok, this)),
      m_note(new Label(ui, TextStyle::Body, this)),
      m_publicPart(new QWidget(this)),
      m_pem(new Label(ui, TextStyle::Mono, this)),
      m_copy(new Button(ui, ButtonKind::Plain, tr("Copy"), Icon::Copy, this)),
      m_save(new Button(ui, ButtonKind::Plain, tr("Save …"), Icon::Save, this)),
      m_site(new Button(ui, ButtonKind::Plain, tr("Open the platform's site"), Icon::Open, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->header().setTitle(tr("Key pair"));
    m_card->header().setNote(tr("the private key signs here, the public one goes to the platform"));
    m_card->body().setSpacing(10);
    m_card->body().addWidget(makeOffers());
    m_card->body().addWidget(m_busy);
    auto* line = new QHBoxLayout;
    line->setSpacing(8);
    line->addWidget(m_sign, 0, Qt::AlignTop);
    m_note->setWraps(true);
    line->addWidget(m_note, 1);
    m_card->body().addLayout(line);
    m_card->body().addWidget(makePublicKey());
    m_busy->setAccessibleName(tr("A key pair is being made"));
    showState();
}

QWidget* KeyPairSection::makeOffers() {
    auto* offers = new QWidget(this);
    auto* row = new QHBoxLayout(offers);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_make->setObjectName(QStringLiteral("makeKeyPair"));
    m_paste->setObjectName(QStringLiteral("pastePrivateKey"));
    m_load->setObjectName(QStringLiteral("loadPrivateKey"));
    for (Button* button : {m_make, m_paste, m_load})
        row->addWidget(button);
    row->addStretch(1);
    connect(m_make, &QPushButton::clicked, this, &KeyPairSection::make);
    connect(m_paste, &QPushButton::clicked, this, &KeyPairSection::paste);
    connect(m_load, &QPushButton::clicked, this, &KeyPairSection::load);
    return offers;
}

QWidget* KeyPairSection::makePublicKey() {
    auto* rows = new QVBoxLayout(m_publicPart);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    auto* steps = new QGridLayout;
    steps->setHorizontalSpacing(8);
    steps->setVerticalSpacing(2);
    steps->setColumnStretch(1, 1);
    const QString texts[] = {
        tr("Copy the public key below."),
        tr("On the platform's site, under your picture and “API keys”, make a new key “with "
           "signature” and paste the public key there."),
        tr("The site then shows the new key once. Paste it above, under API key.")};
    int step = 0;
    for (const QString& text : texts) {
        auto* number =
            new Label(m_ui, TextStyle::SecondStrong, QString::number(step + 1), m_publicPart);
        number->setTone(Token::Accent);
        auto* words = new Label(m_ui, TextStyle::Second, text, m_publicPart);
        words->setWraps(true);
        steps->addWidget(number, step, 0, Qt::AlignTop);
        steps->addWidget(words, step, 1);
        ++step;
    }
    rows->addLayout(steps);
    auto* ground = new Panel(m_ui, Token::Surf2, m_publicPart);
    auto* inside = new QVBoxLayout(ground);
    inside->setContentsMargins(10, 8, 10, 8);
    m_pem->setObjectName(QStringLiteral("publicKey"));
    m_pem->setAccessibleName(tr("Public key"));
    m_pem->setCopyable(true);
    inside->addWidget(m_pem);
    rows->addWidget(ground);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_copy->setObjectName(QStringLiteral("copyPublicKey"));
    m_copy->setAccessibleName(tr("Copy the public key"));
    m_save->setObjectName(QStringLiteral("savePublicKey"));
    m_save->setAccessibleName(tr("Save the public key"));
    m_site->setObjectName(QStringLiteral("openKeySite"));
    for (Button* button : {m_copy, m_save, m_site})
        buttons->addWidget(button);
    buttons->addStretch(1);
    rows->addLayout(buttons);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(QString::fromStdString(m_public));
        m_copy->setText(tr("Copied"));
    });
    connect(m_save, &QPushButton::clicked, this, &KeyPairSection::savePublicKey);
    connect(m_site, &QPushButton::clicked, this,
            [] { QDesktopServices::openUrl(QUrl(keySite())); });
    return m_publicPart;
}

void KeyPairSection::set(const std::string& publicKey, bool kept) {
    m_public = publicKey;
    m_kept = kept;
    showState();
}

bool KeyPairSection::showProblems() {
    if (isInOrder()) return false;
    say(Icon::Warn, Token::Bad, tr("A key pair is missing: create one, or bring your own."));
    m_make->setFocus(Qt::OtherFocusReason);
    return true;
}

void KeyPairSection::wipe() {
    m_private = {};
}

void KeyPairSection::make() {
    m_making = true;
    m_busy->setIndeterminate();
    showState();
    m_desk.makeKeyPair(
        this, [this](const domain::Result<bridge::ConnectionDesk::KeyPairPtr>& made) {
            m_making = false;
            if (!made) {
                showState();
                say(Icon::Warn, Token::Bad, errorReport(made.error()));
                return;
            }
            m_private = std::move((*made)->privateKey);
            m_public = (*made)->publicKey;
            showState();
            say(Icon::Check, Token::Ok, tr("A new pair is there. The private key stays here."));
            Q_EMIT changed();
        });
}

void KeyPairSection::paste() {
    QByteArray bytes = QGuiApplication::clipboard()->text().left(kLongestKey).toUtf8();
    take(domain::SecretString({bytes.constData(), static_cast<std::size_t>(bytes.size())}));
    bytes.fill('\0');
}

void KeyPairSection::load() {
    auto* dialog = new QFileDialog(this, tr("Load a private key"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("Keys (*.pem *.key)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        auto took = [this](const domain::Result<SecretPtr>& read) {
            if (read) return take(std::move(**read));
            say(Icon::Warn, Token::Bad, errorReport(read.error()));
        };
        readSecretFile(path, kLongestKey, m_files.expect<SecretPtr>(this, std::move(took)));
    });
    dialog->open();
}

void KeyPairSection::take(domain::SecretString key) {
    const domain::PrivateKeyFlaw flaw = domain::checkPrivateKey(key.reveal());
    if (flaw != domain::PrivateKeyFlaw::None) {
        say(Icon::Warn, Token::Bad, privateKeyText(flaw));
        return;
    }
    m_private = std::move(key);
    // Which public key belongs to it, only its owner knows.
    m_public.clear();
    showState();
    say(Icon::Check, Token::Ok, tr("Your private key is taken in. It is not shown again."));
    Q_EMIT changed();
}

void KeyPairSection::savePublicKey() {
    auto* dialog = new QFileDialog(this, tr("Save the public key"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pem"));
    dialog->selectFile(QStringLiteral("berth-public-key.pem"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        auto wrote = [this, path](const domain::Result<void>& done) {
            if (done) {
                say(Icon::Check, Token::Ok, tr("The public key is saved in %1.").arg(path));
            } else {
                say(Icon::Warn, Token::Bad, errorReport(done.error()));
            }
        };
        writeTextFile(path, QByteArray::fromStdString(m_public),
                      m_files.expect<void>(this, std::move(wrote)));
    });
    dialog->open();
}

void KeyPairSection::say(Icon icon, Token tone, const QString& text) {
    m_sign->set(icon, tone);
    m_note->setTone(tone);
    m_note->setText(text);
    m_sign->setVisible(!text.isEmpty());
    m_note->setVisible(!text.isEmpty());
}

void KeyPairSection::showState() {
    m_busy->setVisible(m_making);
    for (Button* button : {m_make, m_paste, m_load})
        button->setEnabled(!m_making);
    const bool any = isInOrder();
    m_make->setKind(any ? ButtonKind::Plain : ButtonKind::Offer);
    m_make->setText(any ? tr("Create another pair") : tr("Create key pair"));
    m_publicPart->setVisible(!m_public.empty());
    m_pem->setText(QString::fromStdString(m_public).trimmed());
    m_pem->setAccessibleDescription(m_pem->text());
    m_copy->setText(tr("Copy"));
    if (m_making) {
        say(Icon::Info, Token::Ink2, tr("A key pair is being made."));
    } else if (m_private.empty() && m_kept) {
        say(Icon::Check, Token::Ok, tr("The private key is kept with the connection."));
    } else {
        say(Icon::Check, Token::Ok, {});
    }
}

}  // namespace berth::ui
