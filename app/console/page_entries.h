// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "models/domain/connection.h"
#include "ui/connections/connection_services.h"
#include "ui/shell/page.h"
#include "ui/support/page_services.h"

namespace berth::app {

// The pages of a connection in the order of the rail. A page is made when it is first opened.
[[nodiscard]] std::vector<ui::PageEntry> pageEntries(ui::PageServices& services,
                                                     ui::ConnectionServices& connections);
// What stands in their place while the connection is not open.
[[nodiscard]] std::vector<ui::PageEntry> pageEntriesWhileClosed(ui::ConnectionServices& connections,
                                                                const domain::ConnectionId& id);

}  // namespace berth::app
