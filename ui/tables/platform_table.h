// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth::bridge {
class PlatformBridge;
}  // namespace berth::bridge

namespace berth::ui {

class DataTable;

// Draws the table's values as old while the connection is lost. The platform outlives the table.
void greyWhileLost(DataTable& table, bridge::PlatformBridge& platform);

}  // namespace berth::ui
