// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/http/answer_reader.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace berth::platform_client {

namespace {

constexpr std::string_view kBegin = "HTTP/1.";
constexpr std::size_t kLongestChunkLine = 1024;

}  // namespace

AnswerReader::AnswerReader(HeadLimits head, std::size_t bodyBytes, LongBody longBody)
    : m_headLimits(head), m_bodyLimit(bodyBytes), m_longBody(longBody) {}

AnswerReader::State AnswerReader::feed(std::string_view bytes) {
    if (m_state == State::Reading) m_received += bytes.size();
    while (!bytes.empty() && m_state == State::Reading) {
        if (m_phase == Phase::Body || m_phase == Phase::Chunk)
            takeBody(bytes);
        else
            takeLine(bytes);
    }
    if (!bytes.empty()) m_excess = true;
    return m_state;
}

AnswerReader::State AnswerReader::end() {
    if (m_state == State::Reading && m_phase == Phase::Body &&
        m_framing.kind == BodyFraming::Kind::UntilClose)
        bodyEnds();
    return cut();
}

AnswerReader::State AnswerReader::cut() {
    if (m_state == State::Reading) {
        fail(HttpFailureKind::Broken, m_received == 0
                                          ? "the connection ended before an answer came"
                                          : "the connection ended in the middle of the answer");
    }
    return m_state;
}

HttpAnswer AnswerReader::take() {
    HttpAnswer made;
    made.status = m_status.status;
    made.headers = std::move(m_fields);
    made.body = std::move(m_body);
    return made;
}

// Lines end with CR LF and with nothing less: what takes a lone LF for an end sees other lines
// than what does not.
void AnswerReader::takeLine(std::string_view& bytes) {
    const bool chunkLine = m_phase == Phase::ChunkSize || m_phase == Phase::ChunkEnd;
    const std::size_t limit = chunkLine ? kLongestChunkLine : m_headLimits.bytes - m_headBytes;
    const std::size_t newline = bytes.find('\n');
    const std::size_t count = newline == std::string_view::npos ? bytes.size() : newline + 1;
    if (m_line.size() + count > limit) {
        return fail(HttpFailureKind::Malformed, chunkLine ? "the size of a chunk does not end"
                                                          : "the head is larger than 32 KiB");
    }
    m_line.append(bytes.substr(0, count));
    bytes.remove_prefix(count);
    if (m_phase == Phase::StatusLine) {
        // At once, so that what speaks another language need not end its line.
        const std::size_t seen = std::min(m_line.size(), kBegin.size());
        if (m_line.compare(0, seen, kBegin, 0, seen) != 0)
            return fail(HttpFailureKind::Malformed, "the answer is not HTTP/1.1");
    }
    if (newline == std::string_view::npos) return;
    if (!chunkLine) m_headBytes += m_line.size();
    std::string line = std::exchange(m_line, {});
    if (line.size() < 2 || line[line.size() - 2] != '\r')
        return fail(HttpFailureKind::Malformed, "a line ends with LF alone");
    line.resize(line.size() - 2);
    readLine(line);
}

void AnswerReader::readLine(std::string_view line) {
    const auto malformed = [this](std::string why) {
        fail(HttpFailureKind::Malformed, std::move(why));
    };
    switch (m_phase) {
        case Phase::StatusLine: {
            const auto status = readStatusLine(line);
            if (!status) return malformed(status.error());
            m_status = *status;
            m_phase = Phase::Fields;
            return;
        }
        case Phase::Fields:
        case Phase::Trailer: {
            if (line.empty()) return m_phase == Phase::Fields ? headEnds() : bodyEnds();
            if (++m_fieldCount > m_headLimits.fields)
                return malformed("there are more than 100 header fields");
            auto field = readField(line);
            if (!field) return malformed(field.error());
            // Trailers could contradict the head; nobody asks for them.
            if (m_phase == Phase::Fields) m_fields.push_back(std::move(*field));
            return;
        }
        case Phase::ChunkSize: {
            const auto size = line.empty() ? tl::unexpected<std::string>("a chunk has no size")
                                           : readChunkSize(line);
            if (!size) return malformed(size.error());
            m_left = *size;
            m_phase = m_left == 0 ? Phase::Trailer : Phase::Chunk;
            return;
        }
        case Phase::ChunkEnd:
            if (!line.empty()) return malformed("a chunk is longer than its size");
            m_phase = Phase::ChunkSize;
            return;
        case Phase::Body:
        case Phase::Chunk:
            return;
    }
}

void AnswerReader::headEnds() {
    if (m_status.status < 200) {
        // Other than 101, which nobody asked for, they announce and are followed by the answer.
        if (m_status.status == 101)
            return fail(HttpFailureKind::Malformed, "the server changes to another protocol");
        m_fields.clear();
        m_phase = Phase::StatusLine;
        return;
    }
    const auto framing = decideFraming(m_status, m_fields);
    if (!framing) return fail(HttpFailureKind::Malformed, framing.error());
    m_framing = *framing;
    if (m_framing.gzip) m_gzip = std::make_unique<GzipReader>();
    m_phase = Phase::Body;
    switch (m_framing.kind) {
        case BodyFraming::Kind::None:
            return bodyEnds();
        case BodyFraming::Kind::Length:
            if (m_framing.length > m_bodyLimit && m_longBody == LongBody::Fails) return tooLarge();
            m_left = m_framing.length;
            if (m_left == 0) bodyEnds();
            return;
        case BodyFraming::Kind::Chunked:
            m_phase = Phase::ChunkSize;
            return;
        case BodyFraming::Kind::UntilClose:
            m_left = std::numeric_limits<std::uint64_t>::max();
            return;
    }
}

void AnswerReader::takeBody(std::string_view& bytes) {
    const std::string_view piece = bytes.substr(0, std::min<std::uint64_t>(m_left, bytes.size()));
    bytes.remove_prefix(piece.size());
    m_left -= piece.size();
    if (m_gzip) {
        switch (m_gzip->feed(piece, m_body, m_bodyLimit)) {
            case GzipReader::Outcome::GoesOn:
                break;
            case GzipReader::Outcome::Malformed:
                return fail(HttpFailureKind::Malformed, "the body is not what gzip packs");
            case GzipReader::Outcome::TooLarge:
                return tooLarge();
        }
    } else {
        const std::size_t room = m_bodyLimit - m_body.size();
        m_body.append(piece.substr(0, room));
        if (piece.size() > room) return tooLarge();
    }
    if (m_left > 0) return;
    if (m_phase == Phase::Chunk)
        m_phase = Phase::ChunkEnd;
    else
        bodyEnds();
}

void AnswerReader::bodyEnds() {
    if (m_gzip && !m_gzip->isWhole())
        return fail(HttpFailureKind::Malformed, "the packed body is cut off");
    m_state = State::Whole;
}

void AnswerReader::tooLarge() {
    if (m_longBody == LongBody::Fails)
        return fail(HttpFailureKind::TooLarge, "the body is larger than is allowed");
    m_excess = true;  // it still comes
    m_state = State::Whole;
}

void AnswerReader::fail(HttpFailureKind kind, std::string why) {
    m_state = State::Failed;
    m_problemKind = kind;
    m_problem = std::move(why);
    m_line = {};
}

}  // namespace berth::platform_client
