// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/node_ssh/terminal_sink.h"

#include <string>

namespace berth::sim::node_ssh {

bool TerminalSink::write(std::string_view bytes, const std::stop_token& stop) {
    std::string shown;
    shown.reserve(bytes.size() + bytes.size() / 16);
    for (const char c : bytes) {
        if (c == '\n') shown.push_back('\r');
        shown.push_back(c);
    }
    return m_terminal.write(shown, stop);
}

}  // namespace berth::sim::node_ssh
