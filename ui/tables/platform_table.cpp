// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/platform_table.h"

#include "models/bridge/platform_bridge.h"
#include "ui/widgets/data_table.h"

namespace berth::ui {

using bridge::PlatformBridge;
using domain::ConnectionState;

void greyWhileLost(DataTable& table, PlatformBridge& platform) {
    table.setStale(platform.connectionState() == ConnectionState::Lost);
    QObject::connect(
        &platform, &PlatformBridge::connectionChanged, &table,
        [&table](ConnectionState state) { table.setStale(state == ConnectionState::Lost); });
}

}  // namespace berth::ui
