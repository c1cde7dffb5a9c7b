// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "platform_client/http/answer_head.h"
#include "platform_client/http/gzip_reader.h"

namespace berth::platform_client {

// Reads one answer of HTTP/1.1 out of the bytes of a connection, however they are cut, and holds
// no more than its limits while doing so. Interim answers (1xx) are passed over; they and trailers
// count against the limits of the head.
class AnswerReader {
  public:
    enum class State { Reading, Whole, Failed };
    // What becomes of a body that is longer than it may be: no answer, or the answer with its
    // beginning.
    enum class LongBody { Fails, IsCut };

    AnswerReader(HeadLimits head, std::size_t bodyBytes, LongBody longBody = LongBody::Fails);

    // Takes what came. After Whole and Failed nothing more is taken.
    State feed(std::string_view bytes);
    // The other side has closed the connection in order: it will send no more.
    State end();
    // The connection broke: whatever is missing will not come.
    State cut();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool headRead() const { return m_phase > Phase::Fields; }
    // Failed: why; the kind is Malformed, TooLarge or Broken.
    [[nodiscard]] HttpFailureKind problemKind() const { return m_problemKind; }
    [[nodiscard]] const std::string& problem() const { return m_problem; }
    // Whole: another request may follow on the same connection.
    [[nodiscard]] bool reusable() const { return m_framing.keepAlive && !m_excess; }
    // Bytes taken so far.
    [[nodiscard]] std::uint64_t received() const { return m_received; }
    // What has been read so far, whatever the state; status and fields once the head is.
    [[nodiscard]] const std::string& body() const { return m_body; }
    [[nodiscard]] int status() const { return m_status.status; }
    [[nodiscard]] const HttpHeaders& fields() const { return m_fields; }
    // Whole: status, fields and body are moved out.
    [[nodiscard]] HttpAnswer take();

  private:
    enum class Phase { StatusLine, Fields, Body, ChunkSize, Chunk, ChunkEnd, Trailer };

    void takeLine(std::string_view& bytes);
    void readLine(std::string_view line);
    void headEnds();
    void takeBody(std::string_view& bytes);
    void bodyEnds();
    void tooLarge();
    void fail(HttpFailureKind kind, std::string why);

    const HeadLimits m_headLimits;
    const std::size_t m_bodyLimit;
    const LongBody m_longBody;
    State m_state = State::Reading;
    Phase m_phase = Phase::StatusLine;
    HttpFailureKind m_problemKind = HttpFailureKind::Malformed;
    std::string m_problem;
    std::string m_line;
    std::size_t m_headBytes = 0, m_fieldCount = 0;
    std::uint64_t m_received = 0;
    std::uint64_t m_left = 0;  // of the chunk, or of a body with a length
    bool m_excess = false;     // more came than the answer
    StatusLine m_status;
    BodyFraming m_framing;
    HttpHeaders m_fields;
    std::unique_ptr<GzipReader> m_gzip;
    std::string m_body;
};

}  // namespace berth::platform_client
