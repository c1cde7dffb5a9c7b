// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/storage/spill_file.h"

#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <system_error>
#include <utility>

namespace berth::sim::storage {

namespace {

tl::unexpected<domain::Error> failed(const char* what, int error) {
    return domain::fail(
        domain::ErrorCode::StorageFailed,
        std::string("spill file: ") + what + ": " + std::generic_category().message(error));
}

}  // namespace

SpillFile::SpillFile(std::string directory) : m_directory(std::move(directory)) {}

SpillFile::~SpillFile() {
    if (m_descriptor >= 0) ::close(m_descriptor);
}

domain::Result<void> SpillFile::open() {
    if (m_descriptor >= 0) return {};
    std::string name = m_directory + "/berth-spill-XXXXXX";
    m_descriptor = ::mkostemp(name.data(), O_CLOEXEC);
    if (m_descriptor < 0) return failed("cannot create", errno);
    ::unlink(name.c_str());
    return {};
}

domain::Result<Extent> SpillFile::allocate(std::int64_t bytes) {
    if (auto opened = open(); !opened) return tl::unexpected(std::move(opened.error()));
    const std::int64_t length = (bytes + kBlock - 1) / kBlock * kBlock;
    for (auto it = m_free.begin(); it != m_free.end(); ++it) {
        if (it->second < length) continue;
        const Extent extent{it->first, length};
        const std::int64_t rest = it->second - length;
        m_free.erase(it);
        if (rest > 0) m_free.emplace(extent.offset + length, rest);
        return extent;
    }
    const Extent extent{m_end, length};
    m_end += length;
    return extent;
}

void SpillFile::release(Extent extent) {
    if (extent.length == 0) return;
    auto [it, inserted] = m_free.emplace(extent.offset, extent.length);
    if (const auto next = std::next(it);
        next != m_free.end() && it->first + it->second == next->first) {
        it->second += next->second;
        m_free.erase(next);
    }
    if (it != m_free.begin()) {
        const auto before = std::prev(it);
        if (before->first + before->second == it->first) {
            before->second += it->second;
            m_free.erase(it);
            it = before;
        }
    }
    if (it->first + it->second == m_end) {
        m_end = it->first;
        m_free.erase(it);
        // A failure only leaves the file longer than it need be.
        if (::ftruncate(m_descriptor, m_end) != 0) return;
    }
}

domain::Result<void> SpillFile::write(std::int64_t offset, std::string_view data) {
    while (!data.empty()) {
        const ssize_t written = ::pwrite(m_descriptor, data.data(), data.size(), offset);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return failed("cannot write", written < 0 ? errno : ENOSPC);
        data.remove_prefix(static_cast<std::size_t>(written));
        offset += written;
    }
    return {};
}

domain::Result<std::string> SpillFile::read(std::int64_t offset, std::int64_t bytes) const {
    std::string out(static_cast<std::size_t>(bytes), '\0');
    std::size_t done = 0;
    while (done < out.size()) {
        const ssize_t got = ::pread(m_descriptor, out.data() + done, out.size() - done,
                                    offset + static_cast<std::int64_t>(done));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return failed("cannot read", got < 0 ? errno : EIO);
        done += static_cast<std::size_t>(got);
    }
    return out;
}

}  // namespace berth::sim::storage
