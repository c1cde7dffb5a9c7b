// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/task_body.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>

#include "platform_client/gongji/job_codec.h"
#include "platform_client/gongji/service_body.h"
#include "platform_client/gongji/task_extensions.h"
#include "platform_client/gongji/task_resources.h"
#include "platform_client/json/json_reader.h"
#include "platform_client/json/json_writer.h"

namespace berth::platform_client::gongji {
namespace {

using domain::BalancingPolicy;
using domain::DeploymentSpec;
using domain::Error;
using domain::ErrorCode;
using domain::Result;

// Why the newer paths are needed; an empty field: they are not.
std::string needsNewer(const DeploymentSpec& wanted, const TaskDetails& now,
                       const DeploymentSpec& nowSpec) {
    if (wanted.environment != nowSpec.environment && !fitsOlderPaths(wanted.environment))
        return "environment";
    if (wanted.command != nowSpec.command && !wanted.command.empty()) {
        const std::string& program = wanted.command.front();
        if (program.empty() || program.find_first_of(" \t\n\"'\\") != std::string::npos)
            return "command";
    }
    if (!now.fresh) return {};
    if (now.fresh->hasYaml || now.fresh->services.size() > 1) return "extensions";
    const WireService* service = primaryService(*now.fresh);
    if (service == nullptr) return {};
    const auto elsewhere = [](const WireVariable& each) { return !each.plain; };
    const bool refers = service->environment && std::any_of(service->environment->begin(),
                                                            service->environment->end(), elsewhere);
    // The text of the older paths stays right only as long as nobody changes it.
    const WireService* older = now.old ? primaryService(*now.old) : nullptr;
    const bool doubtful = older != nullptr && !older->environment;
    if (refers) return "extensions";
    if (doubtful && wanted.environment != nowSpec.environment) return "environment";
    return service->onlyDevShm ? std::string() : "extensions";
}

bool isSet(const std::string& taskJson, std::string_view member) {
    const auto document = JsonDocument::parse(taskJson);
    if (!document) return false;
    JsonStatus status;
    return JsonReader(*document, status).has(member);
}

// Why the older paths are needed; an empty field: they are not.
std::string needsOlder(const DeploymentSpec& wanted, const TaskDetails& now) {
    const bool balanced =
        !wanted.ports.empty() && wanted.ports.front().balancing != BalancingPolicy::RoundRobin;
    if (balanced) return "ports[0].balancing";
    if (!now.old) return {};
    if (!policyOf(now.old->balance.type)) return "extensions";
    return isSet(now.old->json, "dynamic_pod_strategy") ? "extensions" : "";
}

WireBalance balanceOf(const std::string& taskJson) {
    WireBalance balance;
    const auto document = JsonDocument::parse(taskJson);
    if (!document) return balance;
    JsonStatus status;
    JsonReader(*document, status).object("load_balance", [&](const JsonReader& each) {
        balance.type = each.text("type").value_or(std::string());
        balance.json = each.asRaw();
    });
    return balance;
}

class TaskWriter {
  public:
    TaskWriter(const DeploymentSpec& wanted, Generation generation)
        : m_wanted(wanted), m_generation(generation) {}

    [[nodiscard]] std::string create(const std::string& serviceName, const Remainder& rest,
                                     const std::vector<OrderedResource>& resources) {
        begin({}, resources);
        m_out.key("services").beginList();
        const std::size_t count = std::max<std::size_t>(1, rest.services.size());
        for (std::size_t i = 0; i < count; ++i) {
            const std::string json = i < rest.services.size() ? rest.services[i] : "{}";
            if (i == rest.primary) {
                writeService(m_out, m_wanted, {m_generation, serviceName, json, nullptr, nullptr});
            } else {
                m_out.raw(json);
            }
        }
        m_out.endList();
        return end(nullptr, rest.task);
    }

    [[nodiscard]] std::string update(const WireTaskDetail& now, const DeploymentSpec& nowSpec,
                                     const Remainder* changed,
                                     const std::vector<OrderedResource>& resources) {
        begin(now.task.id, resources);
        m_out.key("services").beginList();
        for (std::size_t i = 0; i < now.services.size(); ++i) {
            const WireService& service = now.services[i];
            const bool own = changed != nullptr && i < changed->services.size();
            if (i == primaryIndex(now)) {
                writeService(m_out, m_wanted,
                             {m_generation, service.summary.name,
                              own ? changed->services[i] : service.json, &service, &nowSpec});
            } else {
                m_out.raw(service.json);
            }
        }
        m_out.endList();
        m_nowSpec = &nowSpec;
        return end(&now, changed != nullptr ? changed->task : now.json);
    }

  private:
    [[nodiscard]] bool older() const { return m_generation == Generation::Old; }

    void begin(std::optional<TaskId> id, const std::vector<OrderedResource>& resources) {
        m_out.beginObject();
        if (id) m_out.field("task_id", *id);
        // The path of a job says that it is one.
        if (!m_wanted.job) m_out.field("task_type", "Deployment");
        m_out.field("task_name", m_wanted.name);
        m_out.field("points", m_wanted.job ? m_wanted.job->completions : m_wanted.nodes);
        if (m_wanted.job) writeJobSupport(m_out.key("job_support"), m_wanted);
        m_out.key("resources");
        writeResources(m_out, resources);
    }

