// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/gateway/request_parser.h"

#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>

#include "models/domain/ascii.h"

namespace berth::sim::gateway {

namespace http = boost::beast::http;

namespace {

constexpr std::size_t kMostExtensionBytes = 4096;
constexpr std::array<std::string_view, 7> kMethods{"GET",    "HEAD",  "POST",   "PUT",
                                                   "DELETE", "PATCH", "OPTIONS"};

std::string_view plain(boost::beast::string_view text) {
    return {text.data(), text.size()};
}

bool same(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return domain::lowerCase(x) == domain::lowerCase(y); });
}

// Whether a comma-separated list holds the token.
bool lists(std::string_view list, std::string_view token) {
    while (!list.empty()) {
        const std::size_t end = list.find(',');
        std::string_view item = list.substr(0, end);
        while (!item.empty() && (item.front() == ' ' || item.front() == '\t'))
            item.remove_prefix(1);
        while (!item.empty() && (item.back() == ' ' || item.back() == '\t'))
            item.remove_suffix(1);
        if (same(item, token)) return true;
        if (end == std::string_view::npos) break;
        list.remove_prefix(end + 1);
    }
    return false;
}

bool isSafe(std::string_view method) {
    return method == "GET" || method == "HEAD" || method == "OPTIONS";
}

// "GET / HTTP/2.0": right but for the number.
bool namesAVersion(std::string_view head) {
    const std::string_view line = head.substr(0, head.find('\r'));
    constexpr std::string_view kForm = " HTTP/d.d";
    if (line.size() < kForm.size() || std::count(line.begin(), line.end(), ' ') != 2) return false;
    const std::string_view end = line.substr(line.size() - kForm.size());
    return end.starts_with(" HTTP/") && end[7] == '.' && domain::isDigit(end[6]) &&
           domain::isDigit(end[8]);
}

bool isDigits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), domain::isDigit);
}

}  // namespace

RequestParser::RequestParser(const GatewayLimits& limits, std::uint16_t port)
    : m_limits(limits), m_portText(std::to_string(port)) {
    header_limit(static_cast<std::uint32_t>(limits.headBytes));
    body_limit(limits.bodyBytes);
    m_request.headers.reserve(8);
}

// Beast 1.74 asserts five bytes when it comes back to a last chunk, which may be the first one and
// then had only these three.
bool RequestParser::mustWaitForMore(std::string_view bytes) const {
    return m_headSeen && m_encodings > 0 && !m_chunkSeen && bytes == "0\r\n";
}

std::size_t RequestParser::take(std::string_view bytes) {
    if (mustWaitForMore(bytes)) return 0;
    eager(m_headSeen);  // the head alone first: what is behind it may have to wait
    error_code ec;
    const std::size_t taken = put(boost::asio::const_buffer(bytes.data(), bytes.size()), ec);
    if (ec && ec != http::error::need_more && m_refusal.status == 0) {
        if (ec == http::error::body_limit) {
            m_refusal = {413, "the body is larger than 8 MiB"};
        } else if (ec == http::error::header_limit) {
            m_refusal = {431, "the head is larger than 16 KiB"};
        } else if (ec == http::error::bad_version && namesAVersion(bytes)) {
            m_refusal = {505, "HTTP/1.0 and HTTP/1.1 only"};
        } else {
            m_refusal = {400, "the request is malformed"};
        }
    }
    return taken;
}

bool RequestParser::keepsAlive() const {
    return !m_close && (!m_http10 || m_keepAlive);
}

void RequestParser::refuse(int status, std::string_view sentence, error_code& ec) {
    if (m_refusal.status == 0) m_refusal = {status, sentence};
    ec = http::error::bad_value;
}

// 127.0.0.1, localhost or [::1], with the port of the link.
bool RequestParser::isOwnAuthority(std::string_view authority) const {
    for (const std::string_view host : {"127.0.0.1", "localhost", "[::1]"}) {
        if (authority.size() < host.size() || !same(authority.substr(0, host.size()), host))
            continue;
        const std::string_view rest = authority.substr(host.size());
        if (rest.empty()) return m_portText == "80";
        return rest.front() == ':' && rest.substr(1) == m_portText;
    }
    return false;
}

