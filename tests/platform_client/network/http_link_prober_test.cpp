// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/network/http_link_prober.h"

#include <gtest/gtest.h>

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/event_loop.h"

namespace berth::platform_client {
namespace {

using namespace std::chrono_literals;
using domain::ErrorCode;
using domain::LinkAnswer;
using domain::Result;
using Answers = Result<std::vector<LinkAnswer>>;

// A server on this computer that does to each connection, once a whole request is there, what the
// test says.
class Server {
  public:
    using Behaviour = std::function<void(QTcpSocket&, int connection)>;

    explicit Server(Behaviour behaviour) : m_behaviour(std::move(behaviour)) {
        EXPECT_TRUE(m_server.listen(QHostAddress::LocalHost));
        QObject::connect(&m_server, &QTcpServer::newConnection, [this] {
            QTcpSocket* socket = m_server.nextPendingConnection();
            const int number = ++m_connections;
            QObject::connect(socket, &QTcpSocket::readyRead, [this, socket, number] {
                QByteArray& request = m_requests[static_cast<std::size_t>(number)];
                request += socket->readAll();
                if (request.contains("\r\n\r\n")) m_behaviour(*socket, number);
            });
        });
    }
    [[nodiscard]] std::string url(const char* path = "/") const {
        return "http://127.0.0.1:" + std::to_string(m_server.serverPort()) + path;
    }
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] const QByteArray& request(int number) const {
        return m_requests[static_cast<std::size_t>(number)];
    }

