// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "app/console/command_line.h"
#include "models/store/profile_opener.h"
#include "models/store/profile_store.h"

namespace berth::app {

// The console as a whole: makes the parts, ties them together, and takes them apart in order. Lives
// as long as the program's event loop.
class Console {
  public:
    // `store` is open; `outcome` is what became of the profile.
    Console(const CommandLine& line, std::unique_ptr<store::ProfileStore> store,
            store::OpenOutcome outcome);
    ~Console();
    Console(const Console&) = delete;
    Console& operator=(const Console&) = delete;

    void show();

  private:
    struct Parts;
    void openSimulator();
    void tellThatSimulatorFailed(const domain::Error& error);

    CommandLine m_line;
    store::OpenOutcome m_outcome;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace berth::app
