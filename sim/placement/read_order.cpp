// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <array>
#include <limits>
#include <numeric>
#include <optional>
#include <unordered_map>

#include "sim/placement/trace.h"
#include "sim/placement/trace_table.h"

namespace berth::sim::placement {
namespace {

constexpr std::int64_t kMostNumber = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t kTwice = std::numeric_limits<std::size_t>::max();

// The lines of a text, without their ends (LF or CR LF); empty ones at the end are none.
std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
    }
    while (!lines.empty() && lines.back().empty())
        lines.pop_back();
    return lines;
}

// Takes the next word of a line; words are parted by spaces.
std::string_view takeWord(std::string_view& line) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    const std::string_view word = line.substr(0, line.find(' '));
    line.remove_prefix(word.size());
    return word;
}

Read<std::vector<std::int64_t>> numbersOf(std::string_view line, std::size_t lineNumber,
                                          std::size_t expected, std::string_view of) {
    std::vector<std::int64_t> numbers;
    for (;;) {
        const std::string_view word = takeWord(line);
        if (word.empty()) break;
        const auto number = wholeNumber(word, kMostNumber);
        if (!number) {
            return tl::unexpected(
                TraceFault{lineNumber,
                           {},
                           fmt::format("{} must be whole numbers parted by spaces, not {}", of,
                                       domain::csvQuote(word))});
        }
        numbers.push_back(*number);
    }
    if (numbers.size() != expected) {
        return tl::unexpected(
            TraceFault{lineNumber,
                       {},
                       fmt::format("{} {} where the first line says {}: mend one of the two",
                                   numbers.size(), of, expected)});
    }
    return numbers;
}

// The digits at the end of the name: "openb-pod-0255" → 255.
std::optional<std::int64_t> numberIn(std::string_view name) {
    const std::size_t last = name.find_last_not_of("0123456789");
    return wholeNumber(name.substr(last == std::string_view::npos ? 0 : last + 1), kMostNumber);
}

struct Sizes {
    std::size_t arrivals = 0, machines = 0;
};

Read<Sizes> sizesOf(std::string_view line) {
    std::string_view rest = line;
    std::array<std::string_view, 4> words;
    for (std::string_view& word : words)
        word = takeWord(rest);
    const auto arrivals = wholeNumber(words[1], static_cast<std::int64_t>(kMostNodes));
    const auto machines = wholeNumber(words[3], static_cast<std::int64_t>(kMostMachines));
    if (words[0] != "pods" || words[2] != "nodes" || !arrivals || !machines ||
        !takeWord(rest).empty()) {
        return tl::unexpected(TraceFault{
            1,
            {},
            fmt::format("must be like \"pods 120 nodes 8\", not {}", domain::csvQuote(line))});
    }
    return Sizes{static_cast<std::size_t>(*arrivals), static_cast<std::size_t>(*machines)};
}

}  // namespace

Read<TraceOrder> readOrder(std::string_view text, const std::vector<TraceNode>& nodes,
                           std::size_t machines) {
    const std::vector<std::string_view> lines = linesOf(text);
    if (lines.size() != 3) {
        return tl::unexpected(TraceFault{
            0,
            {},
            fmt::format("has {} lines: there must be three, \"pods P nodes M\", the P arrivals and "
                        "the M ranks",
                        lines.size())});
    }
    const auto sizes = sizesOf(lines[0]);
    if (!sizes) return tl::unexpected(sizes.error());
    if (sizes->machines != machines) {
        return tl::unexpected(TraceFault{
            1,
            {},
            fmt::format("is for {} machines, the list of machines has {}: give the list it was "
                        "made for",
                        sizes->machines, machines)});
    }
    const auto arrivals = numbersOf(lines[1], 2, sizes->arrivals, "arrivals");
    if (!arrivals) return tl::unexpected(arrivals.error());
    const auto ranks = numbersOf(lines[2], 3, sizes->machines, "ranks");
    if (!ranks) return tl::unexpected(ranks.error());

    std::unordered_map<std::int64_t, std::size_t> byNumber;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const auto number = numberIn(nodes[i].name);
        if (!number) continue;
        const auto [place, isNew] = byNumber.emplace(*number, i);
        if (!isNew) place->second = kTwice;
    }
    TraceOrder order;
    order.arrivals.reserve(arrivals->size());
    for (const std::int64_t number : *arrivals) {
        const auto found = byNumber.find(number);
        if (found == byNumber.end() || found->second == kTwice) {
            return tl::unexpected(
                TraceFault{2,
                           {},
                           fmt::format("{} node has a name that ends in {}: arrivals are the "
                                       "numbers at the end of the names",
                                       found == byNumber.end() ? "no" : "more than one", number)});
        }
        order.arrivals.push_back(static_cast<std::uint32_t>(found->second));
    }
    std::vector<bool> taken(machines);
    for (const std::int64_t rank : *ranks) {
        const auto place = static_cast<std::size_t>(rank);
        if (place >= machines || taken[place]) {
            return tl::unexpected(TraceFault{
                3,
                {},
                fmt::format("rank {} is {}: each of 0 to {} must be there once", rank,
                            place >= machines ? "too high" : "there twice", machines - 1)});
        }
        taken[place] = true;
        order.ranks.push_back(static_cast<std::uint32_t>(rank));
    }
    return order;
}

TraceOrder orderAsListed(std::size_t nodes, std::size_t machines) {
    TraceOrder order;
    order.arrivals.resize(nodes);
    order.ranks.resize(machines);
    std::iota(order.arrivals.begin(), order.arrivals.end(), 0U);
    std::iota(order.ranks.begin(), order.ranks.end(), 0U);
    return order;
}

}  // namespace berth::sim::placement
