// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "ui/shell/page.h"
#include "ui/support/page_services.h"

namespace berth::app {

// The pages of the console in the order of the rail. A page is made when it is first opened.
[[nodiscard]] std::vector<ui::PageEntry> pageEntries(ui::PageServices& services);

}  // namespace berth::app
