// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <utility>

#include "models/inspection/rules.h"
#include "models/inspection/translate.h"

namespace berth::inspection {
namespace {

using enum FindingKind;
using domain::KernelMessage;

// Words by which the kernel tells of trouble. A message is of the first kind one of whose words
// stands in it; `beside`, where it is given, must stand in it too.
struct Sign {
    FindingKind kind;
    std::string_view words;
    std::string_view beside = {};
};
constexpr std::array kSigns{
    Sign{DiskReadOnly, "Remounting filesystem read-only"},
    Sign{FilesystemErrors, "EXT4-fs error"},
    Sign{FilesystemErrors, "XFS (", "orruption"},
    Sign{FilesystemErrors, "BTRFS error"},
    Sign{FilesystemErrors, "BTRFS critical"},
    Sign{DiskIoErrors, "I/O error, dev "},
    Sign{DiskIoErrors, "Buffer I/O error on dev"},
    Sign{DiskIoErrors, "critical medium error, dev "},
    Sign{DiskIoErrors, "nvme", "controller is down"},
    Sign{HungTask, "blocked for more than ", "seconds"},
    Sign{ProcessorLockup, "soft lockup - CPU"},
    Sign{ProcessorLockup, "hard LOCKUP"},
    Sign{ProcessorLockup, "self-detected stall on CPU"},
    Sign{KernelOops, "BUG: unable to handle"},
    Sign{KernelOops, "kernel BUG at"},
    Sign{KernelOops, "Oops: "},
    Sign{KernelOops, "general protection fault, probably for"},
    Sign{KernelOops, "Kernel panic"},
    Sign{HardwareError, "[Hardware Error]"},
    Sign{HardwareError, "PCIe Bus Error: severity=Uncorrect"},
    Sign{HardwareError, "EDAC ", " UE "},
};

// Drives that fail whenever they are empty.
bool isRemovable(std::string_view text) {
    return text.find("dev fd0") != std::string_view::npos ||
           text.find("dev sr0") != std::string_view::npos;
}

// "EXT4-fs (sdb1): Remounting filesystem read-only"
Subject deviceIn(std::string_view text) {
    const std::size_t open = text.find('(');
    const std::size_t close = text.find(')', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) return {};
    return {SubjectKind::Filesystem, std::string(text.substr(open + 1, close - open - 1))};
}

const Sign* signIn(const KernelMessage& message) {
    const std::string_view text = message.text;
    if (isRemovable(text)) return nullptr;
    const auto found = std::ranges::find_if(kSigns, [text](const Sign& sign) {
        return text.find(sign.words) != std::string_view::npos &&
               text.find(sign.beside) != std::string_view::npos;
    });
    return found == kSigns.end() ? nullptr : &*found;
}

// Bits of /proc/sys/kernel/tainted that speak of trouble (admin-guide/tainted-kernels.rst). Modules
// that are not the kernel's own (0, 12, 13), which NVIDIA's driver is, and warnings (9) are usual.
constexpr std::array<std::pair<int, std::string_view>, 4> kTaints{
    {{4, QT_TRANSLATE_NOOP("berth::inspection", "the processor reported a hardware error")},
     {5, QT_TRANSLATE_NOOP("berth::inspection", "a page of memory was damaged")},
     {7, QT_TRANSLATE_NOOP("berth::inspection", "a part of it died")},
     {14, QT_TRANSLATE_NOOP("berth::inspection", "a processor was stuck")}}};

void taintRule(Case& look) {
    const auto taint = look.now().host.taint;
    if (!taint) return;
    Words reasons;
    for (const auto& [bit, reason] : kTaints)
        if ((*taint >> bit & 1) != 0) reasons.list.push_back(reason);
    if (!reasons.list.empty()) look.add(KernelTainted, {}, {{"reasons", reasons}});
}

}  // namespace

void kernelRules(Case& look) {
    const domain::KernelLog& log = look.now().kernelLog;
    // The last message of each kind, with how many there are.
    std::array<std::pair<const KernelMessage*, std::int64_t>, kFindingKinds> last{};
    for (const KernelMessage& each : log.messages) {
        if (const Sign* const sign = signIn(each)) {
            auto& slot = last[static_cast<std::size_t>(sign->kind)];
            slot.first = &each;
            ++slot.second;
        }
    }
    for (std::size_t kind = 0; kind < last.size(); ++kind) {
        const auto& [message, count] = last[kind];
        if (message == nullptr) continue;
        const auto which = static_cast<FindingKind>(kind);
        Finding& finding =
            look.add(which, which == DiskReadOnly ? deviceIn(message->text) : Subject{},
                     {{"message", message->text}, {"count", count}});
        finding.age = look.ageOf(message->at);
    }
    taintRule(look);
    const bool asked = std::ranges::any_of(
        look.now().sections, [](const auto& section) { return section.name == "kernel_log"; });
    if (asked && !log.readable && !look.now().gpus.empty()) look.add(KernelLogUnreadable, {});
}

}  // namespace berth::inspection
