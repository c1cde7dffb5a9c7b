// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <system_error>

#include "platform_client/inspector/batch.h"
#include "tests/platform_client/inspector/sample_look.h"

namespace berth::platform_client::inspector::testing {

// A folder of its own, with a folder of programs that are found before all others.
class ShellFolder {
  public:
    ShellFolder() {
        std::string name =
            (std::filesystem::temp_directory_path() / "berth-inspector-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
        m_folder = name;
        std::filesystem::create_directory(m_folder / "bin");
    }
    ~ShellFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    ShellFolder(const ShellFolder&) = delete;
    ShellFolder& operator=(const ShellFolder&) = delete;

    void addProgram(const std::string& name, const std::string& text) const {
        const auto path = m_folder / "bin" / name;
        std::ofstream(path) << text;
        std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    }
    // All of BusyBox's tools instead of the machine's.
    void useBusyBox() const { ASSERT_EQ(system("/bin/busybox --install -s bin"), 0); }
    void write(const std::string& name, const std::string& text) const {
        std::ofstream(m_folder / name, std::ios::binary) << text;
    }
    [[nodiscard]] std::string read(const std::string& name) const {
        std::ifstream in(m_folder / name, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    // What the script prints, given to the shell by standard input.
    [[nodiscard]] std::string run(const std::string& shell) const {
        write("script", *commandBatch(kNonce));
        EXPECT_EQ(system("PATH=\"$PWD/bin:$PATH\" " + shell + " <script >out 2>errors"), 0)
            << shell << ": " << read("errors");
        EXPECT_EQ(read("errors"), "") << shell;
        return read("out");
    }

    // What the shell prints for a script that may be no whole one.
    [[nodiscard]] std::string runPart(const std::string& shell, const std::string& part) const {
        write("script", part);
        (void)system("PATH=\"$PWD/bin:$PATH\" " + shell + " <script >out 2>errors");
        return read("out");
    }
    [[nodiscard]] const std::filesystem::path& path() const { return m_folder; }

  private:
    [[nodiscard]] int system(const std::string& command) const {
        return std::system(("cd '" + m_folder.string() + "' && " + command).c_str());
    }

    std::filesystem::path m_folder;
};

}  // namespace berth::platform_client::inspector::testing
