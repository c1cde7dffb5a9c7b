// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "platform_client/remote/byte_stream.h"
#include "platform_client/ssh/wire.h"

namespace berth::platform_client::remote::testing {

// A file server that answers each request as it is told to, in memory.
class ScriptedSftp final : public ByteStream {
  public:
    struct Request {
        std::uint8_t type = 0;
        std::uint32_t id = 0;
        std::string body;  // after the id

        [[nodiscard]] std::string path() const {
            return std::string(ssh::WireReader(body).string().value_or(""));
        }
    };
    // Gives the bytes of whole packets, framed by packet(); may be empty.
    using Answerer = std::function<std::string(const Request&)>;

    // `greeting`: the packet with its version and what else it can, without frame; empty: version 3
    // and nothing else.
    explicit ScriptedSftp(Answerer answerer, std::string greeting = {})
        : m_answerer(std::move(answerer)), m_greeting(std::move(greeting)) {}

    [[nodiscard]] domain::Result<std::string> read(std::chrono::steady_clock::time_point) override {
        if (m_out.empty()) return domain::fail(domain::ErrorCode::TimedOut, "silent");
        std::string bytes;
        bytes.swap(m_out);
        return bytes;
    }
    void write(std::string_view bytes) override;

    static std::string packet(std::uint8_t type, std::uint32_t id, std::string_view body);
    static std::string status(std::uint32_t id, std::uint32_t code);
    static std::string handle(std::uint32_t id);
    static std::string data(std::uint32_t id, std::string_view bytes);
    // Attributes of a file with a size, or of a folder or link.
    static std::string attributes(std::uint64_t size, std::uint32_t mode);
    struct Name {
        std::string name;
        std::string attributes;
    };
    static std::string names(std::uint32_t id, const std::vector<Name>& names);

  private:
    const Answerer m_answerer;
    const std::string m_greeting;
    std::string m_in, m_out;
};

}  // namespace berth::platform_client::remote::testing
