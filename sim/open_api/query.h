// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/open_api/api_error.h"

namespace berth::sim::open_api {

// Where a page of a list begins and ends.
struct Page {
    std::size_t first = 0;
    std::size_t size = 10;

    // How many of `count` entries lie before the page, and how many up to its end.
    [[nodiscard]] std::size_t begin(std::size_t count) const {
        return first < count ? first : count;
    }
    [[nodiscard]] std::size_t end(std::size_t count) const {
        return count - begin(count) < size ? count : begin(count) + size;
    }
};

// The query of a request, decoded: "%XX" is a byte, "+" a blank. Names come once.
class Query {
  public:
    static constexpr std::size_t kMostParameters = 64;
    static constexpr std::int64_t kLargestPage = 1000;

    // What stands after the "?" of a target. Refuses wrong encodings and what is not UTF-8.
    [[nodiscard]] static ApiResult<Query> parse(std::string_view text);

    // Absent and empty are the same: clients send "status=" for "no filter".
    [[nodiscard]] std::optional<std::string_view> text(std::string_view name) const;
    [[nodiscard]] ApiResult<std::string_view> needText(std::string_view name) const;
    [[nodiscard]] ApiResult<std::int64_t> needNumber(std::string_view name) const;
    // The parts between commas, without empty ones.
    [[nodiscard]] std::vector<std::string_view> list(std::string_view name) const;
    // page from 1, 1 without it; page_size from 1, 10 without it. A larger page than kLargestPage
    // is cut to that: the platform says nothing of its own limit.
    [[nodiscard]] ApiResult<Page> page() const;

  private:
    [[nodiscard]] ApiResult<std::int64_t> positive(std::string_view name,
                                                   std::int64_t otherwise) const;

    std::vector<std::pair<std::string, std::string>> m_parameters;
};

}  // namespace berth::sim::open_api
