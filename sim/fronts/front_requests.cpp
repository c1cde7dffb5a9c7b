// SPDX-License-Identifier: GPL-3.0-or-later
// The way of a request through a front: to a member, perhaps to another one, and back.
#include <functional>
#include <utility>

#include "sim/balancing/hashing/key_hash.h"
#include "sim/fronts/front_key.h"
#include "sim/fronts/front_state.h"
#include "sim/serving/request_key.h"

namespace berth::sim::fronts {

namespace {

constexpr int kAnswered = 200;

// The member did not take the request, or was lost with it. What ran out of time may have been
// done all the same, and what fills a line would fill the next.
bool letDown(int status) {
    return status == 502 || status == 503;
}

serving::Outcome outcomeOf(int status) {
    switch (status) {
        case 429:
        case 503:
            return serving::Outcome::Rejected;
        case 504:
            return serving::Outcome::TimedOut;
        default:
            return serving::Outcome::Failed;
    }
}

}  // namespace

// Between the link of a member and the client.
class MemberSink final : public serving::ResponseSink {
  public:
    using Head = std::function<void(const serving::HttpHead&, std::int64_t)>;
    using Data = std::function<void(std::string_view, bool)>;
    using Failure = std::function<void(int, std::string_view, std::string_view)>;
    MemberSink(Head head, Data data, Failure failure)
        : m_head(std::move(head)), m_data(std::move(data)), m_failure(std::move(failure)) {}

    void onHead(const serving::HttpHead& head, std::int64_t bodyLength) override {
        m_head(head, bodyLength);
    }
    void onData(std::string_view data, bool last) override { m_data(data, last); }
    void onFailure(int status, std::string_view node, std::string_view detail) override {
        m_failure(status, node, detail);
    }

