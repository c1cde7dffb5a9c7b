// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/remote/container_engine.h"

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <stdexcept>

namespace berth::platform_client::remote::testing {

namespace {

namespace fs = std::filesystem;
using ssh::testing::ProgramEnd;
using ssh::testing::runProgram;

// Podman asks for more than a machine may allow, and runc then refuses.
std::string limitOf(const char* name, __rlimit_resource_t which) {
    rlimit limit{};
    ::getrlimit(which, &limit);
    const std::string most = std::to_string(std::min<rlim_t>(limit.rlim_max, 1024));
    return std::string("\"") + name + "=" + most + ":" + most + "\"";
}

void copyInto(const std::string& root, const std::string& file) {
    fs::create_directories(root + fs::path(file).parent_path().string());
    fs::copy_file(file, root + file, fs::copy_options::overwrite_existing);
}

}  // namespace

ContainerEngine::ContainerEngine() {
    fs::create_directory(m_folder / "run");
    m_folder.write("containers.conf",
                   "[containers]\ndefault_ulimits = [" + limitOf("nofile", RLIMIT_NOFILE) + ", " +
                       limitOf("nproc", RLIMIT_NPROC) +
                       "]\n[engine]\nruntime = \"runc\"\ncgroup_manager = \"cgroupfs\"\n"
                       "events_logger = \"file\"\n");
    const std::string store = "\"" + (m_folder / "store") + "\"";
    m_folder.write("storage.conf", "[storage]\ndriver = \"vfs\"\ngraphroot = " + store +
                                       "\nrootless_storage_path = " + store + "\nrunroot = \"" +
                                       (m_folder / "run") +
                                       "\"\n[storage.options.vfs]\n"
                                       "ignore_chown_errors = \"true\"\n");
    m_environment = {"CONTAINERS_CONF=" + (m_folder / "containers.conf"),
                     "CONTAINERS_STORAGE_CONF=" + (m_folder / "storage.conf"),
                     "CONTAINERS_REGISTRIES_CONF=/dev/null",
                     "XDG_RUNTIME_DIR=" + (m_folder / "run"), "HOME=" + m_folder.path()};
    makeImage();
}

ContainerEngine::~ContainerEngine() {
    (void)podman({"rm", "--all", "--force", "--time", "0"});
    // Whoever is not root has a process that holds their user namespace.
    if (::geteuid() != 0) (void)podman({"system", "migrate"});
    // Folders of an image may not be written to, and what is in them not be removed.
    (void)runProgram({"chmod", "-R", "u+w", m_folder / "store"});
}

ProgramEnd ContainerEngine::podman(std::vector<std::string> arguments) const {
    std::vector<std::string> line{"env"};
    line.insert(line.end(), m_environment.begin(), m_environment.end());
    line.insert(line.end(), {"podman", "--log-level", "error"});
    line.insert(line.end(), arguments.begin(), arguments.end());
    return runProgram(std::move(line));
}

std::string ContainerEngine::ask(std::vector<std::string> arguments) const {
    ProgramEnd end = podman(std::move(arguments));
    if (end.status != 0) throw std::runtime_error("podman: " + end.output);
    end.output.resize(end.output.find_last_not_of('\n') + 1);
    return end.output;
}

void ContainerEngine::run(const std::string& name, const std::string& script,
                          std::vector<std::string> options) const {
    std::vector<std::string> line{"run", "--detach", "--network", "none", "--name", name};
    line.insert(line.end(), options.begin(), options.end());
    line.insert(line.end(), {kImage, "/bin/busybox", "sh", "-c", script});
    (void)ask(std::move(line));
}

// Without any network: the shell, the libraries it wants, and nothing else.
void ContainerEngine::makeImage() const {
    const std::string root = m_folder / "root";
    copyInto(root, "/bin/busybox");
    std::istringstream words(runProgram({"ldd", "/bin/busybox"}).output);
    for (std::string word; words >> word;)
        if (word.starts_with("/lib")) copyInto(root, word);
    // Of root in the container, who is the one that runs the test: so they can be removed again.
    const ProgramEnd packed = runProgram(
        {"tar", "-C", root, "--owner=0", "--group=0", "-cf", m_folder / "image.tar", "."});
    if (packed.status != 0) throw std::runtime_error("tar: " + packed.output);
    (void)ask({"import", m_folder / "image.tar", kImage});
}

}  // namespace berth::platform_client::remote::testing
