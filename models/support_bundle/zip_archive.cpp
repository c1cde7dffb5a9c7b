// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/zip_archive.h"

#include <fmt/core.h>
#include <zip.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <set>

#include "models/domain/ascii.h"
#include "models/domain/device_name.h"
#include "models/domain/text.h"

namespace berth::support_bundle {

namespace {

constexpr std::size_t kLongestPath = 200;
// Regular, for its owner only, in the upper half as Info-ZIP has it.
constexpr std::uint32_t kPrivateFile = 0100600U << 16U;
constexpr zip_uint32_t kLevel = 6;  // of zlib: 9 takes much longer for little

struct DosTime {
    zip_uint16_t time = 0, date = 0;
};

// Two-second steps from 1980 to 2107, as ZIP has them. No time zone: UTC.
DosTime dosTimeOf(std::int64_t unixMs) {
    using namespace std::chrono;
    constexpr sys_days kFirst{year(1980) / 1 / 1};
    constexpr sys_days kBehind{year(2108) / 1 / 1};
    const sys_seconds at = std::clamp(floor<seconds>(sys_time<milliseconds>{milliseconds(unixMs)}),
                                      sys_seconds(kFirst), sys_seconds(kBehind) - seconds(2));
    const auto day = floor<days>(at);
    const year_month_day date(day);
    const hh_mm_ss time(at - day);
    return {static_cast<zip_uint16_t>((time.hours().count() << 11) | (time.minutes().count() << 5) |
                                      (time.seconds().count() / 2)),
            static_cast<zip_uint16_t>(((static_cast<int>(date.year()) - 1980) << 9) |
                                      (static_cast<int>(static_cast<unsigned>(date.month())) << 5) |
                                      static_cast<int>(static_cast<unsigned>(date.day())))};
}

bool isSafeName(std::string_view name) {
    const bool plain = std::ranges::all_of(name, [](char c) {
        return domain::isLetter(c) || domain::isDigit(c) || c == '_' || c == '-' || c == '.' ||
               static_cast<unsigned char>(c) >= 0x80;
    });
    return !name.empty() && plain && name.front() != '-' && name.back() != '.' &&
           !domain::isDeviceName(name);
}

domain::Error zipError(const char* doing, zip_error_t& error) {
    domain::Error result{domain::ErrorCode::Internal,
                         fmt::format("cannot {}: {}", doing, zip_error_strerror(&error)),
                         false,
                         {}};
    zip_error_fini(&error);
    return result;
}

// What is not closed is thrown away with all that was added.
struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Release {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using ArchivePtr = std::unique_ptr<zip_t, Discard>;
using SourcePtr = std::unique_ptr<zip_source_t, Release>;

bool addPart(zip_t* archive, const Part& part, const std::string& path, DosTime at) {
    zip_source_t* source = zip_source_buffer(archive, part.text.data(), part.text.size(), 0);
    if (source == nullptr) return false;
    const zip_int64_t index = zip_file_add(archive, path.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    const auto place = static_cast<zip_uint64_t>(index);
    return zip_set_file_compression(archive, place, ZIP_CM_DEFLATE, kLevel) == 0 &&
           zip_file_set_dostime(archive, place, at.time, at.date, 0) == 0 &&
           zip_file_set_external_attributes(archive, place, 0, ZIP_OPSYS_UNIX, kPrivateFile) == 0;
}

domain::Result<std::string> bytesOf(zip_source_t* source) {
    const auto failed = [source] {
        return tl::unexpected(zipError("read the archive", *zip_source_error(source)));
    };
    if (zip_source_open(source) != 0) return failed();
    std::string bytes;
    std::array<char, 65'536> block{};
    zip_int64_t got = 0;
    while ((got = zip_source_read(source, block.data(), block.size())) > 0)
        bytes.append(block.data(), static_cast<std::size_t>(got));
    const bool whole = got == 0;
    zip_source_close(source);
    if (!whole) return failed();
    return bytes;
}

domain::Result<void> checkPaths(const Bundle& bundle) {
    std::set<std::string> seen;
    const auto refuse = [](const std::string& path, const char* why) {
        return domain::fail(domain::ErrorCode::InvalidArgument, fmt::format("\"{}\" {}", path, why),
                            "path");
    };
    if (bundle.parts.empty()) return refuse(bundle.name, "has nothing in it");
    if (!isSafePath(bundle.name)) return refuse(bundle.name, "cannot be a name in an archive");
    for (const Part& part : bundle.parts) {
        if (!isSafePath(part.path)) return refuse(part.path, "cannot be a path in an archive");
        // Some systems take capitals for the same letters.
        if (!seen.insert(domain::lowerCase(part.path)).second)
            return refuse(part.path, "is in the bundle twice");
    }
    return {};
}

}  // namespace

bool isSafePath(std::string_view path) {
    if (path.size() > kLongestPath || !domain::isUtf8(path)) return false;
    while (true) {
        const std::size_t slash = path.find('/');
        if (!isSafeName(path.substr(0, slash))) return false;
        if (slash == std::string_view::npos) return true;
        path.remove_prefix(slash + 1);
    }
}

domain::Result<std::string> zipArchive(const Bundle& bundle) {
    if (auto fine = checkPaths(bundle); !fine) return tl::unexpected(std::move(fine.error()));
    zip_error_t error;
    zip_error_init(&error);
    const SourcePtr source(zip_source_buffer_create(nullptr, 0, 0, &error));
    if (source == nullptr) return tl::unexpected(zipError("make an archive", error));
    ArchivePtr archive(zip_open_from_source(source.get(), ZIP_CREATE | ZIP_TRUNCATE, &error));
    if (archive == nullptr) return tl::unexpected(zipError("make an archive", error));
    // The archive has taken the source over; the bytes are read from it once that is closed.
    zip_source_keep(source.get());
    const DosTime at = dosTimeOf(bundle.madeUnixMs);
    for (const Part& part : bundle.parts) {
        if (!addPart(archive.get(), part, bundle.name + '/' + part.path, at))
            return tl::unexpected(zipError("add a file", *zip_get_error(archive.get())));
    }
    if (zip_close(archive.get()) != 0)
        return tl::unexpected(zipError("finish the archive", *zip_get_error(archive.get())));
    (void)archive.release();  // closed: nothing is left to discard
    return bytesOf(source.get());
}

}  // namespace berth::support_bundle
