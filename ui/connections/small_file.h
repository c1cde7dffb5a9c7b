// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <memory>

#include "models/domain/platform.h"
#include "models/domain/secret_store.h"

namespace berth::ui {

// Small files on a thread of their own, so that the interface never waits for a disk. Replies come
// there.

// A key: larger than `limit` bytes it is none. Errors: StorageFailed, LimitExceeded.
void readSecretFile(const QString& path, qint64 limit,
                    domain::Reply<std::shared_ptr<domain::SecretString>> reply);
// Replaces the file as a whole, or leaves it as it was. Errors: StorageFailed.
void writeTextFile(const QString& path, QByteArray text, domain::Reply<void> reply);

}  // namespace berth::ui
