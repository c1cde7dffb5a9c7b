// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/scenario/data_files.h"

#include <fcntl.h>
#include <fmt/core.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <streambuf>
#include <system_error>
#include <utility>

#include "sim/scenario/file_descriptor.h"

namespace berth::sim::scenario {

namespace {

using domain::ErrorCode;

class DescriptorBuffer final : public std::streambuf {
  public:
    explicit DescriptorBuffer(FileDescriptor file) : m_file(std::move(file)) {}

  protected:
    int_type underflow() override {
        ssize_t got = 0;
        do {
            got = ::read(m_file.get(), m_bytes.data(), m_bytes.size());
        } while (got < 0 && errno == EINTR);
        // The stream catches it and is bad from then on, which is how its readers tell a failure
        // from the end.
        if (got < 0) throw std::system_error(errno, std::generic_category());
        if (got == 0) return traits_type::eof();
        setg(m_bytes.data(), m_bytes.data(), m_bytes.data() + got);
        return traits_type::to_int_type(m_bytes[0]);
    }

  private:
    FileDescriptor m_file;
    std::array<char, 64U << 10U> m_bytes{};
};

class DescriptorStream final : public std::istream {
  public:
    explicit DescriptorStream(FileDescriptor file)
        : std::istream(nullptr), m_buffer(std::move(file)) {
        rdbuf(&m_buffer);
    }

  private:
    DescriptorBuffer m_buffer;
};

tl::unexpected<domain::Error> openFailure() {
    const int number = errno;
    if (number == ELOOP || number == ENOTDIR) {
        return domain::fail(ErrorCode::InvalidArgument,
                            "leads through a symbolic link or what is no folder: put the file "
                            "itself beside the scenario");
    }
    const ErrorCode code = number == ENOENT                      ? ErrorCode::NotFound
                           : number == EACCES || number == EPERM ? ErrorCode::PermissionDenied
                                                                 : ErrorCode::StorageFailed;
    return domain::fail(code, fmt::format("cannot be opened in the scenario's folder: {}",
                                          std::generic_category().message(number)));
}

}  // namespace

domain::Result<std::unique_ptr<std::istream>> FolderFiles::open(std::string_view name) const {
    if (name.empty() || name.front() == '/' || name.find('\0') != std::string_view::npos) {
        return domain::fail(
            ErrorCode::InvalidArgument,
            "must be the name of a file in the scenario's folder or below, such as requests.csv");
    }
    FileDescriptor at{
        ::open(m_folder.empty() ? "." : m_folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)};
    if (at.get() < 0) return openFailure();
    for (;;) {
        const std::size_t slash = name.find('/');
        const std::string part{name.substr(0, slash)};
        if (part.empty() || part == "." || part == "..") {
            return domain::fail(ErrorCode::InvalidArgument,
                                "must not leave the scenario's folder: give the path below it, "
                                "without \".\", \"..\" and double slashes");
        }
        const bool last = slash == std::string_view::npos;
        // Without O_NONBLOCK opening a pipe would wait for its writer.
        const int how = last ? O_RDONLY | O_NONBLOCK | O_NOCTTY : O_PATH | O_DIRECTORY;
        at = FileDescriptor{::openat(at.get(), part.c_str(), how | O_NOFOLLOW | O_CLOEXEC)};
        if (at.get() < 0) return openFailure();
        if (last) break;
        name.remove_prefix(slash + 1);
    }
    struct stat facts {};
    if (::fstat(at.get(), &facts) != 0) return openFailure();
    if (!S_ISREG(facts.st_mode))
        return domain::fail(ErrorCode::InvalidArgument, "is no regular file: give one");
    if (facts.st_size > kLargest) {
        return domain::fail(ErrorCode::LimitExceeded,
                            fmt::format("is larger than {} GiB: cut it", kLargest >> 30));
    }
    return std::make_unique<DescriptorStream>(std::move(at));
}

}  // namespace berth::sim::scenario
