// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/http/retrying_caller.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "platform_client/http/http_address.h"

namespace berth::platform_client {

namespace {

constexpr int kFirstErrorStatus = 400;

// Callers that waited for the same pause do not all come back in the same moment.
constexpr domain::Duration kAfterPause = std::chrono::milliseconds(500);

}  // namespace

class RetryingCaller::Runs : public std::enable_shared_from_this<Runs> {
    struct Run {
        RepeatableCall call;
        std::function<void(HttpResult)> reply;
        domain::Duration end{0};
        int attempts = 0;  // begun
        std::optional<HttpResult> last;
        std::unique_ptr<Timer> wait;
        std::unique_ptr<HttpHandle> sent;  // only while an attempt is under way
        domain::ApiCall told;              // of that attempt
        domain::Duration sentAt{0};
        HostGate::Pass pass = HostGate::Pass::Ordinary;
    };

    class Handle final : public HttpHandle {
      public:
        Handle(std::weak_ptr<Runs> runs, std::uint64_t id) : m_runs(std::move(runs)), m_id(id) {}
        ~Handle() override {
            if (const auto runs = m_runs.lock()) runs->drop(m_id);
        }

      private:
        std::weak_ptr<Runs> m_runs;
        std::uint64_t m_id;
    };

  public:
    Runs(Seams seams, Told told, Backoff backoff)
        : m_seams(seams), m_told(std::move(told)), m_backoff(backoff) {}

    std::unique_ptr<HttpHandle> begin(RepeatableCall call, std::function<void(HttpResult)> reply) {
        const std::uint64_t id = ++m_lastId;
        Run& run = m_runs[id];
        run.end = now() + call.deadline;
        run.call = std::move(call);
        run.reply = std::move(reply);
        wait(id, run, domain::Duration{0});
        return std::make_unique<Handle>(weak_from_this(), id);
    }

    void endAll() {
        while (!m_runs.empty()) {
            const std::uint64_t id = m_runs.begin()->first;
            const auto reply = std::move(m_runs.begin()->second.reply);
            drop(id);
            reply(failure(HttpFailureKind::Cancelled, "the connection is going away"));
        }
    }

  private:
    [[nodiscard]] domain::Duration now() const { return m_seams.clock.monotonic(); }

    static HttpResult failure(HttpFailureKind kind, std::string detail) {
        HttpFailure made;
        made.kind = kind;
        made.detail = std::move(detail);
        made.mayHaveArrived = false;
        return tl::unexpected<HttpFailure>(std::move(made));
    }

    [[nodiscard]] domain::Duration scatter(domain::Duration most) {
        return uniform(std::min(kAfterPause, most), m_seams.random);
    }

    void wait(std::uint64_t id, Run& run, domain::Duration delay) {
        run.wait = m_seams.queue.after(delay, [this, id] { attempt(id); });
    }

    void attempt(std::uint64_t id) {
        Run& run = m_runs.at(id);
        run.wait.reset();
        const domain::Duration left = run.end - now();
        if (left.count() <= 0)
            return giveUp(id, HttpFailureKind::TimedOut, "no answer within the deadline");
        if (const domain::Duration pause = m_seams.gate.pauseLeft(now()); pause.count() > 0) {
            if (pause >= left) {
                return giveUp(
                    id, HttpFailureKind::HeldBack,
                    "the host asked for a pause of another " + domain::toText(rounded(pause)));
            }
            return wait(id, run, pause + scatter((left - pause) / 2));
        }
        const auto pass = m_seams.gate.enter(now());
        if (!pass) {
            const auto rest = m_seams.gate.restLeft(now());
            return giveUp(id, HttpFailureKind::HeldBack,
                          "the host failed several times in a row; it is asked again " +
                              (rest ? "in " + domain::toText(rounded(*rest)) : "just now"));
        }
        run.pass = *pass;
        send(id, run, left);
    }

    void send(std::uint64_t id, Run& run, domain::Duration left) {
        HttpCall call = run.call.make();
        call.deadline = std::min(call.deadline, left);
        run.sentAt = now();
        run.told = {};
        run.told.connection = m_told.connection;
        run.told.startedUnixMs = m_seams.clock.unixMilliseconds();
        run.told.method = call.method;
        run.told.path = clean(pathOf(call.url));
        run.told.attempt = ++run.attempts;
        run.sent = m_seams.transport.send(
            std::move(call), [this, id](HttpResult result) { ended(id, std::move(result)); });
    }

