// SPDX-License-Identifier: GPL-3.0-or-later
// The client of a platform that breaks, delays, repeats and lies, by a seed: what people see is
// never newer than what was said, every question is answered, and once the platform is well again
// the picture is the truth.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "platform_client/gongji/gongji_platform.h"
#include "tests/platform_client/gongji/client_room.h"
#include "tests/platform_client/gongji/hostile_wire.h"
#include "tests/support/seeded_random.h"
#include "tests/support/virtual_task_queue.h"

namespace berth::platform_client::gongji::testing {

namespace {

using std::chrono::minutes;
using std::chrono::seconds;
using Weather = HostileWire::Weather;

// BERTH_SEED asks for one storm alone, to look into it.
int firstSeed() {
    const char* const asked = std::getenv("BERTH_SEED");
    return asked == nullptr ? 1 : std::max(1, std::atoi(asked));
}
// So many storms in a usual run; BERTH_SEEDS asks for another number.
int lastSeed() {
    if (std::getenv("BERTH_SEED") != nullptr) return firstSeed();
    const char* const asked = std::getenv("BERTH_SEEDS");
    return asked == nullptr ? 400 : std::max(1, std::atoi(asked));
}

// One client, one platform, one storm.
class Voyage {
  public:
    explicit Voyage(std::uint64_t seed)
        : m_seed(seed), m_random(seed), m_wire(m_queue, m_platform, m_queue.clock(), seed + 1) {
        m_platform.startAfter = seconds(5 + below(30));
        start();
    }

    void calm(domain::Duration span) { sail(Weather::Calm, span, false); }
    // Other people go on working, and so does the person at this console where `acts`.
    void storm(Weather weather, domain::Duration span, bool acts) { sail(weather, span, acts); }
    // A console that is closed and opened again.
    void restart() {
        m_client.reset();
        for (Asked& each : m_asked)
            EXPECT_EQ(each.replies, 1) << where() << "; owed when it was closed";
        m_seenVersion = m_lastEvent = 0;
        m_seenAt = {};
        start();
    }
    // Until the picture is the truth.
    [[nodiscard]] bool arrives(domain::Duration patience) {
        m_wire.weather = Weather::Calm;
        return m_queue.runUntil(
            [this] {
                look();
                return showsTheTruth();
            },
            patience);
    }
    // Nothing arrives for so long; look() sees to it that nothing is shown as read meanwhile.
    void goesDead(domain::Duration span) {
        sail(Weather::Dead, span, false);
        EXPECT_EQ(m_state, domain::ConnectionState::Lost) << where();
    }
    void everyQuestionIsAnswered() {
        (void)m_queue.runUntil(
            [this] {
                return std::all_of(m_asked.begin(), m_asked.end(),
                                   [](const Asked& each) { return each.replies > 0; });
            },
            minutes(10));
        for (const Asked& each : m_asked)
            EXPECT_EQ(each.replies, 1) << where();
    }
    void nothingIsDoneTwice() {
        std::map<std::string, int> made;
        for (const std::string& body : m_platform.bodies) {
            for (const std::string& name : m_ordered) {
                const bool isOurs =
                    body.find("\"task_name\":\"" + name + "\"") != std::string::npos &&
                    body.find("\"task_id\"") == std::string::npos;
                if (isOurs) ++made[name];
            }
        }
        for (const std::string& name : m_ordered) {
            EXPECT_LE(made[name], 1) << where() << "; " << name << " was made twice";
        }
        for (const Asked& each : m_asked) {
            if (each.created.empty() || !each.succeeded) continue;
            EXPECT_EQ(made[each.created], 1) << where() << "; acknowledged and not there";
        }
    }
    [[nodiscard]] const std::array<std::int64_t, kHarms>& hits() const { return m_wire.hits(); }
    [[nodiscard]] std::string where() const { return "seed " + std::to_string(m_seed); }
    [[nodiscard]] std::string difference() const { return m_difference; }

  private:
    struct Asked {
        int replies = 0;
        bool succeeded = false;
        std::string created;  // name of the deployment; empty: another change
    };

    std::size_t below(std::size_t bound) {
        return static_cast<std::size_t>(m_random.next() % bound);
    }

    void start() {
        domain::ConnectionSettings settings;
        settings.id = {"c1"};
        settings.baseUrl = "https://openapi.suanli.cn";
        auto made = GongjiPlatform::make({m_queue, m_wire, m_queue.clock(), m_random, {}}, settings,
                                         {domain::SecretString(kTestToken), {}});
        ASSERT_TRUE(made) << made.error().detail;
        m_client = std::move(*made);
        m_watch =
            m_client->watch({[](const domain::SnapshotPtr&) {},
                             [this](const std::vector<domain::Event>& events) { hear(events); },
                             [this](domain::ConnectionState state) { m_state = state; }});
    }

