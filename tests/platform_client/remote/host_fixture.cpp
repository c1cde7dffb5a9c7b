// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/remote/host_fixture.h"

namespace berth::platform_client::remote::testing {

domain::RemoteCallbacks Desk::callbacks() {
    domain::RemoteCallbacks callbacks;
    callbacks.onState = [this](const domain::RemoteState& state) {
        const std::lock_guard lock(m_mutex);
        m_states.push_back(state);
        m_changed.notify_all();
    };
    callbacks.onHostKey = [this](const domain::HostKeyNews& news,
                                 std::function<void(bool)> answer) {
        {
            const std::lock_guard lock(m_mutex);
            m_hostKeys.push_back(news);
            if (silent) m_undecided.push_back(std::move(answer));
            m_changed.notify_all();
            if (silent) return;
        }
        answer(hostKey ? hostKey(news) : true);
    };
    callbacks.onSecret = [this](const domain::SecretQuestion& question,
                                domain::SecretAnswer answer) {
        {
            const std::lock_guard lock(m_mutex);
            m_questions.push_back(question);
            if (silent) m_unanswered.push_back(std::move(answer));
            m_changed.notify_all();
            if (silent) return;
        }
        answer(secret ? secret(question) : std::nullopt);
    };
    return callbacks;
}

bool Desk::waitFor(const std::function<bool(const domain::RemoteState&)>& condition) {
    std::unique_lock lock(m_mutex);
    std::size_t seen = 0;
    return m_changed.wait_for(lock, kPatience, [&] {
        for (; seen < m_states.size(); ++seen)
            if (condition(m_states[seen])) return true;
        return false;
    });
}

bool Desk::waitFor(domain::RemoteStage stage) {
    return waitFor([stage](const domain::RemoteState& state) { return state.stage == stage; });
}

bool Desk::waitForQuestion() {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, kPatience,
                              [this] { return !m_questions.empty() || !m_hostKeys.empty(); });
}

domain::RemoteState Desk::last() const {
    const std::lock_guard lock(m_mutex);
    return m_states.empty() ? domain::RemoteState{} : m_states.back();
}

std::vector<domain::RemoteState> Desk::states() const {
    const std::lock_guard lock(m_mutex);
    return m_states;
}

std::vector<domain::HostKeyNews> Desk::hostKeys() const {
    const std::lock_guard lock(m_mutex);
    return m_hostKeys;
}

std::vector<domain::SecretQuestion> Desk::questions() const {
    const std::lock_guard lock(m_mutex);
    return m_questions;
}

ssh::SshOptions Bench::options() const {
    ssh::SshOptions options;
    options.knownHostsFiles = {folder / "known_hosts", folder / "known_hosts2", folder / "global",
                               folder / "global2"};
    options.clock = &clock;
    options.random = const_cast<domain::SystemRandom*>(&random);
    return options;
}

std::unique_ptr<domain::RemoteHost> Bench::open(domain::HostProfile profile) {
    return open(std::move(profile), options());
}

std::unique_ptr<domain::RemoteHost> Bench::open(domain::HostProfile profile,
                                                ssh::SshOptions options) {
    return SshRemoteHosts(std::move(options)).open(std::move(profile), desk.callbacks());
}

domain::HostProfile profileOf(domain::HostStop target, std::vector<domain::HostStop> jumps) {
    domain::HostProfile profile;
    profile.id = {"profile"};
    profile.name = "test";
    profile.target = std::move(target);
    profile.jumps = std::move(jumps);
    return profile;
}

domain::Result<domain::CommandOutput> runOn(domain::RemoteHost& host, const std::string& script,
                                            domain::CommandLimits limits) {
    return await<domain::CommandOutput>([&](domain::Reply<domain::CommandOutput> reply) {
        host.run(script, limits, std::move(reply));
    });
}

}  // namespace berth::platform_client::remote::testing
