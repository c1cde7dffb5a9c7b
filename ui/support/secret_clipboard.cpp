// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/secret_clipboard.h"

#include <QByteArray>
#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace berth::ui {

SecretClipboard::SecretClipboard(QObject* parent, std::chrono::milliseconds staysFor)
    : QObject(parent) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(staysFor);
    connect(&m_timer, &QTimer::timeout, this, &SecretClipboard::takeAway);
}

SecretClipboard::~SecretClipboard() {
    takeAway();
}

void SecretClipboard::copy(const domain::SecretString& secret) {
    const std::string_view text = secret.reveal();
    auto* data = new QMimeData;
    data->setText(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    // What the clipboard managers of KDE and others look at.
    data->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    QGuiApplication::clipboard()->setMimeData(data);
    m_copied = secret.clone();
    m_timer.start();
}

void SecretClipboard::takeAway() {
    m_timer.stop();
    if (m_copied.empty() || QGuiApplication::instance() == nullptr) return;
    QByteArray there = QGuiApplication::clipboard()->text().toUtf8();
    const std::string_view text(there.constData(), static_cast<std::size_t>(there.size()));
    if (text == m_copied.reveal()) QGuiApplication::clipboard()->clear();
    there.fill('\0');
    m_copied = {};
}

}  // namespace berth::ui