    void sail(Weather weather, domain::Duration span, bool acts) {
        m_wire.weather = weather;
        const domain::Duration end = m_queue.now() + span;
        while (m_queue.now() < end) {
            m_queue.advance(seconds(1 + below(8)));
            look();
            if (below(3) == 0) othersWork();
            if (acts && below(4) == 0) weWork();
        }
    }

    // What people see is never newer than what was said, and never goes back.
    void look() {
        const domain::SnapshotPtr seen = m_client->snapshot();
        EXPECT_GE(seen->version, m_seenVersion) << where();
        EXPECT_GE(seen->at, m_seenAt) << where();
        EXPECT_LE(seen->at.ns / 1'000'000, std::max<std::int64_t>(m_wire.lastAnswerMs(), 0))
            << where() << "; fresher than the last answer";
        m_seenVersion = seen->version;
        m_seenAt = seen->at;
        std::set<std::string> ids;
        for (const domain::Deployment& deployment : seen->deployments)
            EXPECT_TRUE(ids.insert(deployment.id.value).second) << where() << "; shown twice";
        ids.clear();
        for (const domain::Node& node : seen->nodes)
            EXPECT_TRUE(ids.insert(node.id.value).second) << where() << "; a node shown twice";
    }
    void hear(const std::vector<domain::Event>& events) {
        for (const domain::Event& event : events) {
            EXPECT_TRUE(m_lastEvent == 0 || event.sequence == m_lastEvent + 1) << where();
            m_lastEvent = event.sequence;
        }
    }

    // At the platform itself, past any storm.
    void post(const std::string& path, const std::string& body) {
        HttpCall call;
        call.method = "POST";
        call.url = "https://openapi.suanli.cn/api/deployment/task/" + path;
        call.body = body;
        (void)m_platform.handle(call);
        m_platform.bodies.pop_back();
    }
    void othersWork() {
        if (m_theirs.size() < 3 || below(6) == 0) {
            FakeTask task;
            task.name = "theirs-" + std::to_string(m_theirs.size());
            task.status = "Running";
            task.points = static_cast<int>(below(4));
            task.services =
                R"([{"service_name":"d1-1","service_image":"harbor.suanleme.cn/public-hub/echo:1.0",)"
                R"("remote_ports":[{"service_port":80}],"env":null}])";
            task.resources =
                R"([{"resource":{"device_name":"4090","region":"guangdong","gpu_name":"4090",)"
                R"("gpu_count":1,"gpu_memory":24560,"memory":64512,"cpu_cores":16},)"
                R"("region_name":"广东一区","mark":"mark-gd"}])";
            for (int i = 0; i < task.points; ++i) {
                FakePoint point;
                point.status = "Running";
                task.nodes.push_back(point);
            }
            m_theirs.push_back(m_platform.add(std::move(task)).id);
            return;
        }
        const TaskId id = m_theirs[below(m_theirs.size())];
        const std::string task = R"({"task_id":)" + std::to_string(id);
        FakeTask* const found = m_platform.find(id);
        switch (below(6)) {
            case 0:
                return post("change_points",
                            task + R"(,"points":)" + std::to_string(below(5)) + "}");
            case 1:
                return post(found->status == "Paused" ? "recover" : "pause", task + "}");
            case 2:
                if (below(4) == 0) post("stop", task + "}");
                return;
            default:
                for (FakePoint& point : found->nodes) {
                    if (point.gone || below(2) == 0) continue;
                    point.restarts += 1;
                    point.reason = "OOMKilled";
                    point.exitCode = "137";
                }
                return;
        }
    }

    void weWork() {
        const domain::SnapshotPtr seen = m_client->snapshot();
        if (below(2) == 0 || seen->deployments.empty()) {
            const std::string name = "ours-" + std::to_string(m_ordered.size());
            m_ordered.push_back(name);
            return ask(
                domain::CreateDeployment{ClientRoom::spec(name, 1 + static_cast<int>(below(3)))},
                name);
        }
        const domain::DeploymentId id = seen->deployments[below(seen->deployments.size())].id;
        switch (below(4)) {
            case 0:
                return ask(domain::ScaleDeployment{id, static_cast<int>(below(5))}, {});
            case 1:
                return ask(domain::PauseDeployment{id}, {});
            case 2:
                return ask(domain::ResumeDeployment{id}, {});
            default:
                if (!seen->nodes.empty())
                    ask(domain::ReplaceNode{seen->nodes[below(seen->nodes.size())].id}, {});
        }
    }
    void ask(domain::Change change, const std::string& created) {
        std::string number = std::to_string(m_asked.size() + 1);
        const std::string id = std::string(32 - number.size(), '0') + number;
        m_asked.push_back({0, false, created});
        const std::size_t index = m_asked.size() - 1;
        m_client->apply({{id}, std::move(change)},
                        [this, index](const domain::Result<domain::ChangeOutcome>& outcome) {
                            ++m_asked[index].replies;
                            m_asked[index].succeeded = outcome.has_value();
                        });
    }

