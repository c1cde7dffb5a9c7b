// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <future>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/remote_host.h"
#include "platform_client/remote/ssh_remote_hosts.h"
#include "tests/platform_client/ssh/login_server.h"

namespace berth::platform_client::remote::testing {

using ssh::testing::LoginServer;
using ssh::testing::ScratchFolder;

// How long a test waits for what will come at once on a machine that is not busy.
inline constexpr auto kPatience = std::chrono::seconds(120);

// What a person at the desk sees and answers. Thread-safe.
class Desk {
  public:
    // Answers; by default a host key is accepted and no secret is known.
    std::function<bool(const domain::HostKeyNews&)> hostKey;
    std::function<std::optional<domain::GivenSecret>(const domain::SecretQuestion&)> secret;
    bool silent = false;  // gives no answer at all; see dropQuestions()

    [[nodiscard]] domain::RemoteCallbacks callbacks();
    // Waits; false: it did not come.
    [[nodiscard]] bool waitFor(const std::function<bool(const domain::RemoteState&)>& condition);
    [[nodiscard]] bool waitFor(domain::RemoteStage stage);
    [[nodiscard]] domain::RemoteState last() const;
    [[nodiscard]] std::vector<domain::RemoteState> states() const;
    [[nodiscard]] std::vector<domain::HostKeyNews> hostKeys() const;
    // Texts, kinds and attempts; the functions to answer with are gone.
    [[nodiscard]] std::vector<domain::SecretQuestion> questions() const;
    [[nodiscard]] bool waitForQuestion();

  private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<domain::RemoteState> m_states;
    std::vector<domain::HostKeyNews> m_hostKeys;
    std::vector<domain::SecretQuestion> m_questions;
    std::vector<domain::SecretAnswer> m_unanswered;
    std::vector<std::function<void(bool)>> m_undecided;
};

// A desk, its known_hosts files and clock, and what opens connections from it.
struct Bench {
    ScratchFolder folder;
    domain::SystemClock clock;
    domain::SystemRandom random;
    Desk desk;

    [[nodiscard]] ssh::SshOptions options() const;
    // Changes to `options` are the caller's.
    [[nodiscard]] std::unique_ptr<domain::RemoteHost> open(domain::HostProfile profile);
    [[nodiscard]] std::unique_ptr<domain::RemoteHost> open(domain::HostProfile profile,
                                                           ssh::SshOptions options);
    [[nodiscard]] std::string knownHosts() const { return folder.read("known_hosts"); }
};

[[nodiscard]] domain::HostProfile profileOf(domain::HostStop target,
                                            std::vector<domain::HostStop> jumps = {});

// Waits for a reply and gives it; an error of its own when none comes.
template <class T>
[[nodiscard]] domain::Result<T> await(const std::function<void(domain::Reply<T>)>& call) {
    auto promise = std::make_shared<std::promise<domain::Result<T>>>();
    auto future = promise->get_future();
    call([promise](domain::Result<T> result) { promise->set_value(std::move(result)); });
    if (future.wait_for(kPatience) != std::future_status::ready)
        return domain::fail(domain::ErrorCode::Internal, "no reply has come");
    return future.get();
}

[[nodiscard]] domain::Result<domain::CommandOutput> runOn(domain::RemoteHost& host,
                                                          const std::string& script,
                                                          domain::CommandLimits limits = {});

}  // namespace berth::platform_client::remote::testing
