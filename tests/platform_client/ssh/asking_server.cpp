// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/ssh/asking_server.h"

#include <libssh/libssh.h>
#include <libssh/server.h>
#include <poll.h>
#include <unistd.h>

#include <memory>
#include <stdexcept>

namespace berth::platform_client::ssh::testing {

namespace {

constexpr unsigned kPassword = SSH_AUTH_METHOD_PASSWORD;
constexpr unsigned kQuestions = SSH_AUTH_METHOD_INTERACTIVE;

// One client, from its first message to its last.
class Conversation {
  public:
    Conversation(const AskingRules& rules, ssh_session session, std::atomic<int>& passwords,
                 std::atomic<int>& rounds)
        : m_rules(rules), m_session(session), m_passwords(passwords), m_rounds(rounds) {}

    void run(const RawServer::Peer& peer) {
        ssh_set_blocking(m_session, 0);
        while (!m_loggedIn) {
            ssh_message message = next(peer);
            if (message == nullptr) return;
            logIn(message);
            ssh_message_free(message);
        }
        if (m_rules.floods) flood(peer);
        while (!m_rules.silentAfterwards) {
            ssh_message message = next(peer);
            if (message == nullptr) return;
            work(message);
            ssh_message_free(message);
        }
        peer.waitForEnd();
    }

  private:
    // Null: the client is gone, or the test is over.
    [[nodiscard]] ssh_message next(const RawServer::Peer& peer) const {
        while (!peer.ending() && ssh_is_connected(m_session) != 0) {
            if (ssh_message message = ssh_message_get(m_session)) return message;
            pollfd look{peer.fd(), POLLIN, 0};
            ::poll(&look, 1, 5);
        }
        return nullptr;
    }

    [[nodiscard]] unsigned wanted() const {
        unsigned methods = 0;
        if (m_rules.password && !m_passwordDone) methods |= kPassword;
        if (m_rules.questions && !m_questionsDone) methods |= kQuestions;
        return methods;
    }

    void refuse(ssh_message message) const {
        ssh_message_auth_set_methods(message, static_cast<int>(wanted()));
        ssh_message_reply_default(message);
    }

    void succeed(ssh_message message) {
        const bool partial = m_rules.both && wanted() != 0;
        if (partial) ssh_message_auth_set_methods(message, static_cast<int>(wanted()));
        ssh_message_auth_reply_success(message, partial ? 1 : 0);
        m_loggedIn = !partial;
    }

    void logIn(ssh_message message) {
        if (ssh_message_type(message) == SSH_REQUEST_SERVICE) {
            ssh_message_service_reply_success(message);
            return;
        }
        if (ssh_message_type(message) != SSH_REQUEST_AUTH) {
            ssh_message_reply_default(message);
            return;
        }
        const auto method = static_cast<unsigned>(ssh_message_subtype(message));
        if (method == kPassword && (wanted() & kPassword) != 0) {
            ++m_passwords;
            // There is another way only for servers made of callbacks.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
            const char* given = ssh_message_auth_password(message);
#pragma GCC diagnostic pop
            m_passwordDone = given != nullptr && m_rules.secret == given;
            m_passwordDone ? succeed(message) : refuse(message);
        } else if (method == kQuestions && (wanted() & kQuestions) != 0) {
            ask(message);
        } else {
            refuse(message);
        }
    }

    void ask(ssh_message message) {
        if (ssh_message_auth_kbdint_is_response(message) == 0) {
            m_round = 0;
        } else {
            const auto& prompts = m_rules.rounds[m_round];
            for (std::size_t i = 0; i < prompts.size(); ++i) {
                const char* given =
                    ssh_userauth_kbdint_getanswer(m_session, static_cast<unsigned>(i));
                if (given == nullptr || prompts[i].answer != given) {
                    refuse(message);
                    return;
                }
            }
            ++m_round;
        }
        if (m_round == m_rules.rounds.size()) {
            m_questionsDone = true;
            succeed(message);
            return;
        }
        ++m_rounds;
        std::vector<const char*> texts;
        std::string echoes;
        for (const auto& prompt : m_rules.rounds[m_round]) {
            texts.push_back(prompt.text.c_str());
            echoes += prompt.echo ? '\1' : '\0';
        }
        ssh_message_auth_interactive_request(message, "name", "instruction",
                                             static_cast<unsigned>(texts.size()), texts.data(),
                                             echoes.data());
    }

    void work(ssh_message message) {
        const int type = ssh_message_type(message);
        if (type == SSH_REQUEST_CHANNEL_OPEN &&
            ssh_message_subtype(message) == SSH_CHANNEL_SESSION) {
            ssh_message_channel_request_open_reply_accept(message);
        } else if (type == SSH_REQUEST_CHANNEL &&
                   ssh_message_subtype(message) == SSH_CHANNEL_REQUEST_EXEC) {
            ssh_channel channel = ssh_message_channel_request_channel(message);
            ssh_message_channel_request_reply_success(message);
            ssh_channel_write(channel, "done", 4);
            ssh_channel_request_send_exit_status(channel, 0);
            ssh_channel_send_eof(channel);
            ssh_channel_close(channel);
        } else {
            ssh_message_reply_default(message);
        }
    }

    void flood(const RawServer::Peer& peer) const {
        while (!peer.ending() && ssh_is_connected(m_session) != 0) {
            ssh_channel channel = ssh_channel_new(m_session);
            if (channel == nullptr) return;
            for (int i = 0; i < 100 && ssh_channel_open_x11(channel, "localhost", 1) == SSH_AGAIN;
                 ++i)
                ::usleep(100);
            ssh_channel_free(channel);
        }
    }

    const AskingRules& m_rules;
    const ssh_session m_session;
    std::atomic<int>&m_passwords, &m_rounds;
    bool m_loggedIn = false, m_passwordDone = false, m_questionsDone = false;
    std::size_t m_round = 0;
};

}  // namespace

AskingServer::AskingServer(AskingRules rules)
    : m_rules(std::move(rules)),
      m_hostKey(m_folder / "host"),
      m_server([this](RawServer::Peer& peer) { serve(peer); }) {
    const ProgramEnd end =
        runProgram({"ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", m_hostKey});
    if (end.status != 0) throw std::runtime_error("ssh-keygen: " + end.output);
}

void AskingServer::serve(RawServer::Peer& peer) {
    const std::unique_ptr<ssh_bind_struct, void (*)(ssh_bind)> bind(ssh_bind_new(), &ssh_bind_free);
    const bool off = false;
    ssh_bind_options_set(bind.get(), SSH_BIND_OPTIONS_PROCESS_CONFIG, &off);
    ssh_bind_options_set(bind.get(), SSH_BIND_OPTIONS_HOSTKEY, m_hostKey.c_str());
    const std::unique_ptr<ssh_session_struct, void (*)(ssh_session)> session(ssh_new(), &ssh_free);
    // The session closes what it is given.
    if (ssh_bind_accept_fd(bind.get(), session.get(), ::dup(peer.fd())) != SSH_OK) return;
    ssh_set_auth_methods(session.get(), static_cast<int>((m_rules.password ? kPassword : 0U) |
                                                         (m_rules.questions ? kQuestions : 0U)));
    if (ssh_handle_key_exchange(session.get()) == SSH_OK)
        Conversation(m_rules, session.get(), m_passwords, m_rounds).run(peer);
    ssh_disconnect(session.get());
}

}  // namespace berth::platform_client::ssh::testing
