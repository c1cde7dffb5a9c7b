// SPDX-License-Identifier: GPL-3.0-or-later
#include <map>
#include <utility>

#include "models/domain/ascii.h"
#include "models/inspection/rules.h"
#include "models/inspection/xid_table.h"

namespace berth::inspection {
namespace {

// "0000:3b:00" of the kernel's log in "00000000:3B:00.0" of nvidia-smi.
bool isDevice(std::string_view logged, std::string_view busId) {
    const std::string whole = domain::lowerCase(busId), part = domain::lowerCase(logged);
    return !part.empty() && whole.find(part) != std::string::npos;
}

Subject xidSubject(const Case& look, const domain::XidEvent& event) {
    for (const domain::GpuState& gpu : look.now().gpus)
        if (isDevice(event.busId, gpu.busId)) return gpuSubject(gpu);
    return {SubjectKind::Gpu, event.busId};
}

}  // namespace

// One finding for each device and code: the last of them, with how often it came.
void xidRules(Case& look) {
    struct Group {
        const domain::XidEvent* last = nullptr;
        std::int64_t count = 0;
    };
    std::map<std::pair<std::string, int>, Group> groups;
    for (const domain::XidEvent& event : look.now().kernelLog.xids) {
        Group& group = groups[{event.busId, event.code}];
        group.last = &event;
        ++group.count;
    }
    for (const auto& [key, group] : groups) {
        const domain::XidEvent& event = *group.last;
        const XidMeaning* const meaning = xidMeaning(event.code);
        Finding& finding = look.add(
            meaning == nullptr ? FindingKind::XidUnknown : meaning->kind, xidSubject(look, event),
            {{"code", event.code}, {"count", group.count}, {"message", event.text}});
        finding.age = look.ageOf(event.at);
        if (meaning != nullptr) {
            finding.severity = meaning->severity;
            finding.evidence.push_back({"meaning", Words{{meaning->meaning}}});
            finding.evidence.push_back({"step", Words{{meaning->step}}});
        }
        if (event.pid)
            finding.evidence.push_back({"process", processText(event.process, *event.pid)});
    }
}

}  // namespace berth::inspection
