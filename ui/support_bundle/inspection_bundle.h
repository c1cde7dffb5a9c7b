// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/bridge/inspection_feed.h"
#include "models/domain/host_profile.h"
#include "ui/support/page_services.h"

class QWidget;

namespace berth::ui {

// Opens the dialog for a bundle about a computer or a node, from what the feed has seen so far;
// does nothing before the first look. GUI thread.
void showInspectionBundle(PageServices& services, const bridge::InspectionFeed& feed,
                          const domain::HostProfile& profile, QWidget* parent);

}  // namespace berth::ui
