// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/http/http_request.h"

#include <algorithm>
#include <array>

#include "models/domain/ascii.h"

namespace berth::platform_client {

namespace {

// Written by this file alone.
constexpr std::array<std::string_view, 10> kOurs = {
    "host",       "content-length",      "transfer-encoding", "connection", "te",
    "user-agent", "proxy-authorization", "upgrade",           "expect",     "accept-encoding"};

bool isFieldValue(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
    });
}

}  // namespace

bool isToken(std::string_view text) {
    constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return domain::isLetter(c) || domain::isDigit(c) ||
               kMarks.find(c) != std::string_view::npos;
    });
}

domain::Result<std::string> writeRequest(const HttpCall& call, const HttpAddress& address,
                                         const RequestForm& form) {
    const auto refuse = [](const char* why, const char* field) {
        return domain::fail(domain::ErrorCode::InvalidArgument, why, field);
    };
    if (call.method != "GET" && call.method != "POST")
        return refuse("only GET and POST are sent", "method");
    if (call.method == "GET" && !call.body.empty()) return refuse("a GET has no body", "method");
    std::string made = call.method + ' ';
    if (form.absoluteTarget) made += "http://" + address.hostField();
    made += address.target + " HTTP/1.1\r\nHost: " + address.hostField() + "\r\n";
    made += "User-Agent: " + form.userAgent + "\r\nAccept-Encoding: ";
    made += form.packed ? "gzip\r\n" : "identity\r\n";
    if (form.last) made += "Connection: close\r\n";
    bool accept = false;
    for (const auto& [name, value] : call.headers) {
        const std::string known = domain::lowerCase(name);
        if (!isToken(name) || !isFieldValue(value))
            return refuse("a header field holds a sign that must not be in one", "headers");
        if (std::find(kOurs.begin(), kOurs.end(), known) != kOurs.end())
            return refuse("a header field is the transport's own", "headers");
        accept = accept || known == "accept";
        made.append(name).append(": ").append(value).append("\r\n");
    }
    if (!accept) made += "Accept: */*\r\n";
    if (!form.proxyAuthorization.empty())
        made += "Proxy-Authorization: " + form.proxyAuthorization + "\r\n";
    if (call.method == "POST")
        made += "Content-Length: " + std::to_string(call.body.size()) + "\r\n";
    return made + "\r\n" + call.body;
}

}  // namespace berth::platform_client
