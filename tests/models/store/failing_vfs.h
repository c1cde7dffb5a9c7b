// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace berth::store::fixtures {

// An SQLite VFS named "failing": the default one, except that the n-th call that changes the disk
// (write, sync, truncate, delete) from arm() on fails.
class FailingVfs {
  public:
    enum class How {
        FullOnce,     // half of the bytes are written, then SQLITE_FULL; later calls succeed
        ErrorOnce,    // nothing is written, SQLITE_IOERR; later calls succeed
        DeadForever,  // as the power failing: this call is torn, this and all later ones do nothing
    };

    FailingVfs();
    FailingVfs(const FailingVfs&) = delete;
    FailingVfs& operator=(const FailingVfs&) = delete;
    ~FailingVfs();

    [[nodiscard]] static std::string name() { return "failing"; }
    void arm(int atCall, How how);
    void disarm();
    // Whether the armed call has been reached.
    [[nodiscard]] bool fired() const;
};

}  // namespace berth::store::fixtures
