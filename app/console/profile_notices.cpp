// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/profile_notices.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <algorithm>
#include <climits>
#include <cstdint>

#include "ui/widgets/toast_area.h"

namespace berth::app {

namespace {

struct Notices {
    Q_DECLARE_TR_FUNCTIONS(berth::app::ProfileNotices)
};

}  // namespace

void tellAboutProfile(const store::OpenOutcome& outcome, const ui::UiContext& ui,
                      ui::ToastArea& toasts) {
    using Kind = store::OpenOutcome::Kind;
    const int lost = static_cast<int>(std::min<std::uint64_t>(outcome.lostChanges, INT_MAX));
    const QString aside = QFileInfo(QString::fromStdString(outcome.damagedFile)).fileName();
    ui::Toast toast;
    toast.visual = ui::visualOf(domain::Severity::Warning);
    toast.stays = true;
    switch (outcome.kind) {
        case Kind::Ok:
            return;
        case Kind::RestoredFromBackup:
            toast.title = Notices::tr("Your data was damaged and has been restored");
            toast.text = Notices::tr("It is as it was on %1. The damaged file is kept as %2.")
                             .arg(ui.format().locale().toString(
                                      QDateTime::fromMSecsSinceEpoch(outcome.backupUnixMs),
                                      QLocale::ShortFormat),
                                  aside);
            break;
        case Kind::FreshAfterDamage:
            toast.title = Notices::tr("Your data was damaged; there is no backup");
            toast.text =
                Notices::tr("Berth starts empty. The damaged file is kept as %1.").arg(aside);
            break;
        case Kind::LostNewest:
            toast.title = Notices::tr("Your newest changes are missing");
            toast.text = Notices::tr(
                             "The last %n change(s) are not there any more, because a part of your "
                             "data was damaged. Everything before them is kept. The data as they "
                             "were found are in %1.",
                             nullptr, lost)
                             .arg(aside);
            break;
        case Kind::ReadOnly:
            toast.title = Notices::tr("These data belong to a newer Berth");
            toast.text = Notices::tr(
                "You can look at them; nothing will be saved. Install the newer version to go on.");
            break;
    }
    toasts.show(toast);
}

}  // namespace berth::app
