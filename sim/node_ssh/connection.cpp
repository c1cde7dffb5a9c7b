// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/node_ssh/connection.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <utility>

#include "sim/node_ssh/server_options.h"

namespace berth::sim::node_ssh {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kPollMilliseconds = 500;
constexpr std::size_t kPiece = 32 * 1024;  // carried at once, either way

}  // namespace

struct Connection::Channel {
    Connection* connection = nullptr;
    ssh_channel handle = nullptr;
    ssh_channel_callbacks_struct callbacks{};
    std::unique_ptr<NodeChannel> program;
    bool closed = false;     // by the client
    bool inputOver = false;  // its end has been passed on
};

// What libssh calls, on the connection's thread; `user` is what was registered.
struct Connection::Callbacks {
    ssh_server_callbacks_struct server{};

    static int password(ssh_session, const char* user, const char* password, void* self) {
        return static_cast<Connection*>(self)->tryPassword(user, password);
    }
    static int key(ssh_session, const char* user, ssh_key_struct* key, char state, void* self) {
        return static_cast<Connection*>(self)->tryKey(user, key, state);
    }
    static ssh_channel open(ssh_session, void* self) {
        return static_cast<Connection*>(self)->openChannel();
    }
    static int message(ssh_session, ssh_message message, void* self) {
        return static_cast<Connection*>(self)->otherMessage(message);
    }
    static int woken(socket_t, int, void* self) {
        static_cast<Connection*>(self)->m_wakeUp.clear();
        return 0;
    }

    // Of a channel: 0 grants, −1 refuses.
    static int answer(bool granted) { return granted ? 0 : -1; }
    static NodeChannel& of(void* channel) { return *static_cast<Channel*>(channel)->program; }
    static int terminal(ssh_session, ssh_channel, const char* name, int columns, int rows, int, int,
                        void* channel) {
        return answer(of(channel).requestTerminal(name == nullptr ? "" : name, {columns, rows}));
    }
    static int resized(ssh_session, ssh_channel, int columns, int rows, int, int, void* channel) {
        of(channel).resize({columns, rows});
        return 0;
    }
    static int variable(ssh_session, ssh_channel, const char* name, const char* value,
                        void* channel) {
        return answer(name != nullptr && value != nullptr && of(channel).setVariable(name, value));
    }
    static int command(ssh_session, ssh_channel, const char* command, void* channel) {
        return answer(command != nullptr && of(channel).startCommand(command));
    }
    static int shell(ssh_session, ssh_channel, void* channel) {
        return answer(of(channel).startShell());
    }
    static int subsystem(ssh_session, ssh_channel, const char* name, void* channel) {
        return answer(name != nullptr && std::string_view(name) == "sftp" &&
                      of(channel).startSftp());
    }
    static void signalled(ssh_session, ssh_channel, const char* name, void* channel) {
        if (name != nullptr) of(channel).signal(name);
    }
    static void closed(ssh_session, ssh_channel, void* channel) {
        static_cast<Channel*>(channel)->closed = true;
    }
};

Connection::Connection(Descriptor socket, const HostKey& hostKey, const Login& login,
                       NodeDirectory& nodes, ConnectionLimits limits)
    : m_hostKey(hostKey),
      m_login(login),
      m_nodes(nodes),
      m_limits(limits),
      m_socket(std::move(socket)),
      m_hangUpSide(::fcntl(m_socket.get(), F_DUPFD_CLOEXEC, 0)),
      m_thread([this] { live(); }) {}

Connection::~Connection() {
    m_stopping = true;
    m_wakeUp.set();
    hangUp();
    m_thread.join();
}

void Connection::hangUp() {
    if (m_hangUpSide.valid()) ::shutdown(m_hangUpSide.get(), SHUT_RDWR);
}

void Connection::hangUpIfLate(Clock::time_point now) {
    if (!m_loggedIn && now - m_since > m_limits.timeToLogIn) hangUp();
}

