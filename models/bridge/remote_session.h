// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <variant>

#include "models/bridge/reply_desk.h"
#include "models/domain/remote_host.h"

namespace berth::bridge {

// One computer that is reached over SSH, for widgets: what its connection does, what it asks a
// person, and what it is asked. Answers come on this thread (the GUI thread), never inside the
// call, never to a context that is gone.
class RemoteSession final : public QObject {
    Q_OBJECT
  public:
    template <class T>
    using Answer = std::function<void(domain::Result<T>)>;

    // `hosts` must outlive this. A password that is given answers the target's first question for
    // one, in place of a person.
    RemoteSession(domain::RemoteHosts& hosts, domain::HostProfile profile,
                  domain::SecretString password = {}, QObject* parent = nullptr);
    ~RemoteSession() override;

    [[nodiscard]] const domain::HostProfile& profile() const { return m_profile; }
    [[nodiscard]] const domain::RemoteState& state() const { return m_state; }
    [[nodiscard]] bool isReady() const { return m_state.stage == domain::RemoteStage::Ready; }
    void reconnect();

    // What waits for a person: at most one of the two, the oldest question. Null: nothing.
    [[nodiscard]] const domain::HostKeyNews* hostKeyQuestion() const;
    [[nodiscard]] const domain::SecretQuestion* secretQuestion() const;
    void answerHostKey(bool accept);
    // Nothing: cancelled.
    void answerSecret(std::optional<domain::GivenSecret> secret);

    void inspect(QObject* context, Answer<domain::Inspection> answer);
    void findUnkept(QObject* context, Answer<domain::UnkeptFiles> answer);
    // For shells and files, whose callbacks come on other threads.
    [[nodiscard]] domain::RemoteHost& host() { return *m_host; }

  Q_SIGNALS:
    void stateChanged();
    void questionChanged();
    // It is about to go, with everything that runs on it: who holds a shell lets go of it now.
    void closing();

  private:
    struct HostKeyQuestion {
        domain::HostKeyNews news;
        std::function<void(bool)> answer;
    };
    struct PendingSecret {
        domain::SecretQuestion question;
        domain::SecretAnswer answer;
    };
    using Question = std::variant<HostKeyQuestion, PendingSecret>;

    [[nodiscard]] domain::RemoteCallbacks callbacks();
    void ask(Question question);
    [[nodiscard]] bool answersItself(const PendingSecret& secret);
    [[nodiscard]] Question takeQuestion();
    void dropQuestions();

    domain::HostProfile m_profile;
    domain::SecretString m_password;
    domain::RemoteState m_state;
    std::deque<Question> m_questions;
    ReplyDesk m_desk{this};
    std::unique_ptr<domain::RemoteHost> m_host;  // last: ends first, what it calls is still there
};

}  // namespace berth::bridge