    void ended(std::uint64_t id, HttpResult result) {
        Run& run = m_runs.at(id);
        run.sent.reset();
        if (!result) result.error().detail = clean(result.error().detail);
        const AnswerNote note =
            result && run.call.readNote ? run.call.readNote(*result) : AnswerNote{};
        judgeHost(run.pass, result);
        const bool again = run.attempts < run.call.tries && mayRepeatNoted(run, result, note);
        tell(run, result, note);
        run.last = std::move(result);
        const domain::Duration pause = m_seams.gate.pauseLeft(now());
        if (!again || now() + pause >= run.end) return give(id);
        const domain::Duration delay =
            std::max(fullJitter(run.attempts, m_backoff, m_seams.random),
                     pause.count() > 0 ? pause + scatter((run.end - now() - pause) / 2) : pause);
        if (now() + delay >= run.end || !m_seams.gate.payForRepetition(now())) return give(id);
        wait(id, run, delay);
    }

    static bool mayRepeatNoted(const Run& run, const HttpResult& result, const AnswerNote& note) {
        if (note.turnedAway) return run.call.rule != RetryRule::Never;
        return mayRepeat(run.call.rule, result);
    }

    void judgeHost(HostGate::Pass pass, const HttpResult& result) {
        const std::optional<bool> failed = hostFailed(result);
        if (!failed)
            m_seams.gate.leftOpen(pass);
        else if (*failed)
            m_seams.gate.failed(pass, now());
        else
            m_seams.gate.succeeded();
        if (!result) return;
        const domain::Instant wall{m_seams.clock.unixMilliseconds() * 1'000'000};
        if (const auto pause = pauseAskedFor(*result, wall))
            m_seams.gate.pauseUntil(now() + *pause);
    }

    void tell(Run& run, const HttpResult& result, const AnswerNote& note) {
        if (!m_told.observer) return;
        domain::ApiCall& told = run.told;
        told.sequence = ++m_lastSequence;
        told.took = now() - run.sentAt;
        told.status = result ? result->status : 0;
        told.code = clean(note.code);
        told.requestId = clean(note.requestId);
        if (!result)
            told.problem = result.error().detail;
        else if (!note.problem.empty())
            told.problem = clean(note.problem);
        else if (result->status >= kFirstErrorStatus)
            told.problem = "HTTP status " + std::to_string(result->status);
        m_told.observer(told);
    }

    // No further attempt is made: the last result stands, or this one if there was none.
    void giveUp(std::uint64_t id, HttpFailureKind kind, std::string detail) {
        Run& run = m_runs.at(id);
        if (!run.last) run.last = failure(kind, std::move(detail));
        give(id);
    }

    void give(std::uint64_t id) {
        const auto found = m_runs.find(id);
        const auto reply = std::move(found->second.reply);
        HttpResult result = std::move(*found->second.last);
        m_runs.erase(found);
        reply(std::move(result));  // last: it may destroy the caller
    }

    void drop(std::uint64_t id) {
        const auto found = m_runs.find(id);
        if (found == m_runs.end()) return;
        Run run = std::move(found->second);
        m_runs.erase(found);
        if (!run.sent) return;
        run.sent.reset();
        m_seams.gate.leftOpen(run.pass);
        HttpResult cancelled = failure(HttpFailureKind::Cancelled, "cancelled");
        tell(run, cancelled, {});
    }

    [[nodiscard]] std::string clean(std::string_view text) const {
        return m_told.redactor ? m_told.redactor->clean(text) : std::string(text);
    }
    static std::string pathOf(const std::string& url) {
        const domain::Result<HttpAddress> address = parseHttpAddress(url);
        return address ? address->target : url;
    }
    static domain::Duration rounded(domain::Duration duration) {
        return std::chrono::ceil<std::chrono::seconds>(duration);
    }

    const Seams m_seams;
    const Told m_told;
    const Backoff m_backoff;
    std::map<std::uint64_t, Run> m_runs;
    std::uint64_t m_lastId = 0, m_lastSequence = 0;
};

RetryingCaller::RetryingCaller(Seams seams, Told told, Backoff backoff)
    : m_runs(std::make_shared<Runs>(seams, std::move(told), backoff)) {}

RetryingCaller::~RetryingCaller() {
    m_runs->endAll();
}

std::unique_ptr<HttpHandle> RetryingCaller::call(RepeatableCall call,
                                                 std::function<void(HttpResult)> reply) {
    return m_runs->begin(std::move(call), std::move(reply));
}

}  // namespace berth::platform_client
