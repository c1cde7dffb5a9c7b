// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/inspection/xid_table.h"

#include <algorithm>
#include <array>

#include "models/inspection/translate.h"

namespace berth::inspection {
namespace {

using enum FindingKind;
using enum Severity;

constexpr std::string_view kFixProgram =
    QT_TRANSLATE_NOOP("berth::inspection",
                      "Look for the fault in the program first: run it with compute-sanitizer or "
                      "cuda-memcheck; if others fail alike, test the GPU with `dcgmi diag -r 3`");
constexpr std::string_view kRestartProgram = QT_TRANSLATE_NOOP(
    "berth::inspection",
    "Start the program again; if it comes back, bring driver and CUDA up to date and test the GPU");
constexpr std::string_view kResetGpu =
    QT_TRANSLATE_NOOP("berth::inspection",
                      "End what uses the GPU and reset it with `nvidia-smi -r`, or restart the "
                      "machine; if it comes back, have the GPU exchanged");
constexpr std::string_view kRestartMachine =
    QT_TRANSLATE_NOOP("berth::inspection",
                      "Restart the machine; if it comes back, bring the driver up to date, then "
                      "have the GPU checked");
constexpr std::string_view kPowerAndSlot =
    QT_TRANSLATE_NOOP("berth::inspection",
                      "Take the machine out of use and restart it from power off; check the card's "
                      "seat, power cables and cooling");
constexpr std::string_view kCheckLinks =
    QT_TRANSLATE_NOOP("berth::inspection",
                      "Reset the GPUs that are linked or restart the machine; if it comes back, "
                      "have the bridge or NVSwitch checked");
constexpr std::string_view kLookBefore = QT_TRANSLATE_NOOP(
    "berth::inspection", "Look at the Xid that came before it; this one only follows");
constexpr std::string_view kNothingNow =
    QT_TRANSLATE_NOOP("berth::inspection", "Nothing to do now; reset the GPU when it is free");
constexpr std::string_view kSupport = QT_TRANSLATE_NOOP(
    "berth::inspection",
    "Collect `nvidia-bug-report.sh`, restart the machine and tell who provides it");

// Engines of which a GPU has several; NVIDIA gives each a code of its own.
constexpr XidMeaning copyEngine(int code) {
    return {code, XidApplication, QT_TRANSLATE_NOOP("berth::inspection", "a copy engine failed"),
            kRestartProgram, Warning};
}
constexpr XidMeaning videoEncoder(int code) {
    return {code, XidApplication,
            QT_TRANSLATE_NOOP("berth::inspection", "the video encoder failed"), kRestartProgram,
            Warning};
}
constexpr XidMeaning videoDecoder(int code) {
    return {code, XidApplication,
            QT_TRANSLATE_NOOP("berth::inspection", "the video decoder failed"), kRestartProgram,
            Warning};
}
constexpr XidMeaning jpegDecoder(int code) {
    return {code, XidApplication,
            QT_TRANSLATE_NOOP("berth::inspection", "the decoder for JPEG pictures failed"),
            kRestartProgram, Warning};
}
constexpr XidMeaning opticalFlow(int code) {
    return {code, XidApplication,
            QT_TRANSLATE_NOOP("berth::inspection", "the optical flow engine failed"),
            kRestartProgram, Warning};
}

constexpr std::array kMeanings{
    XidMeaning{8, XidApplication,
               QT_TRANSLATE_NOOP("berth::inspection", "work on the GPU did not end in time"),
               kRestartProgram, Warning},
    XidMeaning{
        11, XidApplication,
        QT_TRANSLATE_NOOP("berth::inspection", "a damaged stream of commands reached the GPU"),
        kFixProgram, Warning},
    XidMeaning{
        13, XidApplication,
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "a program did something illegal on the GPU, such as an access outside of an array"),
        kFixProgram, Warning},
    XidMeaning{16, XidHardware, QT_TRANSLATE_NOOP("berth::inspection", "the display engine hung"),
               kRestartMachine, Critical},
    XidMeaning{24, XidHardware,
               QT_TRANSLATE_NOOP("berth::inspection", "the driver waited too long for the GPU"),
               kRestartMachine, Critical},
    XidMeaning{25, XidApplication,
               QT_TRANSLATE_NOOP("berth::inspection", "the stream of commands was cut short"),
               kRestartProgram, Warning},
    XidMeaning{31, XidApplication,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "a program used an address that has no GPU memory behind it"),
               kFixProgram, Warning},
    XidMeaning{32, XidApplication,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "the stream of commands was damaged on its way over PCIe"),
               kRestartProgram, Warning},
    XidMeaning{38, XidFirmware,
               QT_TRANSLATE_NOOP("berth::inspection", "the driver's firmware on the GPU failed"),
               kRestartMachine, Critical},
    copyEngine(39),
    copyEngine(40),
    copyEngine(41),
    XidMeaning{42, XidApplication,
               QT_TRANSLATE_NOOP("berth::inspection", "the engine for video pictures failed"),
               kRestartProgram, Warning},
    XidMeaning{43, XidApplication,
               QT_TRANSLATE_NOOP(
                   "berth::inspection",
                   "a program's work was stopped after a fault of its own; the GPU itself goes on"),
               kFixProgram, Warning},
    XidMeaning{44, XidHardware,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "the GPU failed while it changed from one program to another"),
               kResetGpu, Critical},
    XidMeaning{45, XidApplication,
               QT_TRANSLATE_NOOP(
                   "berth::inspection",
                   "a program's work was cleared away, because it ended or after an earlier error"),
               kLookBefore, Notice},
    XidMeaning{46, XidHardware,
               QT_TRANSLATE_NOOP("berth::inspection", "the GPU stopped working on its commands"),
               kResetGpu, Critical},
    videoEncoder(47),
    XidMeaning{48, XidMemory,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "a memory error of two bits that could not be corrected"),
               kResetGpu, Critical},
    XidMeaning{54, XidBus,
               QT_TRANSLATE_NOOP("berth::inspection", "the card's own power cable gives no power"),
               kPowerAndSlot, Critical},
    XidMeaning{56, XidHardware, QT_TRANSLATE_NOOP("berth::inspection", "the display engine failed"),
               kRestartMachine, Critical},
    XidMeaning{57, XidHardware,
               QT_TRANSLATE_NOOP("berth::inspection", "the memory could not be set up"), kResetGpu,
               Critical},
    XidMeaning{
        58, XidMemory,
        QT_TRANSLATE_NOOP("berth::inspection", "the connection to the GPU's memory is unstable"),
        kResetGpu, Critical},
    XidMeaning{60, XidHardware,
               QT_TRANSLATE_NOOP("berth::inspection", "the security processor failed"),
               kRestartMachine, Critical},
    XidMeaning{
        61, XidHardware,
        QT_TRANSLATE_NOOP("berth::inspection", "the GPU's power controller stopped at a fault"),
        kResetGpu, Critical},
    XidMeaning{62, XidHardware,
               QT_TRANSLATE_NOOP("berth::inspection", "the GPU's power controller has halted"),
               kResetGpu, Critical},
    XidMeaning{63, XidMemory,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "a damaged piece of memory was marked to be put out of use"),
               kNothingNow, Notice},
    XidMeaning{
        64, XidMemory,
        QT_TRANSLATE_NOOP("berth::inspection", "a damaged piece of memory could not be marked"),
        kResetGpu, Critical},
    videoEncoder(65),
    XidMeaning{66, XidApplication,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "the driver's kernel part used memory that it must not"),
               kRestartMachine, Warning},
    videoDecoder(68),
    XidMeaning{69, XidApplication,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "a program sent a command that the engine does not know"),
               kFixProgram, Warning},
    copyEngine(70),
    copyEngine(71),
    copyEngine(72),
    XidMeaning{74, XidNvLink,
               QT_TRANSLATE_NOOP("berth::inspection", "an NVLink between GPUs failed"), kCheckLinks,
               Critical},
    copyEngine(75),
    copyEngine(76),
    copyEngine(77),
    XidMeaning{78, XidFirmware,
               QT_TRANSLATE_NOOP("berth::inspection", "a virtual GPU could not start"), kSupport,
               Critical},
    XidMeaning{79, XidBus,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "the GPU fell off the bus: it does not answer over PCIe"),
               kPowerAndSlot, Critical},
    XidMeaning{80, XidBus,
               QT_TRANSLATE_NOOP("berth::inspection", "data was damaged on its way to the GPU"),
               kPowerAndSlot, Critical},
    jpegDecoder(82),
    videoDecoder(83),
    videoDecoder(84),
    copyEngine(85),
    opticalFlow(86),
    videoDecoder(88),
    videoDecoder(89),
    XidMeaning{92, XidMemory,
               QT_TRANSLATE_NOOP("berth::inspection", "single memory errors come at a high rate"),
               kResetGpu, Warning},
    XidMeaning{93, XidHardware,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "the configuration memory has been written too often"),
               kSupport, Warning},
    XidMeaning{
        94, XidMemory,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "a memory error hit one program only; the others are safe"),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Start the program that ended again, and reset the GPU when it is free"),
        Warning},
    XidMeaning{95, XidMemory,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "a memory error may have hit any program on this GPU"),
               kResetGpu, Critical},
    videoDecoder(96),
    videoDecoder(97),
    videoDecoder(98),
    jpegDecoder(99),
    jpegDecoder(100),
    jpegDecoder(101),
    jpegDecoder(102),
    jpegDecoder(103),
    jpegDecoder(104),
    jpegDecoder(105),
    XidMeaning{109, XidHardware,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "changing from one program to another took too long"),
               kResetGpu, Critical},
    XidMeaning{110, XidHardware,
               QT_TRANSLATE_NOOP("berth::inspection", "a security fault on the GPU"), kResetGpu,
               Critical},
    XidMeaning{
        119, XidFirmware,
        QT_TRANSLATE_NOOP("berth::inspection", "the GPU's system processor (GSP) does not answer"),
        kRestartMachine, Critical},
    XidMeaning{120, XidFirmware,
               QT_TRANSLATE_NOOP("berth::inspection", "the GPU's system processor (GSP) failed"),
               kRestartMachine, Critical},
    XidMeaning{121, XidNvLink,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "an error on the link between processor and GPU was corrected"),
               kNothingNow, Notice},
    XidMeaning{122, XidFirmware,
               QT_TRANSLATE_NOOP("berth::inspection", "the card's flash memory could not be read"),
               kSupport, Warning},
    XidMeaning{
        123, XidFirmware,
        QT_TRANSLATE_NOOP("berth::inspection", "the card's flash memory could not be written"),
        kSupport, Warning},
    XidMeaning{
        124, XidFirmware,
        QT_TRANSLATE_NOOP("berth::inspection", "the card's flash memory could not be erased"),
        kSupport, Warning},
    XidMeaning{
        125, XidHardware,
        QT_TRANSLATE_NOOP("berth::inspection", "the configuration memory (InfoROM) is damaged"),
        kSupport, Critical},
    copyEngine(126),
    copyEngine(127),
    copyEngine(128),
    copyEngine(129),
    copyEngine(130),
    copyEngine(131),
    copyEngine(132),
    copyEngine(133),
    copyEngine(134),
    copyEngine(135),
    XidMeaning{136, XidNvLink,
               QT_TRANSLATE_NOOP("berth::inspection", "an NVLink could not be trained"),
               kCheckLinks, Critical},
    XidMeaning{137, XidNvLink,
               QT_TRANSLATE_NOOP(
                   "berth::inspection",
                   "a program used the memory of another GPU over NVLink without the right to"),
               kFixProgram, Warning},
    opticalFlow(139),
    XidMeaning{
        140, XidMemory,
        QT_TRANSLATE_NOOP("berth::inspection", "a memory error from which the GPU did not recover"),
        kResetGpu, Critical},
    XidMeaning{141, XidApplication,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "the fast path by which CUDA gives work to the GPU failed"),
               kRestartProgram, Warning},
    videoEncoder(142),
    XidMeaning{143, XidHardware,
               QT_TRANSLATE_NOOP("berth::inspection", "the GPU could not be set up"), kResetGpu,
               Critical},
    XidMeaning{144, XidNvLink,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "the NVLink unit of the GPU reported an error (SAW)"),
               kCheckLinks, Critical},
    XidMeaning{145, XidNvLink,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "the NVLink unit of the GPU reported an error (RLW)"),
               kCheckLinks, Critical},
    XidMeaning{146, XidNvLink,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "the NVLink unit of the GPU reported an error (TLW)"),
               kCheckLinks, Critical},
    XidMeaning{147, XidNvLink,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "the NVLink unit of the GPU reported an error (TREX)"),
               kCheckLinks, Critical},
    XidMeaning{148, XidNvLink,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "the NVLink unit of the GPU reported an error (NVLPW_CTRL)"),
               kCheckLinks, Critical},
    XidMeaning{149, XidNvLink,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "the NVLink unit of the GPU reported an error (NETIR)"),
               kCheckLinks, Critical},
    XidMeaning{150, XidNvLink,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "the NVLink unit of the GPU reported an error (MSE)"),
               kCheckLinks, Critical},
    XidMeaning{
        151, XidHardware,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "a key of confidential computing could not be changed"),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Restart the virtual machine; if it comes back, tell who provides it"),
        Critical},
    XidMeaning{
        154, XidHardware,
        QT_TRANSLATE_NOOP("berth::inspection", "the GPU says how it has to be recovered"),
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "Do what the message names: end the programs, reset the GPU, or restart the machine"),
        Critical},
    XidMeaning{155, XidNvLink,
               QT_TRANSLATE_NOOP("berth::inspection", "an NVLink was taken down by software"),
               kResetGpu, Warning},
    XidMeaning{
        156, XidHardware,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "a damaged part of the GPU is put out of use at its next reset"),
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "End what uses the GPU and reset it with `nvidia-smi -r`, or restart the machine"),
        Warning},
    XidMeaning{
        157, XidHardware,
        QT_TRANSLATE_NOOP(
            "berth::inspection",
            "a damaged part of the GPU could not be put out of use: no spare is left"),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Programs may go on running and meet this again; have the GPU exchanged"),
        Warning},
    XidMeaning{
        158, XidHardware,
        QT_TRANSLATE_NOOP("berth::inspection", "the GPU did not answer in time and cannot go on"),
        kResetGpu, Critical},
    XidMeaning{
        159, XidBus,
        QT_TRANSLATE_NOOP("berth::inspection", "an error on the link between processor and GPU"),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Programs that share memory with the processor may be hit: end them and "
                          "reset the GPU with `nvidia-smi -r`"),
        Warning},
    XidMeaning{160, XidMemory,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "a damaged channel of the memory was marked to be put out of use"),
               kNothingNow, Notice},
    XidMeaning{161, XidMemory,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "a damaged channel of the memory could not be put out of use"),
               kSupport, Warning},
    XidMeaning{162, XidHardware,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "the circuit that smooths the power draw works again"),
               QT_TRANSLATE_NOOP("berth::inspection", "Nothing to do"), Notice},
    XidMeaning{
        163, XidHardware,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "the circuit that smooths the power draw has switched off"),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Check the cooling; if it stays off, reset the GPU when it is free"),
        Notice},
    XidMeaning{
        164, XidHardware,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "the circuit that smooths the power draw is nearly worn out"),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Tell who provides the machine: its power draw will soon swing more"),
        Notice},
    XidMeaning{
        165, XidHardware,
        QT_TRANSLATE_NOOP("berth::inspection",
                          "the circuit that smooths the power draw is worn out"),
        QT_TRANSLATE_NOOP("berth::inspection",
                          "Have the GPU exchanged if the power supply cannot take the swings"),
        Warning},
    XidMeaning{166, XidNvLink,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "unencrypted data came over an NVLink of confidential computing"),
               kSupport, Critical},
    XidMeaning{167, XidBus,
               QT_TRANSLATE_NOOP("berth::inspection", "the GPU did not answer in time over PCIe"),
               kPowerAndSlot, Critical},
    XidMeaning{168, XidMemory,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "the memory that the driver keeps for itself has errors"),
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "Switch ECC on with `nvidia-smi -e 1` and restart the machine"),
               Critical},
    XidMeaning{
        169, XidFirmware,
        QT_TRANSLATE_NOOP("berth::inspection", "the GPU's security controller (SEC2) has halted"),
        kResetGpu, Critical},
    XidMeaning{170, XidNvLink,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "an NVLink of confidential computing reported an error"),
               kSupport, Critical},
    XidMeaning{171, XidMemory,
               QT_TRANSLATE_NOOP("berth::inspection",
                                 "an error of the GPU's main memory that could not be corrected"),
               kResetGpu, Critical},
    XidMeaning{172, XidMemory,
               QT_TRANSLATE_NOOP(
                   "berth::inspection",
                   "an error of the memory inside the GPU's chip that could not be corrected"),
               kResetGpu, Critical},
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
