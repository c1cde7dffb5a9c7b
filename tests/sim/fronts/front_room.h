// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sim/engine/engine.h"
#include "sim/fronts/fronts.h"
#include "sim/storage/file_store.h"
#include "tests/sim/serving/room.h"

namespace berth::sim::fronts::test {

using serving::LinkKey;
using serving::test::Received;

// Serving and fronts with an engine, and deployments "d-1" … of one node each on port 80.
class FrontRoom final : public engine::EventSink,
                        public serving::ServingListener,
                        public FrontsListener {
  public:
    explicit FrontRoom(std::uint64_t seed = 1)
        : serving(engine, seed, *this), fronts(engine, seed, serving, *this) {
        image.preset.name = "test-image";
        image.listens = {80};
        image.serviceTime = {engine::DistributionKind::Constant, 0.010, 0};
    }

    void onEvent(const engine::EventRecord& event) override {
        if ((event.kind >> 8U) == 0x0B)
            fronts.onEvent(event);
        else
            serving.onEvent(event);
        const auto broken = fronts.brokenInvariants();
        ASSERT_TRUE(broken.empty()) << broken.front();
    }
    void onLogLine(serving::NodeKey, domain::Severity, std::string) override {}
    void onPortRefused(LinkKey) override {}
    void onDiskChanged(serving::NodeKey) override {}
    void onEnded(std::uint64_t ticket, int status) override { fronts.ended(ticket, status); }
    void onTakesRequests(LinkKey link) override { fronts.takesRequestsChanged(link); }
    void onFrontOpened(LinkKey, const domain::FrontSpec& front) override {
        opened.push_back(front.name);
    }
    void onFrontClosed(LinkKey, const domain::FrontSpec& front) override {
        closed.push_back(front.name);
    }

    static std::string nameOf(int number) { return "d-" + std::to_string(number); }
    // A deployment of that number gets a new key and node each time it comes.
    void start(int number) {
        openLink(number);
        startNode(number);
    }
    void openLink(int number) {
        const LinkKey link{++m_lastKey, 80};
        m_links[number] = link;
        serving.openLink(link, domain::BalancingPolicy::RoundRobin);
        fronts.linkOpened(nameOf(number), link);
    }
    void startNode(int number) {
        serving::Container container;
        container.node = ++m_lastKey;
        container.deployment = m_links.at(number).deployment;
        container.nodeName = nameOf(number) + "-1";
        container.image = &image;
        container.disk = disk.get();
        m_nodes[number] = container.node;
        serving.containerStarted(std::move(container));
        serving.nodeReady(m_nodes[number]);
    }
    void stopNode(int number) { serving.containerStopped(m_nodes.at(number)); }
    void end(int number) {
        stopNode(number);
        serving.closeLink(m_links.at(number));
        fronts.linkClosed(m_links.at(number));
    }
    [[nodiscard]] serving::NodeKey nodeOf(int number) const { return m_nodes.at(number); }
    [[nodiscard]] LinkKey linkOf(int number) const { return m_links.at(number); }

    static domain::FrontSpec specOf(
        int members, domain::BalancingPolicy policy = domain::BalancingPolicy::RingHash) {
        domain::FrontSpec spec;
        spec.name = "front";
        spec.port = 80;
        spec.balancing = policy;
        for (int i = 1; i <= members; ++i)
            spec.members.push_back({nameOf(i), 80});
        return spec;
    }

    void run(engine::Time span) { engine.runUntil(*this, engine.now() + span); }
    std::shared_ptr<Received> send(LinkKey front, serving::HttpRequest request) {
        auto sink = std::make_shared<Received>();
        sink->clock = &engine;
        lastId = fronts.arrive(front, std::move(request), sink);
        return sink;
    }
    // Who answers that caller; "503" and the like where nobody does.
    std::string whoAnswers(LinkKey front, const std::string& caller) {
        const auto sink = send(front, {"GET", "/", {}, {}, caller});
        run(engine::kSecond);
        return sink->head ? sink->header("X-Berth-Deployment") : std::to_string(sink->failure);
    }
    [[nodiscard]] domain::Front shown() const { return fronts.view().at(0); }
    [[nodiscard]] domain::FrontMemberView member(int number) const {
        for (const domain::FrontMemberView& each : shown().members) {
            if (each.member.deployment == nameOf(number)) return each;
        }
        return {};
    }

    engine::Engine engine;
    images::ImageModel image;
    storage::FileStore store;
    std::unique_ptr<storage::Disk> disk = std::make_unique<storage::Disk>(store, 1 << 20);
    std::vector<std::string> opened, closed;
    std::uint64_t lastId = 0;
    serving::Serving serving;
    Fronts fronts;

  private:
    std::uint32_t m_lastKey = 0;
    std::map<int, LinkKey> m_links;
    std::map<int, serving::NodeKey> m_nodes;
};

}  // namespace berth::sim::fronts::test