    static std::string listOf(const std::set<std::string>& names) {
        std::string text;
        for (const std::string& name : names)
            text += " " + name;
        return text;
    }
    [[nodiscard]] bool differs(std::string how) {
        m_difference = std::move(how);
        return false;
    }
    bool showsTheTruth() {
        const domain::SnapshotPtr seen = m_client->snapshot();
        std::size_t alive = 0;
        for (TaskId id = 1; id < 100'000; ++id) {
            const FakeTask* const task = m_platform.find(id);
            if (task == nullptr) {
                if (id > 200) break;
                continue;
            }
            if (task->status == "End") continue;
            ++alive;
            const domain::Deployment* const shown = seen->findDeploymentByName(task->name);
            if (shown == nullptr) return differs(task->name + " is not shown");
            if (shown->spec.nodes != task->points) return differs(task->name + ": nodes wanted");
            const bool paused = shown->state == domain::DeploymentState::Paused;
            if (paused != (task->status == "Paused")) return differs(task->name + ": paused");
            std::set<std::string> there, here;
            for (const FakePoint& point : task->nodes) {
                if (!point.gone) there.insert(std::to_string(point.id) + point.status);
            }
            for (const domain::Node* node : seen->nodesOf(shown->id)) {
                if (!node->alive() || node->state == domain::NodeState::Terminating) continue;
                const bool runs = node->state == domain::NodeState::Running;
                here.insert(node->id.value + (runs ? "Running" : "Pending"));
            }
            if (there != here) {
                return differs(task->name + " has" + listOf(there) + " and shows" + listOf(here));
            }
        }
        if (alive != seen->deployments.size()) return differs("more is shown than there is");
        return true;
    }

    const std::uint64_t m_seed;
    support::SeededRandom m_random;
    support::VirtualTaskQueue m_queue;
    FakeGongji m_platform{m_queue.clock()};
    HostileWire m_wire;
    domain::ConnectionState m_state = domain::ConnectionState::Connecting;
    std::vector<TaskId> m_theirs;
    std::vector<std::string> m_ordered;  // names of what we made, or tried to
    std::vector<Asked> m_asked;
    std::uint64_t m_seenVersion = 0, m_lastEvent = 0;
    domain::Instant m_seenAt;
    std::string m_difference;
    std::unique_ptr<GongjiPlatform> m_client;
    std::unique_ptr<domain::Subscription> m_watch;  // before the client goes
};

}  // namespace

TEST(HostilePlatform, IsShownAsItIsOnceItIsWellAgain) {
    std::array<std::int64_t, kHarms> hits{};
    for (int seed = firstSeed(); seed <= lastSeed(); ++seed) {
        Voyage voyage(static_cast<std::uint64_t>(seed));
        voyage.calm(seconds(15));
        voyage.storm(Weather::LyingStorm, seconds(30 + seed % 60), false);
        if (seed % 4 == 0) voyage.goesDead(minutes(3));
        ASSERT_TRUE(voyage.arrives(minutes(20))) << voyage.where() << ": " << voyage.difference();
        if (HasFailure()) return;
        std::transform(hits.begin(), hits.end(), voyage.hits().begin(), hits.begin(),
                       std::plus<>());
    }
    if (std::getenv("BERTH_SEED") != nullptr) return;  // one storm does not do everything
    for (std::size_t harm = 0; harm < hits.size(); ++harm)
        EXPECT_GT(hits[harm], 0) << "harm " << harm << " was never done";
}

TEST(HostilePlatform, NeverMakesTheClientDoAThingTwiceOrForgetToAnswer) {
    for (int seed = firstSeed(); seed <= lastSeed(); ++seed) {
        Voyage voyage(static_cast<std::uint64_t>(seed) + 1'000'000);
        voyage.calm(seconds(15));
        voyage.storm(Weather::Storm, seconds(30 + seed % 60), true);
        if (seed % 5 == 0) voyage.restart();
        ASSERT_TRUE(voyage.arrives(minutes(20))) << voyage.where() << ": " << voyage.difference();
        voyage.everyQuestionIsAnswered();
        voyage.nothingIsDoneTwice();
        if (HasFailure()) return;
    }
}

}  // namespace berth::platform_client::gongji::testing
