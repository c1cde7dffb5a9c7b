// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/sim/shell/fake_node.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "models/domain/units.h"
#include "sim/shell/paths.h"

namespace berth::sim::shell::testing {

using domain::ErrorCode;

class FakeNode::OneAtATime {
  public:
    explicit OneAtATime(std::atomic<int>& calls) : m_calls(calls) {
        if (++m_calls != 1) std::abort();
    }
    ~OneAtATime() { --m_calls; }
    OneAtATime(const OneAtATime&) = delete;
    OneAtATime& operator=(const OneAtATime&) = delete;

  private:
    std::atomic<int>& m_calls;
};

FakeNode::FakeNode() : now(sampleFacts()) {
    folders["/"] = true;
}

bool FakeNode::isFolder(const std::string& path) const {
    return folders.contains(path);
}

domain::Result<NodeFacts> FakeNode::facts() {
    const OneAtATime one(m_calls);
    if (ended) return domain::fail(ErrorCode::NotFound, "ended");
    return now;
}

domain::Result<FileStatus> FakeNode::status(const std::string& path) {
    const OneAtATime one(m_calls);
    FileStatus status;
    status.path = path;
    status.modified = now.created;
    status.folder = isFolder(path);
    if (status.folder) return status;
    const auto found = files.find(path);
    if (found == files.end()) return domain::fail(ErrorCode::NotFound, path);
    status.size = static_cast<std::int64_t>(found->second.size());
    return status;
}

domain::Result<std::vector<FileStatus>> FakeNode::list(const std::string& path) {
    const OneAtATime one(m_calls);
    if (files.contains(path)) return domain::fail(ErrorCode::InvalidArgument, path);
    if (!isFolder(path)) return domain::fail(ErrorCode::NotFound, path);
    std::vector<FileStatus> result;
    for (const auto& [name, content] : files)
        if (folderOf(name) == path)
            result.push_back(
                {name, false, static_cast<std::int64_t>(content.size()), now.created, true});
    for (const auto& [name, there] : folders)
        if (name != "/" && folderOf(name) == path)
            result.push_back({name, true, 0, now.created, true});
    std::ranges::sort(result, {}, &FileStatus::path);
    return result;
}

domain::Result<std::string> FakeNode::read(const std::string& path, std::int64_t offset,
                                           std::int64_t length) {
    const OneAtATime one(m_calls);
    const auto found = files.find(path);
    if (found == files.end()) return domain::fail(ErrorCode::NotFound, path);
    if (offset >= static_cast<std::int64_t>(found->second.size())) return std::string();
    return found->second.substr(static_cast<std::size_t>(offset), static_cast<std::size_t>(length));
}

domain::Result<void> FakeNode::write(const std::string& path, std::int64_t offset,
                                     std::string_view content) {
    const OneAtATime one(m_calls);
    if (isFolder(path)) return domain::fail(ErrorCode::InvalidArgument, path);
    if (!isFolder(folderOf(path))) return domain::fail(ErrorCode::NotFound, path);
    const std::size_t end = static_cast<std::size_t>(offset) + content.size();
    if (end > mostBytes) return domain::fail(ErrorCode::LimitExceeded, path);
    std::string& file = files[path];
    if (file.size() < end) file.resize(end, '\0');
    std::ranges::copy(content, file.begin() + offset);
    return {};
}

domain::Result<void> FakeNode::resize(const std::string& path, std::int64_t size) {
    const OneAtATime one(m_calls);
    if (isFolder(path)) return domain::fail(ErrorCode::InvalidArgument, path);
    if (!isFolder(folderOf(path))) return domain::fail(ErrorCode::NotFound, path);
    files[path].resize(static_cast<std::size_t>(size), '\0');
    return {};
}

domain::Result<void> FakeNode::makeFolder(const std::string& path) {
    const OneAtATime one(m_calls);
    if (isFolder(path) || files.contains(path)) return domain::fail(ErrorCode::AlreadyExists, path);
    if (!isFolder(folderOf(path))) return domain::fail(ErrorCode::NotFound, path);
    folders[path] = true;
    return {};
}

domain::Result<void> FakeNode::remove(const std::string& path) {
    const OneAtATime one(m_calls);
    if (files.erase(path) + folders.erase(path) == 0)
        return domain::fail(ErrorCode::NotFound, path);
    return {};
}

domain::Result<void> FakeNode::rename(const std::string& from, const std::string& to) {
    const OneAtATime one(m_calls);
    if (!isFolder(folderOf(to))) return domain::fail(ErrorCode::NotFound, to);
    if (auto file = files.extract(from)) {
        files[to] = std::move(file.mapped());
        return {};
    }
    if (!isFolder(from)) return domain::fail(ErrorCode::NotFound, from);
    const auto moved = [&](auto& entries) {
        auto before = entries;
        for (auto& [path, value] : before) {
            if (path != from && !path.starts_with(from + '/')) continue;
            entries.erase(path);
            entries[to + path.substr(from.size())] = std::move(value);
        }
    };
    moved(files);
    moved(folders);
    return {};
}

domain::Result<PortAnswer> FakeNode::request(int port, const std::string& method,
                                             const std::string& target, const std::string& body) {
    const OneAtATime one(m_calls);
    if (std::ranges::find(now.listeningPorts, port) == now.listeningPorts.end() || !answer)
        return domain::fail(ErrorCode::Unavailable, "nothing listens there");
    return answer(method, target, body);
}

NodeFacts sampleFacts() {
    using domain::kGiB;
    using domain::kMiB;
    NodeFacts facts;
    facts.node = "echo-1";
    facts.deployment = "echo";
    facts.machine = "gz-a100-03";
    facts.region = "guangzhou";
    facts.image = "echo:1";
    facts.running = true;
    facts.machineBooted = 1'799'000'000;
    facts.created = 1'799'990'000;
    facts.now = 1'800'000'000;
    facts.processors = 16;
    facts.processorUse = 2.5;
    facts.processorSeconds = 25'000;
    facts.memoryTotal = 64 * kGiB;
    facts.memoryUsed = 20 * kGiB;
    facts.driverVersion = "550.54.15";
    facts.cudaVersion = "12.4";
    facts.gpus = {
        {0, "00000000:3B:00.0", "NVIDIA A100-SXM4-80GB", "GPU-00000000-0000-0000-0000-000000000000",
         false, false, 80 * kGiB, 30 * kGiB, 0.87, 61, 312.45, 400, 0},
        {1, "00000000:86:00.0", "NVIDIA A100-SXM4-80GB", "GPU-00000000-0000-0000-0000-000000000001",
         false, false, 80 * kGiB, 30 * kGiB, 0.42, 55, 210.5, 400, 2}};
    facts.processes = {
        {1, 0, "root", "/usr/bin/tini -- server", 'S', 1'799'990'001, 0, 0.5, 4 * kMiB, 0},
        {7, 1, "root", "python3 -m server --port 8000", 'R', 1'799'990'002, 2.5, 24'000, 18 * kGiB,
         30 * kGiB},
        {21, 7, "root", "/opt/worker <train> & co", 'D', 1'799'990'010, 0, 900, 700 * kMiB, 0},
        {22, 7, "nobody", "defunct", 'Z', 1'799'990'020, 0, 0, 0, 0}};
    facts.mounts = {{"/", "overlay", "overlay", 200 * kGiB, 50 * kGiB, false, false},
                    {"/data", "nas:/vol-1", "nfs4", 1000 * kGiB, 120 * kGiB, false, true}};
    facts.listeningPorts = {8000, 9090};
    facts.kernelLog = {{1'799'000'000.5, "Linux version 6.1.0"},
                       {1'799'999'000.25, "nvidia-nvlink: Nvlink Core is being initialized"}};
    facts.environment = {{"MODEL", "llama"}, {"PORT", "8000"}};
    facts.networkReceived = 123'456'789;
    facts.networkSent = 987'654'321;
    return facts;
}

std::size_t TextSource::read(std::span<char> into, const std::stop_token& /*stop*/) {
    const std::size_t count = std::min(into.size(), m_text.size() - m_at);
    std::copy_n(m_text.begin() + static_cast<std::ptrdiff_t>(m_at), count, into.begin());
    m_at += count;
    return count;
}

std::size_t SilentSource::read(std::span<char> /*into*/, const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    m_read = true;
    m_changed.notify_all();
    m_changed.wait(lock, stop, [] { return false; });
    return 0;
}

void SilentSource::waitUntilRead() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_read; });
}

bool TextSink::write(std::string_view bytes, const std::stop_token& stop) {
    const std::lock_guard lock(m_mutex);
    if (stop.stop_requested()) return false;
    m_bytes += bytes.size();
    if (!m_counts) m_text += bytes;
    m_changed.notify_all();
    return m_bytes <= m_most;
}

std::string TextSink::text() const {
    const std::lock_guard lock(m_mutex);
    return m_text;
}

std::size_t TextSink::bytes() const {
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

bool TextSink::waitFor(std::string_view part) const {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, std::chrono::minutes(2),
                              [&] { return m_text.find(part) != std::string::npos; });
}

void TextSink::countOnly(std::size_t most) {
    const std::lock_guard lock(m_mutex);
    m_counts = true;
    m_most = most;
}

RunResult runScript(FakeNode& node, std::string_view script, std::string input) {
    TextSource in(std::move(input));
    TextSink out, error;
    RunResult result;
    {
        Shell shell(node, {in, out, error});
        result.status = shell.run(script);
    }
    result.out = out.text();
    result.error = error.text();
    return result;
}

RunResult runFromInput(FakeNode& node, std::string script) {
    TextSource in(std::move(script));
    TextSink out, error;
    RunResult result;
    {
        Shell shell(node, {in, out, error});
        result.status = shell.runInput();
    }
    result.out = out.text();
    result.error = error.text();
    return result;
}

}  // namespace berth::sim::shell::testing
