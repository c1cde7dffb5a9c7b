// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "models/bridge/remote_session.h"
#include "models/bridge/reply_desk.h"
#include "models/domain/host_profile.h"
#include "models/domain/host_tools.h"
#include "models/domain/remote_host.h"
#include "models/domain/secret_store.h"

namespace berth::bridge {

// The computers that a person reaches over SSH, and the sessions that are open. The rules of
// ConnectionDesk hold: answers come on the desk's thread (the GUI thread), never inside the call,
// never to a context that is gone.
class HostDesk final : public QObject {
    Q_OBJECT
  public:
    template <class T>
    using Answer = std::function<void(domain::Result<T>)>;
    // All outlive the desk.
    struct Seams {
        domain::HostBook& book;
        domain::SecretStore& secrets;
        domain::RemoteHosts& hosts;
        domain::HostTools& tools;
    };

    explicit HostDesk(Seams seams, QObject* parent = nullptr);
    ~HostDesk() override;
    // Reads the book.
    void start();

    [[nodiscard]] bool isRead() const { return m_read; }
    [[nodiscard]] const std::optional<domain::Error>& problem() const { return m_problem; }
    // In the order they were made.
    [[nodiscard]] const std::vector<domain::HostProfile>& profiles() const { return m_profiles; }
    [[nodiscard]] const domain::HostProfile* find(const domain::HostProfileId& id) const;
    [[nodiscard]] static domain::HostProfileId newId();

    // Adds the profile or replaces the one with its id, whose session then ends: it goes somewhere
    // else from now on. Secrets of stops that are others than before are removed. Errors:
    // StorageFailed, InvalidArgument and AlreadyExists with the field.
    void keep(domain::HostProfile profile, QObject* context, Answer<void> answer);
    // Ends its session and removes its secrets.
    void remove(const domain::HostProfileId& id, QObject* context, Answer<void> answer);

    // The session of a computer, opened if there is none; null: there is no such computer.
    [[nodiscard]] RemoteSession* open(const domain::HostProfileId& id);
    // Of one that is not in the book, say a node of the simulator; its id must not be in the book.
    // Where a password is given it is what the target is told when it asks, once.
    [[nodiscard]] RemoteSession& openAs(const domain::HostProfile& profile,
                                        domain::SecretString password = {});
    // Null: it is not open.
    [[nodiscard]] RemoteSession* session(const domain::HostProfileId& id) const;
    void close(const domain::HostProfileId& id);

    void makeKey(std::string file, domain::SecretString passphrase, QObject* context,
                 Answer<domain::HostKeyFile> answer);
    void readKey(std::string file, QObject* context, Answer<domain::HostKeyFile> answer);
    void findHosts(QObject* context, Answer<std::vector<domain::ImportableHost>> answer);
    [[nodiscard]] const domain::HostTools& tools() const { return m_seams.tools; }

  Q_SIGNALS:
    // The computers.
    void changed();
    // The session of this computer was opened, is about to be closed, or changed its state.
    void sessionChanged(const berth::domain::HostProfileId& id);

  private:
    void put(domain::HostProfile profile);
    void removeSecrets(const domain::HostProfile& profile);

    Seams m_seams;
    std::vector<domain::HostProfile> m_profiles;
    std::optional<domain::Error> m_problem;
    bool m_read = false;
    std::vector<std::unique_ptr<RemoteSession>> m_sessions;
    ReplyDesk m_desk{this};
};

}  // namespace berth::bridge
