// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/operation_notices.h"

#include "ui/connections/connection_texts.h"
#include "ui/plan/plan_text.h"
#include "ui/shell/main_window.h"
#include "ui/support/error_texts.h"
#include "ui/widgets/toast_area.h"

namespace berth::app {

OperationNotices::OperationNotices(ui::MainWindow& window, ConnectionManager& manager,
                                   QObject* parent)
    : QObject(parent), m_window(window), m_manager(manager) {
    watch(&manager.room());
    follow(&manager.room());
    connect(&manager, &ConnectionManager::roomMade, this, &OperationNotices::watch);
}

void OperationNotices::watch(ConnectionRoom* room) {
    connect(room, &ConnectionRoom::pagesReplaced, this, [this, room] { follow(room); });
}

void OperationNotices::follow(ConnectionRoom* room) {
    if (room->platform() == nullptr) return;
    connect(room->platform(), &bridge::PlatformBridge::operationFinished, this,
            [this, room](const bridge::Operation& operation) { tell(*room, operation); });
}

void OperationNotices::tell(const ConnectionRoom& room, const bridge::Operation& operation) {
    // Refusals that a dialog shows are told there; here, what came back after a restart or a pause.
    if (operation.state != domain::OperationState::Refused || !operation.recovered) return;
    ui::Toast toast;
    toast.visual = ui::visualOf(domain::Severity::Error);
    toast.title =
        tr("Not done: %1").arg(ui::planTitle(operation.change, *room.platform()->snapshot()));
    if (operation.error) toast.text = ui::errorReport(*operation.error);
    if (&room != &m_manager.room()) {
        toast.title = ui::connectionName(room.settings()) + QStringLiteral(" · ") + toast.title;
    }
    toast.stays = true;
    m_window.toasts().show(toast);
}

}  // namespace berth::app
