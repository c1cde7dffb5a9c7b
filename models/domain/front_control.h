// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "models/domain/front.h"
#include "models/domain/platform.h"

namespace berth::domain {

// What a platform with Capabilities::fronts can do beside its deployments. Threads and replies as
// in Platform; fronts are in the snapshot. Both are durable once acknowledged, and doing one of
// them again changes nothing.
class FrontControl {
  public:
    FrontControl() = default;
    FrontControl(const FrontControl&) = delete;
    FrontControl& operator=(const FrontControl&) = delete;
    virtual ~FrontControl() = default;

    // Opens a front, or changes the one of that name, which keeps its address and its requests.
    // Errors: those of firstProblem() of its findings; WrongState (a front keeps its port).
    virtual void setFront(FrontSpec front, Reply<FrontSpec> reply) = 0;
    // Requests in progress fail with 503; its deployments stay. Errors: NotFound.
    virtual void removeFront(std::string name, Reply<FrontSpec> reply) = 0;
};

}  // namespace berth::domain
