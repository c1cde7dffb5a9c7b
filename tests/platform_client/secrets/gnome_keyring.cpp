// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/secrets/gnome_keyring.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

#include "tests/support/event_loop.h"

namespace berth::platform_client::fixtures {
namespace {

const std::string kPassword = "the keyring's own password";
const std::string kCollection = "/org/freedesktop/secrets/collection/login";

// The program with its standard input and output at the given ends and its complaints in a file of
// the home folder; -1 when it cannot be started.
pid_t start(const std::vector<std::string>& command, int input, int output) {
    std::vector<char*> words;
    for (const std::string& word : command)
        words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, input, 0);
    ::posix_spawn_file_actions_adddup2(&actions, output, 1);
    const std::string log = std::string(::getenv("HOME")) + "/programs.log";
    ::posix_spawn_file_actions_addopen(&actions, 2, log.c_str(), O_WRONLY | O_CREAT | O_APPEND,
                                       0600);
    pid_t process = -1;
    const int failed =
        ::posix_spawnp(&process, words.front(), &actions, nullptr, words.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) {
        ADD_FAILURE() << command.front() << " cannot be started; is it installed?";
        return -1;
    }
    return process;
}

struct Pipe {
    Pipe() {
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) ADD_FAILURE() << "no pipe";
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    ~Pipe() {
        closeEnd(0);
        closeEnd(1);
    }
    void closeEnd(std::size_t end) {
        if (ends[end] >= 0) ::close(ends[end]);
        ends[end] = -1;
    }
    // Less than a pipe takes at once.
    void fill(const std::string& text) {
        EXPECT_EQ(::write(ends[1], text.data(), text.size()), static_cast<ssize_t>(text.size()));
        closeEnd(1);
    }
    std::array<int, 2> ends{-1, -1};
};

bool isOnTheBus() {
    return runProgram({"dbus-send", "--session", "--dest=org.freedesktop.DBus", "--print-reply",
                       "/org/freedesktop/DBus", "org.freedesktop.DBus.GetNameOwner",
                       "string:org.freedesktop.secrets"})
               .status == 0;
}

// What the daemon says of its keyring: "true" or "false".
bool saysLocked() {
    const Ended asked =
        runProgram({"dbus-send", "--session", "--dest=org.freedesktop.secrets", "--print-reply",
                    kCollection, "org.freedesktop.DBus.Properties.Get",
                    "string:org.freedesktop.Secret.Collection", "string:Locked"});
    return asked.output.find("boolean false") == std::string::npos;
}

}  // namespace

Ended runProgram(const std::vector<std::string>& command, const std::string& input) {
    Pipe toIt;
    Pipe fromIt;
    toIt.fill(input);
    const pid_t process = start(command, toIt.ends[0], fromIt.ends[1]);
    if (process < 0) return {};
    fromIt.closeEnd(1);
    Ended ended;
    std::array<char, 4096> piece{};
    for (ssize_t size = 0; (size = ::read(fromIt.ends[0], piece.data(), piece.size())) > 0;)
        ended.output.append(piece.data(), static_cast<std::size_t>(size));
    int status = 0;
    ::waitpid(process, &status, 0);
    ended.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return ended;
}

GnomeKeyring::GnomeKeyring(State state) {
    begin(state);
}

GnomeKeyring::~GnomeKeyring() {
    kill();
}

void GnomeKeyring::begin(State state) {
    Pipe input;
    input.fill(state == State::Unlocked ? kPassword : std::string());
    const int silence = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    std::vector<std::string> command{"gnome-keyring-daemon", "--foreground",
                                     "--components=secrets"};
    if (state == State::Unlocked) command.emplace_back("--unlock");
    m_process = start(command, input.ends[0], silence);
    ::close(silence);
    EXPECT_TRUE(support::runUntil([] { return isOnTheBus(); }));
    EXPECT_TRUE(support::runUntil([state] { return saysLocked() == (state == State::Locked); }));
}

void GnomeKeyring::kill() {
    if (m_process < 0) return;
    ::kill(m_process, SIGKILL);
    ::waitpid(m_process, nullptr, 0);
    m_process = -1;
    EXPECT_TRUE(support::runUntil([] { return !isOnTheBus(); }));
}

void GnomeKeyring::restart() {
    kill();
    begin(State::Unlocked);
}

void GnomeKeyring::lock() {
    EXPECT_EQ(runProgram({"dbus-send", "--session", "--dest=org.freedesktop.secrets",
                          "--print-reply", "/org/freedesktop/secrets",
                          "org.freedesktop.Secret.Service.Lock", "array:objpath:" + kCollection})
                  .status,
              0);
    EXPECT_TRUE(support::runUntil([] { return saysLocked(); }));
}

void GnomeKeyring::holdStill() {
    ::kill(m_process, SIGSTOP);
}

void GnomeKeyring::goOn() {
    ::kill(m_process, SIGCONT);
}

}  // namespace berth::platform_client::fixtures