void Connection::live() {
    // A client that is gone is an error of the write that finds out, not the end of the process.
    sigset_t brokenPipe;
    sigemptyset(&brokenPipe);
    sigaddset(&brokenPipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &brokenPipe, nullptr);
    if (greet()) serve();
    // Programs end before the session whose channels they write to.
    for (Channel& channel : m_channels)
        ssh_remove_channel_callbacks(channel.handle, &channel.callbacks);
    m_channels.clear();
    m_watched.reset();
    // What it still holds, the event does not give back itself.
    if (m_event != nullptr) ssh_event_remove_fd(m_event.get(), m_wakeUp.descriptor());
    if (m_event != nullptr && m_session != nullptr)
        ssh_event_remove_session(m_event.get(), m_session.get());
    m_event.reset();
    if (m_session != nullptr) ssh_disconnect(m_session.get());
    m_session.reset();
    m_bind.reset();
    m_socket = {};
    hangUp();
    m_over = true;
}

bool Connection::greet() {
    m_session.reset(ssh_new());
    m_bind.reset(ssh_bind_new());
    m_event.reset(ssh_event_new());
    if (m_session == nullptr || m_bind == nullptr || m_event == nullptr ||
        m_wakeUp.descriptor() < 0 || !m_hangUpSide.valid() ||
        !prepare(m_bind.get(), m_session.get(), m_hostKey, m_limits.timeToLogIn)) {
        return false;
    }
    m_callbacks = std::make_unique<Callbacks>();
    ssh_server_callbacks_struct& server = m_callbacks->server;
    ssh_callbacks_init(&server);
    server.userdata = this;
    server.auth_password_function = Callbacks::password;
    server.auth_pubkey_function = Callbacks::key;
    server.channel_open_request_session_function = Callbacks::open;
    if (ssh_bind_accept_fd(m_bind.get(), m_session.get(), m_socket.release()) != SSH_OK)
        return false;
    ssh_set_server_callbacks(m_session.get(), &server);
    ssh_set_message_callback(m_session.get(), Callbacks::message, this);
    ssh_set_auth_methods(m_session.get(), SSH_AUTH_METHOD_PASSWORD | SSH_AUTH_METHOD_PUBLICKEY |
                                              SSH_AUTH_METHOD_INTERACTIVE);
    if (ssh_handle_key_exchange(m_session.get()) != SSH_OK) return false;
    ssh_set_blocking(m_session.get(), 0);
    return ssh_event_add_session(m_event.get(), m_session.get()) == SSH_OK &&
           ssh_event_add_fd(m_event.get(), m_wakeUp.descriptor(), POLLIN, Callbacks::woken, this) ==
               SSH_OK;
}

void Connection::serve() {
    m_lastLook = m_lastSign = Clock::now();
    while (!m_stopping && m_failures < m_limits.attempts) {
        if (ssh_event_dopoll(m_event.get(), kPollMilliseconds) == SSH_ERROR) return;
        if (ssh_is_connected(m_session.get()) == 0) return;
        const Clock::time_point now = Clock::now();
        if (!m_loggedIn) {
            if (now - m_since > m_limits.timeToLogIn) return;
            continue;
        }
        lookAfterNode(now);
        for (auto it = m_channels.begin(); it != m_channels.end();) {
            Channel& channel = *it;
            pump(channel);
            if (channel.closed) {
                finish(channel);
                it = m_channels.erase(it);
            } else {
                ++it;
            }
        }
        if (m_leaving && m_channels.empty() && !isWriting()) return;
        if (now - m_lastSign > m_limits.keepAlive) {
            m_lastSign = now;
            if (ssh_send_keepalive(m_session.get()) != SSH_OK) return;
        }
    }
}

bool Connection::isWriting() const {
    return (ssh_get_status(m_session.get()) & SSH_WRITE_PENDING) != 0;
}

