// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>
#include <vector>

#include "models/domain/connection.h"
#include "models/domain/money.h"
#include "models/domain/platform.h"

namespace berth::ui {

// How far a connection has come.
enum class RoomState {
    Closed,    // not chosen since the start
    Opening,   // its secrets are being read
    NeedsKey,  // they are not there: kept for an earlier run only, or removed from the keychain
    Failed,    // they could not be read
    Open,
};

// One connection as the list and the switcher show it.
struct ConnectionView {
    domain::ConnectionSettings settings;  // of the simulator: kind and id alone
    RoomState room = RoomState::Closed;
    std::optional<domain::Error> problem;  // NeedsKey, Failed

    // From here on where it is open.
    domain::ConnectionState link = domain::ConnectionState::Connecting;
    bool live = true;
    bool known = false;  // a state of the platform has come in
    domain::Duration age{0};
    int deployments = 0;
    domain::Rate rateNow;
};

// Which connections are open, and which one the window shows; the composition keeps them. All stay
// open that have been opened. GUI thread.
class ConnectionRooms : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    // The embedded simulator first, the others in the order they were made.
    [[nodiscard]] virtual std::vector<ConnectionView> views() const = 0;
    [[nodiscard]] virtual domain::ConnectionId current() const = 0;
    // Shows the pages of that connection, and opens it where it is not; once more where that
    // failed.
    virtual void show(const domain::ConnectionId& id) = 0;

  Q_SIGNALS:
    // Something in views() or current() is otherwise; ages are looked up by whoever shows them.
    void changed();
};

}  // namespace berth::ui
