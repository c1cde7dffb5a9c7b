// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <list>
#include <mutex>
#include <thread>

#include "models/domain/connection.h"

namespace berth::platform_client::gongji {

// Makes each pair on a thread of its own. Replies come there; the destructor waits for those under
// way.
class RsaKeyPairMaker final : public domain::KeyPairMaker {
  public:
    RsaKeyPairMaker() = default;
    ~RsaKeyPairMaker() override;

    void make(std::function<void(domain::Result<domain::RsaKeyPair>)> reply) override;

  private:
    struct Work {
        std::thread thread;
        bool done = false;  // under m_mutex
    };

    std::mutex m_mutex;
    std::list<Work> m_work;  // under m_mutex
};

}  // namespace berth::platform_client::gongji
