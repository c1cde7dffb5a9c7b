// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "sim/shell/paths.h"
#include "sim/shell/programs/options.h"
#include "sim/shell/programs/programs.h"

namespace berth::sim::shell::programs {
namespace {

constexpr int kDeepestCopy = 100;

// A file's content; false: complained.
bool copyFile(Program& program, const std::string& from, const std::string& to,
              const std::string& shown) {
    Opened source = openToRead(program.tree(), from, program.descriptors());
    Opened target =
        source.file ? openToWrite(program.tree(), to, false, program.descriptors()) : Opened{};
    if (!source.file || !target.file) {
        program.complain("cannot copy '" + shown +
                         "': " + (source.file ? target.problem : source.problem));
        return false;
    }
    std::string bytes(std::size_t{256} << 10, '\0');
    for (;;) {
        const ReadOutcome part = source.file->read(bytes, program.stop());
        std::string problem = part.problem;
        if (problem.empty() && part.bytes == 0) return program.goesOn();
        if (problem.empty())
            problem =
                target.file->write(std::string_view(bytes).substr(0, part.bytes), program.stop())
                    .problem;
        if (!program.goesOn()) return false;
        if (problem.empty()) continue;
        program.complain("error copying '" + shown + "': " + problem);
        return false;
    }
}

bool copyTree(Program& program, const std::string& from, const std::string& to,
              const std::string& shown, bool recursive, int depth) {
    const auto status = program.tree().status(from);
    if (!status) {
        program.complain("cannot stat '" + shown + "': " + reasonOf(status.error()));
        return false;
    }
    if (!status->folder) {
        if (from == to) {
            program.complain("'" + shown + "' and '" + shown + "' are the same file");
            return false;
        }
        return copyFile(program, from, to, shown);
    }
    if (!recursive || depth > kDeepestCopy) {
        program.putError(program.name() + ": -r not specified; omitting directory '" + shown +
                         "'\n");
        return false;
    }
    if (to == from || to.starts_with(from == "/" ? from : from + '/')) {
        program.complain("cannot copy a directory, '" + shown + "', into itself");
        return false;
    }
    if (const auto there = program.tree().status(to); !there) {
        if (const auto made = program.tree().makeFolder(to); !made) {
            program.complain("cannot create directory '" + to + "': " + reasonOf(made.error()));
            return false;
        }
    }
    const auto files = program.tree().list(from);
    bool ok = files.has_value();
    if (files)
        for (const FileStatus& each : *files)
            if (program.goesOn())
                ok = copyTree(program, each.path, joined(to, nameOf(each.path)),
                              joined(shown, nameOf(each.path)), true, depth + 1) &&
                     ok;
    return ok;
}

bool removeTree(Program& program, const FileStatus& status, const std::string& shown, int depth) {
    if (status.folder && depth < kDeepestCopy) {
        const auto files = program.tree().list(status.path);
        bool ok = true;
        if (files)
            for (const FileStatus& each : *files)
                if (program.goesOn())
                    ok = removeTree(program, each, joined(shown, nameOf(each.path)), depth + 1) &&
                         ok;
        if (!ok) return false;
    }
    if (!program.goesOn()) return false;
    const auto removed = program.tree().remove(status.path);
    if (removed) return true;
    program.complain("cannot remove '" + shown + "': " + reasonOf(removed.error()));
    return false;
}

// Where the operand of cp or mv goes to.
std::string targetOf(Program& program, const std::string& operand, const std::string& target,
                     bool& intoFolder) {
    const std::string whole = program.absolute(target);
    const auto status = program.tree().status(whole);
    intoFolder = status && status->folder;
    return intoFolder ? joined(whole, nameOf(program.absolute(operand))) : whole;
}

bool enoughOperands(Program& program, const std::vector<std::string>& operands) {
    if (operands.size() >= 2) return true;
    program.complain(operands.empty()
                         ? "missing file operand"
                         : "missing destination file operand after '" + operands[0] + '\'');
    return false;
}

}  // namespace

int copy(Program& program) {
    const Options options(program, "rRafpvT");
    if (!options.ok() || !enoughOperands(program, options.operands())) return 1;
    const std::string& target = options.operands().back();
    const bool recursive = options.has('r') || options.has('R') || options.has('a');
    int status = 0;
    for (std::size_t i = 0; i + 1 < options.operands().size(); ++i) {
        const std::string& each = options.operands()[i];
        bool intoFolder = false;
        const std::string to = targetOf(program, each, target, intoFolder);
        if (options.operands().size() > 2 && !intoFolder)
            return program.complain("target '" + target + "' is not a directory");
        if (!copyTree(program, program.absolute(each), to, each, recursive, 0)) status = 1;
    }
    return status;
}

int move(Program& program) {
    const Options options(program, "fvnT");
    if (!options.ok() || !enoughOperands(program, options.operands())) return 1;
    const std::string& target = options.operands().back();
    int status = 0;
    for (std::size_t i = 0; i + 1 < options.operands().size(); ++i) {
        const std::string& each = options.operands()[i];
        const std::string from = program.absolute(each);
        bool intoFolder = false;
        const std::string to = targetOf(program, each, target, intoFolder);
        if (options.operands().size() > 2 && !intoFolder)
            return program.complain("target '" + target + "' is not a directory");
        const auto found = program.tree().status(from);
        if (!found) {
            status = program.complain("cannot stat '" + each + "': " + reasonOf(found.error()));
        } else if (from == to) {
            status = program.complain("'" + each + "' and '" + each + "' are the same file");
        } else if (to.starts_with(from + '/')) {
            status = program.complain("cannot move '" + each + "' to a subdirectory of itself");
        } else if (const auto moved = program.tree().rename(from, to); !moved) {
            // Onto another disk: copied, then removed.
            const bool copied = moved.error().code == domain::ErrorCode::NotSupported &&
                                copyTree(program, from, to, each, true, 0) &&
                                removeTree(program, *found, each, 0);
            if (!copied && moved.error().code != domain::ErrorCode::NotSupported)
                program.complain("cannot move '" + each + "' to '" + to +
                                 "': " + reasonOf(moved.error()));
            if (!copied) status = 1;
        }
    }
    return status;
}

int remove(Program& program) {
    const Options options(program, "rRfvd");
    if (!options.ok()) return 1;
    const bool forced = options.has('f'), recursive = options.has('r') || options.has('R');
    if (options.operands().empty()) return forced ? 0 : program.complain("missing operand");
    int status = 0;
    for (const std::string& each : options.operands()) {
        const std::string path = program.absolute(each);
        const auto found = program.tree().status(path);
        if (path == "/") {
            status = program.complain("it is dangerous to operate recursively on '/'");
        } else if (!found) {
            if (forced && found.error().code == domain::ErrorCode::NotFound) continue;
            status = program.complain("cannot remove '" + each + "': " + reasonOf(found.error()));
        } else if (found->folder && !recursive) {
            status = program.complain("cannot remove '" + each + "': Is a directory");
        } else if (!removeTree(program, *found, each, 0)) {
            status = 1;
        }
    }
    return status;
}

int removeFolder(Program& program) {
    const Options options(program, "p");
    if (!options.ok()) return 1;
    if (options.operands().empty()) return program.complain("missing operand");
    int status = 0;
    for (const std::string& each : options.operands()) {
        const std::string path = program.absolute(each);
        const auto found = program.tree().status(path);
        std::string problem;
        if (!found) {
            problem = reasonOf(found.error());
        } else if (!found->folder) {
            problem = "Not a directory";
        } else if (const auto files = program.tree().list(path); files && !files->empty()) {
            problem = "Directory not empty";
        } else if (const auto removed = program.tree().remove(path); !removed) {
            problem = reasonOf(removed.error());
        }
        if (!problem.empty())
            status = program.complain("failed to remove '" + each + "': " + problem);
    }
    return status;
}

int makeFolder(Program& program) {
    const Options options(program, "pvm:");
    if (!options.ok()) return 1;
    if (options.operands().empty()) return program.complain("missing operand");
    int status = 0;
    for (const std::string& each : options.operands()) {
        const std::string path = program.absolute(each);
        std::vector<std::string> missing{path};
        if (options.has('p')) {
            missing.clear();
            for (std::string at = path; at != "/"; at = folderOf(at)) {
                const auto found = program.tree().status(at);
                if (found && found->folder) break;
                missing.push_back(at);
            }
            std::ranges::reverse(missing);
        }
        for (const std::string& folder : missing) {
            const auto made = program.tree().makeFolder(folder);
            if (made) continue;
            status = program.complain("cannot create directory '" + each +
                                      "': " + reasonOf(made.error()));
            break;
        }
    }
    return status;
}

int touch(Program& program) {
    const Options options(program, "acmd:t:r:");
    if (!options.ok()) return 1;
    if (options.operands().empty()) return program.complain("missing file operand");
    int status = 0;
    for (const std::string& each : options.operands()) {
        const std::string path = program.absolute(each);
        const auto found = program.tree().status(path);
        if ((!found && options.has('c')) || (found && found->folder)) continue;
        const auto touched = program.tree().write(path, 0, "");
        if (!touched)
            status = program.complain("cannot touch '" + each + "': " + reasonOf(touched.error()));
    }
    return status;
}

int link(Program& program) {
    return program.complain("there are no links on the disks of simulated nodes");
}

int changeMode(Program& program) {
    return program.complain("files of simulated nodes have no owners and no modes");
}

int secureCopy(Program& program) {
    return program.complain(
        "the old copy protocol is not spoken here; use sftp, or scp of OpenSSH 9 and newer", 1);
}

int dd(Program& program) {
    std::string input, output;
    std::int64_t block = 512, count = -1, skip = 0;
    for (const std::string& word : program.arguments()) {
        const std::size_t equals = word.find('=');
        const std::string name = word.substr(0, equals);
        const std::string value = equals == std::string::npos ? "" : word.substr(equals + 1);
        if (name == "if") {
            input = value;
        } else if (name == "of") {
            output = value;
        } else if (name == "bs" || name == "ibs" || name == "obs") {
            block = sizeOf(value).value_or(0);
            if (block < 1 || block > (std::int64_t{64} << 20))
                return program.complain("invalid number: '" + value + '\'');
        } else if (name == "count" || name == "skip") {
            const auto number = sizeOf(value);
            if (!number) return program.complain("invalid number: '" + value + '\'');
            (name == "count" ? count : skip) = *number;
        } else if (name != "status" && name != "conv" && name != "oflag" && name != "iflag") {
            return program.complain("unrecognized operand '" + word + '\'');
        }
    }
    Opened from{program.descriptors()[0], {}}, to{program.descriptors()[1], {}};
    if (!input.empty())
        from = openToRead(program.tree(), program.absolute(input), program.descriptors());
    if (!from.file) return program.complain("failed to open '" + input + "': " + from.problem);
    if (!output.empty())
        to = openToWrite(program.tree(), program.absolute(output), false, program.descriptors());
    if (!to.file) return program.complain("failed to open '" + output + "': " + to.problem);
    std::int64_t whole = 0, partial = 0, total = 0;
    std::string bytes(static_cast<std::size_t>(std::min<std::int64_t>(block, 1 << 20)), '\0');
    std::int64_t leftToSkip = skip * std::min<std::int64_t>(block, 1 << 20);
    int status = 0;
    for (std::int64_t left = block; count != 0 && program.goesOn();) {
        const auto most = std::min<std::size_t>(bytes.size(), static_cast<std::size_t>(left));
        const ReadOutcome part = from.file->read({bytes.data(), most}, program.stop());
        if (!part.problem.empty()) status = program.complain("error reading: " + part.problem);
        if (part.bytes == 0) break;
        const auto got = static_cast<std::int64_t>(part.bytes);
        if (leftToSkip > 0) {
            leftToSkip -= got;
            continue;
        }
        const WriteOutcome outcome =
            to.file->write(std::string_view(bytes).substr(0, part.bytes), program.stop());
        if (!outcome.taken) {
            if (outcome.problem.empty()) return kBrokenPipe;
            status = program.complain("error writing: " + outcome.problem);
            break;
        }
        total += got;
        left -= got;
        if (left > 0 && part.bytes == most) continue;
        left == 0 ? ++whole : ++partial;
        left = block;
        if (count > 0) --count;
    }
    const std::string records = std::to_string(whole) + '+' + std::to_string(partial);
    program.putError(records + " records in\n" + records + " records out\n" +
                     std::to_string(total) + " bytes copied\n");
    return status;
}

}  // namespace berth::sim::shell::programs
