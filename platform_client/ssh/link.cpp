// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/link.h"

#include <fmt/format.h>
#include <libssh/server.h>
#include <poll.h>

#include "platform_client/ssh/algorithms.h"
#include "platform_client/ssh/base64.h"

namespace berth::platform_client::ssh {

namespace {

using domain::RemoteTrouble;

constexpr std::size_t kMaxErrorText = 500;
// Forwarding was never asked for: a server that goes on trying means no good.
constexpr int kMaxRefused = 200;

}  // namespace

Link::Link(SessionHandle session, const PacketWatch& packets)
    : m_packets(packets), m_session(std::move(session)) {
    ssh_set_counters(m_session.get(), &m_counter, nullptr);
    ssh_set_message_callback(m_session.get(), &Link::refuse, this);
}

Link::~Link() {
    // The event gives the session its socket back.
    if (m_event) ssh_event_remove_session(m_event.get(), m_session.get());
    m_event.reset();
}

Attempt<std::unique_ptr<Link>> Link::open(Descriptor socket, const std::string& user,
                                          const std::vector<KeyType>& known,
                                          const Patience& patience, Waiting& waiting,
                                          const PacketWatch& packets, Link*& current) {
    SessionHandle session(ssh_new());
    if (!session) return failed(RemoteTrouble::ServerFailed, "libssh gives no session");
    ssh_session raw = session.get();
    const int off = 0, minRsa = kMinRsaBits;
    const int fd = socket.get();
    const std::string hostKeys = hostKeyAlgorithms(known);
    // The host's name is of no use to the library, which neither connects nor looks up keys.
    const bool set =
        ssh_options_set(raw, SSH_OPTIONS_PROCESS_CONFIG, &off) == SSH_OK &&
        ssh_options_set(raw, SSH_OPTIONS_HOST, "host") == SSH_OK &&
        ssh_options_set(raw, SSH_OPTIONS_USER, user.c_str()) == SSH_OK &&
        ssh_options_set(raw, SSH_OPTIONS_KNOWNHOSTS, "/dev/null") == SSH_OK &&
        ssh_options_set(raw, SSH_OPTIONS_GLOBAL_KNOWNHOSTS, "/dev/null") == SSH_OK &&
        ssh_options_set(raw, SSH_OPTIONS_KEY_EXCHANGE, kKeyExchanges) == SSH_OK &&
        ssh_options_set(raw, SSH_OPTIONS_HOSTKEYS, hostKeys.c_str()) == SSH_OK &&
        ssh_options_set(raw, SSH_OPTIONS_CIPHERS_C_S, kCiphers) == SSH_OK &&
        ssh_options_set(raw, SSH_OPTIONS_CIPHERS_S_C, kCiphers) == SSH_OK &&
        ssh_options_set(raw, SSH_OPTIONS_HMAC_C_S, kMacs) == SSH_OK &&
        ssh_options_set(raw, SSH_OPTIONS_HMAC_S_C, kMacs) == SSH_OK &&
        ssh_options_set(raw, SSH_OPTIONS_COMPRESSION, "no") == SSH_OK &&
        ssh_options_set(raw, SSH_OPTIONS_RSA_MIN_SIZE, &minRsa) == SSH_OK &&
        ssh_options_set(raw, SSH_OPTIONS_PUBLICKEY_ACCEPTED_TYPES, kKeyAlgorithms) == SSH_OK &&
        ssh_options_set(raw, SSH_OPTIONS_FD, &fd) == SSH_OK;
    if (!set) return failed(RemoteTrouble::ServerFailed, ssh_get_error(raw));
    ssh_set_blocking(raw, 0);
    std::unique_ptr<Link> link(new Link(std::move(session), packets));
    (void)socket.release();  // the library's, from its first ssh_connect() on
    current = link.get();
    const auto done = link->handshake(patience, waiting);
    if (!done) {
        current = nullptr;
        return tl::unexpected(done.error());
    }
    return link;
}

Attempt<void> Link::handshake(const Patience& patience, Waiting& waiting) {
    const Moment deadline = std::chrono::steady_clock::now() + patience.handshake;
    for (;;) {
        const int result = ssh_connect(m_session.get());
        if (result == SSH_OK) break;
        if (result != SSH_AGAIN) return tl::unexpected(handshakeFailure());
        if (std::chrono::steady_clock::now() >= deadline) {
            return failed(m_counter.in_bytes > 0 && ssh_get_serverbanner(m_session.get()) == nullptr
                              ? RemoteTrouble::NotSsh
                              : RemoteTrouble::TimedOut,
                          "the exchange of keys took too long");
        }
        if (!waiting.turn(deadline)) return failed(RemoteTrouble::ShuttingDown, "");
    }
    m_event.reset(ssh_event_new());
    if (!m_event || ssh_event_add_session(m_event.get(), m_session.get()) != SSH_OK)
        return failed(RemoteTrouble::ServerFailed, "libssh gives no event");
    return {};
}

Failure Link::handshakeFailure() const {
    const std::string said = lastError();
    if (said.find("no match for method") != std::string::npos)
        return {RemoteTrouble::NoCommonAlgorithm, said};
    if (ssh_get_serverbanner(m_session.get()) == nullptr)
        return {m_counter.in_bytes > 0 ? RemoteTrouble::NotSsh : RemoteTrouble::ConnectionLost,
                said};
    if (said.find("No version of SSH protocol") != std::string::npos)
        return {RemoteTrouble::NotSsh, said};
    if (said.starts_with("Socket error")) return {RemoteTrouble::ConnectionLost, said};
    return {RemoteTrouble::ServerFailed, said};
}

Attempt<ServerKey> Link::serverKey() const {
    ssh_key key = nullptr;
    if (ssh_get_server_publickey(m_session.get(), &key) != SSH_OK)
        return failed(RemoteTrouble::ServerFailed, lastError());
    const LibsshKey owned(key);
    char* text = nullptr;
    if (ssh_pki_export_pubkey_base64(key, &text) != SSH_OK)
        return failed(RemoteTrouble::HostKeyUnusable, "the host key cannot be read");
    const LibsshText ownedText(text);
    auto bytes = decodeBase64(text);
    if (!bytes) return failed(RemoteTrouble::HostKeyUnusable, "the host key cannot be read");
    const auto read = readPublicKey(bytes->bytes);
    if (!read) return failed(RemoteTrouble::HostKeyUnusable, read.error().detail);
    return ServerKey{read->name, std::move(bytes->bytes)};
}

short Link::events() const {
    const bool writes = (ssh_get_status(m_session.get()) & SSH_WRITE_PENDING) != 0;
    return static_cast<short>(writes ? POLLIN | POLLOUT : POLLIN);
}

void Link::process() {
    if (m_event && alive()) (void)ssh_event_dopoll(m_event.get(), 0);
}

bool Link::alive() const {
    return !misbehaved() && ssh_is_connected(m_session.get()) != 0 &&
           (ssh_get_status(m_session.get()) & (SSH_CLOSED | SSH_CLOSED_ERROR)) == 0 && fd() >= 0;
}

std::string Link::lastError() const {
    if (m_flood) return "the server sent more than it was let";
    if (m_packets.unsound())
        return fmt::format("the server takes fewer than {} bytes at once, or opens a channel twice",
                           PacketWatch::kSmallest);
    if (misbehaved()) return "the server kept asking for what it may not have";
    return shownText(ssh_get_error(m_session.get()), kMaxErrorText);
}

std::string Link::banner() const {
    const LibsshText text(ssh_get_issue_banner(m_session.get()));
    return text ? shownText(text.get(), kMaxErrorText) : std::string();
}

bool Link::misbehaved() const {
    return m_flood || m_packets.unsound() || m_refused > kMaxRefused;
}

// Whatever a server asks of a client: no, by the library's own refusal.
int Link::refuse(ssh_session, ssh_message, void* link) {
    ++static_cast<Link*>(link)->m_refused;
    return 1;
}

}  // namespace berth::platform_client::ssh
