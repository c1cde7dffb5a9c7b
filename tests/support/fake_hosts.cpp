// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_hosts.h"

#include <algorithm>
#include <utility>

namespace berth::support {

using namespace domain;

FakeHostBook::FakeHostBook(std::vector<HostProfile> kept) : m_kept(std::move(kept)) {}

void FakeHostBook::list(std::function<void(Result<std::vector<HostProfile>>)> reply) {
    Result<std::vector<HostProfile>> answer;
    {
        const std::lock_guard lock(m_mutex);
        if (m_error) {
            answer = tl::unexpected<Error>(*m_error);
        } else {
            answer = m_kept;
        }
    }
    reply(std::move(answer));
}

void FakeHostBook::keep(HostProfile profile, std::function<void(Result<void>)> reply) {
    Result<void> answer;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = checkHostProfile(profile, m_kept);
        const auto known = std::ranges::find(m_kept, profile.id, &HostProfile::id);
        if (m_error) {
            answer = tl::unexpected<Error>(*m_error);
        } else if (found) {
            answer = domain::fail(ErrorCode::InvalidArgument, toText(found->kind), found->field);
        } else if (known == m_kept.end()) {
            m_kept.push_back(std::move(profile));
        } else {
            *known = std::move(profile);
        }
    }
    reply(std::move(answer));
}

void FakeHostBook::remove(HostProfileId id, std::function<void(Result<void>)> reply) {
    Result<void> answer;
    {
        const std::lock_guard lock(m_mutex);
        if (m_error) {
            answer = tl::unexpected<Error>(*m_error);
        } else if (std::erase_if(m_kept, [&](const auto& each) { return each.id == id; }) == 0) {
            answer = domain::fail(ErrorCode::NotFound, "no such computer");
        }
    }
    reply(std::move(answer));
}

void FakeHostBook::fail(std::optional<Error> error) {
    const std::lock_guard lock(m_mutex);
    m_error = std::move(error);
}

std::vector<HostProfile> FakeHostBook::kept() const {
    const std::lock_guard lock(m_mutex);
    return m_kept;
}

namespace {

// Says again what it is told, and ends at "exit".
class EchoingShell final : public RemoteShell {
  public:
    explicit EchoingShell(RemoteShellCallbacks callbacks) : m_callbacks(std::move(callbacks)) {}

    void write(std::string bytes) override {
        m_callbacks.onBytes(bytes);
        if (bytes == "exit\r") m_callbacks.onEnded(std::optional(0));
    }
    void resize(ShellSize /*size*/) override {}
    void taken(std::size_t /*bytes*/) override {}

  private:
    RemoteShellCallbacks m_callbacks;
};

}  // namespace

class FakeRemoteHosts::Host final : public RemoteHost {
  public:
    Host(FakeRemoteHosts& owner, std::string id) : m_owner(owner), m_id(std::move(id)) {}
    ~Host() override {
        const std::lock_guard lock(m_owner.m_mutex);
        m_owner.m_open.erase(m_id);
    }

    [[nodiscard]] RemoteState state() const override { return {}; }
    void reconnect() override {
        const std::lock_guard lock(m_owner.m_mutex);
        ++m_owner.m_reconnects;
    }
    void run(std::string /*script*/, CommandLimits /*limits*/,
             Reply<CommandOutput> reply) override {
        reply(domain::fail(ErrorCode::NotSupported, "no commands"));
    }
    void inspect(Reply<Inspection> reply) override {
        Result<Inspection> look;
        {
            const std::lock_guard lock(m_owner.m_mutex);
            ++m_owner.m_looks;
            look = m_owner.m_look;
        }
        m_owner.replies.answer([reply = std::move(reply), look] { reply(look); });
    }
    void findUnkept(Reply<UnkeptFiles> reply) override {
        Result<UnkeptFiles> found;
        {
            const std::lock_guard lock(m_owner.m_mutex);
            found = m_owner.m_unkept;
        }
        m_owner.replies.answer([reply = std::move(reply), found] { reply(found); });
    }
    std::unique_ptr<RemoteShell> openShell(ShellSize /*size*/,
                                           RemoteShellCallbacks callbacks) override {
        callbacks.onBytes("$ ");
        return std::make_unique<EchoingShell>(std::move(callbacks));
    }
    RemoteFiles& files() override { return m_owner.files; }