ssh_channel Connection::openChannel() {
    if (!m_loggedIn || m_leaving || m_channels.size() >= m_limits.channels) return nullptr;
    auto node = m_nodes.open(m_user);
    if (!node) return nullptr;
    const ssh_channel handle = ssh_channel_new(m_session.get());
    if (handle == nullptr) return nullptr;
    Channel& channel = m_channels.emplace_back();
    channel.connection = this;
    channel.handle = handle;
    channel.program = std::make_unique<NodeChannel>(std::move(*node), [this] { m_wakeUp.set(); });
    ssh_channel_callbacks_struct& callbacks = channel.callbacks;
    ssh_callbacks_init(&callbacks);
    callbacks.userdata = &channel;
    callbacks.channel_pty_request_function = Callbacks::terminal;
    callbacks.channel_pty_window_change_function = Callbacks::resized;
    callbacks.channel_env_request_function = Callbacks::variable;
    callbacks.channel_exec_request_function = Callbacks::command;
    callbacks.channel_shell_request_function = Callbacks::shell;
    callbacks.channel_subsystem_request_function = Callbacks::subsystem;
    callbacks.channel_signal_function = Callbacks::signalled;
    callbacks.channel_close_function = Callbacks::closed;
    ssh_set_channel_callbacks(handle, &callbacks);
    return handle;
}

void Connection::pump(Channel& channel) {
    takeInput(channel);
    // Both, though one of them waits.
    const bool out = giveOutput(channel, channel.program->output(), false);
    const bool errors = giveOutput(channel, channel.program->errors(), true);
    const auto status = channel.program->ended();
    if (channel.closed || !status || !out || !errors) return;
    ssh_channel_request_send_exit_status(channel.handle, *status);
    ssh_channel_send_eof(channel.handle);
    channel.closed = true;
}

void Connection::takeInput(Channel& channel) {
    std::array<char, kPiece> buffer{};
    while (!channel.closed) {
        const std::size_t room = std::min(channel.program->inputRoom(), buffer.size());
        if (room == 0) break;
        const int got = ssh_channel_read_nonblocking(channel.handle, buffer.data(),
                                                     static_cast<std::uint32_t>(room), 0);
        if (got <= 0) break;
        channel.program->input({buffer.data(), static_cast<std::size_t>(got)});
    }
    if (channel.program->started() && !channel.inputOver && !channel.closed &&
        ssh_channel_is_eof(channel.handle) != 0) {
        channel.inputOver = true;
        channel.program->inputEnds();
    }
}

bool Connection::giveOutput(Channel& channel, BytePipe& pipe, bool isError) {
    // What the client does not take yet stays in the pipe, where it holds the program up.
    while (!channel.closed && !pipe.empty() && !isWriting()) {
        const std::size_t window = ssh_channel_window_size(channel.handle);
        const std::string piece = pipe.peek(std::min(window, kPiece));
        if (piece.empty()) return false;
        const auto length = static_cast<std::uint32_t>(piece.size());
        const int written = isError ? ssh_channel_write_stderr(channel.handle, piece.data(), length)
                                    : ssh_channel_write(channel.handle, piece.data(), length);
        if (written <= 0) return false;
        pipe.drop(static_cast<std::size_t>(written));
    }
    return pipe.empty();
}

void Connection::finish(Channel& channel) {
    ssh_remove_channel_callbacks(channel.handle, &channel.callbacks);
    ssh_channel_close(channel.handle);
    ssh_channel_free(channel.handle);
    channel.program.reset();
}

void Connection::lookAfterNode(Clock::time_point now) {
    if (m_leaving || now - m_lastLook < m_limits.betweenLooks) return;
    m_lastLook = now;
    const auto there = m_watched->status("/");
    if (there) {
        m_wasThere = true;
        return;
    }
    // A node that has never run tells each of its channels why.
    if (!m_wasThere && there.error().code == domain::ErrorCode::Unavailable) return;
    m_leaving = true;
    for (Channel& channel : m_channels)
        channel.program->end(there.error().detail);
}

}  // namespace berth::sim::node_ssh
