// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/small_file.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QThreadPool>
#include <utility>

namespace berth::ui {

namespace {

using SecretPtr = std::shared_ptr<domain::SecretString>;

domain::Result<SecretPtr> readSecret(const QString& path, qint64 limit) {
    // A pipe would hold the thread for ever.
    if (!QFileInfo(path).isFile()) {
        return domain::fail(domain::ErrorCode::StorageFailed, "not a file");
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return domain::fail(domain::ErrorCode::StorageFailed, file.errorString().toStdString());
    }
    if (file.size() > limit) {
        return domain::fail(domain::ErrorCode::LimitExceeded, "the file is too large for a key");
    }
    QByteArray bytes = file.read(limit);
    auto secret = std::make_shared<domain::SecretString>(
        std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    bytes.fill('\0');
    return secret;
}

domain::Result<void> writeText(const QString& path, const QByteArray& text) {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        return domain::fail(domain::ErrorCode::StorageFailed, file.errorString().toStdString());
    }
    return {};
}

}  // namespace

void readSecretFile(const QString& path, qint64 limit, domain::Reply<SecretPtr> reply) {
    QThreadPool::globalInstance()->start(
        [path, limit, reply = std::move(reply)] { reply(readSecret(path, limit)); });
}

void writeTextFile(const QString& path, QByteArray text, domain::Reply<void> reply) {
    QThreadPool::globalInstance()->start(
        [path, text = std::move(text), reply = std::move(reply)] { reply(writeText(path, text)); });
}

}  // namespace berth::ui
