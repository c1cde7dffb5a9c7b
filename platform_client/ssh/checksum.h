// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace berth::platform_client::ssh {

// SHA-256 (FIPS 180-4) of what it is fed, piece by piece.
class Checksum {
  public:
    Checksum();
    ~Checksum();
    Checksum(const Checksum&) = delete;
    Checksum& operator=(const Checksum&) = delete;

    void feed(std::string_view bytes);
    // 32 bytes; once.
    [[nodiscard]] std::string finish();

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace berth::platform_client::ssh
