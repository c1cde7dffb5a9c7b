// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/nginx_proxy.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sched.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <thread>

namespace berth::bench {

namespace {

constexpr const char* kNginx = "/usr/sbin/nginx";
constexpr int kNodes = 8;

sockaddr_in loopback(std::uint16_t port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

std::uint16_t freePort() {
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address = loopback(0);
    socklen_t length = sizeof address;
    ::bind(descriptor, reinterpret_cast<sockaddr*>(&address), length);
    ::getsockname(descriptor, reinterpret_cast<sockaddr*>(&address), &length);
    ::close(descriptor);
    return ntohs(address.sin_port);
}

bool answers(std::uint16_t port) {
    for (int i = 0; i < 500; ++i) {
        const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        const sockaddr_in address = loopback(port);
        const int result =
            ::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address);
        ::close(descriptor);
        if (result == 0) return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return false;
}

void stop(pid_t& process) {
    if (process <= 0) return;
    ::kill(process, SIGTERM);
    ::waitpid(process, nullptr, 0);
    process = -1;
}

}  // namespace

bool NginxProxy::present() {
    return ::access(kNginx, X_OK) == 0;
}

// Without a master process: the process that is started is the one worker.
pid_t NginxProxy::launch(const std::string& name, const std::string& servers, int core) {
    const std::filesystem::path prefix = m_folder / name;
    std::filesystem::create_directories(prefix);
    const std::string config = (prefix / "nginx.conf").string();
    std::ofstream(config) << fmt::format(
        "daemon off;\nmaster_process off;\npid {0}/pid;\nerror_log {0}/error.log;\n"
        "events {{ worker_connections 4096; }}\n"
        "http {{\n  access_log off;\n  keepalive_requests 1000000000;\n"
        "  client_body_temp_path {0}/a;\n  proxy_temp_path {0}/b;\n  fastcgi_temp_path {0}/c;\n"
        "  uwsgi_temp_path {0}/d;\n  scgi_temp_path {0}/e;\n{1}}}\n",
        prefix.string(), servers);
    const pid_t process = ::fork();
    if (process == 0) {
        if (core >= 0) {
            cpu_set_t set;
            CPU_ZERO(&set);
            CPU_SET(static_cast<unsigned>(core), &set);
            ::sched_setaffinity(0, sizeof set, &set);
        }
        const int null = ::open("/dev/null", O_WRONLY);
        ::dup2(null, 2);
        ::execl(kNginx, "nginx", "-p", prefix.c_str(), "-c", config.c_str(), nullptr);
        ::_exit(127);
    }
    return process;
}

NginxProxy::NginxProxy(int backendCore) {
    std::string name = (std::filesystem::temp_directory_path() / "berth-nginx-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) return;
    m_folder = name;
    std::string servers;
    std::string upstream;
    std::uint16_t backendPort = 0;
    for (int node = 1; node <= kNodes; ++node) {
        backendPort = freePort();
        servers += fmt::format(
            "  server {{ listen 127.0.0.1:{}; location / {{ add_header X-Berth-Node echo-{}; "
            "return 200 \"hello\\n\"; }} }}\n",
            backendPort, node);
        upstream += fmt::format(" server 127.0.0.1:{};", backendPort);
    }
    m_port = freePort();
    m_backends = launch("backends", servers, backendCore);
    m_proxy = launch("proxy",
                     fmt::format("  upstream nodes {{{} keepalive 512; }}\n"
                                 "  server {{ listen 127.0.0.1:{}; location / {{ proxy_pass "
                                 "http://nodes; proxy_http_version 1.1; proxy_set_header "
                                 "Connection \"\"; }} }}\n",
                                 upstream, m_port),
                     -1);
    m_running = answers(backendPort) && answers(m_port);
}

NginxProxy::~NginxProxy() {
    stop(m_proxy);
    stop(m_backends);
    std::error_code ignored;
    if (!m_folder.empty()) std::filesystem::remove_all(m_folder, ignored);
}

double NginxProxy::workerCpuSeconds() const {
    std::ifstream stat(fmt::format("/proc/{}/stat", m_proxy));
    std::string word;
    double ticks = 0;
    for (int field = 1; stat >> word; ++field) {
        if (field == 14 || field == 15) ticks += std::atof(word.c_str());
    }
    return ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

}  // namespace berth::bench
