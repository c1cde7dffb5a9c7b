// SPDX-License-Identifier: GPL-3.0-or-later
#include <QVBoxLayout>

#include "tests/ui/gallery/sections.h"
#include "ui/widgets/toast_area.h"

namespace berth::gallery {

ui::Card* toasts(ui::UiContext& ui) {
    ui::Card* card = section(ui, QStringLiteral("Toasts"));
    auto* room = new QWidget(card);
    room->setMinimumHeight(220);
    card->body().addWidget(room, 1);
    auto* area = new ui::ToastArea(ui, room);
    area->show({ui::visualOf(domain::NodeState::Running),
                QStringLiteral("comfy-api is running"),
                QStringLiteral("6 of 6 nodes, after 8 min 12 s"),
                QStringLiteral("Open link"),
                {},
                true});
    area->show({ui::visualOf(domain::NodeState::NotReady),
                QStringLiteral("Lost the connection 10 s ago"),
                QStringLiteral("View greyed, next try in 4 s"),
                QStringLiteral("Retry now"),
                {},
                true});
    area->show({ui::visualOf(domain::NodeState::CrashLoop),
                QStringLiteral("flux-api node 3 crashed"),
                QStringLiteral("Out of memory, exit 137"),
                QStringLiteral("Why"),
                {},
                true});
    return card;
}

}  // namespace berth::gallery
