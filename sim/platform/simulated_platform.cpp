// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/simulated_platform.h"

#include <algorithm>
#include <utility>

namespace berth::sim::platform {

namespace {

using std::chrono::milliseconds;

// One turn of the loop handles events for about this long before it looks at its inbox again.
constexpr domain::Duration kTurn = milliseconds(8);
constexpr int kInstantsBetweenLooks = 64;
constexpr domain::Duration kSaveEvery = std::chrono::seconds(5);
constexpr domain::Duration kMeasureEvery = std::chrono::seconds(1);

domain::Error shuttingDown() {
    return {domain::ErrorCode::ShuttingDown, "the simulator is closing", false, {}};
}

}  // namespace

SimulatedPlatform::SimulatedPlatform(SimulatedPlatformSetup setup, const domain::Clock& clock)
    : m_setup(std::move(setup)),
      m_clock(clock),
      m_publisher(clock),
      m_whyNot{domain::ErrorCode::Unavailable, "the simulator is starting", true, {}},
      m_pacer(clock),
      m_thread([this](const std::stop_token& stop) { live(stop); }) {}

SimulatedPlatform::~SimulatedPlatform() {
    m_thread.request_stop();
    m_inbox.wake();
    m_thread.join();
}

// --- on the simulation's thread
// -------------------------------------------------------------------

void SimulatedPlatform::live(const std::stop_token& stop) {
    auto run = start(stop);
    const bool stopped = !run && run.error().code == domain::ErrorCode::ShuttingDown;
    domain::Result<void> started;
    if (!run) started = tl::unexpected(run.error());
    if (!stopped) adopt(std::move(run));
    m_hasStarted = true;
    if (m_setup.onStarted) m_setup.onStarted(started);
    while (!stop.stop_requested()) {
        turn();
        m_inbox.wait(idleFor());
    }
    refuse(m_inbox.close(), shuttingDown());
    const domain::Result<void> saved = m_run ? m_run->save() : domain::Result<void>{};
    m_run.reset();
    if (m_setup.onEnded) m_setup.onEnded(saved);
}

domain::Result<std::unique_ptr<SimulationRun>> SimulatedPlatform::start(
    const std::stop_token& stop) {
    if (m_setup.run.log == nullptr) return startFresh(m_setup.scenarioText, m_setup.seed);
    auto head = m_setup.run.log->head();
    if (!head) return tl::unexpected(head.error());
    if (!*head) return startFresh(m_setup.scenarioText, m_setup.seed);
    domain::SimulatorStatus status;
    status.seed = (*head)->seed;
    return SimulationRun::restore(m_setup.run, **head, m_publisher, [&](double share) {
        // Below 1 until the state can be shown.
        status.restoring = std::min(share, 0.999);
        m_publisher.publishStatus(status);
        return !stop.stop_requested();
    });
}

domain::Result<std::unique_ptr<SimulationRun>> SimulatedPlatform::startFresh(
    const std::string& text, std::optional<std::uint64_t> seed) {
    if (!seed) {
        const auto scenario = m_setup.run.parseScenario(text);
        if (!scenario) return tl::unexpected(scenario.error());
        seed = scenario->seed;
    }
    auto run = SimulationRun::begin(m_setup.run, text, *seed, m_publisher);
    if (run) (void)(*run)->setPace(m_setup.pace);
    return run;
}

void SimulatedPlatform::adopt(domain::Result<std::unique_ptr<SimulationRun>> run) {
    if (!run) {
        m_whyNot = run.error();
        m_publisher.setConnection(domain::ConnectionState::Lost);
        return;
    }
    m_run = std::move(*run);
    m_run->simulation().recordTraffic();
    ++m_runs;
    m_pacer.restart(m_run->pace(), m_run->simulation().now());
    m_speedometer = {m_clock.monotonic(), m_run->simulation().now(),
                     m_run->simulation().processed(), 0, 0};
    m_lastSave = m_clock.monotonic();
    m_savedAt = m_run->simulation().now();
    m_stateChanged = true;
    m_publisher.setConnection(domain::ConnectionState::Connected);
}

void SimulatedPlatform::turn() {
    if (m_run) runTowards(m_pacer.target(m_run->simulation().now()));
    doJobs(m_inbox.take());
    if (!m_run) return m_publisher.tellConnection();
    if (m_run->openLinks()) m_stateChanged = true;
    measure();
    m_publisher.publish(*m_run, makeStatus(), std::exchange(m_stateChanged, false));
    saveNowAndThen();
}

void SimulatedPlatform::runTowards(engine::Time target) {
    Simulation& simulation = m_run->simulation();
    const domain::Duration end = m_clock.monotonic() + kTurn;
    m_behind = false;
    for (int instants = 0; !m_behind; ++instants) {
        const auto next = simulation.nextTime();
        if (!next || *next > target) break;
        simulation.stepInstant();
        m_behind = instants % kInstantsBetweenLooks == kInstantsBetweenLooks - 1 &&
                   m_clock.monotonic() >= end;
    }
    if (!m_behind) simulation.runUntil(std::max(target, simulation.now()));
    const bool jumping = m_pacer.jumpTarget().has_value();
    m_pacer.arrived(simulation.now());
    // Whoever stands still shows where.
    if (jumping && !m_pacer.jumpTarget()) m_stateChanged = true;
}

void SimulatedPlatform::doJobs(Inbox::Content content) {
    for (Job& job : content.jobs)
        job(current());
    if (content.requests.empty()) return;
    if (m_run) {
        m_run->handle(std::move(content.requests));
    } else {
        refuse({{}, std::move(content.requests)}, m_whyNot);
    }
}

void SimulatedPlatform::refuse(const Inbox::Content& content, const domain::Error& why) {
    for (const Job& job : content.jobs)
        job(tl::unexpected(why));
    for (const OutsideRequest& request : content.requests) {
        if (request.sink) request.sink->onFailure(503, {}, why.detail);
    }
}

domain::Result<SimulationRun*> SimulatedPlatform::current() {
    if (!m_run) return tl::unexpected(m_whyNot);
    return m_run.get();
}

void SimulatedPlatform::saveNowAndThen() {
    const domain::Duration wall = m_clock.monotonic();
    if (wall - m_lastSave < kSaveEvery) return;
    m_lastSave = wall;
    if (m_run->simulation().now() == m_savedAt) return;
    // A failure is reported by the next command; time passing by is no promise to anybody.
    if (m_run->save()) m_savedAt = m_run->simulation().now();
}

void SimulatedPlatform::measure() {
    const domain::Duration wall = m_clock.monotonic();
    const domain::Duration passed = wall - m_speedometer.wall;
    if (passed < kMeasureEvery) return;
    const double seconds = std::chrono::duration<double>(passed).count();
    const Simulation& simulation = m_run->simulation();
    m_speedometer.achievedSpeed =
        static_cast<double>(simulation.now() - m_speedometer.now) / 1e9 / seconds;
    m_speedometer.eventsPerSecond =
        static_cast<double>(simulation.processed() - m_speedometer.events) / seconds;
    m_speedometer.wall = wall;
    m_speedometer.now = simulation.now();
    m_speedometer.events = simulation.processed();
}

domain::SimulatorStatus SimulatedPlatform::makeStatus() const {
    const Simulation& simulation = m_run->simulation();
    domain::SimulatorStatus status;
    status.now = engine::toInstant(simulation.now());
    status.pace = m_pacer.pace();
    status.achievedSpeed = m_speedometer.achievedSpeed;
    status.eventsPerSecond = m_speedometer.eventsPerSecond;
    status.events = simulation.processed();
    status.traceHash = simulation.traceHash();
    status.scenario = simulation.scenario().name;
    status.seed = simulation.seed();
    status.levels = simulation.serviceLevels();
    if (const auto target = m_pacer.jumpTarget()) status.jumpTarget = engine::toInstant(*target);
    return status;
}

domain::Duration SimulatedPlatform::idleFor() const {
    if (!m_run) return std::chrono::seconds(3600);
    if (m_behind) return domain::Duration{0};
    const bool running = !m_pacer.pace().paused || m_pacer.jumpTarget().has_value();
    domain::Duration idle = m_publisher.untilDue(running);
    if (running && (m_pacer.pace().speed != 1 || m_pacer.jumpTarget())) {
        idle = std::min<domain::Duration>(idle, milliseconds(100));
    }
    if (const auto next = m_run->simulation().nextTime()) {
        if (const auto due = m_pacer.untilDue(*next)) idle = std::min(idle, *due);
    }
    return idle;
}

// --- from any thread
// ------------------------------------------------------------------------------

void SimulatedPlatform::post(Job job) {
    if (!m_inbox.post(job)) job(tl::unexpected(shuttingDown()));
}

// Runs `function` on the simulation's thread and replies with its result.
template <class T, class Function>
void SimulatedPlatform::ask(domain::Reply<T> reply, bool changes, Function function) {
    post([this, reply = std::move(reply), changes,
          function = std::move(function)](domain::Result<SimulationRun*> run) mutable {
        if (!run) return reply(tl::unexpected(run.error()));
        domain::Result<T> result = function(**run);
        if (changes && result) {
            // Whoever hears of success finds it in the snapshot.
            (void)m_run->openLinks();
            m_publisher.publish(*m_run, makeStatus(), true);
        }
        reply(std::move(result));
    });
}

std::uint64_t SimulatedPlatform::submit(serving::LinkKey link, serving::HttpRequest request,
                                        std::shared_ptr<serving::ResponseSink> sink) {
    OutsideRequest outside;
    outside.ticket = m_nextTicket.fetch_add(1);
    outside.link = link;
    outside.request = std::move(request);
    outside.sink = std::move(sink);
    const std::uint64_t ticket = outside.ticket;
    if (!m_inbox.post(outside)) {
        outside.sink->onFailure(503, {}, "the simulator is closing");
    }
    return ticket;
}

void SimulatedPlatform::abandon(std::uint64_t ticket) {
    OutsideRequest outside;
    outside.ticket = ticket;
    outside.abandon = true;
    (void)m_inbox.post(outside);
}

EndedDeployments SimulatedPlatform::endedDeployments() const {
    return m_publisher.endedDeployments();
}

domain::Capabilities SimulatedPlatform::capabilities() const {
    domain::Capabilities can;
    can.live = false;
    can.pause = can.editInPlace = can.replaceNode = can.restart = true;
    can.volumes = can.nodeFiles = can.dataLossLedger = true;
    can.metrics = can.followLogs = can.stopAfter = can.billing = true;
    can.jobs = can.jobChanges = true;
    for (int i = 0; i <= static_cast<int>(domain::kLastBalancingPolicy); ++i)
        can.balancing.push_back(static_cast<domain::BalancingPolicy>(i));
    can.balancingOptions = true;
    can.autoscaling = {domain::AutoscalingKind::QueueDelay, domain::AutoscalingKind::QueueLength,
                       domain::AutoscalingKind::Hpa, domain::AutoscalingKind::Knative};
    can.warmPool = can.canary = true;
    can.fronts = true;
    return can;
}

domain::SnapshotPtr SimulatedPlatform::snapshot() const {
    return m_publisher.snapshot();
}

std::unique_ptr<domain::Subscription> SimulatedPlatform::watch(domain::WatchCallbacks callbacks) {
    auto subscription = m_publisher.watch(std::move(callbacks));
    m_inbox.wake();
    return subscription;
}

void SimulatedPlatform::plan(domain::Change change, domain::Reply<domain::Plan> reply) {
    ask<domain::Plan>(std::move(reply), false, [change = std::move(change)](SimulationRun& run) {
        return run.plan(change);
    });
}

void SimulatedPlatform::apply(domain::ChangeRequest request,
                              domain::Reply<domain::ChangeOutcome> reply) {
    ask<domain::ChangeOutcome>(
        std::move(reply), true,
        [request = std::move(request)](SimulationRun& run) { return run.apply(request); });
}

std::unique_ptr<domain::Subscription> SimulatedPlatform::followLogs(domain::LogFilter filter,
                                                                    domain::LogCallback callback) {
    auto subscription = m_publisher.followLogs(std::move(filter), std::move(callback));
    m_inbox.wake();
    return subscription;
}

void SimulatedPlatform::readMetrics(domain::MetricsQuery query,
                                    domain::Reply<domain::Metrics> reply) {
    ask<domain::Metrics>(
        std::move(reply), false, [query = std::move(query)](const SimulationRun& run) {
            return domain::Result<domain::Metrics>(run.simulation().metrics(query));
        });
}

void SimulatedPlatform::listFiles(domain::NodeId node,
                                  domain::Reply<std::vector<domain::FileEntry>> reply) {
    ask<std::vector<domain::FileEntry>>(std::move(reply), false,
                                        [node = std::move(node)](const SimulationRun& run) {
                                            return run.simulation().files(node);
                                        });
}

void SimulatedPlatform::readFile(domain::NodeId node, std::string path,
                                 domain::Reply<std::string> reply) {
    ask<std::string>(std::move(reply), false,
                     [node = std::move(node), path = std::move(path)](const SimulationRun& run) {
                         return run.simulation().readFile(node, path);
                     });
}

void SimulatedPlatform::readBilling(domain::BillingQuery query,
                                    domain::Reply<domain::Billing> reply) {
    ask<domain::Billing>(std::move(reply), false,
                         [query = std::move(query)](const SimulationRun& run) {
                             return run.simulation().bills(query);
                         });
}

void SimulatedPlatform::setFront(domain::FrontSpec front, domain::Reply<domain::FrontSpec> reply) {
    ask<domain::FrontSpec>(std::move(reply), true, [front = std::move(front)](SimulationRun& run) {
        return run.setFront(front);
    });
}

void SimulatedPlatform::removeFront(std::string name, domain::Reply<domain::FrontSpec> reply) {
    ask<domain::FrontSpec>(std::move(reply), true, [name = std::move(name)](SimulationRun& run) {
        return run.removeFront(name);
    });
}

domain::SimulatorStatus SimulatedPlatform::status() const {
    return m_publisher.status();
}
domain::ClusterMapPtr SimulatedPlatform::map() const {
    return m_publisher.map();
}
std::vector<domain::ActiveFault> SimulatedPlatform::faults() const {
    return m_publisher.faults();
}
std::vector<domain::LoadSpec> SimulatedPlatform::loads() const {
    return m_publisher.loads();
}

std::unique_ptr<domain::Subscription> SimulatedPlatform::watchSimulator(
    domain::SimulatorCallbacks callbacks) {
    auto subscription = m_publisher.watchSimulator(std::move(callbacks));
    m_inbox.wake();
    return subscription;
}

void SimulatedPlatform::setPace(domain::Pace pace) {
    post([this, pace](domain::Result<SimulationRun*> run) {
        if (!run) return;
        m_pacer.set(pace, (*run)->simulation().now());
        (void)(*run)->setPace(pace);
        m_stateChanged = true;
    });
}

void SimulatedPlatform::step() {
    post([this](domain::Result<SimulationRun*> run) {
        if (!run || !m_pacer.pace().paused) return;
        (void)(*run)->simulation().stepInstant();
        m_pacer.set(m_pacer.pace(), (*run)->simulation().now());
        m_stateChanged = true;
    });
}

void SimulatedPlatform::jumpTo(domain::Instant target) {
    post([this, target](domain::Result<SimulationRun*> run) {
        if (run) m_pacer.jumpTo(engine::toTime(target), (*run)->simulation().now());
    });
}

void SimulatedPlatform::inject(domain::Fault fault, domain::Reply<std::uint64_t> reply) {
    ask<std::uint64_t>(std::move(reply), true, [fault = std::move(fault)](SimulationRun& run) {
        return run.inject(fault);
    });
}

void SimulatedPlatform::clearFault(std::uint64_t id, domain::Reply<std::uint64_t> reply) {
    ask<std::uint64_t>(std::move(reply), true,
                       [id](SimulationRun& run) { return run.clearFault(id); });
}

void SimulatedPlatform::startLoad(domain::LoadSpec load, domain::Reply<domain::LoadSpec> reply) {
    ask<domain::LoadSpec>(std::move(reply), true, [load = std::move(load)](SimulationRun& run) {
        return run.startLoad(load);
    });
}

void SimulatedPlatform::stopLoad(domain::DeploymentId deployment, int port,
                                 domain::Reply<domain::LoadSpec> reply) {
    ask<domain::LoadSpec>(std::move(reply), true,
                          [deployment = std::move(deployment), port](SimulationRun& run) {
                              return run.stopLoad(deployment, port);
                          });
}

void SimulatedPlatform::comparePolicies(domain::DeploymentId deployment, int port,
                                        domain::Reply<domain::PolicyComparison> reply) {
    post([this, deployment = std::move(deployment), port,
          reply = std::move(reply)](domain::Result<SimulationRun*> run) mutable {
        if (!run) return reply(tl::unexpected(run.error()));
        auto task = (*run)->simulation().recordingOf(deployment, port);
        if (!task) return reply(tl::unexpected(task.error()));
        task->policies = capabilities().balancing;
        m_comparer.compare(std::move(*task), std::move(reply));
    });
}

void SimulatedPlatform::startOver(std::string scenarioText, std::uint64_t seed,
                                  domain::Reply<std::uint64_t> reply) {
    post([this, text = std::move(scenarioText), seed,
          reply = std::move(reply)](domain::Result<SimulationRun*> run) mutable {
        if (!run && run.error().code == domain::ErrorCode::ShuttingDown) {
            return reply(tl::unexpected(run.error()));
        }
        if (text.empty()) text = run ? (*run)->head().scenario : m_setup.scenarioText;
        if (auto readable = m_setup.run.parseScenario(text); !readable) {
            return reply(tl::unexpected(readable.error()));
        }
        auto fresh = startFresh(text, seed);
        if (!fresh) return reply(tl::unexpected(fresh.error()));  // and the old run goes on
        // It gives its addresses back before the new one asks for some.
        m_run.reset();
        m_publisher.startOver();
        adopt(std::move(fresh));
        reply(seed);
    });
}

}  // namespace berth::sim::platform
