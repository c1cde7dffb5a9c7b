// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/query.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "models/domain/text.h"

namespace berth::sim::open_api {

namespace {

int hexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    return -1;
}

std::optional<std::string> decoded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            out += ' ';
        } else if (text[i] != '%') {
            out += text[i];
        } else {
            const int high = i + 2 < text.size() ? hexDigit(text[i + 1]) : -1;
            const int low = high >= 0 ? hexDigit(text[i + 2]) : -1;
            if (low < 0) return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    if (out.find('\0') != std::string::npos || !domain::isUtf8(out)) return std::nullopt;
    return out;
}

}  // namespace

ApiResult<Query> Query::parse(std::string_view text) {
    Query query;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('&'), text.size());
        const std::string_view pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty()) continue;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = decoded(pair.substr(0, equals));
        auto value = decoded(equals < pair.size() ? pair.substr(equals + 1) : std::string_view());
        if (!name || !value) return refuse("参数错误: 查询字符串编码不正确");
        if (query.m_parameters.size() == kMostParameters)
            return refuse(fmt::format("参数错误: 查询参数超过 {} 个", kMostParameters));
        for (const auto& [known, ignored] : query.m_parameters) {
            if (known == *name) return refuse(fmt::format("参数错误: {} 重复", *name));
        }
        query.m_parameters.emplace_back(std::move(*name), std::move(*value));
    }
    return query;
}

std::optional<std::string_view> Query::text(std::string_view name) const {
    for (const auto& [known, value] : m_parameters) {
        if (known == name && !value.empty()) return value;
    }
    return std::nullopt;
}

ApiResult<std::string_view> Query::needText(std::string_view name) const {
    if (const auto value = text(name)) return *value;
    return refuse(fmt::format("参数错误: 缺少 {}", name));
}

ApiResult<std::int64_t> Query::needNumber(std::string_view name) const {
    const auto value = needText(name);
    if (!value) return tl::unexpected(value.error());
    return positive(name, 0);
}

std::vector<std::string_view> Query::list(std::string_view name) const {
    std::vector<std::string_view> parts;
    std::string_view rest = text(name).value_or(std::string_view());
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(','), rest.size());
        if (end > 0) parts.push_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return parts;
}

ApiResult<Page> Query::page() const {
    const auto number = positive("page", 1);
    if (!number) return tl::unexpected(number.error());
    const auto size = positive("page_size", 10);
    if (!size) return tl::unexpected(size.error());
    Page page;
    page.size = static_cast<std::size_t>(std::min(*size, kLargestPage));
    // Beyond any list there is; the product of two numbers of 64 bits has no place in one.
    const std::int64_t before = std::min<std::int64_t>(*number - 1, std::int64_t{1} << 40);
    page.first = static_cast<std::size_t>(before) * page.size;
    return page;
}

ApiResult<std::int64_t> Query::positive(std::string_view name, std::int64_t otherwise) const {
    const auto value = text(name);
    if (!value) return otherwise;
    std::int64_t number = 0;
    const char* const end = value->data() + value->size();
    const auto [stop, error] = std::from_chars(value->data(), end, number);
    if (error != std::errc() || stop != end || number < 1)
        return refuse(fmt::format("参数错误: {} 必须为正整数", name));
    return number;
}

}  // namespace berth::sim::open_api
