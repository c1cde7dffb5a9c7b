// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include "platform_client/secrets/keychain_entries.h"

namespace berth::platform_client {

// The keychain by QtKeychain: on Linux the Secret Service (GNOME Keyring and others) or KWallet,
// never a file. All of a process must live on one thread, whose event loop must be one of GLib's,
// as Qt's are on Debian. Copies of secrets are overwritten, but for those in base64 that QtKeychain
// makes on the way and gives nobody.
class QtKeychainEntries final : public KeychainEntries {
  public:
    // `service`: under which name the entries are kept, beside those of other programs.
    explicit QtKeychainEntries(QString service);

    void read(const std::string& key, Reply reply) override;
    void write(const std::string& key, const domain::SecretString& value, Reply reply) override;
    void remove(const std::string& key, Reply reply) override;

  private:
    // A first failure may be an old session's: it is left, and the access made once more.
    static void twice(const std::function<void(const Reply&)>& access, Reply reply);
    void startRead(const std::string& key, const Reply& reply);
    void startWrite(const std::string& key, const domain::SecretString& value, const Reply& reply);
    void startRemove(const std::string& key, const Reply& reply);

    QString m_service;
    QObject m_context;  // its end drops what is still to come
};

}  // namespace berth::platform_client
