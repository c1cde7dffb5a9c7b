// SPDX-License-Identifier: GPL-3.0-or-later
// How far calls run past their deadline when the server does its worst (goal: 250 ms), and how long
// a call takes when it does not. Prints JSON.
#include <QCoreApplication>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

#include "tests/bench/measure.h"
#include "tests/platform_client/network/test_client.h"
#include "tests/platform_client/network/test_server.h"

namespace berth::bench {
namespace {

using namespace std::chrono_literals;
using platform_client::answerOf;
using platform_client::HttpCall;
using platform_client::HttpResult;
using platform_client::Peer;
using platform_client::TestClient;
using platform_client::TestServer;

constexpr domain::Duration kDeadline = 500ms;
constexpr int kCallsAtOnce = 6;
constexpr int kRounds = 5;

double milliseconds(domain::Duration duration) {
    return std::chrono::duration<double, std::milli>(duration).count();
}

TestServer::Behaviour trickling(std::string first, std::string again) {
    return [first = std::move(first), again = std::move(again)](Peer& peer) {
        peer.readRequest();
        for (bool taken = peer.send(first); taken; taken = peer.send(again))
            peer.sleep(1ms);
    };
}

std::vector<std::pair<const char*, TestServer::Behaviour>> worst() {
    return {{"silent", [](Peer& peer) { peer.waitForEnd(); }},
            {"head_trickles", trickling("HTTP/1.1 200 OK\r\nX: ", "x")},
            {"body_trickles", trickling("HTTP/1.1 200 OK\r\n\r\n", "x")},
            {"body_floods", [](Peer& peer) {
                 peer.readRequest();
                 // Chunks of one byte: much to read, little to keep.
                 std::string chunks;
                 for (int i = 0; i < 10'000; ++i)
                     chunks += "1\r\nx\r\n";
                 bool taken = peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
                 while (taken)
                     taken = peer.send(chunks);
             }}};
}

// The longest of several calls at once, from send() to its reply.
double worstOverrun(const TestServer::Behaviour& behaviour) {
    double made = 0;
    for (int round = 0; round < kRounds; ++round) {
        const TestServer server(behaviour);
        TestClient client;
        std::vector<std::future<HttpResult>> results;
        const auto begin = std::chrono::steady_clock::now();
        for (int i = 0; i < kCallsAtOnce; ++i) {
            HttpCall call;
            call.url = server.url();
            call.deadline = kDeadline;
            results.push_back(client.send(std::move(call)));
        }
        for (auto& each : results)
            (void)TestClient::resultOf(std::move(each));
        made = std::max(made, milliseconds(std::chrono::steady_clock::now() - begin - kDeadline));
    }
    return made;
}

double medianCall(TestClient& client, const TestServer& server, const std::string& pin) {
    std::vector<double> times;
    for (int i = 0; i < 500; ++i) {
        HttpCall call;
        call.url = server.url();
        call.pinnedCertificate = pin;
        const HttpResult result = client.run(std::move(call));
        if (result) times.push_back(milliseconds(result->took));
    }
    return median(std::move(times));
}

void print() {
    std::printf("{\n  \"load\": %.1f,\n", loadAverage());
    for (const auto& [name, behaviour] : worst())
        std::printf("  \"%s_overrun_ms\": %.1f,\n", name, worstOverrun(behaviour));
    const std::string answer = answerOf(std::string(2000, 'x'));
    const auto identity = platform_client::Identity::make({});
    const TestServer plain(TestServer::answering(answer));
    const TestServer tls(TestServer::answering(answer), {identity, 0});
    TestClient client;
    std::printf("  \"get_ms\": %.3f,\n  \"get_tls_ms\": %.3f\n}\n", medianCall(client, plain, {}),
                medianCall(client, tls, identity.fingerprint()));
}

}  // namespace
}  // namespace berth::bench

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    berth::bench::print();
    return 0;
}
