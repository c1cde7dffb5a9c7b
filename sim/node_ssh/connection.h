// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <libssh/callbacks.h>

#include <atomic>
#include <chrono>
#include <list>
#include <memory>
#include <string>
#include <thread>

#include "sim/node_ssh/descriptor.h"
#include "sim/node_ssh/host_key.h"
#include "sim/node_ssh/libssh_handles.h"
#include "sim/node_ssh/login.h"
#include "sim/node_ssh/node_channel.h"
#include "sim/node_ssh/node_directory.h"
#include "sim/node_ssh/wake_up.h"

namespace berth::sim::node_ssh {

struct ConnectionLimits {
    std::chrono::milliseconds timeToLogIn = std::chrono::seconds(30);
    int attempts = 6;
    std::size_t channels = 8;
    std::chrono::milliseconds betweenLooks = std::chrono::seconds(1);  // whether its node is there
    std::chrono::milliseconds keepAlive = std::chrono::seconds(60);    // of silence
};

// One client, on a thread of its own: greeting and keys, login, then its channels. libssh is only
// called on that thread.
class Connection {
  public:
    // All that is referred to must outlive it.
    Connection(Descriptor socket, const HostKey& hostKey, const Login& login, NodeDirectory& nodes,
               ConnectionLimits limits);
    // Hangs up and waits for the thread.
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // From other threads.
    [[nodiscard]] bool isOver() const { return m_over; }
    // Whoever has not logged in by then is hung up on.
    void hangUpIfLate(std::chrono::steady_clock::time_point now);

  private:
    struct Channel;
    struct Callbacks;

    void live();
    [[nodiscard]] bool greet();
    void serve();
    void hangUp();
    // Login.
    [[nodiscard]] int logIn(const char* user, bool right);
    [[nodiscard]] int tryPassword(const char* user, const char* password);
    [[nodiscard]] int tryKey(const char* user, ssh_key key, char state);
    [[nodiscard]] bool tryKeyboard(ssh_message message);
    [[nodiscard]] int otherMessage(ssh_message message);
    // Channels.
    [[nodiscard]] ssh_channel openChannel();
    [[nodiscard]] Channel* find(ssh_channel handle);
    void pump(Channel& channel);
    void takeInput(Channel& channel);
    // True when all of it is on its way.
    [[nodiscard]] bool giveOutput(Channel& channel, BytePipe& pipe, bool isError);
    void finish(Channel& channel);
    void lookAfterNode(std::chrono::steady_clock::time_point now);
    [[nodiscard]] bool isWriting() const;

    const HostKey& m_hostKey;
    const Login& m_login;
    NodeDirectory& m_nodes;
    const ConnectionLimits m_limits;
    const std::chrono::steady_clock::time_point m_since = std::chrono::steady_clock::now();
    const WakeUp m_wakeUp;
    Descriptor m_socket;            // libssh's, once it has it
    const Descriptor m_hangUpSide;  // the same socket, for hangUp() from other threads
    std::atomic<bool> m_loggedIn = false;
    std::atomic<bool> m_stopping = false;
    std::atomic<bool> m_over = false;

    // Below: its own thread only.
    SessionHandle m_session;
    BindHandle m_bind;
    EventHandle m_event;
    std::unique_ptr<Callbacks> m_callbacks;
    std::string m_user;   // who has logged in
    std::string m_asked;  // whom the keyboard was asked for
    int m_failures = 0;
    std::list<Channel> m_channels;
    std::unique_ptr<shell::NodeHost> m_watched;  // the node, to see whether it is there
    bool m_wasThere = false;
    bool m_leaving = false;  // no channel is opened any more
    std::chrono::steady_clock::time_point m_lastLook, m_lastSign;

    std::jthread m_thread;  // last: starts when everything else exists
};

}  // namespace berth::sim::node_ssh
