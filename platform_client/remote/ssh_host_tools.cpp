// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/remote/ssh_host_tools.h"

#include <fmt/format.h>
#include <unistd.h>

#include <utility>

#include "platform_client/ssh/base64.h"
#include "platform_client/ssh/key_file_maker.h"
#include "platform_client/ssh/local_file.h"
#include "platform_client/ssh/private_key_file.h"
#include "platform_client/ssh/ssh_config.h"
#include "platform_client/ssh/ssh_profiles.h"

namespace berth::platform_client::remote {

using domain::ErrorCode;
using domain::HostKeyFile;
using domain::ImportableHost;
using domain::Result;

namespace {

constexpr int kMostNewKeys = 100;

// "ssh-ed25519 AAAA…" of a public key.
std::string publicLineOf(const ssh::PublicKey& key) {
    return key.name + " " + ssh::encodeBase64(key.blob);
}

// The public half that stands beside a private one, as ssh-keygen puts it there.
std::string publicLineBeside(const std::string& file) {
    const auto text = ssh::readLocalFile(file + ".pub", ssh::kMaxKeyFileBytes);
    if (!text) return {};
    return text->substr(0, text->find_first_of("\r\n"));
}

std::string obstacleText(ssh::ProfileGap gap) {
    switch (gap) {
        case ssh::ProfileGap::NeedsProgram:
            return "ssh reaches it through a program that it runs, which Berth never does";
        case ssh::ProfileGap::TooManyJumps:
            return toText(domain::HostFindingKind::TooManyJumps);
        case ssh::ProfileGap::BadValue:
            break;
    }
    return "its address, port, user or key file cannot be used as it stands";
}

}  // namespace

Result<HostKeyFile> describeKeyFile(const std::string& file) {
    const auto report = ssh::checkKeyFile(file);
    if (!report) return tl::unexpected(report.error());
    if (report->problem) {
        return domain::fail(ErrorCode::InvalidArgument, std::string(ssh::advice(*report->problem)),
                            "keyFile");
    }
    HostKeyFile key;
    key.file = file;
    key.encrypted = report->encrypted;
    if (report->publicKey) {
        key.publicLine = publicLineOf(*report->publicKey);
        key.fingerprint = ssh::fingerprint(report->publicKey->blob);
    } else {
        key.publicLine = publicLineBeside(file);
    }
    return key;
}

Result<std::vector<ImportableHost>> importableHosts(const std::string& configFile,
                                                    const std::string& home,
                                                    const std::string& user) {
    const auto config = ssh::SshConfig::load(configFile);
    if (!config) return tl::unexpected(config.error());
    ssh::SshProfiles found = ssh::readSshProfiles(*config, {home, user});
    std::vector<ImportableHost> hosts;
    for (domain::HostProfile& profile : found.profiles)
        hosts.push_back({std::move(profile), {}});
    for (const ssh::UnreadHost& left : found.left) {
        ImportableHost host;
        host.profile.name = left.name;
        host.obstacle = obstacleText(left.gap);
        hosts.push_back(std::move(host));
    }
    return hosts;
}

SshHostTools::SshHostTools(std::string home, std::string user)
    : m_home(std::move(home)), m_user(std::move(user)), m_thread([this] { work(); }) {}

SshHostTools::~SshHostTools() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void SshHostTools::work() {
    for (;;) {
        std::unique_lock lock(m_mutex);
        m_wake.wait(lock, [this] { return m_stopping || !m_jobs.empty(); });
        if (m_jobs.empty()) return;
        const Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        const bool stopping = m_stopping;
        lock.unlock();
        job(stopping);
    }
}

template <class T>
void SshHostTools::post(domain::Reply<T> reply, std::function<Result<T>()> work) {
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back([reply = std::move(reply), work = std::move(work)](bool stopping) {
            if (stopping) return reply(domain::fail(ErrorCode::ShuttingDown, "Berth is closing"));
            reply(work());
        });
    }
    m_wake.notify_one();
}

std::string SshHostTools::keyFolder() const {
    return m_home + "/.ssh";
}

std::string SshHostTools::newKeyFile() const {
    const std::string first = keyFolder() + "/berth_ed25519";
    std::string file = first;
    for (int i = 2; i < kMostNewKeys && ::access(file.c_str(), F_OK) == 0; ++i)
        file = fmt::format("{}_{}", first, i);
    return file;
}

void SshHostTools::makeKey(std::string file, domain::SecretString passphrase,
                           domain::Reply<HostKeyFile> reply) {
    const auto secret = std::make_shared<domain::SecretString>(std::move(passphrase));
    post<HostKeyFile>(
        std::move(reply),
        [file = std::move(file), secret, comment = m_user + "@berth"]() -> Result<HostKeyFile> {
            const auto made = ssh::makeKeyFile(file, comment, *secret);
            if (!made) return tl::unexpected(made.error());
            return HostKeyFile{file, made->publicLine, made->fingerprint, !secret->empty()};
        });
}

void SshHostTools::readKey(std::string file, domain::Reply<HostKeyFile> reply) {
    post<HostKeyFile>(std::move(reply), [file = std::move(file)] { return describeKeyFile(file); });
}

void SshHostTools::findHosts(domain::Reply<std::vector<ImportableHost>> reply) {
    post<std::vector<ImportableHost>>(std::move(reply), [home = m_home, user = m_user] {
        return importableHosts(home + "/.ssh/config", home, user);
    });
}

}  // namespace berth::platform_client::remote
