// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "ui/support/host_services.h"

namespace berth::bridge {
class ApiCallFeed;
class PlatformBridge;
class SimulatorBridge;
}  // namespace berth::bridge

namespace berth::domain {
class LinkProber;
}  // namespace berth::domain

namespace berth::ui {

class BudgetPort;
class DraftPort;
class UiContext;
struct SimulatorApi;

// What a page may use: made by the composition, one per connection, outlives the pages. Pages take
// it by reference and leave each other alone; they ask for another page by Page::routeRequested().
struct PageServices {
    UiContext& ui;
    bridge::PlatformBridge& platform;
    bridge::SimulatorBridge* simulator = nullptr;  // null: the platform is no simulator
    domain::LinkProber& links;
    DraftPort& drafts;
    QString connectionName{};  // as a person calls it, to say where it is that money is spent
    bridge::ApiCallFeed* calls = nullptr;  // null: the platform is asked without an API over HTTP
    const SimulatorApi* simulatorApi = nullptr;  // null: other programs cannot reach the platform
    BudgetPort* budget = nullptr;                // null: no budget can be kept
    HostServices* hosts = nullptr;               // null: computers are not reached over SSH
    NodeDoor nodeDoor{};                         // null: nodes of this platform are not
};

}  // namespace berth::ui
