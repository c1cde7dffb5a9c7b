// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a server sends: the reader ends, holds its limits, and reads the same however the bytes
// are cut. The first byte says how; the rest is what is sent.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "platform_client/http/answer_reader.h"

namespace {

using berth::platform_client::AnswerReader;
using berth::platform_client::HttpAnswer;

constexpr std::size_t kBodyLimit = 10'000;

void require(bool holds) {
    if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::size_t cut = 1 + data[0] % 16;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);

    AnswerReader whole({}, kBodyLimit);
    whole.feed(bytes);
    const AnswerReader::State beforeEnd = whole.state();
    whole.end();

    AnswerReader pieces({}, kBodyLimit);
    for (std::size_t at = 0; at < bytes.size(); at += cut)
        pieces.feed(bytes.substr(at, cut));
    require(pieces.state() == beforeEnd);
    pieces.end();

    require(whole.state() != AnswerReader::State::Reading);
    require(whole.state() == pieces.state());
    if (whole.state() == AnswerReader::State::Failed) {
        require(whole.problemKind() == pieces.problemKind() && !whole.problem().empty());
        return 0;
    }
    require(whole.reusable() == pieces.reusable());
    const HttpAnswer one = whole.take();
    const HttpAnswer other = pieces.take();
    require(one.status == other.status && one.headers == other.headers && one.body == other.body);
    require(one.status >= 200 && one.status <= 599);
    require(one.body.size() <= kBodyLimit && one.headers.size() <= 100);
    for (const auto& [name, value] : one.headers)
        require(!name.empty() && value.find_first_of("\r\n") == std::string::npos &&
                name.find_first_of(" \t:\r\n") == std::string::npos);
    return 0;
}
