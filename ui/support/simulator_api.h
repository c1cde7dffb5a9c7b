// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "models/domain/error.h"
#include "models/domain/secret_store.h"

namespace berth::ui {

// Where other programs reach the embedded simulator, for as long as Berth runs.
struct SimulatorApi {
    domain::Result<std::string> address;  // "http://127.0.0.1:40001", or why it is not served
    domain::SecretString token;           // what they have to send; empty where it is not served
};

}  // namespace berth::ui
