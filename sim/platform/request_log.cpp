// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/request_log.h"

#include <cassert>
#include <optional>
#include <utility>

namespace berth::sim::platform {

namespace {

constexpr std::uint64_t kArrival = 0;
constexpr std::uint64_t kAbandon = 1;

void putNumber(std::string& out, std::uint64_t value) {
    while (value >= 0x80) {
        out.push_back(static_cast<char>((value & 0x7F) | 0x80));
        value >>= 7;
    }
    out.push_back(static_cast<char>(value));
}

void putText(std::string& out, std::string_view text) {
    putNumber(out, text.size());
    out.append(text);
}

class Reader {
  public:
    explicit Reader(std::string_view bytes) : m_bytes(bytes) {}

    [[nodiscard]] bool atEnd() const { return m_bytes.empty(); }

    std::optional<std::uint64_t> number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (m_bytes.empty()) return std::nullopt;
            const auto byte = static_cast<unsigned char>(m_bytes.front());
            m_bytes.remove_prefix(1);
            const std::uint64_t bits = byte & 0x7FU;
            if (shift == 63 && bits > 1) return std::nullopt;
            value |= bits << shift;
            if ((byte & 0x80U) == 0) return value;
        }
        return std::nullopt;
    }

    std::optional<std::string> text() {
        const auto length = number();
        if (!length || *length > m_bytes.size()) return std::nullopt;
        std::string text(m_bytes.substr(0, *length));
        m_bytes.remove_prefix(*length);
        return text;
    }

  private:
    std::string_view m_bytes;
};

std::optional<OutsideAct> readAct(Reader& reader, engine::Time& last) {
    const auto kind = reader.number();
    const auto delta = reader.number();
    if (!kind || !delta || *kind > kAbandon) return std::nullopt;
    if (*delta > static_cast<std::uint64_t>(INT64_MAX - last)) return std::nullopt;
    last += static_cast<engine::Time>(*delta);

    OutsideAct act;
    act.at = last;
    if (*kind == kAbandon) {
        const auto exchange = reader.number();
        if (!exchange) return std::nullopt;
        act.abandon = true;
        act.exchange = *exchange;
        return act;
    }
    const auto deployment = reader.number();
    const auto port = reader.number();
    if (!deployment || *deployment > UINT32_MAX || !port || *port > UINT16_MAX) {
        return std::nullopt;
    }
    act.link = {static_cast<serving::DeploymentKey>(*deployment),
                static_cast<std::uint16_t>(*port)};
    auto method = reader.text();
    auto target = reader.text();
    auto body = reader.text();
    if (!method || !target || !body) return std::nullopt;
    act.request.method = std::move(*method);
    act.request.target = std::move(*target);
    act.request.body = std::move(*body);
    return act;
}

}  // namespace

void RequestLogWriter::add(const OutsideAct& act) {
    const engine::Time base = m_bytes.empty() ? 0 : m_last;
    assert(act.at >= base);
    putNumber(m_bytes, act.abandon ? kAbandon : kArrival);
    putNumber(m_bytes, static_cast<std::uint64_t>(act.at - base));
    m_last = act.at;
    if (act.abandon) {
        putNumber(m_bytes, act.exchange);
        return;
    }
    putNumber(m_bytes, act.link.deployment);
    putNumber(m_bytes, act.link.port);
    putText(m_bytes, act.request.method);
    putText(m_bytes, act.request.target);
    putText(m_bytes, act.request.body);
}

std::string RequestLogWriter::take() {
    std::string out;
    out.swap(m_bytes);
    return out;
}

domain::Result<void> readRequestLog(std::string_view payload,
                                    const std::function<void(OutsideAct&&)>& visit) {
    Reader reader(payload);
    engine::Time last = 0;
    while (!reader.atEnd()) {
        auto act = readAct(reader, last);
        if (!act) {
            return domain::fail(domain::ErrorCode::Malformed,
                                "a record of requests in the command log is damaged");
        }
        visit(std::move(*act));
    }
    return {};
}

}  // namespace berth::sim::platform
