// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/simulation_run.h"

#include <algorithm>
#include <cassert>
#include <string_view>
#include <utility>

#include "sim/fronts/front_key.h"
#include "sim/serving/serving.h"

namespace berth::sim::platform {

namespace {

// Replayed requests have nobody to answer to.
class NobodyListens final : public serving::ResponseSink {
  public:
    void onHead(const serving::HttpHead& /*head*/, std::int64_t /*bodyLength*/) override {}
    void onData(std::string_view /*data*/, bool /*last*/) override {}
    void onFailure(int /*status*/, std::string_view /*node*/,
                   std::string_view /*detail*/) override {}
};

OutsideAct arrivalAt(engine::Time at, const OutsideRequest& request) {
    OutsideAct act;
    act.at = at;
    act.link = request.link;
    act.request = request.request;
    return act;
}

template <class... Ts>
struct Visitor : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Visitor(Ts...) -> Visitor<Ts...>;

}  // namespace

// Hands an answer on and takes note when it is over, so that nothing is kept of requests done.
class SimulationRun::TrackedSink final : public serving::ResponseSink {
  public:
    TrackedSink(SimulationRun& run, std::uint64_t ticket,
                std::shared_ptr<serving::ResponseSink> client)
        : m_run(run), m_ticket(ticket), m_client(std::move(client)) {}

    void onHead(const serving::HttpHead& head, std::int64_t bodyLength) override {
        m_client->onHead(head, bodyLength);
    }
    void onData(std::string_view data, bool last) override {
        m_client->onData(data, last);
        if (last) over();
    }
    void onFailure(int status, std::string_view node, std::string_view detail) override {
        m_client->onFailure(status, node, detail);
        over();
    }
    [[nodiscard]] bool isOver() const { return m_over; }

  private:
    void over() {
        m_over = true;
        m_run.m_exchanges.erase(m_ticket);
    }

