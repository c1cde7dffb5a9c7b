// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <bitset>

#include "models/domain/ascii.h"
#include "sim/shell/pattern.h"
#include "sim/shell/programs/line_reader.h"
#include "sim/shell/programs/options.h"
#include "sim/shell/programs/programs.h"

namespace berth::sim::shell::programs {
namespace {

// The number at the start of a line, as `sort -n` reads it; nothing is 0.
double numberAt(std::string_view text) {
    while (!text.empty() && (text[0] == ' ' || text[0] == '\t'))
        text.remove_prefix(1);
    const bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    double value = 0, place = 0;
    for (const char c : text) {
        if (c == '.' && place == 0) {
            place = 1;
        } else if (domain::isDigit(c)) {
            value = value * 10 + (c - '0');
            place *= 10;
        } else {
            break;
        }
    }
    if (place > 0) value /= place;
    return negative ? -value : value;
}

// The text that is compared: from the field of -k on, or to its end.
std::string_view keyOf(std::string_view line, std::size_t first, std::size_t last, char separator) {
    if (first == 0) return line;
    std::size_t at = 0, begin = line.size();
    for (std::size_t field = 1; at <= line.size(); ++field) {
        if (field == first) begin = at;
        std::size_t end = at;
        if (separator == '\0')
            while (end < line.size() && (line[end] == ' ' || line[end] == '\t'))
                ++end;
        while (end < line.size() &&
               (separator == '\0' ? line[end] != ' ' && line[end] != '\t' : line[end] != separator))
            ++end;
        if (field == last) return begin >= line.size() ? "" : line.substr(begin, end - begin);
        at = separator == '\0' ? (end == line.size() ? end + 1 : end) : end + 1;
    }
    return begin >= line.size() ? std::string_view() : line.substr(begin);
}

// "1,3-5" as places from 0 on; nothing: malformed.
struct Ranges {
    std::vector<std::pair<std::size_t, std::size_t>> parts;
    [[nodiscard]] bool holds(std::size_t place) const {
        return std::ranges::any_of(parts, [place](const auto& part) {
            return part.first <= place && place <= part.second;
        });
    }
};

std::optional<Ranges> rangesOf(std::string_view text) {
    Ranges ranges;
    while (true) {
        const std::size_t comma = text.find(',');
        const std::string_view part = text.substr(0, comma);
        const std::size_t dash = part.find('-');
        const std::string_view low = part.substr(0, dash);
        const std::string_view high = dash == std::string_view::npos ? low : part.substr(dash + 1);
        const auto first = low.empty() ? std::optional<std::int64_t>(1) : countOf(low);
        const auto last = high.empty() ? std::optional<std::int64_t>(INT64_MAX) : countOf(high);
        if (!first || !last || *first < 1 || *last < *first || part.empty() || part == "-")
            return std::nullopt;
        ranges.parts.emplace_back(*first, *last);
        if (comma == std::string_view::npos) return ranges;
        text.remove_prefix(comma + 1);
    }
}

// The members of a set of tr in their order: ranges, classes, escapes.
std::string membersOf(std::string_view text) {
    std::string members;
    const auto one = [&text] {
        char c = text[0];
        text.remove_prefix(1);
        if (c != '\\' || text.empty()) return c;
        c = text[0];
        text.remove_prefix(1);
        constexpr std::string_view kLetters = "abfnrtv", kMeant = "\a\b\f\n\r\t\v";
        if (const std::size_t at = kLetters.find(c); at != std::string_view::npos)
            return kMeant[at];
        if (c < '0' || c > '7') return c;
        unsigned value = static_cast<unsigned>(c - '0');
        for (int i = 0; i < 2 && !text.empty() && text[0] >= '0' && text[0] <= '7'; ++i) {
            value = value * 8 + static_cast<unsigned>(text[0] - '0');
            text.remove_prefix(1);
        }
        return static_cast<char>(value & 0xffU);
    };
    while (!text.empty() && members.size() < 65536) {
        if (text.starts_with("[:")) {
            const std::size_t end = text.find(":]");
            if (end != std::string_view::npos) {
                const std::string inside = std::string(text.substr(0, end + 2)) + ']';
                for (unsigned c = 0; c < 256; ++c) {
                    std::size_t at = 0;
                    if (matchBracket(inside, at, static_cast<char>(c)).matches)
                        members += static_cast<char>(c);
                }
                text.remove_prefix(end + 2);
                continue;
            }
        }
        const char low = one();
        if (text.size() < 2 || text[0] != '-') {
            members += low;
            continue;
        }
        text.remove_prefix(1);
        const char high = one();
        for (unsigned c = static_cast<unsigned char>(low); c <= static_cast<unsigned char>(high);
             ++c)
            members += static_cast<char>(c);
    }
    return members;
}

}  // namespace

int sort(Program& program) {
    constexpr std::size_t kMost = std::size_t{16} << 20;
    const Options options(program, "nrufbk:t:", {{"reverse", 'r'}, {"unique", 'u'}});
    if (!options.ok()) return 2;
    std::vector<std::string> lines;
    std::size_t held = 0;
    int status =
        forEachLine(program, inputsOf(options.operands()), [&](const std::string& line, bool) {
            held += line.size() + 64;
            lines.push_back(line);
            return held <= kMost;
        });
    if (held > kMost) return program.complain("more than this shell sorts (16 MiB)", 2);
    if (status != 0) status = 2;
    const std::string key = options.value('k');
    const std::string digits = "0123456789";
    std::size_t first = 0, last = 0;
    if (!key.empty()) {
        const std::size_t comma = key.find(',');
        first = static_cast<std::size_t>(
            countOf(key.substr(0, key.find_first_not_of(digits))).value_or(0));
        if (comma != std::string::npos) {
            const std::string rest = key.substr(comma + 1);
            last = static_cast<std::size_t>(
                countOf(rest.substr(0, rest.find_first_not_of(digits))).value_or(0));
        }
        if (first == 0) return program.complain("invalid number at field start: '" + key + '\'', 2);
    }
    const bool numeric = options.has('n') || key.find('n') != std::string::npos;
    const bool reversed = options.has('r') || key.find('r') != std::string::npos;
    const char separator = options.value('t').empty() ? '\0' : options.value('t')[0];
    const auto compare = [&](const std::string& a, const std::string& b) {
        const std::string_view x = keyOf(a, first, last, separator);
        const std::string_view y = keyOf(b, first, last, separator);
        if (numeric) {
            const double left = numberAt(x), right = numberAt(y);
            return left < right ? -1 : left > right ? 1 : 0;
        }
        if (options.has('f')) {
            const int order = domain::lowerCase(x).compare(domain::lowerCase(y));
            return order;
        }
        return x.compare(y);
    };
    std::ranges::stable_sort(lines, [&](const std::string& a, const std::string& b) {
        const int order = compare(a, b);
        if (order != 0) return reversed ? order > 0 : order < 0;
        if (options.has('u')) return false;
        return reversed ? a > b : a < b;
    });
    const std::string* before = nullptr;
    for (const std::string& line : lines) {
        if (options.has('u') && before != nullptr && compare(*before, line) == 0) continue;
        before = &line;
        if (!program.put(line + '\n')) break;
    }
    return status;
}

int unique(Program& program) {
    const Options options(program, "cdui");
    if (!options.ok()) return 1;
    std::optional<std::string> before;
    std::int64_t count = 0;
    const auto put = [&] {
        if (!before || (options.has('d') && count < 2) || (options.has('u') && count > 1)) return;
        std::string label;
        if (options.has('c')) {
            label = std::to_string(count) + ' ';
            if (label.size() < 8) label.insert(0, 8 - label.size(), ' ');
        }
        program.put(label + *before + '\n');
    };
    const auto inputs = inputsOf(options.operands());
    const int status = forEachLine(program, {inputs.front()}, [&](const std::string& line, bool) {
        const bool same =
            before && (options.has('i') ? domain::lowerCase(*before) == domain::lowerCase(line)
                                        : *before == line);
        if (same) {
            ++count;
            return true;
        }
        put();
        before = line;
        count = 1;
        return true;
    });
    put();
    return status;
}

int cut(Program& program) {
    const Options options(program, "d:f:c:b:s");
    if (!options.ok()) return 1;
    const bool byField = options.has('f');
    const std::string list = byField            ? options.value('f')
                             : options.has('c') ? options.value('c')
                                                : options.value('b');
    if (list.empty())
        return program.complain("you must specify a list of bytes, characters, or fields");
    const auto ranges = rangesOf(list);
    if (!ranges) return program.complain("invalid field value '" + list + '\'');
    const std::string given = options.value('d');
    if (given.size() > 1) return program.complain("the delimiter must be a single character");
    const char separator = given.empty() ? '\t' : given[0];
    return forEachLine(program, inputsOf(options.operands()), [&](const std::string& line, bool) {
        std::string result;
        if (!byField) {
            for (std::size_t i = 0; i < line.size(); ++i)
                if (ranges->holds(i + 1)) result += line[i];
            program.put(result + '\n');
            return true;
        }
        if (line.find(separator) == std::string::npos) {
            if (!options.has('s')) program.put(line + '\n');
            return true;
        }
        bool first = true;
        std::size_t field = 1;
        std::string_view rest = line;
        for (;; ++field) {
            const std::size_t end = rest.find(separator);
            if (ranges->holds(field)) {
                if (!first) result += separator;
                first = false;
                result += rest.substr(0, end);
            }
            if (end == std::string_view::npos) break;
            rest.remove_prefix(end + 1);
        }
        program.put(result + '\n');
        return true;
    });
}

int translate(Program& program) {
    const Options options(program, "dscC");
    if (!options.ok()) return 1;
    const auto& operands = options.operands();
    if (operands.empty()) return program.complain("missing operand");
    const bool deletes = options.has('d'), squeezes = options.has('s');
    if (operands.size() < 2 && !deletes && !squeezes)
        return program.complain("missing operand after '" + operands[0] + '\'');
    std::string from = membersOf(operands[0]);
    const std::string to = operands.size() > 1 ? membersOf(operands[1]) : std::string();
    std::bitset<256> members;
    for (const char c : from)
        members.set(static_cast<unsigned char>(c));
    if (options.has('c') || options.has('C')) {
        members.flip();
        from.clear();
        for (unsigned c = 0; c < 256; ++c)
            if (members.test(c)) from += static_cast<char>(c);
    }
    const bool exchanges = !deletes && !to.empty();
    if (!deletes && operands.size() > 1 && to.empty())
        return program.complain("when not truncating set1, string2 must be non-empty");
    std::array<char, 256> map{};
    for (unsigned c = 0; c < 256; ++c)
        map[c] = static_cast<char>(c);
    if (exchanges)
        for (std::size_t i = 0; i < from.size(); ++i)
            map[static_cast<unsigned char>(from[i])] = to[std::min(i, to.size() - 1)];
    std::bitset<256> squeezed = members;
    if (operands.size() > 1) {
        squeezed.reset();
        for (const char c : to)
            squeezed.set(static_cast<unsigned char>(c));
    }
    int before = -1;
    for (std::string part = program.readSome(0, 32768); !part.empty() && program.goesOn();
         part = program.readSome(0, 32768)) {
        std::string result;
        for (const char c : part) {
            const auto byte = static_cast<unsigned char>(c);
            if (deletes && members.test(byte)) continue;
            const char made = map[byte];
            const auto madeByte = static_cast<unsigned char>(made);
            if (squeezes && squeezed.test(madeByte) && before == madeByte) continue;
            before = madeByte;
            result += made;
        }
        program.put(result);
    }
    return 0;
}

}  // namespace berth::sim::shell::programs
