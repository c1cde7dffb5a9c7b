// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/faults/xid_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace berth::sim::faults {
namespace {

struct XidWords {
    int code;
    std::string_view kernel;   // behind the process
    std::string_view program;  // cudaGetErrorString() as PyTorch shows it
};

constexpr std::string_view kIllegalAccess =
    "RuntimeError: CUDA error: an illegal memory access was encountered";
constexpr std::string_view kLaunchFailure = "RuntimeError: CUDA error: unspecified launch failure";
constexpr std::string_view kMemoryError =
    "RuntimeError: CUDA error: uncorrectable ECC error encountered";
constexpr std::string_view kUnknownError = "RuntimeError: CUDA error: unknown error";

constexpr std::array kWords{
    XidWords{13, "Graphics SM Warp Exception on (GPC 0, TPC 1, SM 0): Out Of Range Address",
             kIllegalAccess},
    XidWords{31,
             "Ch 00000008, intr 00000000. MMU Fault: ENGINE GRAPHICS GPCCLIENT_T1_0 faulted @ "
             "0x7f2c_40000000. Fault is of type FAULT_PDE ACCESS_TYPE_VIRT_READ",
             kIllegalAccess},
    XidWords{43, "Ch 00000008", kLaunchFailure},
    XidWords{45, "Ch 00000008", kLaunchFailure},
    XidWords{48,
             "An uncorrectable double bit error (DBE) has been detected on GPU in the framebuffer "
             "at partition 5, subpartition 0.",
             kMemoryError},
    XidWords{63, "Row Remapper: New row marked for remapping, reset gpu to activate.", {}},
    XidWords{64, "Row Remapper: All reserved rows for bank are remapped.", {}},
    XidWords{
        74, "NVLink: fatal error detected on link 3(0x0, 0x0, 0x10000, 0x0, 0x0, 0x0, 0x0)", {}},
    XidWords{kFellOffTheBus, "GPU has fallen off the bus.", kUnknownError},
    XidWords{92, "High single-bit ECC error rate", {}},
    XidWords{94, "Contained: SM (0x1). RST: No, D-RST: No", kMemoryError},
    XidWords{95, "Uncontained: LTC TAG (0x2,0x0). RST: Yes, D-RST: No", kMemoryError},
    XidWords{119,
             "Timeout after 6s of waiting for RPC response from GPU0 GSP! Expected function 76 "
             "(GSP_RM_CONTROL) (0x20800a4c 0x4).",
             kUnknownError},
    XidWords{120, "GSP task exception: load access page fault", kUnknownError},
};

const XidWords* findWords(int code) {
    const auto found = std::ranges::find(kWords, code, &XidWords::code);
    return found == kWords.end() ? nullptr : &*found;
}

}  // namespace

std::string xidLine(std::string_view pciAddress, int code,
                    const std::optional<XidProcess>& process) {
    // Without the function: "0000:3b:00".
    const std::string_view device = pciAddress.substr(0, pciAddress.rfind('.'));
    const std::string who = process ? fmt::format("pid={}, name={}", process->pid, process->name)
                                    : "pid='<unknown>', name=<unknown>";
    std::string line = fmt::format("NVRM: Xid (PCI:{}): {}, {}", device, code, who);
    if (const XidWords* words = findWords(code)) line += fmt::format(", {}", words->kernel);
    return line;
}

std::string_view lastWords(int code) {
    const XidWords* words = findWords(code);
    return words == nullptr ? std::string_view{} : words->program;
}

}  // namespace berth::sim::faults
