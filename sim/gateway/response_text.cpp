// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/gateway/response_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <ostream>

// After <ostream>, which it uses without naming it.
#include <boost/beast/http/status.hpp>

#include "sim/gateway/head_scanner.h"

namespace berth::sim::gateway {

namespace {

bool sameLower(std::string_view name, std::string_view lower) {
    return std::equal(name.begin(), name.end(), lower.begin(), lower.end(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b;
    });
}

bool isOurs(std::string_view name) {
    constexpr std::array<std::string_view, 7> kOurs{
        "connection", "content-length", "transfer-encoding", "keep-alive",
        "upgrade",    "trailer",        "proxy-connection"};
    constexpr std::string_view kCors = "access-control-";
    if (name.size() > kCors.size() && sameLower(name.substr(0, kCors.size()), kCors)) return true;
    return std::any_of(kOurs.begin(), kOurs.end(),
                       [&](std::string_view own) { return sameLower(name, own); });
}

bool isToken(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return isTokenByte(static_cast<unsigned char>(c));
    });
}

template <class Number>
void appendNumber(std::string& out, Number number, int base = 10) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, base).ptr;
    out.append(digits.data(), end);
}

}  // namespace

BodyFraming framingOf(const AnswerForm& form, int status, std::int64_t bodyLength) {
    if (status < 200 || status == 204 || status == 304) return BodyFraming::None;
    if (bodyLength >= 0) return BodyFraming::Length;
    return form.http10 ? BodyFraming::UntilClose : BodyFraming::Chunked;
}

void appendHead(std::string& out, const AnswerForm& form, const serving::HttpHead& head,
                std::int64_t bodyLength) {
    const int status = head.status >= 200 && head.status <= 599 ? head.status : 500;
    out += "HTTP/1.1 ";
    appendNumber(out, status);
    out += ' ';
    const auto reason =
        boost::beast::http::obsolete_reason(static_cast<boost::beast::http::status>(status));
    out.append(reason.data(), reason.size());
    out += "\r\n";
    for (const auto& [name, value] : head.headers) {
        if (!isToken(name) || isOurs(name)) continue;
        out += name;
        out += ": ";
        const std::size_t begin = out.size();
        out += value;
        for (std::size_t i = begin; i < out.size(); ++i) {
            const auto byte = static_cast<unsigned char>(out[i]);
            if ((byte < 0x20 && byte != '\t') || byte == 0x7F) out[i] = ' ';
        }
        out += "\r\n";
    }
    const BodyFraming framing = framingOf(form, status, bodyLength);
    if (framing == BodyFraming::Length) {
        out += "Content-Length: ";
        appendNumber(out, bodyLength);
        out += "\r\n";
    } else if (framing == BodyFraming::Chunked) {
        out += "Transfer-Encoding: chunked\r\n";
    }
    if (!form.keepAlive || framing == BodyFraming::UntilClose) {
        out += "Connection: close\r\n";
    } else if (form.http10) {
        out += "Connection: keep-alive\r\n";
    }
    out += "\r\n";
}

void appendChunk(std::string& out, std::string_view data) {
    if (data.empty()) return;  // an empty chunk would be the end
    appendNumber(out, data.size(), 16);
    out += "\r\n";
    out += data;
    out += "\r\n";
}

void appendLastChunk(std::string& out) {
    out += "0\r\n\r\n";
}

std::string ownAnswer(const AnswerForm& form, int status, std::string_view sentence,
                      std::string_view node) {
    serving::HttpHead head;
    head.status = status;
    head.headers.emplace_back("Content-Type", "text/plain; charset=utf-8");
    head.headers.emplace_back("Cache-Control", "no-store");
    head.headers.emplace_back("X-Content-Type-Options", "nosniff");
    if (!node.empty()) head.headers.emplace_back("X-Berth-Node", node);
    if (status == 405)
        head.headers.emplace_back("Allow", "GET, HEAD, POST, PUT, DELETE, PATCH, OPTIONS");
    if (status == 503) head.headers.emplace_back("Retry-After", "1");
    std::string out;
    out.reserve(320 + sentence.size());
    appendHead(out, form, head, static_cast<std::int64_t>(sentence.size()) + 1);
    if (!form.toHead) {
        out += sentence;
        out += '\n';
    }
    return out;
}

}  // namespace berth::sim::gateway
