// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <chrono>

#include "models/domain/secret_store.h"

namespace berth::ui {

// Puts a secret on the clipboard at a person's wish and takes it away again after 20 s, unless
// something else is there by then. Clipboard managers that understand the hint do not record it.
// Lives as long as a secret may lie there; its end takes it away at once. GUI thread.
class SecretClipboard final : public QObject {
    Q_OBJECT

  public:
    explicit SecretClipboard(QObject* parent,
                             std::chrono::milliseconds staysFor = std::chrono::seconds(20));
    ~SecretClipboard() override;

    void copy(const domain::SecretString& secret);
    // Does nothing where the secret does not lie there any more.
    void takeAway();

  private:
    QTimer m_timer;
    domain::SecretString m_copied;
};

}  // namespace berth::ui
