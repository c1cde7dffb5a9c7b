// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "models/bridge/platform_bridge.h"
#include "models/domain/clock.h"
#include "models/domain/link_prober.h"
#include "tests/support/event_loop.h"
#include "tests/support/fake_journal.h"
#include "tests/support/fake_platform.h"
#include "tests/support/sample_snapshot.h"
#include "ui/support/draft_port.h"
#include "ui/support/page_services.h"
#include "ui/support/ui_context.h"

namespace berth::ui {

// Answers as nodes that share the requests in turn, one after another in 40, 41 … ms.
class FakeProber final : public domain::LinkProber {
  public:
    void probe(std::string url, int times,
               domain::Reply<std::vector<domain::LinkAnswer>> reply) override {
        asked.push_back(url);
        std::vector<domain::LinkAnswer> answers;
        for (int i = 0; i < times; ++i) {
            domain::LinkAnswer answer;
            answer.status = 200;
            answer.node = nodes.empty() ? "" : nodes[static_cast<std::size_t>(i) % nodes.size()];
            answer.took = std::chrono::milliseconds(40 + i);
            answers.push_back(std::move(answer));
        }
        reply(answers);
    }

    std::vector<std::string> nodes;
    std::vector<std::string> asked;
};

class NoDrafts final : public DraftPort {
  public:
    void save(const QString&, const QString&) override {}
    void load(const QString&, QObject*, std::function<void(const QString&)>) override {}
};

// The sample platform with all that a page may use.
struct DetailFixture {
    explicit DetailFixture(ThemeChoice theme = ThemeChoice::Light,
                           LanguageCode language = LanguageCode::English)
        : ui(theme, language) {
        prober.nodes = {"comfy-api-1", "comfy-api-2", "comfy-api-3", "comfy-api-4"};
    }

    // What a watcher gets when it begins to watch has to be there before the bridge is.
    [[nodiscard]] static support::FakePlatform& prepared(support::FakePlatform& platform) {
        domain::Capabilities can;
        can.live = false;
        can.pause = can.editInPlace = can.replaceNode = can.restart = true;
        can.dataLossLedger = can.metrics = can.followLogs = true;
        platform.setCapabilities(can);
        platform.setPastEvents(support::sampleEvents());
        platform.setPastLogs(support::sampleLogs());
        platform.onMetrics([](const auto&) { return support::sampleMetrics(); });
        return platform;
    }

    UiContext ui;
    support::FakePlatform platform{support::sampleSnapshot()};
    support::FakeJournal journal;
    domain::SystemClock clock;
    FakeProber prober;
    NoDrafts drafts;
    bridge::PlatformBridge bridge{prepared(platform), journal, clock, {}};
    PageServices services{ui, bridge, nullptr, prober, drafts};
};

}  // namespace berth::ui
