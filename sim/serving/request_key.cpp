// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/serving/request_key.h"

#include <string>
#include <string_view>

#include "models/domain/ascii.h"
#include "sim/balancing/hashing/key_hash.h"
#include "sim/engine/xxh64.h"
#include "sim/serving/behaviours/answers.h"

namespace berth::sim::serving {

namespace {

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// RFC 6265, section 4.2.1: "a=1; b=2", perhaps in several header fields.
std::string cookieOf(const HttpRequest& request, std::string_view name) {
    for (const auto& [header, value] : request.headers) {
        if (domain::lowerCase(header) != "cookie") continue;
        for (std::string_view rest = value; !rest.empty();) {
            const std::size_t end = rest.find(';');
            const std::string_view pair = trimmed(rest.substr(0, end));
            const std::size_t equals = pair.find('=');
            if (equals != std::string_view::npos && trimmed(pair.substr(0, equals)) == name)
                return std::string(trimmed(pair.substr(equals + 1)));
            if (end == std::string_view::npos) break;
            rest.remove_prefix(end + 1);
        }
    }
    return {};
}

std::string queryOf(const HttpRequest& request, std::string_view name) {
    const std::string_view target = request.target;
    const std::size_t mark = target.find('?');
    if (mark == std::string_view::npos) return {};
    return formField(target.substr(mark + 1), name).value_or(std::string{});
}

std::string textOf(const HttpRequest& request, const domain::HashKey& by) {
    switch (by.source) {
        case domain::HashKeySource::Address:
            return request.client;
        case domain::HashKeySource::Header:
            return std::string(headerOf(request, domain::lowerCase(by.name)).value_or(""));
        case domain::HashKeySource::Cookie:
            return cookieOf(request, by.name);
        case domain::HashKeySource::Query:
            return queryOf(request, by.name);
    }
    return {};
}

}  // namespace

std::optional<balancing::RequestKey> keyOf(const HttpRequest& request, const domain::HashKey& by) {
    const std::string text = textOf(request, by);
    if (text.empty()) return std::nullopt;
    return engine::xxh64(text);
}

balancing::RequestKey keyOfClient(std::uint32_t client) {
    return balancing::hashOf(client, 0);
}

}  // namespace berth::sim::serving
