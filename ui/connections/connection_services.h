// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth::bridge {
class ConnectionDesk;
}  // namespace berth::bridge

namespace berth::ui {

class ConnectionRooms;
class UiContext;

// What the page about connections and its dialogs stand on: made by the composition, outlives them.
struct ConnectionServices {
    UiContext& ui;
    bridge::ConnectionDesk& desk;
    ConnectionRooms& rooms;
};

}  // namespace berth::ui
