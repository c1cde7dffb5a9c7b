// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/write_ahead_log.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <fstream>
#include <vector>

#include "models/store/files.h"

namespace berth::store {

using domain::Result;

namespace {

constexpr std::size_t kHeaderBytes = 32;
constexpr std::size_t kFrameHeaderBytes = 24;
constexpr std::uint32_t kMagic =
    0x377f0682;  // the lowest bit: words of the checksum are big endian
constexpr std::uint32_t kVersion = 3007000;
constexpr std::uint32_t kSmallestPage = 512;
constexpr std::uint32_t kLargestPage = 65536;

std::uint32_t bigEndian(const unsigned char* at) {
    return std::uint32_t{at[0]} << 24U | std::uint32_t{at[1]} << 16U | std::uint32_t{at[2]} << 8U |
           std::uint32_t{at[3]};
}
std::uint32_t littleEndian(const unsigned char* at) {
    return std::uint32_t{at[3]} << 24U | std::uint32_t{at[2]} << 16U | std::uint32_t{at[1]} << 8U |
           std::uint32_t{at[0]};
}

// Runs over the header and then over every frame.
struct Checksum {
    bool isBigEndian = false;
    std::uint32_t first = 0;
    std::uint32_t second = 0;

    void add(const unsigned char* data, std::size_t size) {
        for (std::size_t at = 0; at + 8 <= size; at += 8) {
            first += (isBigEndian ? bigEndian(data + at) : littleEndian(data + at)) + second;
            second +=
                (isBigEndian ? bigEndian(data + at + 4) : littleEndian(data + at + 4)) + first;
        }
    }
    [[nodiscard]] bool is(const unsigned char* at) const {
        return bigEndian(at) == first && bigEndian(at + 4) == second;
    }
};

bool readAll(std::ifstream& file, unsigned char* to, std::size_t size) {
    file.read(reinterpret_cast<char*>(to), static_cast<std::streamsize>(size));
    return file.gcount() == static_cast<std::streamsize>(size);
}

struct Header {
    std::size_t pageBytes = 0;
    LogSalts salts = 0;
    Checksum checksum;
};

std::optional<Header> readHeader(std::ifstream& file) {
    std::array<unsigned char, kHeaderBytes> bytes{};
    if (!readAll(file, bytes.data(), bytes.size())) return std::nullopt;
    const std::uint32_t magic = bigEndian(bytes.data());
    const std::uint32_t pageBytes = bigEndian(&bytes[8]);
    Header header;
    header.pageBytes = pageBytes;
    header.salts = LogSalts{bigEndian(&bytes[16])} << 32U | bigEndian(&bytes[20]);
    header.checksum.isBigEndian = (magic & 1U) != 0;
    header.checksum.add(bytes.data(), 24);
    const bool right = (magic & ~1U) == kMagic && bigEndian(&bytes[4]) == kVersion &&
                       pageBytes >= kSmallestPage && pageBytes <= kLargestPage &&
                       (pageBytes & (pageBytes - 1)) == 0 && header.checksum.is(&bytes[24]);
    return right ? std::optional(header) : std::nullopt;
}

}  // namespace

Result<LogState> readLog(const std::string& path) {
    LogState state;
    if (!exists(path)) return state;
    std::ifstream file(path, std::ios::binary);
    if (!file) return tl::unexpected(fileError("read", path, errno));
    state.isThere = file.peek() != std::ifstream::traits_type::eof();
    file.clear();
    auto header = readHeader(file);
    if (!header) return state;
    state.salts = header->salts;
    std::vector<unsigned char> frame(kFrameHeaderBytes + header->pageBytes);
    for (std::uint64_t number = 1; readAll(file, frame.data(), frame.size()); ++number) {
        const LogSalts salts = LogSalts{bigEndian(&frame[8])} << 32U | bigEndian(&frame[12]);
        header->checksum.add(frame.data(), 8);
        header->checksum.add(&frame[kFrameHeaderBytes], header->pageBytes);
        const bool hasPage = bigEndian(frame.data()) != 0;
        if (salts != header->salts || !hasPage || !header->checksum.is(&frame[16])) break;
        // The size of the file after it stands in the last frame of a transaction only.
        if (bigEndian(&frame[4]) != 0) state.frames = number;
    }
    if (file.bad()) return tl::unexpected(fileError("read", path, EIO));
    return state;
}

std::optional<LogSalts> readLogSalts(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return std::nullopt;
    const auto header = readHeader(file);
    return header ? std::optional(header->salts) : std::nullopt;
}

}  // namespace berth::store
