// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "models/domain/host_tools.h"
#include "models/domain/remote_host.h"
#include "tests/support/fake_remote_files.h"
#include "tests/support/held_replies.h"

namespace berth::support {

// What reaching computers over SSH stands on, in memory. All are thread-safe; replies come inside
// the call unless they are held.

class FakeHostBook final : public domain::HostBook {
  public:
    explicit FakeHostBook(std::vector<domain::HostProfile> kept = {});

    void list(std::function<void(domain::Result<std::vector<domain::HostProfile>>)> reply) override;
    void keep(domain::HostProfile profile,
              std::function<void(domain::Result<void>)> reply) override;
    void remove(domain::HostProfileId id, std::function<void(domain::Result<void>)> reply) override;

    // Every further call fails with this; nothing: they work again.
    void fail(std::optional<domain::Error> error);
    [[nodiscard]] std::vector<domain::HostProfile> kept() const;

  private:
    mutable std::mutex m_mutex;
    std::vector<domain::HostProfile> m_kept;
    std::optional<domain::Error> m_error;
};

// Computers that answer as the test says. Each opened one is known under the id of its profile as
// long as it is open.
class FakeRemoteHosts final : public domain::RemoteHosts {
  public:
    class Host;

    [[nodiscard]] std::unique_ptr<domain::RemoteHost> open(
        domain::HostProfile profile, domain::RemoteCallbacks callbacks) override;

    // Of those that are opened from now on, as soon as they are.
    void setFirstState(domain::RemoteState state);
    void setLook(domain::Result<domain::Inspection> look);
    void setUnkept(domain::Result<domain::UnkeptFiles> found);
    FakeRemoteFiles files;  // of every computer

    // What the connection tells; nothing happens when that computer is not open.
    void tell(const std::string& id, const domain::RemoteState& state);
    void askHostKey(const std::string& id, const domain::HostKeyNews& news);
    void askSecret(const std::string& id, const domain::SecretQuestion& question);

    // What was answered: "yes", "no", the secret, with " (kept)" behind it, "(cancelled)".
    [[nodiscard]] std::vector<std::string> answers() const;
    [[nodiscard]] std::vector<std::string> open() const;  // ids
    [[nodiscard]] int looks() const;
    [[nodiscard]] int reconnects() const;
    HeldReplies replies;

  private:
    [[nodiscard]] domain::RemoteCallbacks callbacksOf(const std::string& id) const;
    void note(std::string answer);

    mutable std::mutex m_mutex;
    std::map<std::string, domain::RemoteCallbacks> m_open;
    domain::RemoteState m_first{domain::RemoteStage::Ready};
    domain::Result<domain::Inspection> m_look;
    domain::Result<domain::UnkeptFiles> m_unkept;
    std::vector<std::string> m_answers;
    int m_looks = 0;
    int m_reconnects = 0;
};

class FakeHostTools final : public domain::HostTools {
  public:
    [[nodiscard]] std::string newKeyFile() const override;
    [[nodiscard]] std::string keyFolder() const override;
    void makeKey(std::string file, domain::SecretString passphrase,
                 domain::Reply<domain::HostKeyFile> reply) override;
    void readKey(std::string file, domain::Reply<domain::HostKeyFile> reply) override;
    void findHosts(domain::Reply<std::vector<domain::ImportableHost>> reply) override;

    // Set before the first call.
    std::map<std::string, domain::Result<domain::HostKeyFile>> keys;  // by file; others: NotFound
    domain::Result<std::vector<domain::ImportableHost>> importable;
    std::string madeFile, madePassphrase;
};

// A computer named "训练机 1" at 10.0.0.1.
[[nodiscard]] domain::HostProfile sampleHost();
// A machine with eight GPUs, one of them lost and one hot, and a disk that is nearly full.
[[nodiscard]] domain::Inspection sampleInspection();

}  // namespace berth::support
