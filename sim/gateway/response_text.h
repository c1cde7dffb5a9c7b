// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/serving/http_message.h"

namespace berth::sim::gateway {

// What of a request decides the form of its answer.
struct AnswerForm {
    bool http10 = false;
    bool toHead = false;     // no body, whatever the length says
    bool keepAlive = false;  // afterwards
};

enum class BodyFraming { None, Length, Chunked, UntilClose };

// bodyLength: −1 for a stream.
[[nodiscard]] BodyFraming framingOf(const AnswerForm& form, int status, std::int64_t bodyLength);

// Status line and fields with the empty line. Fields that belong to the connection and every CORS
// field of `head` are left out; what could end a line inside a value becomes a space; a field with
// an odd name is left out.
void appendHead(std::string& out, const AnswerForm& form, const serving::HttpHead& head,
                std::int64_t bodyLength);
void appendChunk(std::string& out, std::string_view data);
void appendLastChunk(std::string& out);

// An answer of the gateway's own: a sentence as plain text. `node` may be empty.
[[nodiscard]] std::string ownAnswer(const AnswerForm& form, int status, std::string_view sentence,
                                    std::string_view node);

}  // namespace berth::sim::gateway
