// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "models/domain/inspection.h"
#include "models/inspection/diagnosis.h"
#include "models/inspection/finding.h"

// The rules that diagnose() asks, a file for each part of a machine.

namespace berth::inspection {

// What the rules see, and where they put what they find.
class Case {
  public:
    Case(const domain::Inspection& now, const DiagnosisContext& context);

    [[nodiscard]] const domain::Inspection& now() const { return m_now; }
    [[nodiscard]] const DiagnosisContext& context() const { return m_context; }
    // The look before, unless the machine has started since: its counters began anew then.
    [[nodiscard]] const domain::Inspection* before() const { return m_before; }
    // Between the two, by the machine's own uptime; only where before() is there, and positive.
    [[nodiscard]] domain::Duration elapsed() const { return m_elapsed; }
    // How long ago something of the kernel's log was.
    [[nodiscard]] std::optional<domain::Duration> ageOf(std::optional<domain::Duration> at) const;

    // With the severity that is usual for the kind.
    Finding& add(FindingKind kind, Subject subject, std::vector<Evidence> evidence = {});
    [[nodiscard]] std::vector<Finding> take() { return std::move(m_findings); }

  private:
    const domain::Inspection& m_now;
    const DiagnosisContext& m_context;
    const domain::Inspection* m_before = nullptr;
    domain::Duration m_elapsed{};
    std::vector<Finding> m_findings;
};

// The GPU's number, or where it has none its place on the bus.
[[nodiscard]] Subject gpuSubject(const domain::GpuState& gpu);
// "python (1234)"; "PID 1234" of a process without a name
[[nodiscard]] std::string processText(std::string_view name, std::int64_t pid);
// How much a counter has grown; nothing when either is unknown or it began anew.
[[nodiscard]] std::optional<std::int64_t> growth(std::optional<std::int64_t> before,
                                                 std::optional<std::int64_t> now);
[[nodiscard]] double shareOf(domain::Bytes part, domain::Bytes whole);  // 0 of nothing
// The same GPU in the look before; null: it was not there.
[[nodiscard]] const domain::GpuState* gpuBefore(const Case& look, const domain::GpuState& gpu);

void driverRules(Case& look);
void xidRules(Case& look);
void gpuHealthRules(Case& look);
void gpuMemoryRepairRules(Case& look);
void gpuLinkRules(Case& look);
void gpuUseRules(Case& look);
void memoryRules(Case& look);
void processorRules(Case& look);
void processRules(Case& look);
void diskRules(Case& look);
void persistenceRules(Case& look);
void containerRules(Case& look);
void networkRules(Case& look);
void clockRules(Case& look);
void kernelRules(Case& look);

}  // namespace berth::inspection
