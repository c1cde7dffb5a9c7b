// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/rsa_key_pair_maker.h"

#include <utility>

#include "platform_client/gongji/rsa_key.h"

namespace berth::platform_client::gongji {

RsaKeyPairMaker::~RsaKeyPairMaker() {
    for (Work& each : m_work)
        each.thread.join();
}

void RsaKeyPairMaker::make(std::function<void(domain::Result<domain::RsaKeyPair>)> reply) {
    const std::lock_guard lock(m_mutex);
    for (auto each = m_work.begin(); each != m_work.end();) {
        if (!each->done) {
            ++each;
            continue;
        }
        each->thread.join();
        each = m_work.erase(each);
    }
    Work& work = m_work.emplace_back();
    work.thread = std::thread([this, &work, reply = std::move(reply)] {
        reply(makeRsaKeyPair());
        const std::lock_guard done(m_mutex);
        work.done = true;
    });
}

}  // namespace berth::platform_client::gongji