void RequestParser::on_request_impl(http::verb /*verb*/, string_view method, string_view target,
                                    int version, error_code& ec) {
    const std::string_view name = plain(method);
    if (std::find(kMethods.begin(), kMethods.end(), name) == kMethods.end()) {
        const bool known = name == "TRACE" || name == "CONNECT";
        return refuse(known ? 405 : 501, "this method is not answered", ec);
    }
    const std::string_view path = plain(target);
    if (path.empty() || path.front() != '/')
        return refuse(400, "the target must be a path that begins with \"/\"", ec);
    for (const char c : path) {
        if (c <= 0x20 || c == 0x7F || c == '#')
            return refuse(400, "the target holds a byte that must be percent-encoded", ec);
    }
    m_http10 = version == 10;
    m_request.method = name;
    m_request.target = path;
}

void RequestParser::on_response_impl(int /*code*/, string_view /*reason*/, int /*version*/,
                                     error_code& ec) {
    refuse(400, "a response is not a request", ec);
}

void RequestParser::on_field_impl(http::field field, string_view name, string_view value,
                                  error_code& ec) {
    if (m_headSeen) return refuse(400, "trailer fields are not accepted", ec);
    const std::string_view text = plain(value);
    switch (field) {
        case http::field::host:
            if (++m_hosts > 1) return refuse(400, "more than one Host field", ec);
            m_wrongHost = !isOwnAuthority(text);
            break;
        case http::field::content_length:
            if (++m_lengths > 1 || !isDigits(text))
                return refuse(400, "Content-Length must be one number", ec);
            if (text.size() > 15) return refuse(413, "the body is larger than 8 MiB", ec);
            break;
        case http::field::transfer_encoding:
            if (++m_encodings > 1) return refuse(400, "more than one Transfer-Encoding field", ec);
            if (!same(text, "chunked"))
                return refuse(501, "the only Transfer-Encoding understood is chunked", ec);
            break;
        case http::field::connection:
            m_close = m_close || lists(text, "close");
            m_keepAlive = m_keepAlive || lists(text, "keep-alive");
            break;
        case http::field::expect:
            if (!same(text, "100-continue"))
                return refuse(417, "the only expectation understood is 100-continue", ec);
            m_expectsContinue = true;
            break;
        case http::field::origin:
            if (++m_origins > 1) return refuse(400, "more than one Origin field", ec);
            m_otherOrigin =
                m_otherOrigin || !text.starts_with("http://") || !isOwnAuthority(text.substr(7));
            break;
        case http::field::unknown:
            if (same(plain(name), "sec-fetch-site") && same(text, "cross-site"))
                m_otherOrigin = true;
            break;
        default:
            break;
    }
    m_request.headers.emplace_back(plain(name), text);
}

void RequestParser::on_header_impl(error_code& ec) {
    m_headSeen = true;
    if (m_hosts != 1) return refuse(400, "a request needs exactly one Host field", ec);
    if (m_wrongHost)
        return refuse(421, "this link answers to 127.0.0.1, localhost and [::1] alone", ec);
    if (m_lengths + m_encodings > 1)
        return refuse(400, "Content-Length and Transfer-Encoding exclude each other", ec);
    if (m_http10 && m_encodings > 0) return refuse(400, "HTTP/1.0 knows no Transfer-Encoding", ec);
    if (m_otherOrigin && !isSafe(m_request.method))
        return refuse(403, "pages of another origin may only read", ec);
}

void RequestParser::on_body_init_impl(const boost::optional<std::uint64_t>& length,
                                      error_code& ec) {
    if (!length) return;
    if (*length > m_limits.bodyBytes) return refuse(413, "the body is larger than 8 MiB", ec);
    // A client that announces much and sends little must not hold memory for it.
    m_request.body.reserve(std::min<std::size_t>(*length, 64 * 1024));
}

std::size_t RequestParser::on_body_impl(string_view body, error_code& /*ec*/) {
    m_request.body.append(body.data(), body.size());
    return body.size();
}

void RequestParser::on_chunk_header_impl(std::uint64_t size, string_view extensions,
                                         error_code& ec) {
    m_chunkSeen = true;
    m_extensionBytes += extensions.size();
    if (m_extensionBytes > kMostExtensionBytes)
        return refuse(400, "the chunk extensions are too long", ec);
    if (size > m_limits.bodyBytes - std::min(m_limits.bodyBytes, m_request.body.size()))
        return refuse(413, "the body is larger than 8 MiB", ec);
}

std::size_t RequestParser::on_chunk_body_impl(std::uint64_t /*remain*/, string_view body,
                                              error_code& /*ec*/) {
    m_request.body.append(body.data(), body.size());
    return body.size();
}

void RequestParser::on_finish_impl(error_code& /*ec*/) {}

}  // namespace berth::sim::gateway
