// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a program writes: the cursor stays on the screen, every line is text, memory is bounded,
// what is sent is made of numbers, and where the stream is cut makes no difference.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "models/domain/text.h"
#include "models/terminal/selection.h"
#include "models/terminal/terminal_surface.h"
#include "models/terminal/text_search.h"

namespace {

using namespace berth;
using namespace berth::terminal;

constexpr std::size_t kMostBytes = 256 * 1024;

void require(bool holds) {
    if (!holds) std::abort();
}

TerminalSurface::Limits limits() {
    TerminalSurface::Limits made;
    made.lines = 500;
    made.bytes = kMostBytes;
    return made;
}

bool isAnswer(std::string_view bytes) {
    return bytes.find_first_not_of("\x1b[?>0123456789;cnR") == std::string_view::npos;
}

// All that is shown, as one text.
std::string check(const TerminalSurface& surface) {
    const SurfaceSize size = surface.size();
    const SurfaceCursor cursor = surface.cursor();
    require(cursor.row >= 0 && cursor.row < size.rows);
    require(cursor.column >= 0 && cursor.column < size.columns);
    require(surface.historyBytes() <= kMostBytes + 16 * 1024);
    require(domain::isUtf8(surface.title()));
    std::string all = surface.title();
    Row row;
    for (LineNumber line = surface.firstLine(); line < surface.endLine(); ++line) {
        surface.readLine(line, row);
        require(line < surface.screenTop() ||
                row.cells.size() >= static_cast<std::size_t>(size.columns));
        surface.appendText(line, all);
        all.push_back(surface.isWrapped(line) ? '+' : '\n');
    }
    require(domain::isUtf8(all));
    return all + std::to_string(cursor.row) + "," + std::to_string(cursor.column);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 3) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 3, size - 3);
    const SurfaceSize first{data[0] % 40, data[1] % 90};
    const std::size_t cut = bytes.size() * data[2] / 256;
    const auto events = [] {
        return TerminalSurface::Events{
            [](std::string_view sent) { require(isAnswer(sent)); },
            [](const std::string& text) { require(domain::isUtf8(text) && !text.empty()); },
            {}};
    };
    TerminalSurface whole(first, limits(), events());
    whole.feed(bytes);
    TerminalSurface parts(first, limits(), events());
    parts.feed(bytes.substr(0, cut));
    parts.feed(bytes.substr(cut));
    require(check(whole) == check(parts));

    // Another size, the rest once more, and what people do with it.
    parts.resize({data[1] % 40, data[0] % 90});
    parts.feed(bytes.substr(cut));
    (void)check(parts);
    const TextSpan all{{parts.firstLine(), 0}, {parts.endLine(), 0}};
    require(domain::isUtf8(textOf(parts, all)));
    (void)wordAt(parts, {parts.screenTop(), static_cast<int>(data[2])});
    (void)linkAt(parts, {parts.screenTop(), static_cast<int>(data[2])});
    TextSearch search;
    search.start(parts, std::string(bytes.substr(0, 1)), false);
    while (!search.advance(parts, 64)) {
    }
    return 0;
}
