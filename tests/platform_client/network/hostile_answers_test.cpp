// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

#include "tests/platform_client/network/test_client.h"
#include "tests/platform_client/network/test_server.h"

namespace berth::platform_client {
namespace {

using namespace std::chrono_literals;
using Kind = HttpFailureKind;

// Sends the same again and again, once a request is there, for as long as the other side takes it.
TestServer::Behaviour withoutEnd(std::string first, std::string again) {
    return [first = std::move(first), again = std::move(again)](Peer& peer) {
        peer.readRequest();
        if (!peer.send(first)) return;
        while (peer.send(again)) {
        }
    };
}

HttpResult ask(const TestServer& server, domain::Duration deadline = 100s) {
    TestClient client;
    HttpCall call;
    call.url = server.url();
    call.deadline = deadline;
    return client.run(std::move(call));
}

Kind kindOf(const HttpResult& result) {
    EXPECT_FALSE(result.has_value());
    return result ? Kind::BadAddress : result.error().kind;
}

TEST(HostileAnswers, EndAtTheDeadlineWhenNothingComes) {
    const TestServer server([](Peer& peer) { peer.waitForEnd(); });
    const HttpResult result = ask(server, 50ms);
    EXPECT_EQ(kindOf(result), Kind::TimedOut);
    EXPECT_TRUE(result.error().mayHaveArrived);
    EXPECT_GE(result.error().took, 50ms);
    EXPECT_EQ(result.error().detail, "no complete answer within 50ms");
}

TEST(HostileAnswers, EndAtTheDeadlineWhenTheyTrickle) {
    // Each byte would begin an idle time-out anew; the deadline is for the whole.
    for (const char* first :
         {"", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"}) {
        const TestServer server([&](Peer& peer) {
            peer.readRequest();
            std::string rest = *first == '\0' ? "HTTP/1.1 200 OK" : "X";
            peer.send(first);
            for (std::size_t i = 0; peer.send(rest.substr(std::min(i, rest.size() - 1), 1)); ++i)
                peer.sleep(5ms);
        });
        const HttpResult result = ask(server, 120ms);
        EXPECT_TRUE(kindOf(result) == Kind::TimedOut || *first == '\0') << first;
    }
}

TEST(HostileAnswers, EndWithoutAHeadThatEnds) {
    EXPECT_EQ(kindOf(ask(TestServer(withoutEnd("HTTP/1.1 200 OK\r\n", "X-More: yes\r\n")))),
              Kind::Malformed);
    EXPECT_EQ(kindOf(ask(TestServer(withoutEnd("HTTP/1.1 200 OK\r\nX: ", "xxxxxxxxxxxxxxxx")))),
              Kind::Malformed);
    EXPECT_EQ(kindOf(ask(TestServer(withoutEnd("HTTP/1.1 200 ", "OKOKOKOKOKOKOKOK")))),
              Kind::Malformed);
}

TEST(HostileAnswers, EndWithTenThousandFields) {
    std::string head = "HTTP/1.1 200 OK\r\n";
    for (int i = 0; i < 10'000; ++i)
        head += "X-" + std::to_string(i) + ": v\r\n";
    EXPECT_EQ(kindOf(ask(TestServer(TestServer::once(head + "Content-Length: 0\r\n\r\n")))),
              Kind::Malformed);
}

TEST(HostileAnswers, EndAStormOfInterimAnswers) {
    EXPECT_EQ(kindOf(ask(TestServer(withoutEnd("", "HTTP/1.1 100 Continue\r\n\r\n")))),
              Kind::Malformed);
    EXPECT_EQ(kindOf(ask(TestServer(withoutEnd("", "HTTP/1.1 103 Early\r\nLink: x\r\n\r\n")))),
              Kind::Malformed);
}

TEST(HostileAnswers, AreBrokenWhereverTheyAreCut) {
    const std::string whole =
        "HTTP/1.1 200 OK\r\nX-One: 1\r\nContent-Length: 12\r\n\r\nhello, world";
    const std::string chunked =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
    TestClient client;
    for (const std::string& answer : {whole, chunked}) {
        std::atomic<std::size_t> cut{0};
        const TestServer server([&](Peer& peer) {
            peer.readRequest();
            peer.send(answer.substr(0, cut));
            if (cut % 2 == 1) peer.reset();
        });
        for (; cut < answer.size(); ++cut) {
            EXPECT_EQ(kindOf(client.get(server.url())), Kind::Broken) << "after " << cut;
        }
        EXPECT_TRUE(cut % 2 == 1 || client.get(server.url()).has_value());
        EXPECT_EQ(server.requests().size(), answer.size() + (cut % 2 == 1 ? 0U : 1U));
    }
}

TEST(HostileAnswers, AreReadTheSameByteByByte) {
    const std::string whole =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
    const TestServer server([&](Peer& peer) {
        peer.readRequest();
        for (const char c : whole) {
            peer.send({&c, 1});
            peer.sleep(1ms);
        }
    });
    const HttpResult result = ask(server);
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->body, "hello");
}

TEST(HostileAnswers, AreRefusedWhenTheyAreNotOneAnswer) {
    TestClient client;
    for (const std::string& bytes : std::vector<std::string>{
             "SSH-2.0-OpenSSH_9.2\r\n", "220 mail.example ESMTP\r\n", "\r\n\r\n",
             "<html>hello</html>", "HTTP/2 200 OK\r\n\r\n", "HTTP/0.9 200 OK\r\n\r\nx",
             "HTTP/1.1 abc\r\n\r\n", std::string("\x16\x03\x01\0\x05hello", 10),
             "ICY 200 OK\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: "
             "chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
             "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
             "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nhello",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nhello\r\n0\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n0\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello!!\r\n0\r\n\r\n",
             "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFFF\r\nhello",
             "HTTP/1.1 200 OK\r\nX: y\r\n folded\r\nContent-Length: 0\r\n\r\n",
             "HTTP/1.1 200 OK\nContent-Length: 0\n\n",
             "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n"}) {
        const TestServer server(TestServer::once(bytes));
        EXPECT_EQ(kindOf(client.get(server.url())), Kind::Malformed) << bytes;
    }
}

TEST(HostileAnswers, AreBrokenWhenTheyAreShorterThanTheySay) {
    EXPECT_EQ(kindOf(ask(TestServer(
                  TestServer::once("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello")))),
              Kind::Broken);
}

TEST(HostileAnswers, LeaveNothingBehindWhenTheyAreLongerThanTheySay) {
    // What follows must not become the answer to the next request.
    const std::string smuggled = answerOf("smuggled");
    for (const bool together : {true, false}) {
        std::atomic<int> sent = 0;
        const TestServer server([&](Peer& peer) {
            while (!peer.readRequest().empty()) {
                peer.send(together ? answerOf("mine") + smuggled : answerOf("mine"));
                if (!together) peer.send(smuggled);
                ++sent;
            }
        });
        TestClient client;
        for (int i = 0; i < 20; ++i) {
            const HttpResult result = client.get(server.url());
            ASSERT_TRUE(result.has_value());
            EXPECT_EQ(result->body, "mine");
            while (sent <= i)
                std::this_thread::yield();
        }
    }
}

TEST(HostileAnswers, EndWhenTheConnectionIsReset) {
    const TestServer server([](Peer& peer) { peer.reset(); });
    EXPECT_EQ(kindOf(ask(server)), Kind::Broken);
}

TEST(HostileAnswers, AreBelievedWhenTheyComeBeforeTheRequestWasRead) {
    // A refusal of a large body while that is still being written.
    const TestServer server([](Peer& peer) {
        if (peer.number() == 1) {
            peer.send(answerOf("too large", "413 Too Large"));
            peer.sleep(1min);
        } else {
            peer.readRequest();
            peer.send(answerOf("next"));
        }
    });
    TestClient client;
    HttpCall call;
    call.method = "POST";
    call.url = server.url();
    call.body = std::string(16 << 20, 'x');
    const HttpResult result = client.run(std::move(call));
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->status, 413);
    const HttpResult next = client.get(server.url());
    ASSERT_TRUE(next.has_value()) << "it does not stand behind the rest of that body";
    EXPECT_EQ(next->body, "next");
}

TEST(HostileAnswers, MustNotBeSlowerThanTheLeastRate) {
    // Both at once, since ten seconds must go by: one below the rate, one above it.
    const auto trickle = [](std::size_t bytes) {
        return [bytes](Peer& peer) {
            peer.readRequest();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1200\r\n\r\n");
            for (std::size_t sent = 0; sent < 1200; sent += bytes) {
                if (!peer.send(std::string(bytes, 'x'))) return;
                peer.sleep(100ms);
            }
        };
    };
    const TestServer slow(trickle(2));
    const TestServer quick(trickle(10));
    TestClient client;
    const auto send = [&](const TestServer& server) {
        HttpCall call;
        call.url = server.url();
        call.deadline = 100s;
        call.slowest = 40;  // bytes a second
        return client.send(std::move(call));
    };
    auto first = send(slow);
    auto second = send(quick);
    const HttpResult result = TestClient::resultOf(std::move(first));
    EXPECT_EQ(kindOf(result), Kind::TimedOut);
    EXPECT_EQ(result.error().detail, "the answer came more slowly than 40 bytes a second");
    EXPECT_TRUE(TestClient::resultOf(std::move(second)).has_value());
}

}  // namespace
}  // namespace berth::platform_client
