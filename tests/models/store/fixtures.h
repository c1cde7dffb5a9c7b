// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstdint>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "models/store/profile_store.h"

namespace berth::store::fixtures {

// A folder of its own that goes away with it.
class TemporaryFolder {
  public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] std::string profile() const { return m_path + "/profile"; }
    [[nodiscard]] std::string database() const { return profile() + "/berth.db"; }
    [[nodiscard]] std::string backup(int number) const;
    // Names in the profile folder that begin so, sorted.
    [[nodiscard]] std::vector<std::string> profileFiles(const std::string& prefix) const;

  private:
    std::string m_path;
};

class FakeClock final : public domain::Clock {
  public:
    [[nodiscard]] domain::Duration monotonic() const override { return {}; }
    [[nodiscard]] std::int64_t unixMilliseconds() const override { return m_now; }
    void set(std::int64_t unixMs) { m_now = unixMs; }
    void addDays(int days) { m_now += std::int64_t{days} * 24 * 3600 * 1000; }

  private:
    std::atomic<std::int64_t> m_now = 1'768'471'200'000;  // 2026-01-15T10:00:00Z
};

[[nodiscard]] std::string readFile(const std::string& path);
void writeFile(const std::string& path, const std::string& content);

// Record number `sequence`, the same for everybody.
[[nodiscard]] domain::CommandRecord recordNumber(std::uint64_t sequence);
[[nodiscard]] domain::SimulationHead someHead();
[[nodiscard]] std::vector<domain::CommandRecord> allRecords(domain::CommandLog& log);
[[nodiscard]] domain::ConnectionSettings connectionNumber(int number);
[[nodiscard]] std::vector<domain::ConnectionSettings> keptConnections(ProfileStore& store);
[[nodiscard]] domain::HostProfile hostNumber(int number);
[[nodiscard]] std::vector<domain::HostProfile> keptHosts(ProfileStore& store);

// A started store; fails the test when it does not start.
[[nodiscard]] std::unique_ptr<ProfileStore> startStore(const TemporaryFolder& folder,
                                                       const domain::Clock& clock);

// Waits for the one reply of `request(reply)`.
template <class T, class Request>
[[nodiscard]] domain::Result<T> waitFor(Request request) {
    const auto promise = std::make_shared<std::promise<domain::Result<T>>>();
    request([promise](domain::Result<T> result) { promise->set_value(std::move(result)); });
    return promise->get_future().get();
}

}  // namespace berth::store::fixtures
