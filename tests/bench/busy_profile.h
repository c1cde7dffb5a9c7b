// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "models/domain/error.h"

namespace berth::bench {

// A profile as somebody leaves it behind who has worked for half a simulated hour: 20 deployments
// with four nodes each on the embedded simulator. `folder` is made. Errors: those of profile and
// simulator.
[[nodiscard]] domain::Result<void> makeBusyProfile(const std::string& folder);

// A folder of the program's own below the system's for temporary files, gone with the object.
class ScratchFolder {
  public:
    ScratchFolder();
    ~ScratchFolder();
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    [[nodiscard]] const std::string& path() const { return m_path; }
    // The path of something in it, which is not there: whatever was is removed.
    [[nodiscard]] std::string without(const std::string& name) const;
    // A copy of the folder `from` under this name, in place of whatever was there.
    [[nodiscard]] std::string copyOf(const std::string& from, const std::string& name) const;

  private:
    std::string m_path;
};

}  // namespace berth::bench
