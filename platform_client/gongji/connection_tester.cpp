// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/connection_tester.h"

#include <map>
#include <optional>
#include <utility>

#include "platform_client/gongji/api_client.h"
#include "platform_client/gongji/connection_identity.h"
#include "platform_client/gongji/connection_verdict.h"
#include "platform_client/gongji/offer_book.h"
#include "platform_client/gongji/pending_replies.h"
#include "platform_client/gongji/queue_bound.h"

namespace berth::platform_client::gongji {

using domain::ConnectionVerdict;
using domain::ConnectionVerdictKind;

namespace {

using Pending = std::shared_ptr<PendingReplyOf<ConnectionVerdict>>;

// A person waits for it.
constexpr domain::Duration kAttempt = std::chrono::seconds(8);
constexpr domain::Duration kPatience = std::chrono::seconds(15);

// One test.
class Trial {
  public:
    Trial(ApiSeams seams, ApiIdentity identity, std::optional<ApiIdentity> unsignedIdentity,
          domain::KeyMode mode, bool tokenFits, std::function<void(ConnectionVerdict)> done)
        : m_clock(seams.clock),
          m_mode(mode),
          m_tokenFits(tokenFits),
          m_begun(seams.clock.monotonic()),
          m_done(std::move(done)),
          m_api(seams, std::move(identity)) {
        if (unsignedIdentity) m_unsigned.emplace(seams, std::move(*unsignedIdentity));
    }

    void start() {
        m_api.readOffers(TaskKind::Deployment, [this](ApiResult<std::vector<WireOffer>> offers) {
            if (!offers) return failed(offers.error());
            m_verdict.gpuSpecs =
                static_cast<int>(OfferBook(std::move(*offers)).catalogue().gpuSpecs.size());
            readTasks();
        });
    }

  private:
    void readTasks() {
        m_api.readTasks(TaskKind::Deployment, "Running,Pending,Paused", {},
                        [this](const ApiResult<std::vector<WireTask>>& tasks) {
                            if (!tasks) return failed(tasks.error());
                            m_verdict.deployments = static_cast<int>(tasks->size());
                            finish(isSkewed(m_api.skew()) ? ConnectionVerdictKind::ClockSkewed
                                                          : ConnectionVerdictKind::Works);
                        });
    }
    void failed(const ApiFailure& failure) {
        m_verdict.detail = failure.error.detail;
        m_verdict.fingerprint = failure.fingerprint;
        const auto kind = verdictOf(failure, m_mode, m_api.skew(), m_tokenFits);
        if (kind == ConnectionVerdictKind::ClockSkewed || !m_unsigned || !mayBeOtherMode(failure))
            return finish(kind);
        // A token of the simple mode is taken without a signature, and perhaps not with one.
        m_unsigned->readOffers(TaskKind::Deployment,
                               [this, kind](const ApiResult<std::vector<WireOffer>>& offers) {
                                   finish(offers ? ConnectionVerdictKind::KeyModeWrong : kind);
                               });
    }
    void finish(ConnectionVerdictKind kind) {
        m_verdict.kind = kind;
        m_verdict.skew = m_api.skew().value_or(domain::Duration{0});
        m_verdict.took = m_clock.monotonic() - m_begun;
        const auto done = std::move(m_done);
        done(std::move(m_verdict));  // last: it may end this
    }

    const domain::Clock& m_clock;
    const domain::KeyMode m_mode;
    const bool m_tokenFits;
    const domain::Duration m_begun;
    std::function<void(ConnectionVerdict)> m_done;
    ConnectionVerdict m_verdict;
    ApiClient m_api;
    std::optional<ApiClient> m_unsigned;
};

// Those under way, on the queue's thread.
class Trials {
  public:
    explicit Trials(ApiSeams seams) : m_seams(seams) {}

    void begin(ApiIdentity identity, std::optional<ApiIdentity> unsignedIdentity,
               domain::KeyMode mode, bool tokenFits, Pending pending) {
        const int number = ++m_last;
        auto trial = std::make_unique<Trial>(
            m_seams, std::move(identity), std::move(unsignedIdentity), mode, tokenFits,
            [this, number, pending = std::move(pending)](ConnectionVerdict verdict) {
                const auto over = m_underWay.extract(number);
                pending->answer(std::move(verdict));
            });
        Trial& begun = *trial;
        m_underWay[number] = std::move(trial);
        begun.start();
    }

  private:
    ApiSeams m_seams;
    int m_last = 0;
    std::map<int, std::unique_ptr<Trial>> m_underWay;
};

ConnectionVerdict verdictOf(const domain::Error& error) {
    ConnectionVerdict verdict;
    verdict.kind = error.field == "baseUrl" ? ConnectionVerdictKind::BadAddress
                   : error.field == "token" ? ConnectionVerdictKind::TokenMalformed
                                            : ConnectionVerdictKind::SignatureRefused;
    verdict.detail = error.detail;
    return verdict;
}

ApiIdentity forAPerson(ApiIdentity identity) {
    identity.attempt = kAttempt;
    identity.patience = kPatience;
    return identity;
}

}  // namespace

struct GongjiConnectionTester::Parts {
    PendingReplies replies;
    QueueBound<Trials> trials;

    explicit Parts(const Seams& seams)
        : trials(seams.queue, std::make_unique<Trials>(ApiSeams{seams.queue, seams.transport,
                                                                seams.clock, seams.random})) {}
};

GongjiConnectionTester::GongjiConnectionTester(Seams seams)
    : m_parts(std::make_unique<Parts>(seams)) {}

GongjiConnectionTester::~GongjiConnectionTester() {
    m_parts->replies.shutDown();
}

void GongjiConnectionTester::test(domain::ConnectionSettings settings,
                                  domain::ConnectionSecrets secrets,
                                  std::function<void(ConnectionVerdict)> reply) {
    const bool tokenFits = hasTokenShape(secrets.token.reveal());
    std::optional<ApiIdentity> unsignedIdentity;
    if (settings.keyMode == domain::KeyMode::Rsa) {
        domain::ConnectionSettings simple = settings;
        simple.keyMode = domain::KeyMode::Simple;
        auto made = identityOf(simple, {secrets.token.clone(), {}}, {});
        if (made) unsignedIdentity = forAPerson(std::move(*made));
    }
    auto identity = identityOf(settings, std::move(secrets), {});
    if (!identity) return reply(verdictOf(identity.error()));
    auto pending = m_parts->replies.add<ConnectionVerdict>(
        [reply = std::move(reply)](domain::Result<ConnectionVerdict> verdict) {
            if (verdict) return reply(std::move(*verdict));
            ConnectionVerdict givenUp;
            givenUp.kind = ConnectionVerdictKind::TimedOut;
            givenUp.detail = verdict.error().detail;
            reply(std::move(givenUp));
        });
    // A task has to be copyable, and what holds secrets is not.
    const auto both = std::make_shared<std::pair<ApiIdentity, std::optional<ApiIdentity>>>(
        forAPerson(std::move(*identity)), std::move(unsignedIdentity));
    m_parts->trials.post(
        [both, mode = settings.keyMode, tokenFits, pending = std::move(pending)](Trials& trials) {
            trials.begin(std::move(both->first), std::move(both->second), mode, tokenFits, pending);
        });
}

}  // namespace berth::platform_client::gongji