    [[nodiscard]] std::string end(const WireTaskDetail* now, const std::string& rest) {
        writeBalance(now, rest);
        writeGrace(now);
        writeSharedMemory(now);
        const auto document = JsonDocument::parse(rest);
        JsonStatus status;
        if (document) {
            JsonReader(*document, status).each([&](std::string_view key, const JsonReader& value) {
                if (!isWritten(key)) m_out.key(key).raw(value.asRaw());
            });
        }
        m_out.endObject();
        return m_out.take();
    }
    [[nodiscard]] bool isWritten(std::string_view key) const {
        return isState(key) || isSpecOfTask(key) || key == "load_balance" ||
               key == "termination_grace_period_seconds" || key == "share_mem_volumes";
    }

    // A type that Berth has no word for shows as round robin and stays as long as that is wanted.
    void writeBalance(const WireTaskDetail* now, const std::string& rest) {
        const BalancingPolicy wanted =
            m_wanted.ports.empty() ? BalancingPolicy::RoundRobin : m_wanted.ports.front().balancing;
        const WireBalance balance = now != nullptr ? now->balance : balanceOf(rest);
        if (policyOf(balance.type).value_or(BalancingPolicy::RoundRobin) == wanted) {
            if (!balance.json.empty()) m_out.key("load_balance").raw(balance.json);
        } else if (older()) {
            m_out.key("load_balance").beginObject().field("type", balanceTypeOf(wanted));
            m_out.endObject();
        }
    }
    // Only where the task has it already: a create has no documented place for it.
    void writeGrace(const WireTaskDetail* now) {
        if (now == nullptr || !now->terminationGrace) return;
        m_out.field("termination_grace_period_seconds",
                    std::chrono::ceil<std::chrono::seconds>(m_wanted.terminationGrace).count());
    }
    void writeSharedMemory(const WireTaskDetail* now) {
        if (older()) return;
        if (now != nullptr && m_nowSpec->sharedMemory == m_wanted.sharedMemory) {
            const auto document = JsonDocument::parse(now->json);
            JsonStatus status;
            if (!document) return;
            if (const auto raw = JsonReader(*document, status).raw("share_mem_volumes"))
                m_out.key("share_mem_volumes").raw(*raw);
            return;
        }
        if (m_wanted.sharedMemory.count == 0) return;
        m_out.key("share_mem_volumes").beginList().beginObject().field("name", kDevShmVolume);
        m_out.field("size_limit", (m_wanted.sharedMemory.count + domain::kMiB - 1) / domain::kMiB);
        m_out.endObject().endList();
    }

    const DeploymentSpec& m_wanted;
    const Generation m_generation;
    const DeploymentSpec* m_nowSpec = nullptr;
    JsonWriter m_out;
};

}  // namespace

Result<Generation> generationFor(const DeploymentSpec& wanted, const TaskDetails& now,
                                 const OfferBook& offers) {
    if (wanted.job) return Generation::New;
    const DeploymentSpec nowSpec = now.empty() ? DeploymentSpec{} : toSpec(now, offers);
    const std::string newer = needsNewer(wanted, now, nowSpec);
    const std::string older = needsOlder(wanted, now);
    if (!newer.empty() && !older.empty()) {
        return domain::fail(
            ErrorCode::NotSupported,
            "the platform cannot combine this with its balancing or scaling: environment values "
            "and program names without blanks and quotes, and one container, can be",
            newer == "extensions" ? older : newer);
    }
    if (!newer.empty()) return Generation::New;
    return now.empty() || now.old ? Generation::Old : Generation::New;
}

Result<std::string> createBody(const DeploymentSpec& wanted, const std::string& serviceName,
                               Generation generation, const OfferBook& offers) {
    const auto rest = remainderOf(wanted.extensions, generation);
    if (!rest) return tl::unexpected<Error>(rest.error());
    const auto resources = orderResources(wanted, offers);
    if (!resources) return tl::unexpected<Error>(resources.error());
    return TaskWriter(wanted, generation).create(serviceName, *rest, *resources);
}

Result<std::string> updateBody(const DeploymentSpec& wanted, const TaskDetails& now,
                               Generation generation, const OfferBook& offers) {
    const WireTaskDetail& detail = generation == Generation::Old && now.old ? *now.old : now.any();
    const DeploymentSpec nowSpec = toSpec(now, offers);
    DeploymentSpec order = wanted;
    if (order.offers == nowSpec.offers) order.offers.clear();
    const bool sameOffers = order.offers.empty() && wanted.gpuSpec == nowSpec.gpuSpec &&
                            wanted.regions == nowSpec.regions;
    const auto resources = sameOffers ? renewResources(detail.task, detail.json, offers)
                                      : orderResources(order, offers);
    if (!resources) return tl::unexpected<Error>(resources.error());
    Remainder changed;
    const bool keeps = wanted.extensions.empty() || wanted.extensions == nowSpec.extensions;
    if (!keeps) {
        auto read = remainderOf(wanted.extensions, generation);
        if (!read) return tl::unexpected<Error>(std::move(read.error()));
        changed = std::move(*read);
    }
    return TaskWriter(wanted, generation)
        .update(detail, nowSpec, keeps ? nullptr : &changed, *resources);
}

}  // namespace berth::platform_client::gongji
