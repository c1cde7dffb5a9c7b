// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

namespace berth::platform_client::gongji::testing {

// The openssl program in a folder of its own: a second opinion on keys and signatures.
class OpensslTool {
  public:
    OpensslTool();
    OpensslTool(const OpensslTool&) = delete;
    OpensslTool& operator=(const OpensslTool&) = delete;
    ~OpensslTool();

    // Runs "openssl ARGUMENTS" in the folder; whether it ended well.
    bool run(const std::string& arguments) const;
    [[nodiscard]] std::string read(const std::string& name) const;
    void write(const std::string& name, const std::string& text) const;

  private:
    std::filesystem::path m_folder;
};

}  // namespace berth::platform_client::gongji::testing
