// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth::sim::shell {

// Counts a level for as long as it lives.
class LevelGuard {
  public:
    explicit LevelGuard(int& count) : m_count(count) { ++m_count; }
    ~LevelGuard() { --m_count; }
    LevelGuard(const LevelGuard&) = delete;
    LevelGuard& operator=(const LevelGuard&) = delete;

  private:
    int& m_count;
};

}  // namespace berth::sim::shell
