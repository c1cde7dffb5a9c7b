// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "sim/shell/paths.h"
#include "sim/shell/pattern.h"
#include "sim/shell/programs/options.h"
#include "sim/shell/programs/programs.h"
#include "sim/shell/programs/size_text.h"

namespace berth::sim::shell::programs {
namespace {

constexpr int kDeepestFolder = 100;

class Lister {
  public:
    Lister(Program& program, const Options& options) : m_program(program), m_options(options) {
        const bool terminal = program.descriptors()[1] && program.descriptors()[1]->isTerminal();
        m_columns = terminal && !options.has('1') && !options.has('l') &&
                    program.session().terminal() != nullptr;
    }

    void files(std::vector<std::pair<std::string, FileStatus>> named) {
        if (m_options.has('t'))
            std::ranges::stable_sort(named, std::ranges::greater(),
                                     [](const auto& each) { return each.second.modified; });
        if (m_options.has('S'))
            std::ranges::stable_sort(named, std::ranges::greater(),
                                     [](const auto& each) { return each.second.size; });
        if (m_options.has('r')) std::ranges::reverse(named);
        if (m_options.has('l')) return longForm(named);
        std::size_t widest = 0;
        for (auto& [name, status] : named) {
            if (m_options.has('F') && status.folder) name += '/';
            widest = std::max(widest, name.size());
        }
        const std::size_t width =
            m_columns ? static_cast<std::size_t>(m_program.session().terminal()->size().columns)
                      : 0;
        const std::size_t across = std::max<std::size_t>(1, width / (widest + 2));
        if (!m_columns || across == 1) {
            for (const auto& [name, status] : named)
                m_program.put(name + '\n');
            return;
        }
        const std::size_t rows = (named.size() + across - 1) / across;
        for (std::size_t row = 0; row < rows; ++row) {
            std::string line;
            for (std::size_t at = row; at < named.size(); at += rows)
                line += at + rows < named.size() ? padded(named[at].first, widest + 2)
                                                 : named[at].first;
            m_program.put(line + '\n');
        }
    }

    // False: complained.
    bool folder(const std::string& shown, bool titled, int depth = 0) {
        const std::string path = m_program.absolute(shown);
        const auto files = m_program.tree().list(path);
        if (!files) {
            m_program.complain("cannot open directory '" + shown + "': " + reasonOf(files.error()),
                               2);
            return false;
        }
        if (titled) {
            if (!m_first) m_program.put("\n");
            m_program.put(shown + ":\n");
        }
        m_first = false;
        std::vector<std::pair<std::string, FileStatus>> named;
        if (m_options.has('a')) {
            FileStatus self;
            self.folder = true;
            if (const auto status = m_program.tree().status(path)) self = *status;
            named.emplace_back(".", self);
            named.emplace_back("..", self);
        }
        for (const FileStatus& each : *files) {
            const std::string name = nameOf(each.path);
            if (!name.starts_with('.') || m_options.has('a') || m_options.has('A'))
                named.emplace_back(name, each);
        }
        if (m_options.has('l')) m_program.put(fmt::format("total {}\n", blocksOf(named)));
        this->files(named);
        bool ok = true;
        if (m_options.has('R') && depth < kDeepestFolder)
            for (const auto& [name, status] : named)
                if (status.folder && name != "." && name != ".." && m_program.goesOn())
                    ok = folder(joined(shown, name), true, depth + 1) && ok;
        return ok;
    }

    void setFirst(bool first) { m_first = first; }

  private:
    static std::int64_t blocksOf(const std::vector<std::pair<std::string, FileStatus>>& named) {
        std::int64_t blocks = 0;
        for (const auto& [name, status] : named)
            blocks += status.folder ? 4 : (status.size + 4095) / 4096 * 4;
        return blocks;
    }

    void longForm(const std::vector<std::pair<std::string, FileStatus>>& named) {
        const auto sizeText = [this](const FileStatus& status) {
            const std::int64_t size = status.folder ? 4096 : status.size;
            return m_options.has('h') ? shortSize(size) : std::to_string(size);
        };
        std::size_t width = 1;
        for (const auto& [name, status] : named)
            width = std::max(width, sizeText(status).size());
        const auto facts = m_program.tree().facts();
        const double now = facts ? facts->now : 0;
        for (const auto& [name, status] : named) {
            const char* mode = status.folder ? (status.writable ? "drwxr-xr-x" : "dr-xr-xr-x")
                                             : (status.writable ? "-rw-r--r--" : "-r--r--r--");
            // As ls does: the time of day for what is younger than half a year.
            constexpr double kHalfYear = 31556952.0 / 2;
            const bool recent = status.modified > now - kHalfYear && status.modified <= now + 1;
            m_program.put(
                fmt::format("{} 1 root root {:>{}} {} {}\n", mode, sizeText(status), width,
                            timeText(status.modified, recent ? "%b %e %H:%M" : "%b %e  %Y"), name));
        }
    }