  private:
    FakeRemoteHosts& m_owner;
    std::string m_id;
};

std::unique_ptr<RemoteHost> FakeRemoteHosts::open(HostProfile profile, RemoteCallbacks callbacks) {
    RemoteState first;
    {
        const std::lock_guard lock(m_mutex);
        m_open[profile.id.value] = callbacks;
        first = m_first;
    }
    callbacks.onState(first);
    return std::make_unique<Host>(*this, profile.id.value);
}

void FakeRemoteHosts::setFirstState(RemoteState state) {
    const std::lock_guard lock(m_mutex);
    m_first = std::move(state);
}

void FakeRemoteHosts::setLook(Result<Inspection> look) {
    const std::lock_guard lock(m_mutex);
    m_look = std::move(look);
}

void FakeRemoteHosts::setUnkept(Result<UnkeptFiles> found) {
    const std::lock_guard lock(m_mutex);
    m_unkept = std::move(found);
}

RemoteCallbacks FakeRemoteHosts::callbacksOf(const std::string& id) const {
    const std::lock_guard lock(m_mutex);
    const auto found = m_open.find(id);
    return found == m_open.end() ? RemoteCallbacks{} : found->second;
}

void FakeRemoteHosts::note(std::string answer) {
    const std::lock_guard lock(m_mutex);
    m_answers.push_back(std::move(answer));
}

void FakeRemoteHosts::tell(const std::string& id, const RemoteState& state) {
    if (const auto calls = callbacksOf(id); calls.onState) calls.onState(state);
}

void FakeRemoteHosts::askHostKey(const std::string& id, const HostKeyNews& news) {
    const auto calls = callbacksOf(id);
    if (calls.onHostKey)
        calls.onHostKey(news, [this](bool accept) { note(accept ? "yes" : "no"); });
}

void FakeRemoteHosts::askSecret(const std::string& id, const SecretQuestion& question) {
    const auto calls = callbacksOf(id);
    if (!calls.onSecret) return;
    calls.onSecret(question, [this](const std::optional<GivenSecret>& given) {
        if (!given) return note("(cancelled)");
        note(std::string(given->secret.reveal()) + (given->keep ? " (kept)" : ""));
    });
}

std::vector<std::string> FakeRemoteHosts::answers() const {
    const std::lock_guard lock(m_mutex);
    return m_answers;
}

std::vector<std::string> FakeRemoteHosts::open() const {
    const std::lock_guard lock(m_mutex);
    std::vector<std::string> ids;
    for (const auto& [id, calls] : m_open)
        ids.push_back(id);
    return ids;
}

int FakeRemoteHosts::looks() const {
    const std::lock_guard lock(m_mutex);
    return m_looks;
}

int FakeRemoteHosts::reconnects() const {
    const std::lock_guard lock(m_mutex);
    return m_reconnects;
}

std::string FakeHostTools::newKeyFile() const {
    return "/home/me/.ssh/berth_ed25519";
}

std::string FakeHostTools::keyFolder() const {
    return "/home/me/.ssh";
}

void FakeHostTools::makeKey(std::string file, SecretString passphrase, Reply<HostKeyFile> reply) {
    madeFile = file;
    madePassphrase = std::string(passphrase.reveal());
    HostKeyFile made{file, "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMade berth", "SHA256:made",
                     !passphrase.empty()};
    keys[file] = made;
    reply(std::move(made));
}

void FakeHostTools::readKey(std::string file, Reply<HostKeyFile> reply) {
    const auto found = keys.find(file);
    reply(found == keys.end() ? domain::fail(ErrorCode::NotFound, "no such file") : found->second);
}

void FakeHostTools::findHosts(Reply<std::vector<ImportableHost>> reply) {
    reply(importable);
}

HostProfile sampleHost() {
    HostProfile profile;
    profile.id = {"h-sample"};
    profile.name = "训练机 1";
    profile.target = {"10.0.0.1", 22, "root", {HostLoginKind::KeyFile, "/home/me/.ssh/id_ed25519"}};
    return profile;
}

