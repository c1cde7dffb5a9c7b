// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "models/bridge/log_feed.h"
#include "models/bridge/platform_bridge.h"
#include "models/domain/clock.h"
#include "tests/support/event_loop.h"
#include "tests/support/fake_journal.h"
#include "tests/support/fake_platform.h"
#include "tests/support/sample_snapshot.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

// A feed of the sample's deployment comfy-api whose lines the test pushes.
struct LogFixture {
    explicit LogFixture(bridge::LogFeed::Options options = {})
        : feed(bridge, clock, filter(), options) {}

    static domain::LogFilter filter() {
        domain::LogFilter made;
        made.deployment = domain::DeploymentId{"d-comfy-api"};
        return made;
    }

    // The next line of a node, one millisecond after the line before.
    domain::LogLine line(std::string text, int ordinal = 1) {
        domain::LogLine made;
        made.ordinal = ordinal;
        made.node = domain::NodeId{"n-comfy-api-" + std::to_string(ordinal)};
        made.sequence = ++sequences[ordinal];
        made.at = domain::Instant{++now * 1'000'000};
        made.text = std::move(text);
        return made;
    }
    void push(int count) {
        domain::LogBatch batch;
        for (int i = 0; i < count; ++i)
            batch.lines.push_back(line("line " + std::to_string(now + 1), 1 + i % 3));
        pushed += count;
        platform.pushLogs(std::move(batch));
    }
    void push(domain::LogLine line) {
        ++pushed;
        platform.pushLogs({{std::move(line)}, 0});
    }
    // Waits until every pushed line has come in.
    [[nodiscard]] bool arrived() {
        return support::runUntil([this] {
            return feed.dropped() + static_cast<std::uint64_t>(feed.size()) >=
                   static_cast<std::uint64_t>(pushed);
        });
    }

    UiContext ui{ThemeChoice::Light, LanguageCode::English};
    support::FakePlatform platform{support::sampleSnapshot()};
    support::FakeJournal journal;
    domain::SystemClock clock;
    bridge::PlatformBridge bridge{platform, journal, clock, {}};
    bridge::LogFeed feed;
    std::map<int, std::uint64_t> sequences;
    std::int64_t now = 0;
    int pushed = 0;
};

[[nodiscard]] inline bridge::LogFeed::Options quickFeed(std::size_t capacity = 200'000) {
    bridge::LogFeed::Options options;
    options.capacity = capacity;
    options.interval = std::chrono::milliseconds(1);
    return options;
}

}  // namespace berth::ui
