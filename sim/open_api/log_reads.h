// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "models/domain/platform.h"

namespace berth::sim::open_api {

// Reads what a platform keeps of its logs, once each: subscriptions that last until their first
// batch, which holds all there is. Destruction ends those that are still waiting; their answers are
// never called then. Of one thread; answers come on the platform's.
class LogReads {
  public:
    explicit LogReads(domain::Platform& platform) : m_platform(platform) {}

    void read(domain::LogFilter filter, domain::LogCallback answer);

  private:
    struct Read;

    domain::Platform& m_platform;
    std::vector<std::shared_ptr<Read>> m_reads;  // those that are done go at the next read()
};

}  // namespace berth::sim::open_api
