// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include "sim/shell/paths.h"
#include "sim/shell/programs/line_reader.h"
#include "sim/shell/programs/options.h"
#include "sim/shell/programs/programs.h"

namespace berth::sim::shell::programs {
namespace {

struct WebAddress {
    std::string scheme = "http", host, target = "/";
    int port = 80;
};

// Nothing: malformed.
std::optional<WebAddress> addressOf(std::string_view url) {
    WebAddress address;
    if (const std::size_t end = url.find("://"); end != std::string_view::npos) {
        address.scheme = url.substr(0, end);
        url.remove_prefix(end + 3);
    }
    if (address.scheme == "https") address.port = 443;
    const std::size_t slash = url.find_first_of("/?#");
    std::string_view place = url.substr(0, slash);
    if (slash != std::string_view::npos) {
        address.target = url.substr(slash, url.find('#') - slash);
        if (!address.target.starts_with('/')) address.target.insert(0, "/");
    }
    const std::size_t colon =
        place.starts_with('[') ? place.find(':', place.find(']')) : place.find(':');
    address.host = place.substr(0, colon);
    if (colon != std::string_view::npos) {
        const auto port = countOf(place.substr(colon + 1));
        if (!port || *port < 1 || *port > 65535) return std::nullopt;
        address.port = static_cast<int>(*port);
    }
    if (address.host.empty()) return std::nullopt;
    return address;
}

bool isOwn(Program& program, const std::string& host) {
    if (host == "localhost" || host == "[::1]" || host == "0.0.0.0" || host.starts_with("127."))
        return true;
    const auto facts = program.tree().facts();
    return facts && host == facts->node;
}

std::string replaced(std::string text, std::string_view what, const std::string& with) {
    for (std::size_t at = text.find(what); at != std::string::npos;
         at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

// What -d asks to send: a text, or a file behind "@"; nothing: complained.
std::optional<std::string> bodyOf(Program& program, const std::string& given) {
    if (!given.starts_with('@')) return given;
    constexpr std::size_t kMost = std::size_t{8} << 20;
    std::string body;
    LineReader file(program, given.substr(1));
    for (std::string part = file.some(); !part.empty() && body.size() <= kMost; part = file.some())
        body += part;
    if (body.size() > kMost) {
        program.complain("the body is larger than 8 MiB");
        return std::nullopt;
    }
    if (!file.ok()) return std::nullopt;
    return body;
}

}  // namespace

int curl(Program& program) {
    const Options options(program, "siIfSLkX:d:o:w:H:m:v",
                          {{"silent", 's'},
                           {"include", 'i'},
                           {"head", 'I'},
                           {"fail", 'f'},
                           {"request", 'X'},
                           {"data", 'd'},
                           {"data-binary", 'd'},
                           {"output", 'o'},
                           {"write-out", 'w'},
                           {"header", 'H'},
                           {"max-time", 'm'},
                           {"show-error", 'S'}});
    if (!options.ok()) return 2;
    if (options.operands().empty()) return program.complain("try 'curl http://localhost:PORT/'", 2);
    const bool told = !options.has('s') || options.has('S');
    const auto failed = [&](int code, const std::string& text) {
        if (told) program.complain(fmt::format("({}) {}", code, text));
        return code;
    };
    int status = 0;
    for (const std::string& url : options.operands()) {
        const auto address = addressOf(url);
        if (!address) return failed(3, "URL using bad/illegal format or missing URL");
        if (!isOwn(program, address->host))
            return failed(6, "Could not resolve host: " + address->host);
        if (address->scheme == "https")
            return failed(35, "OpenSSL/3: wrong version number: this port speaks no TLS");
        if (address->scheme != "http")
            return failed(1, "Protocol \"" + address->scheme + "\" not supported");
        std::string method = options.has('d') ? "POST" : options.has('I') ? "HEAD" : "GET";
        if (options.has('X')) method = options.value('X');
        const auto body = bodyOf(program, options.value('d'));
        if (!body) return 26;
        const auto answer = program.tree().request(address->port, method, address->target, *body);
        if (!answer) {
            if (answer.error().code == domain::ErrorCode::Unavailable)
                return failed(7, fmt::format("Failed to connect to {} port {}: Couldn't connect to "
                                             "server",
                                             address->host, address->port));
            if (answer.error().code == domain::ErrorCode::TimedOut)
                return failed(28, "Operation timed out");
            return failed(52, "Empty reply from server");
        }
        if (options.has('f') && answer->status >= 400) {
            status =
                failed(22, fmt::format("The requested URL returned error: {}", answer->status));
        } else {
            if (options.has('i') || options.has('I'))
                program.put(
                    fmt::format("HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n",
                                answer->status, answer->contentType, answer->body.size()));
            const std::string output = options.value('o');
            if (options.has('I')) {
                // headers only
            } else if (output.empty() || output == "-") {
                program.put(answer->body);
            } else {
                Opened file = openToWrite(program.tree(), program.absolute(output), false,
                                          program.descriptors());
                if (!file.file || !file.file->write(answer->body, program.stop()).taken)
                    return failed(23, "Failure writing output to destination");
            }
        }
        if (options.has('w')) {
            std::string text =
                replaced(options.value('w'), "%{http_code}", fmt::format("{:03}", answer->status));
            text = replaced(text, "%{response_code}", fmt::format("{:03}", answer->status));
            text = replaced(text, "%{size_download}", std::to_string(answer->body.size()));
            text = replaced(text, "%{content_type}", answer->contentType);
            program.put(replaced(replaced(text, "\\n", "\n"), "\\t", "\t"));
        }
    }
    return status;
}

}  // namespace berth::sim::shell::programs
