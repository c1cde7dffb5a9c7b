// SPDX-License-Identifier: GPL-3.0-or-later
#include <deque>

#include "sim/shell/programs/line_reader.h"
#include "sim/shell/programs/options.h"
#include "sim/shell/programs/programs.h"

namespace berth::sim::shell::programs {
namespace {

void heading(Program& program, const std::vector<std::string>& inputs, const std::string& input,
             bool first, bool quiet) {
    if (inputs.size() < 2 || quiet) return;
    program.put(std::string(first ? "" : "\n") + "==> " +
                (input == "-" ? "standard input" : input) + " <==\n");
}

std::optional<std::int64_t> lineCount(Program& program, const Options& options, char letter,
                                      std::int64_t otherwise) {
    if (!options.has(letter)) return otherwise;
    std::string text = options.value(letter);
    if (text.starts_with('-') || text.starts_with('+')) text.erase(0, 1);
    const auto count = sizeOf(text);
    if (!count)
        program.complain(std::string("invalid number of ") + (letter == 'c' ? "bytes" : "lines") +
                         ": '" + options.value(letter) + '\'');
    return count;
}

bool takeBytes(Program& program, LineReader& reader, std::int64_t most) {
    while (most > 0 && program.goesOn()) {
        const std::string bytes =
            reader.some(static_cast<std::size_t>(std::min<std::int64_t>(most, 32768)));
        if (bytes.empty()) break;
        most -= static_cast<std::int64_t>(bytes.size());
        program.put(bytes);
    }
    return reader.ok();
}

void putLine(Program& program, const std::string& line, bool ended) {
    program.put(ended ? line + '\n' : line);
}

// What a file gets at its end, until the program is stopped.
void follow(Program& program, const std::string& path, std::int64_t at) {
    constexpr std::chrono::milliseconds kPause{200};
    constexpr std::int64_t kPart = std::int64_t{1} << 16;
    while (program.flush() && program.session().sleep(kPause, program.stop())) {
        const auto status = program.tree().status(path);
        if (!status) {
            program.complain(path + " has become inaccessible");
            return;
        }
        if (status->size < at) {
            program.putError("tail: " + path + ": file truncated\n");
            at = 0;
        }
        for (;;) {
            const auto bytes = program.tree().read(path, at, kPart);
            if (!bytes || bytes->empty()) break;
            at += static_cast<std::int64_t>(bytes->size());
            if (!program.put(*bytes)) return;
        }
    }
}

}  // namespace

int cat(Program& program) {
    const Options options(program, "nu");
    if (!options.ok()) return 1;
    std::int64_t number = 0;
    int status = 0;
    for (const std::string& input : inputsOf(options.operands())) {
        LineReader reader(program, input);
        while (program.goesOn()) {
            if (options.has('n')) {
                const auto line = reader.line();
                if (!line) break;
                std::string label = std::to_string(++number);
                label.insert(0, label.size() < 6 ? 6 - label.size() : 0, ' ');
                putLine(program, label + '\t' + *line, reader.ended());
            } else {
                const std::string bytes = reader.some();
                if (bytes.empty()) break;
                program.put(bytes);
                // Whoever waits for what comes in sees it at once.
                if (input == "-") program.flush();
            }
        }
        if (!reader.ok()) status = 1;
    }
    return status;
}

int head(Program& program) {
    const Options options(program, "n:c:qv#", {{"lines", 'n'}, {"bytes", 'c'}});
    if (!options.ok()) return 1;
    const auto most = lineCount(program, options, 'n', 10);
    const auto bytes = lineCount(program, options, 'c', -1);
    if (!most || !bytes) return 1;
    const std::vector<std::string> inputs = inputsOf(options.operands());
    int status = 0;
    bool first = true;
    for (const std::string& input : inputs) {
        LineReader reader(program, input);
        if (reader.ok()) heading(program, inputs, input, first, options.has('q'));
        first = false;
        if (*bytes >= 0) {
            if (!takeBytes(program, reader, *bytes)) status = 1;
            continue;
        }
        for (std::int64_t i = 0; i < *most && program.goesOn(); ++i) {
            const auto line = reader.line();
            if (!line) break;
            putLine(program, *line, reader.ended());
        }
        if (!reader.ok()) status = 1;
    }
    return status;
}

int tail(Program& program) {
    constexpr std::size_t kMostKept = std::size_t{8} << 20;
    const Options options(program, "n:c:fFq#", {{"lines", 'n'}, {"bytes", 'c'}, {"follow", 'f'}});
    if (!options.ok()) return 1;
    const auto most = lineCount(program, options, 'n', 10);
    const auto bytes = lineCount(program, options, 'c', -1);
    if (!most || !bytes) return 1;
    const bool byBytes = *bytes >= 0;
    const bool fromStart = options.value(byBytes ? 'c' : 'n').starts_with('+');
    const std::vector<std::string> inputs = inputsOf(options.operands());
    const bool follows = (options.has('f') || options.has('F')) && inputs.back() != "-";
    int status = 0;
    bool first = true;
    for (const std::string& input : inputs) {
        const std::string path = program.absolute(input);
        std::int64_t size = 0;
        if (follows)
            if (const auto now = program.tree().status(path)) size = now->size;
        LineReader reader(program, input);
        if (reader.ok()) heading(program, inputs, input, first, options.has('q'));
        first = false;
        if (byBytes && fromStart) {
            for (std::int64_t i = 1; i < *bytes; ++i)
                if (reader.some(1).empty()) break;
            takeBytes(program, reader, INT64_MAX);
        } else if (byBytes) {
            const auto kept = static_cast<std::size_t>(*bytes);
            if (kept > kMostKept) return program.complain("more bytes than this shell keeps");
            std::string end;
            for (std::string part = reader.some(); !part.empty(); part = reader.some()) {
                end += part;
                if (end.size() > 2 * kept + 65536) end.erase(0, end.size() - kept);
            }
            if (end.size() > kept) end.erase(0, end.size() - kept);
            program.put(end);
        } else {
            std::deque<std::pair<std::string, bool>> kept;
            std::size_t held = 0;
            std::int64_t seen = 0;
            while (auto line = reader.line()) {
                const bool ended = reader.ended();
                if (fromStart) {
                    if (++seen >= *most) putLine(program, *line, ended);
                    if (!program.goesOn()) break;
                    continue;
                }
                held += line->size() + 64;
                kept.emplace_back(std::move(*line), ended);
                while (!kept.empty() && static_cast<std::int64_t>(kept.size()) > *most) {
                    held -= kept.front().first.size() + 64;
                    kept.pop_front();
                }
                if (held > kMostKept) return program.complain("lines too long to keep");
            }
            for (const auto& [line, ended] : kept)
                putLine(program, line, ended);
        }
        if (!reader.ok()) status = 1;
        if (follows && reader.ok() && input == inputs.back()) follow(program, path, size);
    }
    return status;
}

int wordCount(Program& program) {
    const Options options(program, "lwcm");
    if (!options.ok()) return 1;
    const bool all =
        !options.has('l') && !options.has('w') && !options.has('c') && !options.has('m');
    const bool fromInput = options.operands().empty();
    const std::vector<std::string> inputs = inputsOf(options.operands());
    struct Counts {
        std::int64_t lines = 0, words = 0, bytes = 0;
    };
    const int wanted = all ? 3
                           : static_cast<int>(options.has('l')) +
                                 static_cast<int>(options.has('w')) +
                                 static_cast<int>(options.has('c') || options.has('m'));
    std::vector<std::pair<Counts, std::string>> rows;
    Counts total;
    int status = 0;
    for (const std::string& input : inputs) {
        LineReader reader(program, input);
        Counts counts;
        bool inWord = false;
        for (std::string part = reader.some(); !part.empty() && program.goesOn();
             part = reader.some()) {
            counts.bytes += static_cast<std::int64_t>(part.size());
            for (const char c : part) {
                if (c == '\n') ++counts.lines;
                const bool blank = c == ' ' || (c >= '\t' && c <= '\r');
                if (!blank && !inWord) ++counts.words;
                inWord = !blank;
            }
        }
        if (!reader.ok()) status = 1;
        if (!reader.ok() && counts.bytes == 0) continue;
        total.lines += counts.lines;
        total.words += counts.words;
        total.bytes += counts.bytes;
        rows.emplace_back(counts, fromInput ? "" : input);
    }
    if (inputs.size() > 1) rows.emplace_back(total, "total");
    // As wide as the largest number; 7 where the size is not known before.
    std::size_t width = fromInput ? 7 : std::to_string(total.bytes).size();
    if (wanted == 1 && rows.size() < 2) width = 1;
    for (const auto& [counts, label] : rows) {
        std::string line;
        const auto add = [&](bool shown, std::int64_t value) {
            if (!shown) return;
            std::string text = std::to_string(value);
            if (text.size() < width) text.insert(0, width - text.size(), ' ');
            line += (line.empty() ? "" : " ") + text;
        };
        add(all || options.has('l'), counts.lines);
        add(all || options.has('w'), counts.words);
        add(all || options.has('c') || options.has('m'), counts.bytes);
        program.put(line + (label.empty() ? "" : ' ' + label) + '\n');
    }
    return status;
}

int tee(Program& program) {
    const Options options(program, "ai");
    if (!options.ok()) return 1;
    int status = 0;
    std::vector<OpenFilePtr> files;
    for (const std::string& each : options.operands()) {
        Opened opened = openToWrite(program.tree(), program.absolute(each), options.has('a'),
                                    program.descriptors());
        if (opened.file) {
            files.push_back(std::move(opened.file));
        } else {
            status = program.complain(each + ": " + opened.problem);
        }
    }
    for (std::string part = program.readSome(0, 32768); !part.empty();
         part = program.readSome(0, 32768)) {
        if (!program.put(part) || !program.flush()) break;
        for (const OpenFilePtr& file : files)
            if (const auto outcome = file->write(part, program.stop()); !outcome.taken)
                status = program.complain(outcome.problem);
    }
    return status;
}

}  // namespace berth::sim::shell::programs
