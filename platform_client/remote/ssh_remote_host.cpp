// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/remote/ssh_remote_host.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "models/domain/text.h"
#include "platform_client/inspector/batch.h"
#include "platform_client/inspector/inspection_reader.h"
#include "platform_client/inspector/unkept_files.h"

namespace berth::platform_client::remote {

namespace {

using domain::CommandOutput;
using domain::ErrorCode;
using domain::Result;

// Longer than the parts of the batch that may hang are given together.
constexpr domain::Duration kInspectionDeadline = std::chrono::seconds(60);
// Lines between the sections, and what the shell itself may have to say.
constexpr std::size_t kInspectionExtra = 256 * 1024;

// A disk of some hundred thousand files, read for the first time.
constexpr domain::Duration kWalkDeadline = std::chrono::minutes(5);

// Reads the script from its standard input. What the deadline ends here would run on there: servers
// need not pass signals on, and OpenSSH does not for root. So it is ended there too, a second
// later, where there is a `timeout`. Only quotes are left to the person's login shell, which may be
// none of POSIX.
std::string shellFor(domain::Duration deadline) {
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(deadline).count() + 1;
    return fmt::format(
        "sh -c 'if timeout -s KILL 9 true </dev/null >/dev/null 2>&1; "
        "then exec timeout -s KILL {} sh; else exec sh; fi'",
        seconds);
}

// Kept alive by the channel's callbacks until it has ended.
struct Command {
    explicit Command(std::size_t limit) : most(limit) {}
    const std::size_t most;
    CommandOutput output;
    std::unique_ptr<ssh::Channel> channel;

    void take(std::string bytes, bool errors) {
        const std::size_t held = output.output.size() + output.errors.size();
        const std::size_t room = most - std::min(most, held);
        if (bytes.size() > room) {
            output.cut = true;
            bytes.resize(room);
        }
        (errors ? output.errors : output.output) += bytes;
    }
};

// The state of a host is that of its first connection.
domain::RemoteCallbacks withoutState(domain::RemoteCallbacks callbacks) {
    callbacks.onState = nullptr;
    return callbacks;
}

class SshShell final : public domain::RemoteShell {
  public:
    explicit SshShell(std::unique_ptr<ssh::Channel> channel) : m_channel(std::move(channel)) {}

    void write(std::string bytes) override { m_channel->write(bytes); }
    void resize(domain::ShellSize size) override { m_channel->resize(size); }
    void taken(std::size_t bytes) override { m_channel->taken(bytes); }

  private:
    const std::unique_ptr<ssh::Channel> m_channel;
};

}  // namespace

SshRemoteHost::SshRemoteHost(domain::HostProfile profile, domain::RemoteCallbacks callbacks,
                             const ssh::SshOptions& options)
    : m_random(*options.random),
      m_files([profile, asking = withoutState(callbacks), options, memory = m_memory] {
          return std::make_shared<ssh::Transport>(profile, asking, options, memory);
      }),
      m_transport(std::move(profile), std::move(callbacks), options, m_memory) {}

void SshRemoteHost::runScript(const std::string& script, const domain::CommandLimits& limits,
                              Ended ended) {
    auto command = std::make_shared<Command>(limits.maxOutput);
    ssh::ChannelWish wish;
    wish.text = shellFor(limits.deadline);
    wish.deadline = limits.deadline;
    wish.window = std::numeric_limits<std::size_t>::max();  // what is too much is thrown away
    ssh::ChannelCallbacks callbacks;
    callbacks.onBytes = [command](std::string bytes, bool errors) {
        command->take(std::move(bytes), errors);
    };
    callbacks.onEnded = [command, ended = std::move(ended)](Result<std::optional<int>> result) {
        if (result) command->output.status = *result;
        ended(std::move(command->output),
              result ? std::nullopt : std::optional(std::move(result.error())));
    };
    auto channel = m_transport.open(std::move(wish), std::move(callbacks));
    channel->write(script);
    channel->writeEnd();
    command->channel = std::move(channel);
}

void SshRemoteHost::run(std::string script, domain::CommandLimits limits,
                        domain::Reply<CommandOutput> reply) {
    runScript(script, limits,
              [reply = std::move(reply)](CommandOutput output, std::optional<domain::Error> error) {
                  if (error)
                      reply(tl::unexpected(std::move(*error)));
                  else
                      reply(std::move(output));
              });
}

void SshRemoteHost::inspect(domain::Reply<domain::Inspection> reply) {
    // As many digits as an operation's id has, and as hard to guess.
    const std::string nonce = domain::newOperationId(m_random).value;
    const auto batch = inspector::commandBatch(nonce);
    if (!batch) {
        reply(tl::unexpected(batch.error()));
        return;
    }
    domain::CommandLimits limits{kInspectionDeadline, kInspectionExtra};
    for (const inspector::BatchSection& section : inspector::batchSections())
        limits.maxOutput += section.limit;
    runScript(*batch, limits,
              [reply = std::move(reply), nonce](const CommandOutput& output,
                                                std::optional<domain::Error> error) {
                  // What was seen before it took too long is worth showing.
                  if (error && (error->code != ErrorCode::TimedOut || output.output.empty()))
                      reply(tl::unexpected(std::move(*error)));
                  else
                      reply(inspector::readInspection(output.output, nonce));
              });
}

void SshRemoteHost::findUnkept(domain::Reply<domain::UnkeptFiles> reply) {
    const domain::CommandLimits limits{kWalkDeadline,
                                       inspector::kMostUnkeptBytes + kInspectionExtra};
    run(inspector::unkeptScript(), limits, [reply = std::move(reply)](Result<CommandOutput> ran) {
        if (!ran) return reply(tl::unexpected(std::move(ran.error())));
        if (ran->status == inspector::kNothingTold)
            return reply(
                domain::fail(ErrorCode::NotSupported, std::string(domain::trimmed(ran->errors))));
        reply(inspector::readUnkept(ran->output, ran->cut));
    });
}

std::unique_ptr<domain::RemoteShell> SshRemoteHost::openShell(
    domain::ShellSize size, domain::RemoteShellCallbacks callbacks) {
    ssh::ChannelWish wish;
    wish.kind = ssh::ChannelKind::Shell;
    wish.size = size;
    ssh::ChannelCallbacks below;
    if (callbacks.onBytes)
        below.onBytes = [given = std::move(callbacks.onBytes)](std::string bytes, bool) {
            given(std::move(bytes));
        };
    below.onEnded = std::move(callbacks.onEnded);
    return std::make_unique<SshShell>(m_transport.open(std::move(wish), std::move(below)));
}

}  // namespace berth::platform_client::remote