  private:
    Head m_head;
    Data m_data;
    Failure m_failure;
};

std::uint32_t Fronts::State::findVisit(std::uint64_t id) const {
    const auto low = static_cast<std::uint32_t>(id);
    if ((low & kFrontBit) == 0) return kNobody;
    const std::uint32_t slot = low & ~kFrontBit;
    if (slot >= visits.size() || visits[slot].front == kNobody || idOf(slot) != id) return kNobody;
    return slot;
}

std::uint32_t Fronts::State::admit(OneFront& front, bool idempotent) {
    const engine::Time now = engine.now();
    std::uint32_t slot = 0;
    if (free.empty()) {
        slot = static_cast<std::uint32_t>(visits.size());
        visits.emplace_back();
    } else {
        slot = free.back();
        free.pop_back();
    }
    Visit& visit = visits[slot];
    const std::uint32_t generation = visit.generation + 1;
    visit = Visit{};
    visit.generation = generation;
    visit.front = front.key.deployment - kFirstFront;
    visit.arrived = now;
    visit.epoch = front.metrics.offered(now);
    ++front.begun;
    if (const auto& retries = front.spec.options.retries) {
        front.budget.offered(now);
        if (idempotent) visit.retriesLeft = retries->attempts;
    }
    return slot;
}

std::uint32_t Fronts::State::choose(OneFront& front, const Visit& visit) const {
    const bool hashed = visit.key && domain::hashes(front.spec.balancing);
    const auto pick = [&](std::uint64_t turn) {
        if (!hashed) return front.balancer->pick(front.random);
        return front.balancer->pickFor(turn == 0 ? *visit.key : balancing::hashOf(*visit.key, turn),
                                       front.random);
    };
    constexpr std::uint64_t kTurns = 8;
    for (std::uint64_t turn = 0; turn < kTurns; ++turn) {
        const auto picked = pick(turn);
        if (!picked) return kNobody;
        const std::uint32_t member = front.byKey.at(*picked);
        if (member != visit.last) return member;
    }
    // By chance, or because it is the least busy, it has been the same one each time.
    for (std::uint32_t i = 0; i < front.members.size(); ++i) {
        if (front.members[i].inRotation && i != visit.last) return i;
    }
    return kNobody;
}

void Fronts::State::send(std::uint32_t slot) {
    Visit& visit = visits[slot];
    OneFront& front = *fronts[visit.front];
    const std::uint32_t index = choose(front, visit);
    if (index == kNobody) return end(slot, 503, {}, "no deployment behind the front is ready");
    Member& member = front.members[index];
    visit.member = index;
    const std::uint32_t attempt = ++visit.attempt;
    ++member.inProgress;
    if (visit.epoch == front.epoch) ++member.offered;
    front.balancer->started(member.key);
    const std::uint64_t id = idOf(slot);
    const serving::LinkKey link = *member.link;
    if (!visit.real) {
        serving::GeneratedRequest generated = visit.generated;
        generated.ticket = id;
        return serving.arrive(link, generated);
    }
    serving::HttpRequest request =
        visit.retriesLeft > 0 ? visit.request : std::exchange(visit.request, {});
    auto sink = std::make_shared<MemberSink>(
        [this, id, attempt](const serving::HttpHead& answer, std::int64_t bodyLength) {
            head(id, attempt, answer, bodyLength);
        },
        [this, id, attempt](std::string_view bytes, bool last) { data(id, attempt, bytes, last); },
        [this, id, attempt](int status, std::string_view node, std::string_view detail) {
            const std::uint32_t at = findVisit(id);
            if (at != kNobody && visits[at].attempt == attempt)
                attemptOver(at, status, node, detail);
        });
    const std::uint64_t exchange = serving.arrive(link, std::move(request), std::move(sink));
    // It may be over already, and its slot another's.
    const std::uint32_t still = findVisit(id);
    if (still != kNobody && visits[still].attempt == attempt && visits[still].member != kNobody)
        visits[still].exchange = exchange;
}

void Fronts::State::head(std::uint64_t id, std::uint32_t attempt, serving::HttpHead answer,
                         std::int64_t bodyLength) {
    const std::uint32_t slot = findVisit(id);
    if (slot == kNobody || visits[slot].attempt != attempt) return;
    Visit& visit = visits[slot];
    const Member& member = fronts[visit.front]->members[visit.member];
    answer.headers.emplace_back("X-Berth-Deployment", member.member.deployment);
    visit.headStatus = answer.status;
    if (visit.client) visit.client->onHead(answer, bodyLength);
}

void Fronts::State::data(std::uint64_t id, std::uint32_t attempt, std::string_view bytes,
                         bool last) {
    const std::uint32_t slot = findVisit(id);
    if (slot == kNobody || visits[slot].attempt != attempt) return;
    if (const auto client = visits[slot].client) client->onData(bytes, last);
    if (last) attemptOver(slot, kAnswered, {}, {});
}

void Fronts::State::leaveMember(std::uint32_t slot, int status) {
    Visit& visit = visits[slot];
    OneFront& front = *fronts[visit.front];
    Member& member = front.members[visit.member];
    visit.last = std::exchange(visit.member, kNobody);
    visit.exchange = 0;
    --member.inProgress;
    front.balancer->finished(member.key);
    if (visit.epoch != front.epoch) return;
    ++(status == kAnswered ? member.completed : member.failed);
}

bool Fronts::State::mayTryAgain(const Visit& visit, int status) const {
    const OneFront& front = *fronts[visit.front];
    if (!letDown(status) || visit.retriesLeft <= 0 || visit.headStatus != 0) return false;
    const std::size_t others =
        front.balancer->size() - (front.members[visit.last].inRotation ? 1 : 0);
    return others > 0;
}

void Fronts::State::attemptOver(std::uint32_t slot, int status, std::string_view node,
                                std::string_view detail) {
    Visit& visit = visits[slot];
    OneFront& front = *fronts[visit.front];
    const std::uint32_t index = visit.member;
    leaveMember(slot, status);
    const bool well = status < 500 && visit.headStatus < 500;
    answered(front, front.members[index], well);
    if (mayTryAgain(visit, status) &&
        front.budget.take(engine.now(), front.spec.options.retries
                                            ? front.spec.options.retries->budgetPercent
                                            : 0)) {
        --visit.retriesLeft;
        front.metrics.retried();
        // Not at once: the link that lets it down is in the middle of its own work.
        visit.again = engine.scheduleAfter(0, {kTryAgain, slot, visit.generation});
        return;
    }
    end(slot, status, node, detail);
}

void Fronts::State::end(std::uint32_t slot, int status, std::string_view node,
                        std::string_view detail) {
    Visit& visit = visits[slot];
    OneFront& front = *fronts[visit.front];
    const engine::Time now = engine.now();
    engine.cancel(visit.again);
    if (status == kAnswered)
        front.metrics.completed(now, visit.epoch, front.members[visit.last].share,
                                now - visit.arrived, 0);
    else
        front.metrics.ended(now, visit.epoch, outcomeOf(status));
    ++front.over;
    const auto client = std::move(visit.client);
    visit.front = kNobody;
    visit.request = {};
    free.push_back(slot);
    if (client && status != kAnswered) client->onFailure(status, node, detail);
}

std::optional<std::uint64_t> Fronts::balancingKey(serving::LinkKey key,
                                                  const serving::HttpRequest& request) const {
    const OneFront* front = m_state->openFront(key);
    if (front == nullptr) return std::nullopt;
    return request.balancingKey ? request.balancingKey
                                : serving::keyOf(request, front->spec.options.hashKey);
}

void Fronts::arrive(serving::LinkKey key, const serving::GeneratedRequest& request) {
    State& s = *m_state;
    OneFront* front = s.openFront(key);
    if (front == nullptr) return;
    const std::uint32_t slot = s.admit(*front, true);
    s.visits[slot].key = serving::keyOfClient(request.client);
    s.visits[slot].generated = request;
    s.send(slot);
}

std::uint64_t Fronts::arrive(serving::LinkKey key, serving::HttpRequest request,
                             std::shared_ptr<serving::ResponseSink> sink) {
    State& s = *m_state;
    OneFront* front = s.openFront(key);
    if (front == nullptr) {
        if (sink) sink->onFailure(503, {}, "there is no such front");
        return 0;
    }
    const std::uint32_t slot = s.admit(*front, serving::isIdempotent(request.method));
    Visit& visit = s.visits[slot];
    visit.real = true;
    visit.key = balancingKey(key, request);
    visit.client = std::move(sink);
    visit.request = std::move(request);
    visit.request.headers.clear();
    visit.request.client.clear();
    visit.request.balancingKey = visit.key;
    const std::uint64_t id = s.idOf(slot);
    s.send(slot);
    return s.findVisit(id) == kNobody ? 0 : id;
}

bool Fronts::abandon(std::uint64_t exchange) {
    State& s = *m_state;
    const std::uint32_t slot = s.findVisit(exchange);
    if (slot == kNobody) return (static_cast<std::uint32_t>(exchange) & State::kFrontBit) != 0;
    Visit& visit = s.visits[slot];
    visit.client.reset();
    const std::uint64_t inner = visit.exchange;
    if (visit.member != kNobody) s.leaveMember(slot, 499);
    s.end(slot, 499, {}, {});
    if (inner != 0) s.serving.abandon(inner);
    return true;
}

void Fronts::ended(std::uint64_t ticket, int status) {
    const std::uint32_t slot = m_state->findVisit(ticket);
    if (slot != kNobody) m_state->attemptOver(slot, status, {}, {});
}

}  // namespace berth::sim::fronts
