// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/agent_relay.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>

#include "platform_client/ssh/public_key.h"
#include "platform_client/ssh/wire.h"

namespace berth::platform_client::ssh {

namespace {

using domain::RemoteTrouble;

// draft-miller-ssh-agent, section 6.1.
constexpr char kFailure = 5;
constexpr char kRequestIdentities = 11;
constexpr char kIdentitiesAnswer = 12;
constexpr char kSignRequest = 13;

constexpr std::size_t kMaxMessage = 256 * 1024;
constexpr int kListMs = 5'000;
constexpr int kSignMs = 90'000;  // a person may be asked to confirm, or to touch a device

// False: the other side is gone, or did not come to it in time.
bool readBytes(int fd, char* bytes, std::size_t count, int patienceMs) {
    while (count > 0) {
        pollfd look{fd, POLLIN, 0};
        const int ready = ::poll(&look, 1, patienceMs);
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) return false;
        const ssize_t got = ::recv(fd, bytes, count, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        bytes += got;
        count -= static_cast<std::size_t>(got);
    }
    return true;
}

std::optional<std::string> readMessage(int fd, int patienceMs) {
    std::array<char, 4> head{};
    if (!readBytes(fd, head.data(), head.size(), patienceMs)) return std::nullopt;
    WireReader reader(std::string_view(head.data(), head.size()));
    const std::uint32_t length = reader.uint32().value_or(0);
    if (length == 0 || length > kMaxMessage) return std::nullopt;
    std::string message(length, '\0');
    if (!readBytes(fd, message.data(), message.size(), patienceMs)) return std::nullopt;
    return message;
}

bool writeMessage(int fd, std::string_view message) {
    std::string framed;
    putString(framed, message);
    std::string_view rest = framed;
    while (!rest.empty()) {
        const ssize_t sent = ::send(fd, rest.data(), rest.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR) continue;
        if (sent <= 0) return false;
        rest.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

// The same list with fewer keys; nothing: it cannot be read, or no key is left.
std::optional<std::string> fittingKeys(std::string_view answer) {
    if (answer.empty() || answer.front() != kIdentitiesAnswer) return std::nullopt;
    WireReader reader(answer.substr(1));
    const auto count = reader.uint32();
    std::string kept;
    std::uint32_t keys = 0;
    for (std::uint32_t i = 0; count && i < *count && keys < AgentRelay::kMaxAgentKeys; ++i) {
        const auto blob = reader.string();
        const auto comment = reader.string();
        if (!blob || !comment) break;
        const auto key = readPublicKey(*blob);
        if (!key || !key->type || !weakness(*key).empty()) continue;
        putString(kept, *blob);
        putString(kept, comment->substr(0, 256));
        ++keys;
    }
    if (keys == 0) return std::nullopt;
    std::string list(1, kIdentitiesAnswer);
    putUint32(list, keys);
    return list + kept;
}

}  // namespace

Attempt<std::unique_ptr<AgentRelay>> AgentRelay::open(const std::string& socketPath) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (socketPath.empty() || socketPath.size() >= sizeof address.sun_path)
        return failed(RemoteTrouble::AgentUnavailable, "no ssh-agent is known");
    std::memcpy(address.sun_path, socketPath.c_str(), socketPath.size());
    Descriptor agent(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::connect(agent.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        return failed(RemoteTrouble::AgentUnavailable, "nothing answers at " + socketPath);
    std::optional<std::string> answer;
    if (writeMessage(agent.get(), std::string(1, kRequestIdentities)))
        answer = readMessage(agent.get(), kListMs);
    if (!answer) return failed(RemoteTrouble::AgentUnavailable, "the ssh-agent does not answer");
    auto keys = fittingKeys(*answer);
    if (!keys) return failed(RemoteTrouble::AgentUnavailable, "the ssh-agent holds no fitting key");
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return failed(RemoteTrouble::AgentUnavailable, "no socket");
    return std::unique_ptr<AgentRelay>(new AgentRelay(std::move(agent), Descriptor(ends[0]),
                                                      Descriptor(ends[1]), std::move(*keys)));
}

AgentRelay::AgentRelay(Descriptor agent, Descriptor ours, Descriptor theirs, std::string keys)
    : m_agent(std::move(agent)),
      m_ours(std::move(ours)),
      m_theirs(std::move(theirs)),
      m_keys(std::move(keys)),
      m_thread([this] { run(); }) {}

AgentRelay::~AgentRelay() {
    stop();
    m_thread.join();
}

void AgentRelay::stop() {
    ::shutdown(m_agent.get(), SHUT_RDWR);
    ::shutdown(m_ours.get(), SHUT_RDWR);
}

void AgentRelay::run() {
    while (const auto request = readMessage(m_ours.get(), -1)) {
        std::string answer(1, kFailure);
        if (request->front() == kRequestIdentities) {
            answer = m_keys;
        } else if (request->front() == kSignRequest) {
            std::optional<std::string> signature;
            if (writeMessage(m_agent.get(), *request))
                signature = readMessage(m_agent.get(), kSignMs);
            if (!signature) break;
            answer = *signature;
        }
        if (!writeMessage(m_ours.get(), answer)) break;
    }
    stop();
}

}  // namespace berth::platform_client::ssh
