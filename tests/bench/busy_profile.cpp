// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/busy_profile.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <future>
#include <thread>

#include "app/embedded/embedded_simulator.h"
#include "models/domain/clock.h"
#include "models/store/profile_store.h"

namespace berth::bench {
namespace {

using namespace std::chrono_literals;

constexpr int kDeployments = 20;
constexpr domain::Instant kLeftAt{std::chrono::nanoseconds(30min).count()};

std::string scenario() {
    std::string text =
        "scenario: Twenty deployments\nseed: 42\nduration: 24h\ncluster: sample\ndeployments:\n";
    for (int i = 1; i <= kDeployments; ++i) {
        text += fmt::format(
            "  - name: app-{:02}\n    gpu: \"4090\"\n    image: echo\n    nodes: 4\n"
            "    ports: [80]\n",
            i);
    }
    return text;
}

}  // namespace

domain::Result<void> makeBusyProfile(const std::string& folder) {
    const domain::SystemClock clock;
    auto store = store::ProfileStore::start(folder, clock);
    if (!store) return tl::unexpected(store.error());
    const auto log = (*store)->commandLog("simulator");
    std::promise<domain::Result<void>> begun;
    app::EmbeddedSimulatorSetup setup;
    setup.log = log.get();
    setup.scenarioText = scenario();
    setup.onStarted = [&begun](domain::Result<void> result) { begun.set_value(std::move(result)); };
    app::EmbeddedSimulator simulator(std::move(setup), clock);
    if (auto result = begun.get_future().get(); !result) return result;
    simulator.platform().jumpTo(kLeftAt);
    for (int waited = 0; simulator.platform().status().now < kLeftAt; ++waited) {
        if (waited > 3'000) {
            return domain::fail(domain::ErrorCode::TimedOut, "half an hour takes half a minute");
        }
        std::this_thread::sleep_for(10ms);
    }
    return {};
}

ScratchFolder::ScratchFolder() {
    std::string name = std::filesystem::temp_directory_path() / "berth-bench-XXXXXX";
    if (mkdtemp(name.data()) != nullptr) m_path = name;
}

ScratchFolder::~ScratchFolder() {
    std::error_code error;
    if (!m_path.empty()) std::filesystem::remove_all(m_path, error);
}

std::string ScratchFolder::without(const std::string& name) const {
    std::string path = m_path + "/" + name;
    std::error_code error;
    std::filesystem::remove_all(path, error);
    return path;
}

std::string ScratchFolder::copyOf(const std::string& from, const std::string& name) const {
    std::string path = without(name);
    std::error_code error;
    std::filesystem::copy(from, path, std::filesystem::copy_options::recursive, error);
    return path;
}

}  // namespace berth::bench
