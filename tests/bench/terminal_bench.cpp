// SPDX-License-Identifier: GPL-3.0-or-later
// Megabytes a second that the surface of a terminal takes, 24 rows of 80 columns with 100,000 lines
// kept, beside libvterm with its own screen in the same run, which hands lines that scroll out to a
// function that drops them. Streams come in pieces of 32 KiB, as SSH brings them.
#include <sys/resource.h>
#include <vterm.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "models/terminal/terminal_surface.h"
#include "tests/bench/measure.h"

namespace berth::bench {
namespace {

constexpr int kRepetitions = 5;
constexpr std::size_t kPiece = 32 * 1024;
constexpr std::size_t kSize = 16'000'000;
constexpr int kRows = 24;
constexpr int kColumns = 80;

struct Free {
    void operator()(VTerm* vterm) const { vterm_free(vterm); }
};

template <class Feed>
double megabytesPerSecond(std::string_view stream, Feed&& feed) {
    const double seconds = cpuSecondsOf([&] {
        for (std::size_t at = 0; at < stream.size(); at += kPiece)
            feed(stream.substr(at, kPiece));
    });
    return static_cast<double>(stream.size()) / 1e6 / seconds;
}

// Seconds. Its pieces end before a line end or an escape: amid a character libvterm 0.1.4 would
// write out of bounds, and what it takes at once lies on its stack.
double ofLibvterm(std::string_view stream) {
    const std::unique_ptr<VTerm, Free> vterm(vterm_new(kRows, kColumns));
    vterm_set_utf8(vterm.get(), 1);
    VTermScreen* const screen = vterm_obtain_screen(vterm.get());
    static const VTermScreenCallbacks kCallbacks = [] {
        VTermScreenCallbacks made{};
        made.sb_pushline = [](int, const VTermScreenCell*, void*) { return 1; };
        return made;
    }();
    vterm_screen_set_callbacks(screen, &kCallbacks, nullptr);
    vterm_screen_set_damage_merge(screen, VTERM_DAMAGE_SCROLL);
    vterm_screen_reset(screen, 1);
    const double seconds = cpuSecondsOf([&] {
        while (!stream.empty()) {
            const std::size_t end = std::min(
                stream.find_first_of("\n\x1b", std::min(kPiece, stream.size())), stream.size());
            vterm_input_write(vterm.get(), stream.data(), end);
            stream.remove_prefix(end);
        }
    });
    return seconds;
}

struct Figures {
    std::vector<double> ours, reference, ratio;
    std::size_t historyBytes = 0;
};

void measure(const char* name, const std::string& stream, const char* separator) {
    Figures figures;
    for (int i = 0; i < kRepetitions; ++i) {
        terminal::TerminalSurface surface({kRows, kColumns}, {}, {});
        figures.ours.push_back(megabytesPerSecond(
            stream, [&surface](std::string_view piece) { surface.feed(piece); }));
        figures.reference.push_back(static_cast<double>(stream.size()) / 1e6 / ofLibvterm(stream));
        figures.ratio.push_back(figures.ours.back() / figures.reference.back());
        figures.historyBytes = surface.historyBytes();
    }
    std::printf(
        "  \"%s\": {\"surface_mb_per_s\": %.0f, \"libvterm_screen_mb_per_s\": %.0f, "
        "\"ratio\": %.2f, \"history_mib\": %.1f}%s\n",
        name, median(figures.ours), median(figures.reference), median(figures.ratio),
        static_cast<double>(figures.historyBytes) / (1024 * 1024), separator);
}

// Repeats what `line` makes until there is enough.
template <class Line>
std::string streamOf(Line&& line) {
    std::mt19937 random(1);
    std::string stream;
    stream.reserve(kSize + 4'096);
    while (stream.size() < kSize)
        line(stream, random);
    return stream;
}

void appendWords(std::string& text, std::mt19937& random, std::size_t length) {
    for (std::size_t i = 0; i < length; ++i)
        text.push_back(static_cast<char>(random() % 7 == 0 ? ' ' : 'a' + random() % 26));
}

}  // namespace
}  // namespace berth::bench

int main() {
    using namespace berth::bench;
    std::printf("{\n  \"load\": %.1f,\n", loadAverage());
    measure("dense_text", streamOf([](std::string& text, std::mt19937& random) {
                appendWords(text, random, 79);
                text += "\r\n";
            }),
            ",");
    measure("text_of_any_length", streamOf([](std::string& text, std::mt19937& random) {
                appendWords(text, random, random() % 160);
                text += "\r\n";
            }),
            ",");
    measure("one_endless_line", streamOf([](std::string& text, std::mt19937& random) {
                appendWords(text, random, 4'096);
                if (random() % 64 == 0) text += "\r\n";
            }),
            ",");
    measure("chinese_text", streamOf([](std::string& text, std::mt19937& random) {
                for (auto i = random() % 40; i > 0; --i)
                    text += "\xe6\x96\x87";
                text += "\r\n";
            }),
            ",");
    measure("coloured_log", streamOf([](std::string& text, std::mt19937& random) {
                text += "\x1b[2m10:42:07\x1b[0m \x1b[32mINFO\x1b[0m \x1b[1mworker\x1b[0m ";
                appendWords(text, random, 50);
                text += "\r\n";
            }),
            ",");
    measure("colour_for_each_character", streamOf([](std::string& text, std::mt19937& random) {
                for (int i = 0; i < 79; ++i)
                    text += "\x1b[38;5;" + std::to_string(random() % 256) + "mx";
                text += "\r\n";
            }),
            ",");
    measure("cursor_to_and_fro", streamOf([](std::string& text, std::mt19937& random) {
                text += "\x1b[" + std::to_string(1 + random() % 24) + ";" +
                        std::to_string(1 + random() % 80) + "H";
                appendWords(text, random, 12);
            }),
            ",");
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("  \"peak_rss_mib\": %.0f\n}\n", static_cast<double>(usage.ru_maxrss) / 1024);
    return 0;
}
