// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/certain_sender.h"

#include <algorithm>
#include <utility>

namespace berth::platform_client::gongji {

using domain::ErrorCode;

namespace {

// So many looks have to say that nothing has come of an attempt before that is believed: what one
// answer leaves out must not be bought twice.
constexpr int kQuietLooks = 2;

}  // namespace

CertainSender::CertainSender(ApiClient& api, TaskQueue& queue, const domain::Clock& clock,
                             SendPatience patience, Deed deed, std::function<void(Outcome)> done)
    : m_api(api),
      m_queue(queue),
      m_clock(clock),
      m_patience(patience),
      m_deed(std::move(deed)),
      m_done(std::move(done)),
      m_end(clock.monotonic() + patience.whole),
      m_wait(patience.firstLook) {}

void CertainSender::startLooking(domain::Duration sentBefore) {
    m_openSince = sentBefore;
    look();
}

void CertainSender::send() {
    if (m_sent++ == 0 && m_deed.beforeSending) m_deed.beforeSending();
    m_openSince = now();
    m_wait = m_patience.firstLook;
    m_quietLooks = 0;
    m_refused.reset();
    m_api.post(m_deed.path, m_deed.body,
               [weak = weak_from_this()](ApiResult<std::optional<TaskId>> result) {
                   if (const auto self = weak.lock()) self->answered(std::move(result));
               });
}

void CertainSender::answered(ApiResult<std::optional<TaskId>> result) {
    if (result) {
        Outcome outcome;
        outcome.kind = Outcome::Kind::Done;
        outcome.task = *result;
        return finish(std::move(outcome));
    }
    const ApiFailure& failure = result.error();
    m_lastError = failure.error;
    if (!failure.mayHaveActed) {
        m_openSince.reset();
        Outcome outcome;
        outcome.kind = Outcome::Kind::Refused;
        outcome.error = failure.error;
        outcome.refusal = failure.refusal;
        return finish(std::move(outcome));
    }
    // From now on: until the answer got lost it was certainly under way.
    m_openSince = now();
    if (failure.refusal) m_refused = failure;
    look();
}

void CertainSender::look() {
    m_lookBegun = now();
    m_deed.look([weak = weak_from_this()](ApiResult<std::optional<TaskId>> result) {
        if (const auto self = weak.lock()) self->looked(std::move(result));
    });
}

void CertainSender::looked(ApiResult<std::optional<TaskId>> result) {
    if (!result) {
        m_lastError = result.error().error;
        return later();
    }
    Outcome outcome;
    if (result->has_value()) {
        outcome.kind = Outcome::Kind::Done;
        outcome.found = m_sent == 0;
        if (**result != kDone) outcome.task = **result;
        return finish(std::move(outcome));
    }
    // A platform that has answered is at work no more: what is to be seen is all there will be.
    const bool quiet = m_openSince && m_lookBegun - *m_openSince >= m_patience.quiet;
    if ((!m_refused && !quiet) || ++m_quietLooks < kQuietLooks) return later();
    m_openSince.reset();
    if (m_refused) {
        outcome.kind = Outcome::Kind::Refused;
        outcome.error = m_refused->error;
        outcome.refusal = m_refused->refusal;
        return finish(std::move(outcome));
    }
    if (m_sent == 0) {
        outcome.kind = Outcome::Kind::Untouched;
        return finish(std::move(outcome));
    }
    if (m_sent < m_patience.tries && now() < m_end) return send();
    outcome.kind = Outcome::Kind::Refused;
    outcome.error = {ErrorCode::Unavailable,
                     "the platform did not answer, and nothing has come of it",
                     true,
                     {}};
    finish(std::move(outcome));
}

void CertainSender::later() {
    if (now() >= m_end) {
        Outcome outcome;
        outcome.kind = Outcome::Kind::Open;
        outcome.error = {ErrorCode::TimedOut,
                         "whether it took effect is not known: " + m_lastError.detail,
                         true,
                         {}};
        return finish(std::move(outcome));
    }
    domain::Duration wait = m_wait;
    m_wait = std::min(2 * m_wait, m_patience.longestLook);
    // Not a moment too early for the look that decides.
    if (m_openSince) {
        const domain::Duration decides = *m_openSince + m_patience.quiet - now();
        if (decides.count() > 0) wait = std::min(wait, decides);
    }
    m_timer = m_queue.after(wait, [weak = weak_from_this()] {
        if (const auto self = weak.lock()) self->look();
    });
}

void CertainSender::finish(Outcome outcome) {
    m_timer.reset();
    const auto done = std::exchange(m_done, nullptr);
    if (done) done(std::move(outcome));
}

}  // namespace berth::platform_client::gongji
