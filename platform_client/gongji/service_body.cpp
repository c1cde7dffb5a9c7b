// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/service_body.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>

#include "platform_client/gongji/environment_text.h"
#include "platform_client/gongji/task_details.h"
#include "platform_client/gongji/task_extensions.h"
#include "platform_client/json/json_reader.h"

namespace berth::platform_client::gongji {
namespace {

using domain::DeploymentSpec;

std::int64_t secondsOf(domain::Duration duration) {
    return std::chrono::ceil<std::chrono::seconds>(duration).count();
}

class ServiceWriter {
  public:
    ServiceWriter(JsonWriter& out, const DeploymentSpec& wanted, const ServiceOrder& order)
        : m_out(out), m_wanted(wanted), m_order(order) {}

    void write() {
        m_out.beginObject();
        if (m_order.now != nullptr && m_order.now->summary.id != 0)
            m_out.field("service_id", m_order.now->summary.id);
        m_out.field("service_name", m_order.name).field("service_image", m_wanted.image);
        writePorts();
        writeEnvironment();
        writeScript();
        writeMounts();
        writeHealth();
        writeSharedMemory();
        writeRest();
        m_out.endObject();
    }

  private:
    [[nodiscard]] bool older() const { return m_order.generation == Generation::Old; }
    // A member of the container as it is now, sent back when `same` says that nothing about it is
    // to change.
    bool sendBack(std::string_view key, bool same) {
        if (!same || m_order.now == nullptr) return false;
        const auto document = JsonDocument::parse(m_order.now->json);
        if (!document) return false;
        JsonStatus status;
        const auto raw = JsonReader(*document, status).raw(key);
        if (!raw) return false;
        m_out.key(key).raw(*raw);
        return true;
    }
    template <class Member>
    [[nodiscard]] bool same(Member member) const {
        return m_order.nowSpec != nullptr && m_order.nowSpec->*member == m_wanted.*member;
    }

    void writePorts() {
        m_out.key("remote_ports").beginList();
        for (const domain::PortSpec& port : m_wanted.ports)
            m_out.beginObject().field("service_port", port.port).endObject();
        m_out.endList();
    }

    void writeEnvironment() {
        if (sendBack("env", same(&DeploymentSpec::environment))) return;
        m_out.key("env");
        if (older()) {
            std::string text;
            for (const domain::EnvironmentVariable& each : m_wanted.environment)
                text += (text.empty() ? "" : " ") + each.name + "=" + each.value;
            if (text.empty())
                m_out.null();
            else
                m_out.text(text);
            return;
        }
        m_out.beginList();
        writeReferences();
        for (const domain::EnvironmentVariable& each : m_wanted.environment) {
            m_out.beginObject().field("name", each.name).field("value", each.value);
            m_out.key("value_from").null().endObject();
        }
        m_out.endList();
    }
    // Variables that take their value from elsewhere: first, so that others may refer to them.
    void writeReferences() {
        const std::string& json = m_order.now != nullptr ? m_order.now->json : m_order.rest;
        const auto document = JsonDocument::parse(json);
        if (!document) return;
        JsonStatus status;
        JsonReader(*document, status).value("env", [&](const JsonReader& env) {
            if (!env.isList()) return;
            env.elements([&](const JsonReader& each) {
                if (each.isObject() && each.has("value_from")) m_out.raw(each.asRaw());
            });
        });
    }

    void writeScript() {
        const char* key = older() ? "start_script_v2" : "start_script";
        if (sendBack(key, same(&DeploymentSpec::command))) return;
        // The first word is the program, the others are what it is called with.
        const auto& words = m_wanted.command;
        m_out.key(key).beginObject().key("command");
        if (older()) {
            if (words.empty())
                m_out.null();
            else
                m_out.text(words.front());
        } else {
            m_out.beginList();
            if (!words.empty()) m_out.text(words.front());
            m_out.endList();
        }
        m_out.key("args").beginList();
        for (std::size_t i = 1; i < words.size(); ++i)
            m_out.text(words[i]);
        m_out.endList().endObject();
    }

