// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/engine/engine.h"
#include "sim/serving/serving.h"
#include "sim/storage/file_store.h"

namespace berth::sim::serving::test {

// What came back to a client.
struct Received : ResponseSink {
    std::optional<HttpHead> head;
    std::int64_t bodyLength = 0;
    std::string body;
    bool last = false;
    int failure = 0;
    std::string failedNode;
    std::string detail;
    std::vector<engine::Time> dataAt;
    engine::Engine* clock = nullptr;

    void onHead(const HttpHead& h, std::int64_t length) override {
        head = h;
        bodyLength = length;
    }
    void onData(std::string_view data, bool isLast) override {
        body += data;
        last = isLast;
        dataAt.push_back(clock->now());
    }
    void onFailure(int status, std::string_view node, std::string_view text) override {
        failure = status;
        failedNode = node;
        detail = text;
    }
    [[nodiscard]] std::string header(std::string_view name) const {
        for (const auto& [key, value] : head->headers) {
            if (key == name) return value;
        }
        return {};
    }
};

// A request of generated load, by the number of its caller.
inline GeneratedRequest requestOf(std::uint32_t client) {
    GeneratedRequest request;
    request.client = client;
    return request;
}

// A serving room with an engine, one image and as many nodes as a test starts.
class Room final : public engine::EventSink, public ServingListener {
  public:
    explicit Room(std::uint64_t seed = 1) : serving(engine, seed, *this) {
        image.preset.name = "test-image";
        image.listens = {80, 8188, 3000};
        image.serviceTime = {engine::DistributionKind::Constant, 0.010, 0};
    }

    void onEvent(const engine::EventRecord& event) override { serving.onEvent(event); }
    void onLogLine(NodeKey node, domain::Severity severity, std::string text) override {
        lines.push_back({node, severity, std::move(text)});
    }
    void onPortRefused(LinkKey link) override { refused.push_back(link); }
    void onDiskChanged(NodeKey node) override { diskChanges.push_back(node); }

    void startNode(NodeKey node, DeploymentKey deployment = 1, std::uint64_t version = 0) {
        Container container;
        container.node = node;
        container.deployment = deployment;
        container.nodeName = "app-" + std::to_string(node);
        container.image = &image;
        container.disk = disk.get();
        container.mounts = mounts;
        container.version = version;
        serving.containerStarted(std::move(container));
        serving.nodeReady(node);
    }
    void run(engine::Time span) { engine.runUntil(*this, engine.now() + span); }

    std::shared_ptr<Received> send(HttpRequest request, std::uint16_t port = 80) {
        auto sink = std::make_shared<Received>();
        sink->clock = &engine;
        lastId = serving.arrive(LinkKey{1, port}, std::move(request), sink);
        return sink;
    }
    std::shared_ptr<Received> get(std::string target, HeaderList headers = {},
                                  std::uint16_t port = 80) {
        auto sink = send({"GET", std::move(target), std::move(headers), {}}, port);
        run(engine::kMinute);
        return sink;
    }

    struct Line {
        NodeKey node;
        domain::Severity severity;
        std::string text;
    };

    engine::Engine engine;
    images::ImageModel image;
    storage::FileStore store;
    std::unique_ptr<storage::Disk> disk = std::make_unique<storage::Disk>(store, 1 << 20);
    std::vector<MountedVolume> mounts;
    std::vector<Line> lines;
    std::vector<LinkKey> refused;
    std::vector<NodeKey> diskChanges;
    std::uint64_t lastId = 0;
    Serving serving;
};

}  // namespace berth::sim::serving::test
