// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hosts/import_menu.h"

#include "models/bridge/host_desk.h"
#include "ui/support/error_texts.h"
#include "ui/support/shown_text.h"
#include "ui/widgets/offer.h"

namespace berth::ui {

namespace {

constexpr std::size_t kMostEntries = 40;  // of a menu that still fits a screen

}  // namespace

ImportMenu::ImportMenu(HostServices& services, QWidget* parent)
    : QMenu(parent), m_services(services) {
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &ImportMenu::ask);
}

void ImportMenu::say(const QString& text) {
    clear();
    addAction(text)->setEnabled(false);
}

void ImportMenu::ask() {
    say(tr("Reading …"));
    m_services.desk.findHosts(
        this, [this](const domain::Result<std::vector<domain::ImportableHost>>& found) {
            if (!found && found.error().code == domain::ErrorCode::NotFound)
                return say(tr("There are no settings of ssh on this computer"));
            if (!found) return say(errorText(found.error().code));
            if (found->empty()) return say(tr("The settings of ssh name no computer"));
            clear();
            for (std::size_t i = 0; i < std::min(found->size(), kMostEntries); ++i) {
                const domain::ImportableHost& each = (*found)[i];
                // "&" marks a letter in a menu.
                QString name = shownText(each.profile.name);
                name.replace(QLatin1Char('&'), QLatin1String("&&"));
                QAction* entry = addAction(
                    name, this, [this, profile = each.profile] { Q_EMIT chosen(profile); });
                setOffered(*entry, shownText(each.obstacle, kShownMessage));
            }
        });
}

}  // namespace berth::ui
