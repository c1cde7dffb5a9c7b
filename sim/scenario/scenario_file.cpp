// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <system_error>

#include "sim/scenario/file_descriptor.h"
#include "sim/scenario/scenario_parser.h"
#include "sim/scenario/yaml_document.h"

namespace berth::sim::scenario {
namespace {

using domain::ErrorCode;

tl::unexpected<domain::Error> systemFailure(const char* what) {
    const int number = errno;
    const ErrorCode code = number == ENOENT || number == ENOTDIR ? ErrorCode::NotFound
                           : number == EACCES || number == EPERM ? ErrorCode::PermissionDenied
                                                                 : ErrorCode::StorageFailed;
    return domain::fail(
        code, fmt::format("cannot be {}: {}", what, std::generic_category().message(number)));
}

std::string kindOf(mode_t mode) {
    if (S_ISDIR(mode)) return "a directory";
    if (S_ISFIFO(mode)) return "a pipe";
    if (S_ISSOCK(mode)) return "a socket";
    return "a device";
}

}  // namespace

domain::Result<std::string> readScenarioText(const std::string& path) {
    const std::size_t most = YamlLimits{}.bytes;
    // Without O_NONBLOCK opening a pipe would wait for its writer.
    const FileDescriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)};
    if (file.get() < 0) return systemFailure("opened");
    struct stat facts {};
    if (::fstat(file.get(), &facts) != 0) return systemFailure("examined");
    if (!S_ISREG(facts.st_mode)) {
        return domain::fail(ErrorCode::InvalidArgument,
                            fmt::format("is {}: give a regular file", kindOf(facts.st_mode)));
    }
    const auto tooLarge = [&] {
        return domain::fail(
            ErrorCode::LimitExceeded,
            fmt::format("is larger than {} MiB: no scenario needs that much", most >> 20U));
    };
    if (facts.st_size > static_cast<off_t>(most)) return tooLarge();
    std::string text;
    char buffer[64 << 10];
    for (;;) {
        const ssize_t got = ::read(file.get(), buffer, sizeof buffer);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return systemFailure("read");
        if (got == 0) return text;
        text.append(buffer, static_cast<std::size_t>(got));
        if (text.size() > most) return tooLarge();  // it grew meanwhile
    }
}

}  // namespace berth::sim::scenario
