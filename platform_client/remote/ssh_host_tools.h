// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "models/domain/host_tools.h"

namespace berth::platform_client::remote {

// Key files and ssh's settings of the person whose home this is. One thread does what is asked, in
// order; replies come there. The destructor answers what waits with ShuttingDown.
class SshHostTools final : public domain::HostTools {
  public:
    // `user`: of this computer, for the settings and in the comment of new keys.
    SshHostTools(std::string home, std::string user);
    ~SshHostTools() override;

    [[nodiscard]] std::string newKeyFile() const override;
    [[nodiscard]] std::string keyFolder() const override;
    void makeKey(std::string file, domain::SecretString passphrase,
                 domain::Reply<domain::HostKeyFile> reply) override;
    void readKey(std::string file, domain::Reply<domain::HostKeyFile> reply) override;
    void findHosts(domain::Reply<std::vector<domain::ImportableHost>> reply) override;

  private:
    using Job = std::function<void(bool stopping)>;

    template <class T>
    void post(domain::Reply<T> reply, std::function<domain::Result<T>()> work);
    void work();

    const std::string m_home;
    const std::string m_user;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;   // under m_mutex
    bool m_stopping = false;  // under m_mutex
    std::thread m_thread;
};

// What a key file is to a person. Errors as HostTools::readKey().
[[nodiscard]] domain::Result<domain::HostKeyFile> describeKeyFile(const std::string& file);

// What a file of ssh's settings names; NotFound: there is none.
[[nodiscard]] domain::Result<std::vector<domain::ImportableHost>> importableHosts(
    const std::string& configFile, const std::string& home, const std::string& user);

}  // namespace berth::platform_client::remote
