// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/simtool/http_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <string_view>

namespace berth::app::testing {
namespace {

constexpr std::string_view kPrefix = "http://127.0.0.1:";

std::string answerTo(std::uint16_t port, const std::string& request) {
    const int connection = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    std::string answer;
    if (::connect(connection, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
        ::send(connection, request.data(), request.size(), MSG_NOSIGNAL) ==
            static_cast<ssize_t>(request.size())) {
        std::array<char, 4096> buffer{};
        for (ssize_t got = 1; got > 0;) {
            got = ::recv(connection, buffer.data(), buffer.size(), 0);
            if (got > 0) answer.append(buffer.data(), static_cast<std::size_t>(got));
        }
    }
    ::close(connection);
    return answer;
}

}  // namespace

HttpAnswer request(const std::string& method, const std::string& url, const std::string& body,
                   const std::string& headers) {
    if (url.substr(0, kPrefix.size()) != kPrefix) return {};
    const std::size_t slash = url.find('/', kPrefix.size());
    const std::string path = slash == std::string::npos ? "/" : url.substr(slash);
    const auto port = static_cast<std::uint16_t>(std::atoi(url.c_str() + kPrefix.size()));
    const std::string text = answerTo(
        port, method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port) +
                  "\r\n" + headers + "Connection: close\r\nContent-Length: " +
                  std::to_string(body.size()) + "\r\n\r\n" + body);
    HttpAnswer answer;
    if (text.rfind("HTTP/1.1 ", 0) != 0) return answer;
    answer.status = std::atoi(text.c_str() + 9);
    const auto header = [&](const std::string& name) {
        const std::size_t at = text.find(name);
        if (at == std::string::npos) return std::string{};
        const std::size_t begin = at + name.size();
        return text.substr(begin, text.find("\r\n", begin) - begin);
    };
    answer.node = header("X-Berth-Node: ");
    answer.deployment = header("X-Berth-Deployment: ");
    if (const std::size_t end = text.find("\r\n\r\n"); end != std::string::npos) {
        answer.body = text.substr(end + 4);
    }
    return answer;
}

}  // namespace berth::app::testing
