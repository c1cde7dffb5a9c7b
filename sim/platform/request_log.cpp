// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/request_log.h"

#include <cassert>
#include <optional>
#include <utility>

namespace berth::sim::platform {

namespace {

using Kind = OutsideAct::Kind;

constexpr auto kLastKind = static_cast<std::uint64_t>(Kind::KeyedArrival);
constexpr auto kLastChange = static_cast<std::uint64_t>(FileChange::Kind::Rename);

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

void putRequest(std::string& out, const serving::HttpRequest& request) {
    putText(out, request.method);
    putText(out, request.target);
    putText(out, request.body);
}

bool readRequest(Reader& reader, serving::HttpRequest& request) {
    auto method = reader.text();
    auto target = reader.text();
    auto body = reader.text();
    if (!method || !target || !body) return false;
    request.method = std::move(*method);
    request.target = std::move(*target);
    request.body = std::move(*body);
    return true;
}

bool readArrival(Reader& reader, OutsideAct& act) {
    const auto deployment = reader.number();
    const auto port = reader.number();
    if (!deployment || *deployment > UINT32_MAX || !port || *port > UINT16_MAX) return false;
    act.link = {static_cast<serving::DeploymentKey>(*deployment),
                static_cast<std::uint16_t>(*port)};
    return readRequest(reader, act.request);
}

bool readAbandon(Reader& reader, OutsideAct& act) {
    const auto exchange = reader.number();
    if (exchange) act.exchange = *exchange;
    return exchange.has_value();
}

bool readChange(Reader& reader, OutsideAct& act) {
    const auto kind = reader.number();
    const auto node = reader.number();
    auto path = reader.text();
    const auto number = reader.number();
    auto text = reader.text();
    if (!kind || *kind > kLastChange || !node || *node > UINT32_MAX || !path || !number ||
        *number > INT64_MAX || !text) {
        return false;
    }
    act.change = {static_cast<FileChange::Kind>(*kind), static_cast<serving::NodeKey>(*node),
                  std::move(*path), static_cast<std::int64_t>(*number), std::move(*text)};
    return true;
}

bool readLocalRequest(Reader& reader, OutsideAct& act) {
    const auto node = reader.number();
    const auto port = reader.number();
    if (!node || *node > UINT32_MAX || !port || *port > UINT16_MAX) return false;
    act.node = static_cast<serving::NodeKey>(*node);
    act.port = static_cast<std::uint16_t>(*port);
    return readRequest(reader, act.request);
}

bool readRest(Reader& reader, OutsideAct& act) {
    switch (act.kind) {
        case Kind::Arrival:
            return readArrival(reader, act);
        case Kind::Abandon:
            return readAbandon(reader, act);
        case Kind::Change:
            return readChange(reader, act);
        case Kind::LocalRequest:
            return readLocalRequest(reader, act);
        case Kind::KeyedArrival: {
            const auto key = reader.number();
            if (!key) return false;
            act.kind = Kind::Arrival;
            act.request.balancingKey = *key;
            return readArrival(reader, act);
        }
    }
    return false;
}

std::optional<OutsideAct> readAct(Reader& reader, engine::Time& last) {
    const auto kind = reader.number();
    const auto delta = reader.number();
    if (!kind || !delta || *kind > kLastKind) return std::nullopt;
    if (*delta > static_cast<std::uint64_t>(INT64_MAX - last)) return std::nullopt;
    last += static_cast<engine::Time>(*delta);
    OutsideAct act;
    act.at = last;
    act.kind = static_cast<Kind>(*kind);
    if (!readRest(reader, act)) return std::nullopt;
    return act;
}

}  // namespace

void RequestLogWriter::add(const OutsideAct& act) {
    const engine::Time base = m_bytes.empty() ? 0 : m_last;
    assert(act.at >= base);
    const auto& key = act.request.balancingKey;
    const bool keyed = act.kind == Kind::Arrival && key;
    putNumber(m_bytes, static_cast<std::uint64_t>(keyed ? Kind::KeyedArrival : act.kind));
    putNumber(m_bytes, static_cast<std::uint64_t>(act.at - base));
    m_last = act.at;
    switch (act.kind) {
        case Kind::Arrival:
        case Kind::KeyedArrival:
            if (key) putNumber(m_bytes, *key);
            putNumber(m_bytes, act.link.deployment);
            putNumber(m_bytes, act.link.port);
            putRequest(m_bytes, act.request);
            return;
        case Kind::Abandon:
            putNumber(m_bytes, act.exchange);
            return;
        case Kind::Change:
            putNumber(m_bytes, static_cast<std::uint64_t>(act.change.kind));
            putNumber(m_bytes, act.change.node);
            putText(m_bytes, act.change.path);
            putNumber(m_bytes, static_cast<std::uint64_t>(act.change.number));
            putText(m_bytes, act.change.text);
            return;
        case Kind::LocalRequest:
            putNumber(m_bytes, act.node);
            putNumber(m_bytes, act.port);
            putRequest(m_bytes, act.request);
            return;
    }
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
