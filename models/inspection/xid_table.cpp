// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inspection/xid_table.h"

#include <algorithm>
#include <array>

namespace berth::inspection {
namespace {

using enum FindingKind;
using enum Severity;

constexpr std::string_view kFixProgram =
    "Look for the fault in the program first: run it with compute-sanitizer or cuda-memcheck; if "
    "others fail alike, test the GPU with `dcgmi diag -r 3`";
constexpr std::string_view kRestartProgram =
    "Start the program again; if it comes back, bring driver and CUDA up to date and test the GPU";
constexpr std::string_view kResetGpu =
    "End what uses the GPU and reset it with `nvidia-smi -r`, or restart the machine; if it comes "
    "back, have the GPU exchanged";
constexpr std::string_view kRestartMachine =
    "Restart the machine; if it comes back, bring the driver up to date, then have the GPU checked";
constexpr std::string_view kPowerAndSlot =
    "Take the machine out of use and restart it from power off; check the card's seat, power "
    "cables "
    "and cooling";
constexpr std::string_view kCheckLinks =
    "Reset the GPUs that are linked or restart the machine; if it comes back, have the bridge or "
    "NVSwitch checked";
constexpr std::string_view kLookBefore =
    "Look at the Xid that came before it; this one only follows";
constexpr std::string_view kNothingNow = "Nothing to do now; reset the GPU when it is free";
constexpr std::string_view kSupport =
    "Collect `nvidia-bug-report.sh`, restart the machine and tell who provides it";

constexpr std::array kMeanings{
    XidMeaning{8, XidApplication, "work on the GPU did not end in time", kRestartProgram, Warning},
    XidMeaning{11, XidApplication, "a damaged stream of commands reached the GPU", kFixProgram,
               Warning},
    XidMeaning{13, XidApplication,
               "a program did something illegal on the GPU, such as an access "
               "outside of an array",
               kFixProgram, Warning},
    XidMeaning{16, XidHardware, "the display engine hung", kRestartMachine, Critical},
    XidMeaning{24, XidHardware, "the driver waited too long for the GPU", kRestartMachine,
               Critical},
    XidMeaning{25, XidApplication, "the stream of commands was cut short", kRestartProgram,
               Warning},
    XidMeaning{31, XidApplication, "a program used an address that has no GPU memory behind it",
               kFixProgram, Warning},
    XidMeaning{32, XidApplication, "the stream of commands was damaged on its way over PCIe",
               kRestartProgram, Warning},
    XidMeaning{38, XidFirmware, "the driver's firmware on the GPU failed", kRestartMachine,
               Critical},
    XidMeaning{39, XidApplication, "a copy engine failed", kRestartProgram, Warning},
    XidMeaning{40, XidApplication, "a copy engine failed", kRestartProgram, Warning},
    XidMeaning{41, XidApplication, "a copy engine failed", kRestartProgram, Warning},
    XidMeaning{42, XidApplication, "the engine for video pictures failed", kRestartProgram,
               Warning},
    XidMeaning{43, XidApplication,
               "a program's work was stopped after a fault of its own; the GPU "
               "itself goes on",
               kFixProgram, Warning},
    XidMeaning{44, XidHardware, "the GPU failed while it changed from one program to another",
               kResetGpu, Critical},
    XidMeaning{45, XidApplication,
               "a program's work was cleared away, because it ended or after an "
               "earlier error",
               kLookBefore, Notice},
    XidMeaning{46, XidHardware, "the GPU stopped working on its commands", kResetGpu, Critical},
    XidMeaning{47, XidApplication, "the video encoder failed", kRestartProgram, Warning},
    XidMeaning{48, XidMemory, "a memory error of two bits that could not be corrected", kResetGpu,
               Critical},
    XidMeaning{54, XidBus, "the card's own power cable gives no power", kPowerAndSlot, Critical},
    XidMeaning{56, XidHardware, "the display engine failed", kRestartMachine, Critical},
    XidMeaning{57, XidHardware, "the memory could not be set up", kResetGpu, Critical},
    XidMeaning{58, XidMemory, "the connection to the GPU's memory is unstable", kResetGpu,
               Critical},
    XidMeaning{60, XidHardware, "the security processor failed", kRestartMachine, Critical},
    XidMeaning{61, XidHardware, "the GPU's power controller stopped at a fault", kResetGpu,
               Critical},
    XidMeaning{62, XidHardware, "the GPU's power controller has halted", kResetGpu, Critical},
    XidMeaning{63, XidMemory, "a damaged piece of memory was marked to be put out of use",
               kNothingNow, Notice},
    XidMeaning{64, XidMemory, "a damaged piece of memory could not be marked", kResetGpu, Critical},
    XidMeaning{65, XidApplication, "the video encoder failed", kRestartProgram, Warning},
    XidMeaning{66, XidApplication, "the driver's kernel part used memory that it must not",
               kRestartMachine, Warning},
    XidMeaning{68, XidApplication, "the video decoder failed", kRestartProgram, Warning},
    XidMeaning{69, XidApplication, "a program sent a command that the engine does not know",
               kFixProgram, Warning},
    XidMeaning{74, XidNvLink, "an NVLink between GPUs failed", kCheckLinks, Critical},
    XidMeaning{78, XidFirmware, "a virtual GPU could not start", kSupport, Critical},
    XidMeaning{79, XidBus, "the GPU fell off the bus: it does not answer over PCIe", kPowerAndSlot,
               Critical},
    XidMeaning{80, XidBus, "data was damaged on its way to the GPU", kPowerAndSlot, Critical},
    XidMeaning{92, XidMemory, "single memory errors come at a high rate", kResetGpu, Warning},
    XidMeaning{93, XidHardware, "the configuration memory has been written too often", kSupport,
               Warning},
    XidMeaning{94, XidMemory, "a memory error hit one program only; the others are safe",
               "Start the program that ended again, and reset the GPU when it is free", Warning},
    XidMeaning{95, XidMemory, "a memory error may have hit any program on this GPU", kResetGpu,
               Critical},
    XidMeaning{109, XidHardware, "changing from one program to another took too long", kResetGpu,
               Critical},
    XidMeaning{110, XidHardware, "a security fault on the GPU", kResetGpu, Critical},
    XidMeaning{119, XidFirmware, "the GPU's system processor (GSP) does not answer",
               kRestartMachine, Critical},
    XidMeaning{120, XidFirmware, "the GPU's system processor (GSP) failed", kRestartMachine,
               Critical},
    XidMeaning{121, XidNvLink, "an error on the link between processor and GPU was corrected",
               kNothingNow, Notice},
    XidMeaning{122, XidFirmware, "the card's flash memory could not be read", kSupport, Warning},
    XidMeaning{123, XidFirmware, "the card's flash memory could not be written", kSupport, Warning},
    XidMeaning{124, XidFirmware, "the card's flash memory could not be erased", kSupport, Warning},
    XidMeaning{125, XidHardware, "the configuration memory (InfoROM) is damaged", kSupport,
               Critical},
    XidMeaning{136, XidNvLink, "an NVLink could not be trained", kCheckLinks, Critical},
    XidMeaning{137, XidNvLink,
               "a program used the memory of another GPU over NVLink without the "
               "right to",
               kFixProgram, Warning},
    XidMeaning{140, XidMemory, "a memory error from which the GPU did not recover", kResetGpu,
               Critical},
    XidMeaning{143, XidHardware, "the GPU could not be set up", kPowerAndSlot, Critical},
    XidMeaning{144, XidNvLink, "the NVLink unit of the GPU failed (SAW)", kCheckLinks, Critical},
    XidMeaning{145, XidNvLink, "the NVLink unit of the GPU failed (RLW)", kCheckLinks, Critical},
    XidMeaning{146, XidNvLink, "the NVLink unit of the GPU failed (TLW)", kCheckLinks, Critical},
    XidMeaning{147, XidNvLink, "the NVLink unit of the GPU failed (TREX)", kCheckLinks, Critical},
    XidMeaning{148, XidNvLink, "the NVLink unit of the GPU failed (control)", kCheckLinks,
               Critical},
    XidMeaning{149, XidNvLink, "the NVLink unit of the GPU failed (network)", kCheckLinks,
               Critical},
    XidMeaning{150, XidNvLink, "the NVLink unit of the GPU failed (MSE)", kCheckLinks, Critical},
    XidMeaning{151, XidHardware, "a key of confidential computing could not be changed",
               kRestartMachine, Critical},
    XidMeaning{154, XidHardware, "the GPU says how it has to be recovered",
               "Do what the message names: end the programs, reset the GPU, or restart the machine",
               Critical},
    XidMeaning{155, XidNvLink, "the driver found an NVLink in a wrong state", kCheckLinks,
               Critical},
    XidMeaning{156, XidMemory, "a damaged part of the GPU was put out of use", kNothingNow, Notice},
    XidMeaning{157, XidMemory, "a damaged part of the GPU could not be put out of use", kResetGpu,
               Critical},
    XidMeaning{158, XidHardware, "the GPU did not answer in time and cannot go on", kResetGpu,
               Critical},
};

}  // namespace

std::span<const XidMeaning> xidMeanings() {
    return kMeanings;
}

const XidMeaning* xidMeaning(int code) {
    const auto found = std::ranges::lower_bound(kMeanings, code, {}, &XidMeaning::code);
    return found == kMeanings.end() || found->code != code ? nullptr : &*found;
}

}  // namespace berth::inspection
