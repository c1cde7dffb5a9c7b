// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "tests/platform_client/ssh/run_program.h"

namespace berth::platform_client::remote::testing {

// Podman with containers and images of its own in a folder of its own, for whoever runs the test,
// root or not, and one image, made of the machine's own BusyBox. Containers have no network. With
// this object they are gone; what a killed test leaves behind ends by itself within two minutes.
class ContainerEngine {
  public:
    ContainerEngine();
    ~ContainerEngine();
    ContainerEngine(const ContainerEngine&) = delete;
    ContainerEngine& operator=(const ContainerEngine&) = delete;

    static constexpr const char* kImage = "localhost:5000/lab/box:1.0";

    // `NAME=value` of what makes podman use that folder.
    [[nodiscard]] const std::vector<std::string>& environment() const { return m_environment; }
    // Runs podman with these arguments.
    ssh::testing::ProgramEnd podman(std::vector<std::string> arguments) const;
    // The same, which must succeed; what it says, without the end of the line.
    std::string ask(std::vector<std::string> arguments) const;
    // A container that runs `script` in its shell; further options of `podman run`.
    void run(const std::string& name, const std::string& script,
             std::vector<std::string> options = {}) const;

  private:
    void makeImage() const;

    ssh::testing::ScratchFolder m_folder;
    std::vector<std::string> m_environment;
};

}  // namespace berth::platform_client::remote::testing
