// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspection_texts/section_texts.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "ui/support/shown_text.h"

namespace berth::ui {
namespace {

using domain::DriverTrouble;
using domain::SectionOutcome;

struct Sections {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::Sections)
};

constexpr std::string_view kKernelLog = "kernel_log";
constexpr int kMayNotBeRun = 126;  // status of a shell whose command is there and not executable

// The parts of a look by the names that they have in it, and the program that each asks.
struct Section {
    std::string_view name;
    const char* words;
    const char* program;
};
constexpr std::array kKnownSections{
    Section{"files", QT_TRANSLATE_NOOP("berth::ui::Sections", "System files"), "grep"},
    Section{"clock", QT_TRANSLATE_NOOP("berth::ui::Sections", "Clock"), "date"},
    Section{"processes", QT_TRANSLATE_NOOP("berth::ui::Sections", "Processes"), "cat"},
    Section{"sockets", QT_TRANSLATE_NOOP("berth::ui::Sections", "Open ports"), "grep"},
    Section{"disks", QT_TRANSLATE_NOOP("berth::ui::Sections", "Disks"), "df"},
    Section{"inodes", QT_TRANSLATE_NOOP("berth::ui::Sections", "Room for more files"), "df"},
    Section{"time_sync", QT_TRANSLATE_NOOP("berth::ui::Sections", "Time service"),
            "timedatectl, chronyc"},
    Section{kKernelLog, QT_TRANSLATE_NOOP("berth::ui::Sections", "Kernel log"),
            "dmesg, journalctl"},
    Section{"service_log",
            QT_TRANSLATE_NOOP("berth::ui::Sections", "Log of the container services"),
            "journalctl"},
    Section{"crictl", QT_TRANSLATE_NOOP("berth::ui::Sections", "Containers (Kubernetes)"),
            "crictl"},
    Section{"docker", QT_TRANSLATE_NOOP("berth::ui::Sections", "Containers (Docker)"), "docker"},
    Section{"podman", QT_TRANSLATE_NOOP("berth::ui::Sections", "Containers (Podman)"), "podman"},
    Section{"podman_restarts",
            QT_TRANSLATE_NOOP("berth::ui::Sections", "Restarts of containers (Podman)"), "podman"},
    Section{"gpu_xml", QT_TRANSLATE_NOOP("berth::ui::Sections", "GPUs"), "nvidia-smi"},
    Section{"nvlink", QT_TRANSLATE_NOOP("berth::ui::Sections", "NVLinks"), "nvidia-smi"},
    Section{"gpu_csv", QT_TRANSLATE_NOOP("berth::ui::Sections", "GPUs, short form"), "nvidia-smi"},
    Section{"gpu_apps", QT_TRANSLATE_NOOP("berth::ui::Sections", "Programs on GPUs"), "nvidia-smi"},
};

const Section* known(std::string_view name) {
    const auto found = std::ranges::find(kKnownSections, name, &Section::name);
    return found == kKnownSections.end() ? nullptr : &*found;
}

QString missingText(const domain::SectionReport& report) {
    const Section* const section = known(report.name);
    if (section == nullptr) return Sections::tr("what it asks is not on this machine");
    const QString program = QString::fromLatin1(section->program);
    return report.status == kMayNotBeRun
               //: %1 is a program of the machine, such as nvidia-smi
               ? Sections::tr("%1 may not be run by this user").arg(program)
               : Sections::tr("there is no %1 on this machine").arg(program);
}

}  // namespace

QString sectionName(std::string_view section) {
    const Section* const found = known(section);
    return found == nullptr ? shownText(section) : Sections::tr(found->words);
}

QString sectionOutcomeText(const domain::SectionReport& report) {
    switch (report.outcome) {
        case SectionOutcome::Answered:
            return Sections::tr("answered");
        case SectionOutcome::Failed:
            return Sections::tr("failed with status %1").arg(report.status);
        case SectionOutcome::Missing:
            return missingText(report);
        case SectionOutcome::TimedOut:
            return Sections::tr("gave no answer in time");
        case SectionOutcome::Unfinished:
            return Sections::tr("the connection ended before it answered");
    }
    Q_UNREACHABLE();
}

QString sectionText(const domain::SectionReport& report, const domain::Inspection& look) {
    QString outcome = sectionOutcomeText(report);
    // Its commands stand before a pipe, whose end always goes well.
    const bool refused = report.name == kKernelLog && !look.kernelLog.readable &&
                         report.outcome == SectionOutcome::Answered;
    if (refused) outcome = Sections::tr("may not be read by this user");
    //: How a part of a look at a machine went: %1 "answered", and that not all of it was taken
    if (report.cut) outcome = Sections::tr("%1; more than is looked at").arg(outcome);
    if (!report.problem.empty() && !refused)
        //: %1 "answered", %2 what could not be read, in English
        outcome = Sections::tr("%1; a part could not be read: %2")
                      .arg(outcome, shownText(report.problem, kShownMessage));
    //: %1 is a part of a look at a machine, %2 how it went: "GPUs: answered"
    return Sections::tr("%1: %2").arg(sectionName(report.name), outcome);
}

QString driverTroubleText(DriverTrouble trouble) {
    switch (trouble) {
        case DriverTrouble::None:
            return {};
        case DriverTrouble::ToolMissing:
            return Sections::tr("There is no nvidia-smi on this machine to ask after its GPUs.");
        case DriverTrouble::NotLoaded:
            return Sections::tr("NVIDIA's driver is not loaded: no program can use a GPU.");
        case DriverTrouble::VersionMismatch:
            return Sections::tr(
                "NVIDIA's driver was updated and the machine not restarted: programs that start "
                "now cannot use a GPU.");
        case DriverTrouble::NoDevices:
            return Sections::tr("NVIDIA's driver works and sees no GPU.");
        case DriverTrouble::Hangs:
            return Sections::tr("nvidia-smi gives no answer: a GPU may hang.");
        case DriverTrouble::Failed:
            return Sections::tr("nvidia-smi failed, so nothing is known of the GPUs.");
    }
    Q_UNREACHABLE();
}

}  // namespace berth::ui