    Program& m_program;
    const Options& m_options;
    bool m_columns = false, m_first = true;
};

// All files under a path, itself first; false: it is to end.
template <class Each>
bool walk(Program& program, const std::string& shown, const FileStatus& status, int depth,
          const Each& each) {
    if (!program.goesOn() || !each(shown, status, depth)) return false;
    if (!status.folder || depth >= kDeepestFolder) return true;
    const auto files = program.tree().list(status.path);
    if (!files) {
        program.complain("'" + shown + "': " + reasonOf(files.error()));
        return true;
    }
    for (const FileStatus& file : *files)
        if (!walk(program, joined(shown, nameOf(file.path)), file, depth + 1, each)) return false;
    return true;
}

std::int64_t treeBytes(Program& program, const std::string& shown, const FileStatus& status,
                       bool all, bool human, int depth = 0) {
    std::int64_t bytes = status.folder ? 4096 : (status.size + 4095) / 4096 * 4096;
    if (!status.folder || depth >= kDeepestFolder || !program.goesOn()) return bytes;
    const auto files = program.tree().list(status.path);
    if (!files) return bytes;
    for (const FileStatus& file : *files)
        bytes += treeBytes(program, joined(shown, nameOf(file.path)), file, all, human, depth + 1);
    if (all && depth > 0)
        program.put((human ? shortSize(bytes) : std::to_string(bytes / 1024)) + '\t' + shown +
                    '\n');
    return bytes;
}

}  // namespace

int list(Program& program) {
    const Options options(program, "la1hRdAFtrSCnosi", {{"all", 'a'}, {"color", 'C'}});
    if (!options.ok()) return 2;
    std::vector<std::string> operands = options.operands();
    if (operands.empty()) operands.emplace_back(".");
    Lister lister(program, options);
    std::vector<std::pair<std::string, FileStatus>> plain;
    std::vector<std::string> folders;
    int status = 0;
    for (const std::string& each : operands) {
        const auto found = program.tree().status(program.absolute(each));
        if (!found) {
            status =
                program.complain("cannot access '" + each + "': " + reasonOf(found.error()), 2);
        } else if (found->folder && !options.has('d')) {
            folders.push_back(each);
        } else {
            plain.emplace_back(each, *found);
        }
    }
    std::ranges::sort(plain, {}, [](const auto& each) { return each.first; });
    std::ranges::sort(folders);
    if (!plain.empty()) lister.files(plain);
    lister.setFirst(plain.empty());
    for (const std::string& each : folders)
        if (!lister.folder(each, operands.size() > 1 || options.has('R')))
            status = std::max(status, 2);
    return status;
}

int find(Program& program) {
    const auto words = program.arguments();
    std::vector<std::string> roots;
    std::size_t at = 0;
    while (at < words.size() && !words[at].starts_with('-'))
        roots.push_back(words[at++]);
    if (roots.empty()) roots.emplace_back(".");
    std::string name = "*", kind;
    char order = '\0';
    std::int64_t size = 0, unit = 512;
    int deepest = kDeepestFolder, shallowest = 0;
    for (; at < words.size(); ++at) {
        if (words[at] == "-print") continue;
        if (at + 1 >= words.size())
            return program.complain("missing argument to `" + words[at] + '\'');
        const std::string& what = words[at];
        std::string value = words[++at];
        if (what == "-name") {
            name = value;
        } else if (what == "-type" && (value == "f" || value == "d")) {
            kind = value;
        } else if (what == "-maxdepth" && countOf(value)) {
            deepest = static_cast<int>(std::min<std::int64_t>(*countOf(value), kDeepestFolder));
        } else if (what == "-mindepth" && countOf(value)) {
            shallowest = static_cast<int>(std::min<std::int64_t>(*countOf(value), kDeepestFolder));
        } else if (what == "-size") {
            order = value.starts_with('+') || value.starts_with('-') ? value[0] : '=';
            if (order != '=') value.erase(0, 1);
            constexpr std::string_view kLetters = "cwbkMG";
            constexpr std::array<std::int64_t, 6> kUnits{1, 2, 512, 1 << 10, 1 << 20, 1 << 30};
            const std::size_t letter =
                value.empty() ? std::string_view::npos : kLetters.find(value.back());
            if (letter != std::string_view::npos) {
                unit = kUnits[letter];
                value.pop_back();
            }
            const auto count = countOf(value);
            if (!count) return program.complain("invalid -size type");
            size = *count;
        } else {
            return program.complain("unknown predicate `" + what +
                                    "' (here are -name -type -size -maxdepth -mindepth -print)");
        }
    }
    int status = 0;
    for (const std::string& root : roots) {
        const auto found = program.tree().status(program.absolute(root));
        if (!found) {
            status = program.complain("'" + root + "': " + reasonOf(found.error()));
            continue;
        }
        walk(program, root, *found, 0,
             [&](const std::string& shown, const FileStatus& file, int depth) {
                 const std::int64_t units = (file.size + unit - 1) / unit;
                 const bool fits = order == '\0' || (order == '=' && units == size) ||
                                   (order == '+' && units > size) || (order == '-' && units < size);
                 const bool rightKind = kind.empty() || (kind == "d") == file.folder;
                 const bool rightDepth = depth >= shallowest && depth <= deepest;
                 const std::string own =
                     depth == 0 && nameOf(shown).empty() ? shown : nameOf(shown);
                 if (fits && rightKind && rightDepth && matchesPattern(name, own))
                     program.put(shown + '\n');
                 return true;
             });
    }
    return status;
}

int diskUse(Program& program) {
    const Options options(program, "shkacb");
    if (!options.ok()) return 1;
    std::vector<std::string> operands = options.operands();
    if (operands.empty()) operands.emplace_back(".");
    int status = 0;
    for (const std::string& each : operands) {
        const auto found = program.tree().status(program.absolute(each));
        if (!found) {
            status = program.complain("cannot access '" + each + "': " + reasonOf(found.error()));
            continue;
        }
        const std::int64_t bytes =
            treeBytes(program, each, *found, !options.has('s'), options.has('h'));
        program.put((options.has('h') ? shortSize(bytes) : std::to_string(bytes / 1024)) + '\t' +
                    each + '\n');
    }
    return status;
}

}  // namespace berth::sim::shell::programs
