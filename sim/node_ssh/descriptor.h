// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

#include <utility>

namespace berth::sim::node_ssh {

// A file descriptor that is closed with its owner; −1: none.
class Descriptor {
  public:
    Descriptor() = default;
    explicit Descriptor(int number) : m_number(number) {}
    Descriptor(Descriptor&& other) noexcept : m_number(other.release()) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        if (this != &other) {
            close();
            m_number = other.release();
        }
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    [[nodiscard]] int get() const { return m_number; }
    [[nodiscard]] bool valid() const { return m_number >= 0; }
    // Somebody else's from now on.
    [[nodiscard]] int release() { return std::exchange(m_number, -1); }

  private:
    void close() const {
        if (m_number >= 0) ::close(m_number);
    }

    int m_number = -1;
};

}  // namespace berth::sim::node_ssh
