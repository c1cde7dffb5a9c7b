// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/serving/behaviours/png.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "sim/engine/random.h"
#include "sim/engine/require.h"

namespace berth::sim::serving {

namespace {

void putBig32(std::string& out, std::uint32_t value) {
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        out += static_cast<char>((value >> shift) & 0xFFU);
}

constexpr std::array<std::uint32_t, 256> crcTable() {
    std::array<std::uint32_t, 256> table{};
    for (std::uint32_t n = 0; n < 256; ++n) {
        std::uint32_t c = n;
        for (int k = 0; k < 8; ++k)
            c = (c & 1U) != 0 ? 0xEDB88320U ^ (c >> 1U) : c >> 1U;
        table[n] = c;
    }
    return table;
}

std::uint32_t crc32(std::string_view bytes) {
    static constexpr std::array<std::uint32_t, 256> kTable = crcTable();
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char byte : bytes)
        crc = kTable[(crc ^ static_cast<unsigned char>(byte)) & 0xFFU] ^ (crc >> 8U);
    return crc ^ 0xFFFFFFFFU;
}

std::uint32_t adler32(std::string_view bytes) {
    std::uint32_t a = 1;
    std::uint32_t b = 0;
    for (const char byte : bytes) {
        a = (a + static_cast<unsigned char>(byte)) % 65521U;
        b = (b + a) % 65521U;
    }
    return (b << 16U) | a;
}

void putChunk(std::string& out, std::string_view type, std::string_view data) {
    putBig32(out, static_cast<std::uint32_t>(data.size()));
    std::string body(type);
    body += data;
    out += body;
    putBig32(out, crc32(body));
}

// A zlib stream (RFC 1950) of stored blocks (RFC 1951, 3.2.4).
std::string stored(std::string_view data) {
    std::string out("\x78\x01", 2);
    const std::uint32_t sum = adler32(data);
    do {
        const std::size_t length = std::min<std::size_t>(data.size(), 65535);
        out += static_cast<char>(length == data.size() ? 1 : 0);
        const std::size_t complement = 0xFFFFU - length;
        for (const std::size_t value : {length, complement}) {
            out += static_cast<char>(value & 0xFFU);
            out += static_cast<char>(value >> 8U);
        }
        out += data.substr(0, length);
        data.remove_prefix(length);
    } while (!data.empty());
    putBig32(out, sum);
    return out;
}

}  // namespace

std::string encodePng(std::uint32_t width, std::uint32_t height,
                      const std::vector<std::uint8_t>& pixels) {
    const std::size_t stride = std::size_t{3} * width;
    engine::require(width > 0 && height > 0 && pixels.size() == stride * height,
                    "a picture has as many samples as its size says");
    std::string rows;
    rows.reserve((stride + 1) * height);
    for (std::size_t row = 0; row < height; ++row) {
        rows += '\0';  // filter: none
        for (std::size_t i = 0; i < stride; ++i)
            rows += static_cast<char>(pixels[row * stride + i]);
    }
    std::string header;
    putBig32(header, width);
    putBig32(header, height);
    header += std::string_view("\x08\x02\x00\x00\x00", 5);  // 8 bits, RGB, no interlace
    std::string out("\x89PNG\r\n\x1A\n", 8);
    putChunk(out, "IHDR", header);
    putChunk(out, "IDAT", stored(rows));
    putChunk(out, "IEND", {});
    return out;
}

std::string patternFor(std::string_view text) {
    constexpr std::size_t kCells = 8;
    constexpr std::size_t kCell = 8;  // pixels
    constexpr std::size_t kSide = kCells * kCell;
    engine::RandomStream random(0, text);
    std::array<std::array<std::uint8_t, 3>, 4> palette{};
    for (auto& colour : palette) {
        for (std::uint8_t& part : colour)
            part = static_cast<std::uint8_t>(48 + random.below(176));
    }
    std::vector<std::uint8_t> pixels(3 * kSide * kSide);
    for (std::size_t y = 0; y < kCells; ++y) {
        for (std::size_t x = 0; x < kCells / 2; ++x) {
            const auto& colour = palette[random.below(palette.size())];
            for (const std::size_t column : {x, kCells - 1 - x}) {
                for (std::size_t i = 0; i < kCell * kCell; ++i) {
                    const std::size_t py = y * kCell + i / kCell;
                    const std::size_t px = column * kCell + i % kCell;
                    std::copy(colour.begin(), colour.end(),
                              pixels.begin() + static_cast<std::ptrdiff_t>(3 * (py * kSide + px)));
                }
            }
        }
    }
    return encodePng(kSide, kSide, pixels);
}

}  // namespace berth::sim::serving
