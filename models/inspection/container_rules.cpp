// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "models/inspection/rules.h"
#include "models/inspection/translate.h"

namespace berth::inspection {
namespace {

using domain::ContainerState;
using domain::ContainerStatus;

constexpr std::int64_t kManyRestarts = 3;
constexpr int kStopped = 143;  // ended by the signal that asks for it

std::string_view hintOf(int code) {
    switch (code) {
        case 126:
            return QT_TRANSLATE_NOOP("berth::inspection", "Its command may not be run.");
        case 127:
            return QT_TRANSLATE_NOOP("berth::inspection", "Its command was not found.");
        case 134:
            return QT_TRANSLATE_NOOP("berth::inspection", "It ended itself after a fault.");
        case 137:
            return QT_TRANSLATE_NOOP("berth::inspection",
                                     "It was killed, often because memory ran out.");
        case 139:
            return QT_TRANSLATE_NOOP("berth::inspection", "It used memory that is not its own.");
        default:
            return "";
    }
}

Subject containerSubject(const ContainerState& container) {
    return {SubjectKind::Container,
            container.name.empty() ? container.id.substr(0, 12) : container.name};
}

// The newest attempt of a container that the kubelet makes anew under the same name.
bool isNewest(const std::vector<ContainerState>& all, const ContainerState& container) {
    return std::ranges::none_of(all, [&](const ContainerState& each) {
        return each.name == container.name && each.runtime == container.runtime &&
               each.restarts.value_or(0) > container.restarts.value_or(0);
    });
}

bool keepsRestarting(const Case& look, const ContainerState& container) {
    if (container.status == ContainerStatus::Restarting) return true;
    if (container.restarts.value_or(0) < kManyRestarts) return false;
    if (!isNewest(look.now().containers, container)) return false;
    if (container.status == ContainerStatus::Exited) return true;
    if (look.before() == nullptr) return false;
    const auto& then = look.before()->containers;
    return std::ranges::any_of(then, [&](const ContainerState& each) {
        return each.name == container.name && isNewest(then, each) && each.restarts &&
               *each.restarts < *container.restarts;
    });
}

void pullRule(Case& look) {
    constexpr std::array<std::string_view, 4> kPullSigns{"Failed to pull image", "ErrImagePull",
                                                         "ImagePullBackOff",
                                                         "failed to pull and unpack image"};
    const auto& messages = look.now().serviceMessages;
    for (auto each = messages.rbegin(); each != messages.rend(); ++each) {
        const bool pull = std::ranges::any_of(kPullSigns, [&each](std::string_view sign) {
            return each->text.find(sign) != std::string::npos;
        });
        if (!pull) continue;
        look.add(FindingKind::ImagePullFailing, {}, {{"message", each->text}});
        return;
    }
}

}  // namespace

void containerRules(Case& look) {
    pullRule(look);
    for (const ContainerState& each : look.now().containers) {
        if (keepsRestarting(look, each)) {
            look.add(FindingKind::ContainerCrashLoop, containerSubject(each),
                     {{"restarts", each.restarts.value_or(1)}, {"detail", each.detail}});
        } else if (each.status == ContainerStatus::Dead) {
            look.add(FindingKind::ContainerStuck, containerSubject(each));
        } else if (each.status == ContainerStatus::Exited && each.exitCode.value_or(0) != 0 &&
                   each.exitCode != kStopped) {
            look.add(FindingKind::ContainerFailed, containerSubject(each),
                     {{"code", *each.exitCode}, {"hint", Words{{hintOf(*each.exitCode)}}}});
        }
    }
}

}  // namespace berth::inspection
