// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>

#include "models/domain/clock.h"
#include "models/domain/connection.h"
#include "models/domain/random.h"
#include "platform_client/http/http_transport.h"
#include "platform_client/http/task_queue.h"

namespace berth::platform_client::gongji {

// Tries a connection by reading the catalogue and the list of tasks, and says what stands in the
// way of that. Only reads. A clock that is more than four minutes off is told before it becomes the
// five at which the platform refuses everything.
//
// Replies come on the queue's thread, or inside the destructor for tests that are then given up.
class GongjiConnectionTester final : public domain::ConnectionTester {
  public:
    struct Seams {  // all of it outlives this
        TaskQueue& queue;
        HttpTransport& transport;
        const domain::Clock& clock;
        domain::Random& random;
    };

    explicit GongjiConnectionTester(Seams seams);
    ~GongjiConnectionTester() override;

    void test(domain::ConnectionSettings settings, domain::ConnectionSecrets secrets,
              std::function<void(domain::ConnectionVerdict)> reply) override;

  private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace berth::platform_client::gongji
