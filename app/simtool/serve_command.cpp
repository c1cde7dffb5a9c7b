// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <charconv>
#include <optional>
#include <ostream>

#include "app/simtool/api_options.h"
#include "app/simtool/commands.h"
#include "app/simtool/server.h"
#include "app/simtool/ssh_options.h"
#include "app/simtool/stop_signals.h"
#include "sim/scenario/builtin_known.h"

namespace berth::app {
namespace {

constexpr double kHighestSpeed = 10'000;  // as domain::Pace

tl::expected<double, std::string> speedOf(const std::string& text) {
    double speed = 0;
    const auto [end, status] =
        std::from_chars(text.data(), text.data() + text.size(), speed, std::chars_format::fixed);
    const bool whole = status == std::errc{} && end == text.data() + text.size();
    if (whole && (speed == 0 || (speed >= 1 && speed <= kHighestSpeed))) return speed;
    return tl::unexpected(
        fmt::format("--speed must be a number from 1 to {:.0f}, or 0 for as fast as it goes, not "
                    "\"{}\"",
                    kHighestSpeed, text));
}

// Why not, said on err already, or what the words ask for.
std::optional<ServerSetup> setupOf(const Arguments& arguments, const Streams& streams) {
    ServerSetup setup;
    if (const auto text = arguments.value("--speed")) {
        const auto speed = speedOf(*text);
        if (!speed) {
            refuse(streams, speed.error());
            return std::nullopt;
        }
        setup.speed = *speed;
    }
    if (const auto text = arguments.value("--seed")) {
        const auto seed = seedOf(*text);
        if (!seed) {
            refuse(streams, seed.error());
            return std::nullopt;
        }
        setup.seed = *seed;
    }
    auto api = apiSetupOf(arguments);
    if (!api) {
        refuse(streams, api.error());
        return std::nullopt;
    }
    setup.api = std::move(*api);
    auto ssh = sshSetupOf(arguments);
    if (!ssh) {
        refuse(streams, ssh.error());
        return std::nullopt;
    }
    setup.ssh = std::move(*ssh);
    setup.stateFolder = arguments.value("--state");
    const auto path = arguments.value("--scenario");
    if (!path) return setup;
    auto text = sim::scenario::readScenarioText(*path);
    if (!text) {
        refuse(streams, fmt::format("{}: {}", *path, text.error().detail));
        return std::nullopt;
    }
    if (const auto scenario = sim::scenario::parseScenario(*text, sim::scenario::builtinKnown());
        !scenario) {
        for (const sim::scenario::ScenarioError& error : scenario.error())
            streams.err << terminalLine(toText(error, *path)) << '\n';
        return std::nullopt;
    }
    setup.scenarioText = std::move(*text);
    return setup;
}

}  // namespace

const CommandSpec& serveSpec() {
    static const CommandSpec kSpec{
        "serve",
        "",
        "Keeps a simulated cluster running, with a real HTTP address on this computer for every "
        "link and for the platform's Open API.",
        {{"--scenario", "FILE", "what to run; without it the sample cluster, empty"},
         {"--state", "DIR", "keep everything there and continue where it was"},
         {"--speed", "X", "simulated seconds a real second, 1 to 10000; 0: as fast as it goes"},
         {"--seed", "N", "instead of the scenario's own seed"},
         {"--api-port", "P", "where the Open API is served; without it, or 0: any free port"},
         {"--token", "T",
          "of the API, and the password of SSH; other users can read it from the list of "
          "processes"},
         {"--token-file", "FILE", "holds the token; without either, one is made at random"},
         {"--rsa-public-key", "FILE", "PEM; every request of the API has to be signed"},
         {"--ssh-port", "P", "where SSH into the nodes is served; without it, or 0: any free port"},
         {"--authorized-keys", "FILE", "public keys that may come in too, as OpenSSH lists them"}},
        "Prints one line of JSON once every deployment has its links:\n"
        "  {\"api\":\"http://127.0.0.1:40000\",\"ssh\":\"127.0.0.1:40002\",\n"
        "   \"token\":\"01234567-89ab-…-20260131235959\",\"hostKey\":\"ssh-ed25519 AAAA…\",\n"
        "   \"links\":[{\"deployment\":\"echo\",\"port\":80,\"url\":\"http://127.0.0.1:40001\"}]}\n"
        "A link that could not be opened has \"url\": null and says the \"problem\". SIGTERM,\n"
        "SIGINT and SIGHUP save and end it. Without --state nothing is kept.\n"
        "The nodes answer ssh, scp and sftp under their names, with the token as password:\n"
        "  ssh echo-1@127.0.0.1 -p 40002 nvidia-smi\n"
        "Their key is made anew with each start, or kept with --state."};
    return kSpec;
}

int serveCommand(const Arguments& arguments, const Streams& streams) {
    auto setup = setupOf(arguments, streams);
    if (!setup) return kCannot;
    const StopSignals stop;  // before any thread is started
    auto server = Server::open(std::move(*setup), streams);
    if (!server) return refuse(streams, server.error().detail);
    switch ((*server)->awaitLinks(stop)) {
        case Server::Waiting::Stopped:
            return kDone;
        case Server::Waiting::Failed:
            return refuse(streams, (*server)->problem());
        case Server::Waiting::Ready:
            break;
    }
    // Whoever waits for that line would wait for ever.
    const bool told = !(streams.out << (*server)->readyLine() << std::endl).fail();
    if (told) stop.wait();
    if (const auto saved = (*server)->close(); !saved)
        return refuse(streams, "the last moments could not be saved: " + saved.error().detail);
    return told ? kDone : kCannot;  // main() says what became of standard output
}

}  // namespace berth::app
