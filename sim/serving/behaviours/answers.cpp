// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/serving/behaviours/answers.h"

#include <fmt/format.h>

#include <cstddef>
#include <utility>

#include "sim/storage/utf8.h"

namespace berth::sim::serving {

namespace {

bool equalsIgnoringCase(std::string_view a, std::string_view lower) {
    if (a.size() != lower.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const char c = a[i] >= 'A' && a[i] <= 'Z' ? static_cast<char>(a[i] + 32) : a[i];
        if (c != lower[i]) return false;
    }
    return true;
}

int hexValue(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

Answer answerOf(int status, std::string_view type, std::string body) {
    Answer answer;
    answer.head.status = status;
    answer.head.headers.emplace_back("Content-Type", type);
    answer.body = std::move(body);
    return answer;
}

constexpr std::string_view kStyle =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:3rem auto;padding:0 1rem;"
    "color:#1c2430;background:#fbfcfd}table{border-collapse:collapse;width:100%}"
    "td,th{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #e3e8ee}"
    "code{background:#eef1f5;padding:.1rem .3rem;border-radius:4px}"
    "img{image-rendering:pixelated;border-radius:6px}"
    "@media(prefers-color-scheme:dark){body{color:#e6eaf0;background:#161a20}"
    "td,th{border-color:#2b323c}code{background:#232a33}a{color:#7db4ff}}";

}  // namespace

std::optional<std::string_view> headerOf(const HttpRequest& request, std::string_view name) {
    for (const auto& [header, value] : request.headers) {
        if (equalsIgnoringCase(header, name)) return value;
    }
    return std::nullopt;
}

bool wantsJson(const HttpRequest& request) {
    const std::string_view accept = headerOf(request, "accept").value_or("");
    return accept.find("application/json") != std::string_view::npos &&
           accept.find("text/html") == std::string_view::npos;
}

bool wantsPage(const HttpRequest& request) {
    const std::string_view accept = headerOf(request, "accept").value_or("");
    return accept.find("text/html") != std::string_view::npos;
}

bool isRead(const HttpRequest& request) {
    return request.method == "GET" || request.method == "HEAD";
}

std::optional<std::string> percentDecoded(std::string_view text, bool plusIsSpace) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%') {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hexValue(text[i + 1]);
            const int low = hexValue(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            out += plusIsSpace && text[i] == '+' ? ' ' : text[i];
        }
    }
    return out;
}

std::string percentEncoded(std::string_view text) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' || c == '~' ||
                           c == '/';
        if (plain) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += '%';
            out += kHex[byte >> 4U];
            out += kHex[byte & 15U];
        }
    }
    return out;
}

std::optional<std::string> formField(std::string_view form, std::string_view name) {
    while (!form.empty()) {
        const std::size_t end = form.find('&');
        const std::string_view pair = form.substr(0, end);
        const std::size_t equals = pair.find('=');
        if (percentDecoded(pair.substr(0, equals), true) == std::string(name)) {
            return equals == std::string_view::npos ? std::string{}
                                                    : percentDecoded(pair.substr(equals + 1), true);
        }
        if (end == std::string_view::npos) break;
        form.remove_prefix(end + 1);
    }
    return std::nullopt;
}

std::string htmlEscaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string jsonString(std::string_view text) {
    std::string out = "\"";
    for (std::size_t at = 0; at < text.size();) {
        const auto point = storage::decodeUtf8(text, at);
        if (!point) {
            out += "\xEF\xBF\xBD";
            ++at;
            continue;
        }
        if (point->value == '"' || point->value == '\\') {
            out += '\\';
            out += text[at];
        } else if (point->value < 0x20 || point->value == 0x7F) {
            out += fmt::format("\\u{:04x}", static_cast<unsigned>(point->value));
        } else {
            out += text.substr(at, point->length);
        }
        at += point->length;
    }
    out += '"';
    return out;
}

Answer textAnswer(int status, std::string body) {
    return answerOf(status, "text/plain; charset=utf-8", std::move(body));
}

Answer jsonAnswer(int status, std::string body) {
    return answerOf(status, "application/json", std::move(body));
}

Answer pageAnswer(std::string_view title, std::string_view body) {
    Answer answer =
        answerOf(200, "text/html; charset=utf-8",
                 fmt::format("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                             "<meta name=\"viewport\" content=\"width=device-width\">"
                             "<link rel=\"icon\" href=\"data:,\"><title>{}</title>"
                             "<style>{}</style></head><body>{}</body></html>\n",
                             htmlEscaped(title), kStyle, body));
    answer.head.headers.emplace_back("Content-Security-Policy",
                                     "default-src 'none'; style-src 'unsafe-inline'; img-src "
                                     "'self' data:; form-action 'self'; frame-ancestors 'none'; "
                                     "base-uri 'none'");
    return answer;
}

Answer errorAnswer(const Request& request, int status, std::string_view sentence) {
    if (wantsJson(request.http))
        return jsonAnswer(status, fmt::format("{{\"error\":{}}}\n", jsonString(sentence)));
    return textAnswer(status, fmt::format("{}\n", sentence));
}

Answer notAllowed(const Request& request, std::string_view allow) {
    Answer answer = errorAnswer(request, 405, fmt::format("allowed here: {}", allow));
    answer.head.headers.emplace_back("Allow", allow);
    return answer;
}

}  // namespace berth::sim::serving
