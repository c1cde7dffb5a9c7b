// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth::ui {

// The 14 px state marks of resources/marks: every state has a shape of its own.
enum class Mark {
    Pending,
    Pulling,
    Starting,
    Running,
    NotReady,
    Crash,
    ImagePull,
    Failed,
    Terminating,
    Ended,
    Unknown,
    Paused,
};

inline constexpr int kMarkCount = 12;
inline constexpr int kMarkSize = 14;  // device-independent pixels

[[nodiscard]] const char* markFile(Mark mark);

}  // namespace berth::ui
