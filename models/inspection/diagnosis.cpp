// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inspection/diagnosis.h"

#include <fmt/core.h>

#include <algorithm>
#include <tuple>

#include "models/inspection/rules.h"

namespace berth::inspection {

Case::Case(const domain::Inspection& now, const DiagnosisContext& context)
    : m_now(now), m_context(context) {
    if (context.before == nullptr) return;
    const auto earlier = context.before->host.identity.uptime;
    const auto later = now.host.identity.uptime;
    if (!earlier || !later || *later <= *earlier) return;
    m_before = context.before;
    m_elapsed = *later - *earlier;
}

std::optional<domain::Duration> Case::ageOf(std::optional<domain::Duration> at) const {
    const auto uptime = m_now.host.identity.uptime;
    if (!at || !uptime) return std::nullopt;
    return std::max(domain::Duration{}, *uptime - *at);
}

Finding& Case::add(FindingKind kind, Subject subject, std::vector<Evidence> evidence) {
    m_findings.push_back(
        {kind, textOf(kind).severity, std::move(subject), std::move(evidence), std::nullopt});
    return m_findings.back();
}

Subject gpuSubject(const domain::GpuState& gpu) {
    return {SubjectKind::Gpu, gpu.index ? std::to_string(*gpu.index) : gpu.busId};
}

std::string processText(std::string_view name, std::int64_t pid) {
    return name.empty() ? fmt::format("PID {}", pid) : fmt::format("{} ({})", name, pid);
}

std::optional<std::int64_t> growth(std::optional<std::int64_t> before,
                                   std::optional<std::int64_t> now) {
    if (!before || !now || *before < 0 || *now < *before) return std::nullopt;
    return *now - *before;
}

double shareOf(domain::Bytes part, domain::Bytes whole) {
    return whole.count <= 0 ? 0
                            : static_cast<double>(part.count) / static_cast<double>(whole.count);
}

const domain::GpuState* gpuBefore(const Case& look, const domain::GpuState& gpu) {
    if (look.before() == nullptr || gpu.uuid.empty()) return nullptr;
    const auto& gpus = look.before()->gpus;
    const auto found = std::ranges::find(gpus, gpu.uuid, &domain::GpuState::uuid);
    return found == gpus.end() ? nullptr : &*found;
}

std::vector<Finding> diagnose(const domain::Inspection& now, const DiagnosisContext& context) {
    Case look(now, context);
    for (const auto& rules :
         {driverRules, xidRules, gpuHealthRules, gpuMemoryRepairRules, gpuLinkRules, gpuUseRules,
          memoryRules, processorRules, processRules, diskRules, persistenceRules, containerRules,
          networkRules, clockRules, kernelRules})
        rules(look);
    std::vector<Finding> findings = look.take();
    std::ranges::stable_sort(
        findings, {}, [](const Finding& each) { return std::tuple(each.severity, each.kind); });
    return findings;
}

}  // namespace berth::inspection
