// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/gongji/openssl_tool.h"

#include <stdlib.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

namespace berth::platform_client::gongji::testing {

OpensslTool::OpensslTool() {
    std::string name = (std::filesystem::temp_directory_path() / "berth-openssl-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    m_folder = name;
}

OpensslTool::~OpensslTool() {
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
}

bool OpensslTool::run(const std::string& arguments) const {
    const std::string command =
        "cd '" + m_folder.string() + "' && openssl " + arguments + " >out 2>err </dev/null";
    return std::system(command.c_str()) == 0;
}

std::string OpensslTool::read(const std::string& name) const {
    std::ifstream in(m_folder / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void OpensslTool::write(const std::string& name, const std::string& text) const {
    std::ofstream(m_folder / name, std::ios::binary) << text;
}

}  // namespace berth::platform_client::gongji::testing