    SimulationRun& m_run;
    std::uint64_t m_ticket;
    std::shared_ptr<serving::ResponseSink> m_client;
    bool m_over = false;
};

SimulationRun::SimulationRun(const RunSetup& setup, domain::SimulationHead head,
                             RunListener& listener)
    : m_log(setup.log), m_listener(listener), m_head(std::move(head)), m_links(setup.host) {}

SimulationRun::~SimulationRun() = default;

domain::Result<std::unique_ptr<SimulationRun>> SimulationRun::begin(const RunSetup& setup,
                                                                    const std::string& scenarioText,
                                                                    std::uint64_t seed,
                                                                    RunListener& listener) {
    auto scenario = setup.parseScenario(scenarioText);
    if (!scenario) return tl::unexpected(scenario.error());
    const domain::SimulationHead head{scenarioText, seed, {}};
    if (setup.log != nullptr) {
        if (auto done = setup.log->reset(head); !done) return tl::unexpected(done.error());
    }
    std::unique_ptr<SimulationRun> run(new SimulationRun(setup, head, listener));
    run->m_simulation =
        std::make_unique<Simulation>(std::move(*scenario), seed, *run, setup.spillDirectory);
    return run;
}

domain::Result<std::unique_ptr<SimulationRun>> SimulationRun::restore(
    const RunSetup& setup, const domain::SimulationHead& head, RunListener& listener,
    const std::function<bool(double)>& progress) {
    auto scenario = setup.parseScenario(head.scenario);
    if (!scenario) return tl::unexpected(scenario.error());
    std::unique_ptr<SimulationRun> run(new SimulationRun(setup, head, listener));
    run->m_simulation =
        std::make_unique<Simulation>(std::move(*scenario), head.seed, *run, setup.spillDirectory);

    const engine::Time reached = engine::toTime(head.reached);
    const auto share = [&](engine::Time at) {
        return reached > 0 ? static_cast<double>(at) / static_cast<double>(reached) : 1.0;
    };
    domain::Result<void> outcome;
    const auto runTo = [&](engine::Time to) {
        const engine::Time stride = std::max<engine::Time>(reached / 200, engine::kMinute);
        while (run->m_simulation->now() < to) {
            run->m_simulation->runUntil(std::min(to, run->m_simulation->now() + stride));
            if (!progress(std::min(1.0, share(run->m_simulation->now())))) {
                outcome = domain::fail(domain::ErrorCode::ShuttingDown, "restoring was stopped");
                return false;
            }
        }
        return true;
    };
    const auto read = setup.log->readAll([&](const domain::CommandRecord& record) {
        if (!isRequestBatch(record) && !runTo(engine::toTime(record.at))) return false;
        outcome = run->replay(record);
        return outcome.has_value();
    });
    if (!outcome) return tl::unexpected(outcome.error());
    if (!read) return tl::unexpected(read.error());
    if (!runTo(reached)) return tl::unexpected(outcome.error());
    run->settle();
    return run;
}

domain::Result<void> SimulationRun::replay(const domain::CommandRecord& record) {
    auto command = fromRecord(record);
    if (!command) return tl::unexpected(command.error());
    settle();
    const auto replayActs = [&](const RequestsCommand& requests) {
        const auto nobody = std::make_shared<NobodyListens>();
        return readRequestLog(requests.payload, [&](OutsideAct&& act) {
            m_simulation->runUntil(std::max(act.at, m_simulation->now()));
            switch (act.kind) {
                case OutsideAct::Kind::Arrival:
                case OutsideAct::Kind::KeyedArrival:
                    m_simulation->arrive(act.link, std::move(act.request), nobody);
                    return;
                case OutsideAct::Kind::Abandon:
                    m_simulation->abandon(act.exchange);
                    return;
                case OutsideAct::Kind::Change:
                    (void)m_simulation->changeFiles(act.change);
                    return;
                case OutsideAct::Kind::LocalRequest:
                    (void)m_simulation->askNode(act.node, act.port, act.request);
                    return;
            }
        });
    };
    // A command that was refused then is refused now, with the same lack of effect.
    return std::visit(Visitor{
                          [&](const domain::ChangeRequest& c) -> domain::Result<void> {
                              (void)m_simulation->apply(c);
                              return {};
                          },
                          [&](const domain::Fault& f) -> domain::Result<void> {
                              (void)m_simulation->inject(f);
                              return {};
                          },
                          [&](const ClearFaultCommand& c) -> domain::Result<void> {
                              (void)m_simulation->clearFault(c.id);
                              return {};
                          },
                          [&](const domain::LoadSpec& l) -> domain::Result<void> {
                              (void)m_simulation->startLoad(l);
                              return {};
                          },
                          [&](const StopLoadCommand& s) -> domain::Result<void> {
                              (void)m_simulation->stopLoad(s.deployment, s.port);
                              return {};
                          },
                          [&](const LinkAddress& l) -> domain::Result<void> {
                              m_links.remember(l.link, l.tcpPort);
                              return {};
                          },
                          [&](const PaceRecord& p) -> domain::Result<void> {
                              m_pace = p.pace;
                              return {};
                          },
                          replayActs,
                          [&](const domain::FrontSpec& f) -> domain::Result<void> {
                              (void)m_simulation->setFront(f);
                              return {};
                          },
                          [&](const RemoveFrontCommand& r) -> domain::Result<void> {
                              (void)m_simulation->removeFront(r.name);
                              return {};
                          },
                      },
                      *command);
}

void SimulationRun::settle() {
    m_simulation->runUntil(m_simulation->now());
}

domain::Result<void> SimulationRun::writeDown(std::vector<domain::CommandRecord> more) {
    if (m_log == nullptr) {
        (void)m_unwritten.take();
        return {};
    }
    if (!m_unwritten.empty()) {
        const engine::Time last = m_unwritten.lastTime();
        m_backlog.push_back(toRecord(RequestsCommand{m_unwritten.take()}, engine::toInstant(last)));
        m_backlogBytes += m_backlog.back().payload.size();
    }
    std::vector<domain::CommandRecord> records = m_backlog;
    records.insert(records.end(), std::make_move_iterator(more.begin()),
                   std::make_move_iterator(more.end()));
    if (records.empty()) return {};
    auto done = m_log->append(std::move(records));
    if (done) {
        m_backlog.clear();
        m_backlogBytes = 0;
    }
    return done;
}

domain::Result<void> SimulationRun::record(const Command& command) {
    std::vector<domain::CommandRecord> records;
    records.push_back(toRecord(command, engine::toInstant(m_simulation->now())));
    return writeDown(std::move(records));
}

domain::Result<domain::Plan> SimulationRun::plan(const domain::Change& change) {
    settle();
    return m_simulation->plan(change);
}

domain::Result<domain::ChangeOutcome> SimulationRun::apply(const domain::ChangeRequest& request) {
    settle();
    if (auto former = m_simulation->outcomeOf(request.operation)) return *former;
    const auto planned = m_simulation->plan(request.change);
    if (!planned) return tl::unexpected(planned.error());
    if (request.basis != 0 && planned->basis != request.basis) {
        return domain::fail(domain::ErrorCode::StateMoved,
                            "the deployment has changed since this plan was made");
    }
    if (auto written = record(request); !written) return tl::unexpected(written.error());
    return m_simulation->apply(request);
}

domain::Result<std::uint64_t> SimulationRun::inject(const domain::Fault& fault) {
    settle();
    if (auto written = record(fault); !written) return tl::unexpected(written.error());
    return m_simulation->inject(fault);
}

domain::Result<std::uint64_t> SimulationRun::clearFault(std::uint64_t id) {
    settle();
    if (auto written = record(ClearFaultCommand{id}); !written) {
        return tl::unexpected(written.error());
    }
    return m_simulation->clearFault(id);
}

domain::Result<domain::LoadSpec> SimulationRun::startLoad(const domain::LoadSpec& load) {
    settle();
    if (auto written = record(load); !written) return tl::unexpected(written.error());
    return m_simulation->startLoad(load);
}

domain::Result<domain::LoadSpec> SimulationRun::stopLoad(const domain::DeploymentId& deployment,
                                                         int port) {
    settle();
    if (auto written = record(StopLoadCommand{deployment, port}); !written) {
        return tl::unexpected(written.error());
    }
    return m_simulation->stopLoad(deployment, port);
}

domain::Result<domain::FrontSpec> SimulationRun::setFront(const domain::FrontSpec& front) {
    settle();
    if (auto written = record(front); !written) return tl::unexpected(written.error());
    return m_simulation->setFront(front);
}

domain::Result<domain::FrontSpec> SimulationRun::removeFront(const std::string& name) {
    settle();
    if (auto written = record(RemoveFrontCommand{name}); !written)
        return tl::unexpected(written.error());
    return m_simulation->removeFront(name);
}

domain::Result<void> SimulationRun::setPace(domain::Pace pace) {
    m_pace = pace;
    return record(PaceRecord{pace});
}

bool SimulationRun::mustBeDurable(const OutsideRequest& request) const {
    if (fronts::isFront(request.link))
        return m_simulation->changesState(request.link, request.request.method);
    const LinkInfo* link = m_links.find(request.link);
    return link != nullptr && serving::changesState(link->behaviour, request.request.method);
}

void SimulationRun::handle(std::vector<OutsideRequest> requests) {
    if (requests.empty()) return;
    settle();
    const engine::Time now = m_simulation->now();
    for (OutsideRequest& request : requests) {
        if (request.abandon) continue;
        request.request.balancingKey = m_simulation->balancingKey(request.link, request.request);
        // Found out once: what a front has behind it may change while they arrive.
        request.durable = mustBeDurable(request);
    }
    RequestLogWriter promised;
    for (const OutsideRequest& request : requests) {
        if (request.durable) promised.add(arrivalAt(now, request));
    }
    bool kept = true;
    if (!promised.empty()) {
        std::vector<domain::CommandRecord> records;
        records.push_back(toRecord(RequestsCommand{promised.take()}, engine::toInstant(now)));
        kept = writeDown(std::move(records)).has_value();
        // In the log they stand before the others of this batch, so they happen before them too.
        std::stable_partition(requests.begin(), requests.end(),
                              [](const OutsideRequest& r) { return r.durable; });
    }
    for (OutsideRequest& request : requests) {
        if (request.abandon) {
            depart(request.ticket);
        } else if (request.durable) {
            if (kept) {
                arrive(request);
            } else {
                request.sink->onFailure(503, {}, "the request could not be saved to disk");
            }
        } else if (m_backlogBytes > kBacklogLimit) {
            request.sink->onFailure(503, {}, "the request could not be saved to disk");
        } else {
            m_unwritten.add(arrivalAt(now, request));
            arrive(request);
            if (m_unwritten.size() > kUnwrittenLimit) (void)writeDown({});
        }
    }
}

void SimulationRun::arrive(OutsideRequest& request) {
    settle();
    const auto sink = std::make_shared<TrackedSink>(*this, request.ticket, std::move(request.sink));
    const std::uint64_t exchange =
        m_simulation->arrive(request.link, std::move(request.request), sink);
    if (!sink->isOver()) m_exchanges[request.ticket] = exchange;
}

void SimulationRun::depart(std::uint64_t ticket) {
    const auto it = m_exchanges.find(ticket);
    if (it == m_exchanges.end()) return;
    settle();
    OutsideAct act;
    act.at = m_simulation->now();
    act.kind = OutsideAct::Kind::Abandon;
    act.exchange = it->second;
    m_unwritten.add(act);
    m_simulation->abandon(it->second);
    m_exchanges.erase(it);
}

bool SimulationRun::openLinks() {
    if (!m_links.hasPending()) return false;
    for (const LinkTable::Opened& link : m_links.openPending()) {
        if (link.fresh && link.port != 0) {
            // When this fails the link gets another address after the next start: no promise
            // broken.
            (void)record(LinkAddress{link.info.key, link.port});
        }
        reportLink(link);
    }
    return true;
}

void SimulationRun::reportLink(const LinkTable::Opened& link) {
    if (!link.moved && link.port != 0) return;
    domain::Event event;
    event.at = engine::toInstant(m_simulation->now());
    event.kind = domain::EventKind::LinkFailed;
    event.severity = domain::Severity::Warning;
    event.deployment = link.info.deployment;
    event.deploymentName = link.info.deploymentName;
    event.subject = std::to_string(link.info.key.port);
    event.value = link.port;
    event.detail = link.problem;
    m_listener.onEvent(event);
}

domain::Result<void> SimulationRun::save() {
    auto done = writeDown({});
    if (done && m_log != nullptr) {
        done = m_log->setReached(engine::toInstant(m_simulation->now()));
    }
    return done;
}

domain::Snapshot SimulationRun::snapshot() const {
    domain::Snapshot snapshot = m_simulation->snapshot();
    m_links.describe(snapshot);
    return snapshot;
}

void SimulationRun::onEvent(const domain::Event& event) {
    m_listener.onEvent(event);
}

void SimulationRun::onLogLine(const domain::DeploymentId& deployment, const domain::LogLine& line) {
    m_listener.onLogLine(deployment, line);
}

void SimulationRun::onLinkOpened(const LinkInfo& link) {
    m_links.linkOpened(link);
}

void SimulationRun::onLinkClosed(const LinkInfo& link) {
    m_links.linkClosed(link);
}

}  // namespace berth::sim::platform
