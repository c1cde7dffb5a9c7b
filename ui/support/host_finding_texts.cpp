// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/host_finding_texts.h"

#include <QCoreApplication>

namespace berth::ui {
namespace {

struct HostFindings {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::HostFindings)
};

}  // namespace

QString hostFindingText(domain::HostFindingKind kind) {
    using domain::HostFindingKind;
    switch (kind) {
        case HostFindingKind::IdBad:
            return HostFindings::tr("This entry cannot be kept. Close it and add it anew.");
        case HostFindingKind::NameEmpty:
            return HostFindings::tr("Give it a name by which you will know it.");
        case HostFindingKind::NameTooLong:
            return HostFindings::tr("The name is longer than 60 characters. Shorten it.");
        case HostFindingKind::NameBadCharacters:
            return HostFindings::tr("The name has signs that cannot be shown. Type it anew.");
        case HostFindingKind::NameTaken:
            return HostFindings::tr("You have another one with this name. Choose a different one.");
        case HostFindingKind::HostEmpty:
            return HostFindings::tr("Enter its host name or IP address.");
        case HostFindingKind::HostBad:
            return HostFindings::tr(
                "This is no host name or IP address. User and port have fields of their own.");
        case HostFindingKind::PortBad:
            return HostFindings::tr("A port is a number from 1 to 65535; 22 is usual.");
        case HostFindingKind::UserEmpty:
            return HostFindings::tr("Enter the user name to log in with, such as root.");
        case HostFindingKind::UserBad:
            return HostFindings::tr(
                "A user name has no blanks, no @ and no /, and does not begin with a hyphen.");
        case HostFindingKind::KeyFileEmpty:
            return HostFindings::tr("Choose the file that holds your private key.");
        case HostFindingKind::KeyFileBad:
            return HostFindings::tr("Name the key file by its whole path, or choose it anew.");
        case HostFindingKind::TooManyJumps:
            return HostFindings::tr("At most 8 computers can be passed on the way. Remove some.");
    }
    Q_UNREACHABLE();
}

}  // namespace berth::ui