namespace {

GpuState sampleGpu(int index) {
    GpuState gpu;
    gpu.index = index;
    gpu.busId = "00000000:" + std::to_string(10 + index) + ":00.0";
    gpu.name = "NVIDIA H100 80GB HBM3";
    gpu.uuid = "GPU-" + std::to_string(index);
    gpu.memoryTotal = Bytes{80 * kGiB};
    gpu.memoryUsed = Bytes{(9 + index * 8) * kGiB};
    gpu.utilization = 0.1 * index + 0.2;
    gpu.temperature = 40 + index * 3;
    gpu.slowdownTemperature = 87;
    gpu.powerDraw = 150 + index * 60;
    gpu.powerLimit = 700;
    gpu.performanceState = "P0";
    gpu.persistence = true;
    return gpu;
}

Filesystem sampleDisk(const char* path, const char* type, Persistence persistence,
                      std::int64_t size, std::int64_t used) {
    Filesystem disk;
    disk.device = type;
    disk.path = path;
    disk.type = type;
    disk.persistence = persistence;
    disk.size = Bytes{size * kGiB};
    disk.used = Bytes{used * kGiB};
    disk.available = Bytes{(size - used) * kGiB};
    return disk;
}

}  // namespace

Inspection sampleInspection() {
    Inspection look;
    look.host.identity = {"gpu-node-17",           "5.15.0-91-generic", "Ubuntu 22.04.3 LTS",
                          std::chrono::hours(437), 1'764'241'000,       true};
    look.host.memory = {Bytes{1024 * kGiB}, Bytes{640 * kGiB}, Bytes{0}, Bytes{0}};
    look.host.cpu = CpuCounters{4'000'000, 6'000'000, 1000, 0, 128};
    look.host.load = LoadState{42.1, 40.7, 38.2};
    look.host.processes = {{1, 0, "systemd", 'S', Bytes{12 * kMiB}},
                           {4711, 1, "python", 'R', Bytes{96 * kGiB}},
                           {4712, 4711, "python", 'Z', Bytes{0}}};
    look.gpuDriver.version = "550.54.15";
    look.gpuDriver.cudaVersion = "12.4";
    look.gpuDriver.attachedGpus = 8;
    for (int i = 0; i < 8; ++i)
        look.gpus.push_back(sampleGpu(i));
    look.gpus[3].lost = true;
    look.gpus[3].utilization.reset();
    look.gpus[3].temperature.reset();
    look.gpus[3].powerDraw.reset();
    look.gpus[6].temperature = 88;
    look.gpus[6].processes = {{4711, "python", Bytes{50 * kGiB}}};
    look.filesystems = {sampleDisk("/", "overlay", Persistence::Lost, 200, 189),
                        sampleDisk("/data", "nfs4", Persistence::Network, 4096, 1310),
                        sampleDisk("/scratch", "ext4", Persistence::Disk, 7000, 900)};
    look.network.listening =
        std::vector<ListeningSocket>{{"0.0.0.0", 22, false}, {"127.0.0.1", 8080, true}};
    look.network.interfaces = {{"eth0", 81'000'000'000, 12'000'000'000, 9, 9, 0, 0, 0, 0}};
    look.network.defaultRoute = true;
    look.containers = {{ContainerRuntime::Docker, "a1b2c3", "trainer", "train:2.3",
                        ContainerStatus::Running, "Up 3 hours", std::nullopt, 0}};
    look.kernelLog.readable = true;
    look.kernelLog.messages = {
        {std::chrono::seconds(1), "Linux version 5.15.0-91-generic"},
        {std::chrono::seconds(1'572'480),
         "NVRM: Xid (PCI:0000:13:00): 79, pid=4711, GPU has fallen off the bus."}};
    look.kernelLog.xids = {
        {std::chrono::seconds(1'572'480), "0000:13:00", 79, 4711, "python",
         "NVRM: Xid (PCI:0000:13:00): 79, pid=4711, GPU has fallen off the bus."}};
    return look;
}

}  // namespace berth::support
