// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace berth::bridge {
class PlatformBridge;
class SimulatorBridge;
}  // namespace berth::bridge

namespace berth::domain {
class LinkProber;
}  // namespace berth::domain

namespace berth::ui {

class DraftPort;
class UiContext;

// What a page may use: made by the composition, one per connection, outlives the pages. Pages take
// it by reference and leave each other alone; they ask for another page by Page::routeRequested().
struct PageServices {
    UiContext& ui;
    bridge::PlatformBridge& platform;
    bridge::SimulatorBridge* simulator = nullptr;  // null: the platform is no simulator
    domain::LinkProber& links;
    DraftPort& drafts;
};

}  // namespace berth::ui
