// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/gongji/change_trial.h"

#include <string>

namespace berth::platform_client::gongji::testing {

using namespace std::chrono_literals;
using namespace domain;

namespace {

// It is the change that is looked at, and not what a page would show meanwhile.
GongjiOptions fewPolls() {
    GongjiOptions options;
    options.poll.usual = options.poll.brisk = 5min;
    options.poll.settledNodes = 5min;
    return options;
}

}  // namespace

ChangeTrial::ChangeTrial(ChangeKind kind, Troubles& troubles, std::uint64_t seed)
    : m_kind(kind), m_troubles(troubles), m_room(fewPolls(), seed) {
    m_task = m_room.running("echo", 2).id;
    if (kind == ChangeKind::Resume) {
        FakeTask& task = *m_room.platform.find(m_task);
        task.status = "Paused";
        for (auto& point : task.nodes)
            point.gone = true;
    }
    if (kind == ChangeKind::DeleteJob) {
        FakeTask& task = *m_room.platform.find(m_task);
        task.isJob = true;
        task.points = 5;
        task.parallelism = 2;
        task.jobStatus = "Running";
    }
    m_victim = m_room.platform.find(m_task)->nodes[0].id;
    m_room.wire.fate = [this](const HttpCall& call) { return m_troubles.fateOf(call, m_calls++); };
}

void ChangeTrial::run() {
    m_room.start();
    if (::testing::Test::HasFatalFailure()) return;
    ask(false);
    Duration end = m_room.queue.now() + 30min;
    while (!m_final) {
        if (!m_troubles.areOver()) end = m_room.queue.now() + 30min;
        if (m_room.queue.now() > end) break;
        if (m_troubles.killsBefore(m_steps)) kill();
        ++m_steps;
        if (m_answer && m_answer->result) take(Result<ChangeOutcome>(*m_answer->result));
        if (!m_final && !m_room.queue.advanceToNextTimer()) break;
    }
    ASSERT_TRUE(m_final) << "it is forgotten";
    m_room.client.reset();
    m_room.queue.advance(10min);  // whatever still is on its way arrives
    check();
}

void ChangeTrial::kill() {
    m_room.client.reset();
    m_answer.reset();
    ++m_kills;
    m_room.start();
    ask(true);
}

void ChangeTrial::ask(bool lookUp) {
    m_answer = m_room.ask(change(), std::string(32, 'a'), 0, lookUp);
}

Change ChangeTrial::change() const {
    const DeploymentId id{std::to_string(m_task)};
    switch (m_kind) {
        case ChangeKind::Create:
            return CreateDeployment{ClientRoom::spec("fresh", 2)};
        case ChangeKind::CreateJob:
            return CreateDeployment{ClientRoom::jobSpec("fresh", 5, 2)};
        case ChangeKind::Edit: {
            DeploymentSpec spec = ClientRoom::spec("echo", 2);
            spec.regions = {{"guangdong"}};
            spec.environment = {{"MODE", "fast"}};
            return EditDeployment{id, spec};
        }
        case ChangeKind::Scale:
            return ScaleDeployment{id, 3};
        case ChangeKind::Pause:
            return PauseDeployment{id};
        case ChangeKind::Resume:
            return ResumeDeployment{id};
        case ChangeKind::Replace:
            return ReplaceNode{{std::to_string(m_victim)}};
        case ChangeKind::Delete:
        case ChangeKind::DeleteJob:
            break;
    }
    return DeleteDeployment{id};
}

// As the console's journal takes an answer: an open one is looked up again.
void ChangeTrial::take(const Result<ChangeOutcome>& result) {
    m_answer.reset();
    const bool open = !result && (result.error().code == ErrorCode::TimedOut ||
                                  result.error().code == ErrorCode::Unavailable);
    if (!open) {
        m_final = result;
        return;
    }
    m_timer = m_room.queue.after(1s, [] {});
    ask(true);
}

int ChangeTrial::effects() const {
    const FakeGongji& platform = m_room.platform;
    switch (m_kind) {
        case ChangeKind::Create:
        case ChangeKind::CreateJob:
            return platform.creates;
        case ChangeKind::Edit:
            return platform.updates;
        case ChangeKind::Scale:
            return platform.scales;
        case ChangeKind::Pause:
            return platform.pauses;
        case ChangeKind::Resume:
            return platform.resumes;
        case ChangeKind::Replace:
            return platform.replaced;
        case ChangeKind::Delete:
        case ChangeKind::DeleteJob:
            break;
    }
    return platform.stops;
}

void ChangeTrial::check() {
    EXPECT_LE(effects(), 1) << "done twice";
    if (*m_final) {
        EXPECT_EQ(effects(), 1) << "reported done, and it is not";
    } else {
        EXPECT_EQ(effects(), 0) << "reported refused, and it is done: " << m_final->error().detail;
    }
    EXPECT_EQ(m_room.platform.creates + m_room.platform.updates + m_room.platform.scales +
                  m_room.platform.pauses + m_room.platform.resumes + m_room.platform.replaced +
                  m_room.platform.stops,
              effects())
        << "and nothing else was done";
}

}  // namespace berth::platform_client::gongji::testing
