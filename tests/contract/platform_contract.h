// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>

#include "models/domain/platform.h"

namespace berth::contract {

inline constexpr auto kPatience = std::chrono::seconds(60);

// A request's answer, once it is there.
template <class T>
[[nodiscard]] domain::Result<T> wait(std::future<domain::Result<T>> answer) {
    if (answer.wait_for(kPatience) != std::future_status::ready)
        return domain::fail(domain::ErrorCode::TimedOut, "no reply within the test's patience");
    return answer.get();
}

// A platform set up for the contract suite: empty, connected, with a GPU spec and an image that can
// run at least five nodes on it. Changes must show within the patience of waitFor().
class Subject {
  public:
    virtual ~Subject() = default;
    [[nodiscard]] virtual domain::Platform& platform() = 0;
    // Destroys the platform; replies may still come inside this call, none after it.
    virtual void destroyPlatform() = 0;
    [[nodiscard]] virtual std::string gpuSpec() const = 0;
    [[nodiscard]] virtual std::string image() const = 0;  // listens on port()
    [[nodiscard]] virtual int port() const = 0;
};

struct SubjectFactory {
    std::string name;
    std::function<std::unique_ptr<Subject>()> make;
};

// What every platform promises, whatever stands behind it. Compile platform_contract.cpp and all
// files of tests into a test program and instantiate the suite with the platform's factory.
class PlatformContract : public testing::TestWithParam<SubjectFactory> {
  protected:
    void SetUp() override;
    void TearDown() override;

    [[nodiscard]] domain::Platform& platform() { return m_subject->platform(); }
    [[nodiscard]] Subject& subject() { return *m_subject; }
    [[nodiscard]] domain::DeploymentSpec spec(const std::string& name, int nodes = 1) const;
    [[nodiscard]] domain::Result<domain::Plan> plan(domain::Change change);
    [[nodiscard]] domain::Result<domain::ChangeOutcome> apply(domain::Change change,
                                                              std::uint64_t basis = 0,
                                                              std::string operation = {});
    // Creates and returns its id.
    [[nodiscard]] domain::DeploymentId create(const std::string& name, int nodes = 1);
    // The first snapshot that satisfies the condition; nothing when patience ran out.
    [[nodiscard]] domain::SnapshotPtr waitFor(
        const std::function<bool(const domain::Snapshot&)>& condition);
    [[nodiscard]] domain::SnapshotPtr waitForReady(const domain::DeploymentId& id, int nodes);

  private:
    std::unique_ptr<Subject> m_subject;
    int m_operations = 0;
};

}  // namespace berth::contract
