// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/ascii.h"
#include "sim/shell/expander.h"
#include "sim/shell/interpreter.h"
#include "sim/shell/paths.h"
#include "sim/shell/program.h"

namespace berth::sim::shell {
namespace {

// As dash words it.
std::string readProblem(const std::string& reason) {
    return reason == "No such file or directory" ? "No such file" : reason;
}
std::string writeProblem(const std::string& reason) {
    return reason == "No such file or directory" ? "Directory nonexistent" : reason;
}

}  // namespace

bool Interpreter::redirect(const Redirections& redirections) {
    for (const auto& each : redirections)
        if (!redirectOne(*each)) return false;
    return true;
}

bool Interpreter::copyDescriptor(const Redirection& redirection, const std::string& target) {
    OpenFilePtr& place = m_descriptors[static_cast<std::size_t>(redirection.descriptor)];
    if (target == "-") {
        place.reset();
        return true;
    }
    if (target.size() != 1 || !domain::isDigit(target[0])) {
        fatal(target.find_first_not_of("0123456789") == std::string::npos && !target.empty()
                  ? target + ": Bad file descriptor"
                  : "Syntax error: Bad fd number");
        return false;
    }
    const OpenFilePtr& from = m_descriptors[static_cast<std::size_t>(target[0] - '0')];
    if (!from) {
        complain(target + ": Bad file descriptor");
        return false;
    }
    place = from;
    return true;
}

bool Interpreter::redirectOne(const Redirection& redirection) {
    using Kind = Redirection::Kind;
    Expander expander(*this);
    std::string target = expander.text(redirection.target);
    if (expander.failure()) {
        fatal(*expander.failure());
        return false;
    }
    OpenFilePtr& place = m_descriptors[static_cast<std::size_t>(redirection.descriptor)];
    if (redirection.kind == Kind::Here) {
        place = std::make_shared<TextFile>(std::move(target));
        return true;
    }
    if (redirection.kind == Kind::CopyIn || redirection.kind == Kind::CopyOut)
        return copyDescriptor(redirection, target);
    const std::string path = absolutePath(m_state.folder, target);
    Opened opened;
    if (target.empty()) {
        opened.problem = "No such file or directory";
    } else if (redirection.kind == Kind::Read) {
        opened = openToRead(m_session.tree(), path, m_descriptors);
    } else {
        const bool append =
            redirection.kind == Kind::Append || redirection.kind == Kind::BothAppend;
        opened = openToWrite(m_session.tree(), path, append, m_descriptors,
                             redirection.kind == Kind::ReadWrite);
    }
    if (!opened.file) {
        complain(redirection.kind == Kind::Read
                     ? "cannot open " + target + ": " + readProblem(opened.problem)
                     : "cannot create " + target + ": " + writeProblem(opened.problem));
        return false;
    }
    place = opened.file;
    if (redirection.kind == Kind::Both || redirection.kind == Kind::BothAppend) {
        m_descriptors[1] = opened.file;
        m_descriptors[2] = opened.file;
    }
    return true;
}

}  // namespace berth::sim::shell
