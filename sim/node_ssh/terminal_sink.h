// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "sim/shell/streams.h"

namespace berth::sim::node_ssh {

// What a command prints to a terminal: each line end as a terminal wants it ("\r\n"), as the kernel
// does it on the way. As thread-safe as what it writes to.
class TerminalSink final : public shell::ByteSink {
  public:
    explicit TerminalSink(shell::ByteSink& terminal) : m_terminal(terminal) {}

    [[nodiscard]] bool write(std::string_view bytes, const std::stop_token& stop) override;

  private:
    shell::ByteSink& m_terminal;
};

}  // namespace berth::sim::node_ssh