  private:
    Behaviour m_behaviour;
    QTcpServer m_server;
    int m_connections = 0;
    std::vector<QByteArray> m_requests = std::vector<QByteArray>(200);
};

Server::Behaviour always(const std::string& bytes) {
    return [bytes](QTcpSocket& socket, int) {
        socket.write(bytes.data(), static_cast<qint64>(bytes.size()));
        socket.disconnectFromHost();
    };
}

Answers ask(const std::string& url, int times = 1, HttpLinkProber::Options options = {}) {
    HttpLinkProber prober(options);
    std::mutex mutex;
    std::optional<Answers> answers;
    prober.probe(url, times, [&](Answers given) {
        const std::lock_guard lock(mutex);
        EXPECT_FALSE(answers.has_value()) << "one reply for one probe";
        answers = std::move(given);
    });
    const bool ended = support::runUntil([&] {
        const std::lock_guard lock(mutex);
        return answers.has_value();
    });
    EXPECT_TRUE(ended);
    return answers.value_or(domain::fail(ErrorCode::Internal, "no reply"));
}

LinkAnswer askOnce(const std::string& url, HttpLinkProber::Options options = {}) {
    const Answers answers = ask(url, 1, options);
    EXPECT_TRUE(answers.has_value());
    return answers && answers->size() == 1 ? answers->front() : LinkAnswer{};
}

TEST(HttpLinkProber, SaysWhoAnsweredEachRequestInTurn) {
    const Server server([](QTcpSocket& socket, int number) {
        const QByteArray body = "hello " + QByteArray::number(number);
        socket.write("HTTP/1.1 200 OK\r\nX-Berth-Node: echo-" + QByteArray::number(number % 3 + 1) +
                     "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    });
    const Answers answers = ask(server.url("/x?y=1"), 6);
    ASSERT_TRUE(answers.has_value());
    ASSERT_EQ(answers->size(), 6U);
    EXPECT_EQ(server.connections(), 6);
    for (int i = 0; i < 6; ++i) {
        const LinkAnswer& answer = (*answers)[static_cast<std::size_t>(i)];
        EXPECT_EQ(answer.status, 200);
        EXPECT_EQ(answer.node, "echo-" + std::to_string((i + 1) % 3 + 1));
        EXPECT_EQ(answer.body, "hello " + std::to_string(i + 1));
        EXPECT_EQ(answer.problem, "");
        EXPECT_GT(answer.took.count(), 0);
    }
    EXPECT_TRUE(server.request(1).startsWith("GET /x?y=1 HTTP/1.1\r\n"));
    EXPECT_FALSE(server.request(1).toLower().contains("cookie"));
}

TEST(HttpLinkProber, TakesErrorStatusesForAnswers) {
    for (const int status : {400, 404, 429, 500, 503}) {
        const Server server(always("HTTP/1.1 " + std::to_string(status) +
                                   " X\r\nContent-Length: 2\r\nX-Berth-Node: n\r\n\r\nno"));
        const LinkAnswer answer = askOnce(server.url());
        EXPECT_EQ(answer.status, status);
        EXPECT_EQ(answer.node, "n");
        EXPECT_EQ(answer.problem, "") << status;
    }
}

TEST(HttpLinkProber, DoesNotFollowRedirects) {
    const Server other(always("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
    const Server server(
        always("HTTP/1.1 302 Found\r\nLocation: " + other.url() + "\r\nContent-Length: 0\r\n\r\n"));
    const LinkAnswer answer = askOnce(server.url());
    EXPECT_EQ(answer.status, 302);
    EXPECT_EQ(answer.problem, "it points to another address, which was not followed");
    EXPECT_EQ(other.connections(), 0);
}

TEST(HttpLinkProber, KeepsNoMoreOfANodesNameThanANameIsLong) {
    const Server server(always("HTTP/1.1 200 OK\r\nX-Berth-Node: " + std::string(5000, 'n') +
                               "\r\nContent-Length: 0\r\n\r\n"));
    EXPECT_EQ(askOnce(server.url()).node, std::string(256, 'n'));
}

TEST(HttpLinkProber, SendsNoCookieItWasGiven) {
    const Server server(always("HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n"));
    ASSERT_TRUE(ask(server.url(), 2).has_value());
    EXPECT_FALSE(server.request(2).toLower().contains("cookie"));
}

TEST(HttpLinkProber, CutsTheBody) {
    const Server server(
        always("HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n" + std::string(9000, 'x')));
    const LinkAnswer answer = askOnce(server.url());
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, std::string(4096, 'x'));
    EXPECT_EQ(answer.problem, "");
}

TEST(HttpLinkProber, EndsWithABodyThatNeverEnds) {
    const Server server([](QTcpSocket& socket, int) {
        socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        auto* timer = new QTimer(&socket);
        QObject::connect(timer, &QTimer::timeout, &socket, [&socket] {
            if (socket.isOpen() && socket.bytesToWrite() < 100'000)
                socket.write("400\r\n" + QByteArray(1024, 'y') + "\r\n");
        });
        timer->start(0);
    });
    const LinkAnswer answer = askOnce(server.url());
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body.size(), 4096U);
}

TEST(HttpLinkProber, EndsWithAHeadThatNeverEnds) {
    const Server server([](QTcpSocket& socket, int) {
        socket.write("HTTP/1.1 200 OK\r\n");
        auto* timer = new QTimer(&socket);
        QObject::connect(timer, &QTimer::timeout, &socket, [&socket] {
            if (socket.isOpen()) socket.write("X-More: " + QByteArray(100, 'h') + "\r\n");
        });
        timer->start(0);
    });
    const LinkAnswer answer = askOnce(server.url());
    EXPECT_EQ(answer.problem, "there are more than 100 header fields");
}

TEST(HttpLinkProber, EndsAtTheDeadlineWhenTheServerIsSilent) {
    const Server server([](QTcpSocket&, int) {});
    const LinkAnswer answer = askOnce(server.url(), {.deadline = 50ms});
    EXPECT_EQ(answer.status, 0);
    EXPECT_EQ(answer.problem, "no complete answer within 50ms");
    EXPECT_GE(answer.took, 50ms);
}

TEST(HttpLinkProber, EndsAtTheDeadlineWhenTheServerTrickles) {
    // Each byte would begin an idle time-out anew; the deadline is for the whole.
    const Server server([](QTcpSocket& socket, int) {
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\nX-Berth-Node: slow\r\n\r\n");
        auto* timer = new QTimer(&socket);
        QObject::connect(timer, &QTimer::timeout, &socket, [&socket] {
            if (socket.isOpen()) socket.write("z");
        });
        timer->start(2);
    });
    const LinkAnswer answer = askOnce(server.url(), {.deadline = 100ms});
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.node, "slow");
    EXPECT_EQ(answer.problem, "no complete answer within 100ms");
}

TEST(HttpLinkProber, RefusesManyHeaders) {
    std::string headers;
    for (int i = 0; i < 10'000; ++i)
        headers += "X-H" + std::to_string(i) + ": v\r\n";
    const Server server(always("HTTP/1.1 200 OK\r\n" + headers + "X-Berth-Node: " +
                               std::string(5000, 'n') + "\r\nContent-Length: 0\r\n\r\n"));
    const LinkAnswer answer = askOnce(server.url());
    EXPECT_EQ(answer.problem, "there are more than 100 header fields");
    EXPECT_EQ(answer.node, "");
}

TEST(HttpLinkProber, NamesWhatIsNoHttp) {
    for (const char* bytes : {"SSH-2.0-OpenSSH_9.2\r\n", "\r\n\r\n\r\n", "HTTP/9.9\r\n\r\n",
                              "HTTP/1.1 abc OK\r\n\r\n"}) {
        const Server server(always(bytes));
        const LinkAnswer answer = askOnce(server.url(), {.deadline = 500ms});
        EXPECT_NE(answer.problem, "") << bytes;
    }
}

TEST(HttpLinkProber, NamesARefusedConnection) {
    std::string url;
    {
        const Server gone(always(""));
        url = gone.url();
    }
    const LinkAnswer answer = askOnce(url);
    EXPECT_EQ(answer.status, 0);
    EXPECT_EQ(answer.problem, "the connection was refused");
}

TEST(HttpLinkProber, EndsWhereverTheAnswerIsCut) {
    const std::string whole =
        "HTTP/1.1 200 OK\r\nX-Berth-Node: echo-1\r\nContent-Length: 5\r\n\r\nhello";
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        const Server server(always(whole.substr(0, cut)));
        const LinkAnswer answer = askOnce(server.url(), {.deadline = 2s});
        EXPECT_NE(answer.problem, "") << "cut after " << cut;
    }
}

TEST(HttpLinkProber, RefusesWhatItMustNotAsk) {
    const std::string longUrl = "http://localhost/" + std::string(3000, 'a');
    for (const std::string& url :
         {std::string(), std::string("ftp://localhost/"), std::string("file:///etc/passwd"),
          std::string("http://"), std::string("http://user:word@localhost/"),
          std::string("http://local host/"), longUrl}) {
        const Answers answers = ask(url);
        ASSERT_FALSE(answers.has_value()) << url;
        EXPECT_EQ(answers.error().code, ErrorCode::InvalidArgument);
        EXPECT_EQ(answers.error().field, "url");
    }
    for (const int times : {0, -1, 101}) {
        const Answers answers = ask("http://127.0.0.1:1/", times);
        ASSERT_FALSE(answers.has_value());
        EXPECT_EQ(answers.error().field, "times");
    }
}

TEST(HttpLinkProber, AnswersEveryProbeOnceWhenItIsDestroyed) {
    const Server server([](QTcpSocket&, int) {});
    for (int round = 0; round < 20; ++round) {
        auto prober = std::make_unique<HttpLinkProber>();
        std::mutex mutex;
        std::vector<ErrorCode> ends;
        for (int i = 0; i < 10; ++i) {
            prober->probe(server.url(), 3, [&](const Answers& answers) {
                const std::lock_guard lock(mutex);
                ends.push_back(answers ? ErrorCode::Internal : answers.error().code);
            });
        }
        if (round % 2 == 0) QCoreApplication::processEvents();
        prober.reset();
        EXPECT_EQ(ends, std::vector<ErrorCode>(10, ErrorCode::ShuttingDown));
    }
}

}  // namespace
}  // namespace berth::platform_client
