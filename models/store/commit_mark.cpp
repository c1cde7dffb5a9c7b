// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/commit_mark.h"

#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include "models/store/files.h"
#include "models/store/fnv.h"

namespace berth::store {
namespace {

constexpr std::string_view kName = "berthmk1";
constexpr std::size_t kNumberBytes = 8;
constexpr std::size_t kBytes = kName.size() + 4 * kNumberBytes;

void put(std::string& bytes, std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8)
        bytes += static_cast<char>(number >> shift);
}

std::uint64_t get(const std::string& bytes, std::size_t place) {
    std::uint64_t number = 0;
    for (std::size_t i = kNumberBytes; i-- > 0;) {
        const char byte = bytes[kName.size() + place * kNumberBytes + i];
        number = number << 8U | static_cast<unsigned char>(byte);
    }
    return number;
}

std::string bytesOf(const Mark& mark) {
    std::string bytes(kName);
    put(bytes, mark.commits);
    put(bytes, mark.backfilling);
    put(bytes, mark.salts);
    Fnv check;
    check.add(bytes.data(), bytes.size());
    put(bytes, check.value());
    return bytes;
}

}  // namespace

std::string markOf(const std::string& databasePath) {
    return databasePath + "-mark";
}

std::optional<Mark> CommitMark::read() const {
    std::error_code ignored;
    // Opening a pipe would wait for whoever writes into it.
    if (!std::filesystem::is_regular_file(m_path, ignored)) return std::nullopt;
    std::string bytes(kBytes, '\0');
    std::ifstream file(m_path, std::ios::binary);
    if (!file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()))) return std::nullopt;
    const Mark mark{get(bytes, 0), get(bytes, 1), get(bytes, 2)};
    return bytes == bytesOf(mark) ? std::optional(mark) : std::nullopt;
}

void CommitMark::write(const Mark& mark, bool durable) const {
    if (writeInPlace(m_path, bytesOf(mark), durable)) return;
    static_cast<void>(removeFile(m_path));
}

}  // namespace berth::store
