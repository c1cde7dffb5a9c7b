// SPDX-License-Identifier: GPL-3.0-or-later
// Who may come in.
#include <array>
#include <string_view>
#include <utility>

#include "sim/node_ssh/connection.h"

namespace berth::sim::node_ssh {

int Connection::logIn(const char* user, bool right) {
    // The same steps for a node that is unknown and for a password that is wrong.
    auto node = m_nodes.open(user == nullptr ? "" : user);
    if (!right || !node) {
        ++m_failures;
        return SSH_AUTH_DENIED;
    }
    m_user = user;
    m_watched = std::move(*node);
    m_loggedIn = true;
    return SSH_AUTH_SUCCESS;
}

int Connection::tryPassword(const char* user, const char* password) {
    return logIn(user, password != nullptr && m_login.takesPassword(password));
}

int Connection::tryKey(const char* user, ssh_key key, char state) {
    char* raw = nullptr;
    const bool readable = ssh_pki_export_pubkey_base64(key, &raw) == SSH_OK;
    const TextHandle base64(raw);
    const bool known = readable && m_login.keys.contains(base64.get());
    if (state == SSH_PUBLICKEY_STATE_NONE && known) return SSH_AUTH_SUCCESS;  // it has to sign yet
    return logIn(user, known && state == SSH_PUBLICKEY_STATE_VALID);
}

bool Connection::tryKeyboard(ssh_message message) {
    if (ssh_message_auth_kbdint_is_response(message) == 0) {
        const char* user = ssh_message_auth_user(message);
        m_asked = user == nullptr ? "" : user;
        std::array<const char*, 1> prompts{"Password: "};
        std::array<char, 1> echo{0};
        return ssh_message_auth_interactive_request(message, "", "", 1, prompts.data(),
                                                    echo.data()) == SSH_OK;
    }
    const char* given = ssh_userauth_kbdint_getnanswers(m_session.get()) == 1
                            ? ssh_userauth_kbdint_getanswer(m_session.get(), 0)
                            : nullptr;
    const bool right = given != nullptr && m_login.takesPassword(given);
    if (logIn(m_asked.c_str(), right) != SSH_AUTH_SUCCESS) return false;
    return ssh_message_auth_reply_success(message, 0) == SSH_OK;
}

// 1: refused, as libssh refuses whatever it is.
int Connection::otherMessage(ssh_message message) {
    const bool keyboard = ssh_message_type(message) == SSH_REQUEST_AUTH &&
                          ssh_message_subtype(message) == SSH_AUTH_METHOD_INTERACTIVE;
    if (keyboard && !m_loggedIn) return tryKeyboard(message) ? 0 : 1;
    if (ssh_message_type(message) == SSH_REQUEST_SERVICE) {
        const std::string_view service = ssh_message_service_service(message);
        if (service == "ssh-userauth" || service == "ssh-connection")
            return ssh_message_service_reply_success(message) == SSH_OK ? 0 : 1;
    }
    return 1;
}

}  // namespace berth::sim::node_ssh
