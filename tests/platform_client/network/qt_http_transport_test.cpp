// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/network/qt_http_transport.h"

#include <gtest/gtest.h>

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <future>
#include <optional>

#include "tests/support/event_loop.h"

namespace berth::platform_client {
namespace {

TEST(QtHttpTransport, SendsACallAndGivesItsAnswer) {
    QTcpServer server;
    ASSERT_TRUE(server.listen(QHostAddress::LocalHost));
    QByteArray seen;
    QObject::connect(&server, &QTcpServer::newConnection, [&] {
        QTcpSocket* socket = server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, [&seen, socket] {
            seen += socket->readAll();
            if (seen.endsWith("ping"))
                socket->write("HTTP/1.1 201 Made\r\nX-One: 1\r\nContent-Length: 4\r\n\r\npong");
        });
    });
    NetworkThread thread;
    QtHttpTransport transport(thread);
    std::unique_ptr<HttpHandle> handle;
    std::promise<HttpResult> promise;
    auto future = promise.get_future();
    thread.post([&] {
        HttpCall call;
        call.method = "POST";
        call.url = "http://127.0.0.1:" + std::to_string(server.serverPort()) + "/a?b=c";
        call.headers = {{"token", "t"}};
        call.body = "ping";
        handle = transport.send(std::move(call),
                                [&](HttpResult result) { promise.set_value(std::move(result)); });
    });
    ASSERT_TRUE(support::runUntil(
        [&] { return future.wait_for(std::chrono::seconds(0)) == std::future_status::ready; }));
    const HttpResult result = future.get();
    ASSERT_TRUE(result.has_value());
    EXPECT_EQ(result->status, 201);
    EXPECT_EQ(result->header("x-one"), "1");
    EXPECT_EQ(result->body, "pong");
    EXPECT_TRUE(seen.startsWith("POST /a?b=c HTTP/1.1\r\n"));
    EXPECT_TRUE(seen.contains("\r\ntoken: t\r\n"));
    std::promise<void> dropped;
    thread.post([&] {
        handle.reset();
        dropped.set_value();
    });
    dropped.get_future().wait();
}

}  // namespace
}  // namespace berth::platform_client
