// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/remote_session.h"

#include <utility>

namespace berth::bridge {

RemoteSession::RemoteSession(domain::RemoteHosts& hosts, domain::HostProfile profile,
                             domain::SecretString password, QObject* parent)
    : QObject(parent),
      m_profile(std::move(profile)),
      m_password(std::move(password)),
      m_host(hosts.open(m_profile, callbacks())) {}

RemoteSession::~RemoteSession() {
    Q_EMIT closing();
}

domain::RemoteCallbacks RemoteSession::callbacks() {
    // `this` is used only when the mailbox opens the letter: the session is alive then.
    const std::shared_ptr<Mailbox> mailbox = m_desk.mailbox();
    domain::RemoteCallbacks calls;
    calls.onState = [this, mailbox](const domain::RemoteState& state) {
        mailbox->post([this, state] {
            if (state == m_state) return;
            m_state = state;
            if (state.stage == domain::RemoteStage::Closed ||
                state.stage == domain::RemoteStage::Waiting)
                dropQuestions();
            Q_EMIT stateChanged();
        });
    };
    calls.onHostKey = [this, mailbox](const domain::HostKeyNews& news,
                                      std::function<void(bool)> answer) {
        mailbox->post([this, news, answer = std::move(answer)] {
            ask(HostKeyQuestion{news, answer});
        });
    };
    calls.onSecret = [this, mailbox](const domain::SecretQuestion& question,
                                     domain::SecretAnswer answer) {
        mailbox->post([this, question, answer = std::move(answer)] {
            PendingSecret pending{question, answer};
            if (!answersItself(pending)) ask(std::move(pending));
        });
    };
    return calls;
}

void RemoteSession::reconnect() {
    m_host->reconnect();
}

void RemoteSession::ask(Question question) {
    m_questions.push_back(std::move(question));
    if (m_questions.size() == 1) Q_EMIT questionChanged();
}

// Once for each login: asked again, it was not the right one.
bool RemoteSession::answersItself(const PendingSecret& secret) {
    const domain::SecretQuestion& asked = secret.question;
    if (m_password.empty() || asked.kind != domain::SecretKind::Password || asked.attempt != 1 ||
        asked.stop != m_profile.jumps.size())
        return false;
    secret.answer(domain::GivenSecret{m_password.clone(), false});
    return true;
}

RemoteSession::Question RemoteSession::takeQuestion() {
    Question first = std::move(m_questions.front());
    m_questions.pop_front();
    return first;
}

// They were asked for a connection that is gone.
void RemoteSession::dropQuestions() {
    if (m_questions.empty()) return;
    m_questions.clear();
    Q_EMIT questionChanged();
}

const domain::HostKeyNews* RemoteSession::hostKeyQuestion() const {
    if (m_questions.empty()) return nullptr;
    const auto* question = std::get_if<HostKeyQuestion>(&m_questions.front());
    return question == nullptr ? nullptr : &question->news;
}

const domain::SecretQuestion* RemoteSession::secretQuestion() const {
    if (m_questions.empty()) return nullptr;
    const auto* question = std::get_if<PendingSecret>(&m_questions.front());
    return question == nullptr ? nullptr : &question->question;
}

void RemoteSession::answerHostKey(bool accept) {
    if (hostKeyQuestion() == nullptr) return;
    std::get<HostKeyQuestion>(takeQuestion()).answer(accept);
    Q_EMIT questionChanged();
}

void RemoteSession::answerSecret(std::optional<domain::GivenSecret> secret) {
    if (secretQuestion() == nullptr) return;
    std::get<PendingSecret>(takeQuestion()).answer(std::move(secret));
    Q_EMIT questionChanged();
}

void RemoteSession::inspect(QObject* context, Answer<domain::Inspection> answer) {
    m_host->inspect(m_desk.expect<domain::Inspection>(context, std::move(answer)));
}

void RemoteSession::findUnkept(QObject* context, Answer<domain::UnkeptFiles> answer) {
    m_host->findUnkept(m_desk.expect<domain::UnkeptFiles>(context, std::move(answer)));
}

}  // namespace berth::bridge
