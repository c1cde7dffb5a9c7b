// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unistd.h>

#include <utility>

namespace berth::sim::scenario {

// Closes what it holds; below 0: nothing.
class FileDescriptor {
  public:
    explicit FileDescriptor(int value) : m_value(value) {}
    FileDescriptor(FileDescriptor&& other) noexcept : m_value(std::exchange(other.m_value, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept {
        std::swap(m_value, other.m_value);
        return *this;
    }
    ~FileDescriptor() {
        if (m_value >= 0) ::close(m_value);
    }
    [[nodiscard]] int get() const { return m_value; }

  private:
    int m_value;
};

}  // namespace berth::sim::scenario
