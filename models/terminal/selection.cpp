// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/terminal/selection.h"

#include <algorithm>

#include "models/terminal/utf8.h"

namespace berth::terminal {
namespace {

enum class Kind { Blank, Word, Sign };

Kind kindOf(char32_t character) {
    constexpr std::u32string_view kInWords = U"_-./~:@%+=#&?";
    if (character == U' ') return Kind::Blank;
    const bool letter = (character >= U'a' && character <= U'z') ||
                        (character >= U'A' && character <= U'Z') ||
                        (character >= U'0' && character <= U'9') || character >= 0x80;
    return letter || kInWords.find(character) != std::u32string_view::npos ? Kind::Word
                                                                           : Kind::Sign;
}

TextPoint held(const TerminalSurface& surface, TextPoint point) {
    if (point.line < surface.firstLine()) return {surface.firstLine(), 0};
    if (point.line >= surface.endLine()) return {surface.endLine() - 1, surface.size().columns};
    return point;
}

bool isOfAddress(char character) {
    constexpr std::string_view kNever = "\"<>\\^`{|} ";
    return character > 0x20 && character < 0x7F && kNever.find(character) == std::string_view::npos;
}

// The address at the beginning of a text that begins with its scheme.
std::string_view addressIn(std::string_view text) {
    const auto* const end = std::find_if_not(text.begin(), text.end(), isOfAddress);
    std::string_view address = text.substr(0, static_cast<std::size_t>(end - text.begin()));
    const auto unpaired = [&address](char open, char close) {
        return address.back() == close && std::count(address.begin(), address.end(), open) <
                                              std::count(address.begin(), address.end(), close);
    };
    constexpr std::string_view kEnds = ".,;:!?'*";
    while (!address.empty() && (kEnds.find(address.back()) != std::string_view::npos ||
                                unpaired('(', ')') || unpaired('[', ']')))
        address.remove_suffix(1);
    return address;
}

std::size_t schemeOf(std::string_view text) {
    for (const std::string_view scheme : {"https://", "http://"})
        if (text.starts_with(scheme)) return scheme.size();
    return 0;
}

}  // namespace

std::string textOf(const TerminalSurface& surface, const TextSpan& span) {
    const TextPoint begin = held(surface, span.begin);
    const TextPoint end = held(surface, span.end);
    std::string text;
    if (!(begin < end)) return text;
    LogicalLine line = logicalLineAt(surface, begin.line);
    while (true) {
        const std::size_t from = line.byteAt(std::max(begin, TextPoint{line.first, 0}));
        const std::size_t to = line.byteAt(end);
        if (from < to) text.append(line.text, from, to - from);
        const LineNumber next = line.first + line.rows;
        if (next > end.line || next >= surface.endLine()) break;
        // A line over very many rows comes in pieces.
        if (!surface.isWrapped(next - 1)) text.push_back('\n');
        line = logicalLineFrom(surface, next);
    }
    return text;
}

TextSpan wordAt(const TerminalSurface& surface, TextPoint point) {
    const LogicalLine line = logicalLineAt(surface, point.line);
    const std::size_t at = line.byteAt(point);
    if (at >= line.text.size()) {
        // Behind the text: the blanks up to the edge of the row.
        return {std::max(line.pointAt(line.text.size()), TextPoint{point.line, 0}),
                {point.line, surface.size().columns}};
    }
    std::size_t end = at;
    const Kind kind = kindOf(nextCharacter(line.text, end));
    std::size_t begin = at;
    if (kind != Kind::Sign) {
        for (std::size_t next = end; next < line.text.size(); end = next)
            if (kindOf(nextCharacter(line.text, next)) != kind) break;
        while (begin > 0) {
            std::size_t before = begin - 1;
            while (before > 0 && (static_cast<unsigned char>(line.text[before]) & 0xC0U) == 0x80U)
                --before;
            std::size_t next = before;
            if (kindOf(nextCharacter(line.text, next)) != kind) break;
            begin = before;
        }
    }
    return {line.pointAt(begin), line.pointAt(end)};
}

TextSpan lineAt(const TerminalSurface& surface, TextPoint point) {
    const LogicalLine line = logicalLineAt(surface, point.line);
    return {{line.first, 0}, {line.first + line.rows - 1, surface.size().columns}};
}

std::vector<Link> linksIn(const LogicalLine& line) {
    std::vector<Link> links;
    const std::string_view text = line.text;
    for (std::size_t at = text.find("http"); at != std::string_view::npos;
         at = text.find("http", at + 4)) {
        const std::string_view rest = text.substr(at);
        const std::size_t scheme = schemeOf(rest);
        if (scheme == 0) continue;
        const std::string_view address = addressIn(rest);
        if (address.size() <= scheme || address.size() > kLongestLink) continue;
        links.push_back(
            {{line.pointAt(at), line.pointAt(at + address.size())}, std::string(address)});
        at += address.size() - 4;
    }
    return links;
}

std::optional<Link> linkAt(const TerminalSurface& surface, TextPoint point) {
    for (Link& link : linksIn(logicalLineAt(surface, point.line)))
        if (!(point < link.span.begin) && point < link.span.end) return std::move(link);
    return std::nullopt;
}

}  // namespace berth::terminal