    void writeMounts() {
        const std::pair<const char*, StorageKind> lists[] = {
            {"storage_config", StorageKind::Juicefs},
            {"share_storage_config", StorageKind::Share},
            {"nas_storage_config", StorageKind::Nas}};
        for (const auto& [key, kind] : lists) {
            if (sendBack(key, same(&DeploymentSpec::mounts))) continue;
            std::vector<std::pair<std::int64_t, std::string>> mounts;
            for (const domain::VolumeMount& mount : m_wanted.mounts) {
                const auto storage = storageOf(mount.volume);
                if (storage && storage->kind == kind) mounts.emplace_back(storage->id, mount.path);
            }
            // The list of the third kind is younger than the others: only where it is needed.
            if (kind == StorageKind::Nas && mounts.empty()) continue;
            m_out.key(key).beginList();
            for (const auto& [id, path] : mounts)
                m_out.beginObject().field("storage_id", id).field("target_dir", path).endObject();
            m_out.endList();
        }
    }

    void writeHealth() {
        if (sendBack("health_checks", same(&DeploymentSpec::health))) return;
        const WireHealth now = m_order.now != nullptr ? m_order.now->health : WireHealth{};
        m_out.key("health_checks").beginObject().key("liveness_probe");
        writeProbe(m_wanted.health.liveness, now.liveness, "/live");
        m_out.key("startup_probe");
        writeProbe(m_wanted.health.startup, now.startup, "/health");
        m_out.key("readiness_probe");
        writeProbe(m_wanted.health.readiness, now.readiness, "/ready");
        m_out.endObject();
    }
    // One that is off keeps its figures.
    void writeProbe(const std::optional<domain::Probe>& wanted, WireProbe probe,
                    const char* usualPath) {
        probe.on = wanted.has_value();
        if (wanted) {
            probe.http = wanted->kind == domain::ProbeKind::Http;
            if (probe.http) probe.path = wanted->path;
            probe.port = wanted->port;
            probe.initialDelay = secondsOf(wanted->initialDelay);
            probe.period = secondsOf(wanted->period);
            probe.timeout = secondsOf(wanted->timeout);
            probe.failureThreshold = wanted->failureThreshold;
        }
        if (probe.path.empty()) probe.path = usualPath;
        m_out.beginObject().key("switch").boolean(probe.on);
        m_out.field("probe_type", probe.http ? "httpGet" : "tcpSocket").field("path", probe.path);
        m_out.field("port", probe.port).field("initial_delay_seconds", probe.initialDelay);
        m_out.field("period_seconds", probe.period).field("timeout_seconds", probe.timeout);
        m_out.field("failure_threshold", probe.failureThreshold).endObject();
    }

    // A number on the older paths; a mount of the task's own volume on the newer ones.
    void writeSharedMemory() {
        if (older()) {
            if (sendBack("shared_mem_size", same(&DeploymentSpec::sharedMemory))) return;
            if (m_wanted.sharedMemory.count == 0) return;
            m_out.field("shared_mem_size",
                        (m_wanted.sharedMemory.count + domain::kMiB - 1) / domain::kMiB);
            return;
        }
        if (sendBack("share_mem_config", same(&DeploymentSpec::sharedMemory))) return;
        if (m_wanted.sharedMemory.count == 0) return;
        m_out.key("share_mem_config").beginList().beginObject();
        m_out.field("target_dir", "/dev/shm").field("volume_name", kDevShmVolume);
        m_out.endObject().endList();
    }

    void writeRest() {
        bool weight = false;
        if (const auto document = JsonDocument::parse(m_order.rest)) {
            JsonStatus status;
            JsonReader(*document, status).each([&](std::string_view key, const JsonReader& value) {
                if (isSpecOfService(key) || key == "share_mem_config") return;
                weight = weight || key == "resource_weight";
                m_out.key(key).raw(value.asRaw());
            });
        }
        if (older() || weight) return;
        m_out.key("resource_weight").beginObject().field("cpu_weight", 1);
        m_out.field("mem_weight", 1).field("gpu_weight", 1).endObject();
    }

    JsonWriter& m_out;
    const DeploymentSpec& m_wanted;
    const ServiceOrder& m_order;
};

}  // namespace

bool fitsOlderPaths(const std::vector<domain::EnvironmentVariable>& environment) {
    return std::all_of(environment.begin(), environment.end(),
                       [](const auto& each) { return fitsEnvironmentText(each.name, each.value); });
}

void writeService(JsonWriter& writer, const DeploymentSpec& wanted, const ServiceOrder& order) {
    ServiceWriter(writer, wanted, order).write();
}

}  // namespace berth::platform_client::gongji
