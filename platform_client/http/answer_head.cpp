// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/http/answer_head.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "models/domain/ascii.h"
#include "platform_client/http/http_request.h"

namespace berth::platform_client {

namespace {

constexpr std::size_t kMostDigits = 15;  // of a length, in either base: far below 2^63

tl::unexpected<std::string> refuse(const char* why) {
    return tl::unexpected<std::string>(why);
}

bool isBlank(char c) {
    return c == ' ' || c == '\t';
}
bool isText(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
}
bool isText(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return isText(c); });
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

// Digits and nothing else: no sign, no blank, no list.
std::optional<std::uint64_t> wholeNumber(std::string_view text, int base) {
    if (text.empty() || text.size() > kMostDigits) return std::nullopt;
    std::uint64_t value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, value, base);
    if (problem != std::errc() || stop != end) return std::nullopt;
    return value;
}

// Whether a list such as "keep-alive, Close" names the token.
bool names(std::string_view list, std::string_view token) {
    while (!list.empty()) {
        const std::size_t comma = std::min(list.find(','), list.size());
        if (domain::lowerCase(trimmed(list.substr(0, comma))) == token) return true;
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return false;
}

struct FramingFields {
    int lengths = 0, encodings = 0, contents = 0;
    std::string_view length, encoding, content;
    bool close = false, keepAlive = false;

    explicit FramingFields(const HttpHeaders& fields) {
        for (const auto& [name, value] : fields) {
            if (name == "content-length") {
                ++lengths;
                length = value;
            } else if (name == "transfer-encoding") {
                ++encodings;
                encoding = value;
            } else if (name == "content-encoding") {
                ++contents;
                content = value;
            } else if (name == "connection") {
                close = close || names(value, "close");
                keepAlive = keepAlive || names(value, "keep-alive");
            }
        }
    }
};

}  // namespace

tl::expected<StatusLine, std::string> readStatusLine(std::string_view line) {
    // "HTTP/1.1 200 OK"; some leave out the reason and the blank before it.
    if (line.size() < 12 || !line.starts_with("HTTP/1.") || line[8] != ' ')
        return refuse("the answer is not HTTP/1.1");
    if (line[7] != '0' && line[7] != '1') return refuse("the answer is not HTTP/1.1");
    StatusLine made;
    made.http10 = line[7] == '0';
    const auto status = wholeNumber(line.substr(9, 3), 10);
    if (!status || *status < 100 || *status > 599) return refuse("the status is no number");
    if (line.size() > 12 && (line[12] != ' ' || !isText(line)))
        return refuse("the status line is not in order");
    made.status = static_cast<int>(*status);
    return made;
}

tl::expected<std::pair<std::string, std::string>, std::string> readField(std::string_view line) {
    if (isBlank(line.front())) return refuse("a header field goes over several lines");
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return refuse("a header field has no colon");
    // A blank before the colon makes another name of it for some readers.
    if (!isToken(line.substr(0, colon))) return refuse("a header field has no proper name");
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (!isText(value)) return refuse("a header field holds a control sign");
    return std::pair(domain::lowerCase(line.substr(0, colon)), std::string(value));
}

tl::expected<BodyFraming, std::string> decideFraming(const StatusLine& status,
                                                     const HttpHeaders& fields) {
    const FramingFields seen(fields);
    BodyFraming made;
    made.keepAlive = !seen.close && (!status.http10 || seen.keepAlive);
    if (seen.encodings > 0 && (seen.lengths > 0 || status.http10 || seen.encodings > 1))
        return refuse("the length of the body is given twice");
    if (seen.encodings > 0 && domain::lowerCase(seen.encoding) != "chunked")
        return refuse("the transfer encoding is not known");
    const auto length = wholeNumber(seen.length, 10);
    if (seen.lengths > 1 || (seen.lengths == 1 && !length))
        return refuse("the length of the body is not one number");
    if (status.status == 204 || status.status == 304) return made;
    const std::string content = domain::lowerCase(seen.content);
    made.gzip = content == "gzip" || content == "x-gzip";
    if (seen.contents > 1 || (!made.gzip && !content.empty() && content != "identity"))
        return refuse("the body is packed in a way that was not asked for");
    if (seen.encodings > 0) {
        made.kind = BodyFraming::Kind::Chunked;
    } else if (length) {
        made.kind = BodyFraming::Kind::Length;
        made.length = *length;
    } else {
        made.kind = BodyFraming::Kind::UntilClose;
        made.keepAlive = false;
    }
    return made;
}

tl::expected<std::uint64_t, std::string> readChunkSize(std::string_view line) {
    const std::size_t end = std::min(line.find(';'), line.size());
    const auto size = wholeNumber(trimmed(line.substr(0, end)), 16);
    // A blank in front is not allowed, one behind is (RFC 9112, 7.1.1).
    if (!size || isBlank(line.front()) || !isText(line))
        return refuse("the size of a chunk is no number");
    return *size;
}

}  // namespace berth::platform_client
