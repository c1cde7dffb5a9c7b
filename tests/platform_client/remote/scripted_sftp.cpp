// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/remote/scripted_sftp.h"

namespace berth::platform_client::remote::testing {

using ssh::putString;
using ssh::putUint32;
using ssh::putUint64;

void ScriptedSftp::write(std::string_view bytes) {
    m_in += bytes;
    for (;;) {
        ssh::WireReader reader(m_in);
        const auto packet = reader.string();
        if (!packet) return;
        ssh::WireReader inside(*packet);
        Request request;
        request.type = inside.byte().value_or(0);
        if (request.type == 1) {
            std::string version = m_greeting;
            if (version.empty()) {
                version.push_back('\2');
                putUint32(version, 3);
            }
            std::string framed;
            putString(framed, version);
            m_out += framed;
        } else {
            request.id = inside.uint32().value_or(0);
            request.body = packet->substr(5);
            m_out += m_answerer(request);
        }
        m_in.erase(0, packet->size() + 4);
    }
}

std::string ScriptedSftp::packet(std::uint8_t type, std::uint32_t id, std::string_view body) {
    std::string inside(1, static_cast<char>(type));
    putUint32(inside, id);
    inside += body;
    std::string framed;
    putString(framed, inside);
    return framed;
}

std::string ScriptedSftp::status(std::uint32_t id, std::uint32_t code) {
    std::string body;
    putUint32(body, code);
    putString(body, "said\nso");
    putString(body, "en");
    return packet(101, id, body);
}

std::string ScriptedSftp::handle(std::uint32_t id) {
    std::string body;
    putString(body, "h");
    return packet(102, id, body);
}

std::string ScriptedSftp::data(std::uint32_t id, std::string_view bytes) {
    std::string body;
    putString(body, bytes);
    return packet(103, id, body);
}

std::string ScriptedSftp::attributes(std::uint64_t size, std::uint32_t mode) {
    std::string body;
    putUint32(body, 5);
    putUint64(body, size);
    putUint32(body, mode);
    return body;
}

std::string ScriptedSftp::names(std::uint32_t id, const std::vector<Name>& names) {
    std::string body;
    putUint32(body, static_cast<std::uint32_t>(names.size()));
    for (const Name& each : names) {
        putString(body, each.name);
        putString(body, "a line");
        body += each.attributes;
    }
    return packet(104, id, body);
}

}  // namespace berth::platform_client::remote::testing
