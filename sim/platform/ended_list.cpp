// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/ended_list.h"

#include <utility>

namespace berth::sim::platform {

void EndedList::add(EndedDeployment ended) {
    m_kept.push_back(std::move(ended));
    if (m_kept.size() > kKept) m_kept.pop_front();
    m_changed = true;
}

EndedDeployments EndedList::all() const {
    if (std::exchange(m_changed, false))
        m_all = std::make_shared<const std::vector<EndedDeployment>>(m_kept.begin(), m_kept.end());
    return m_all;
}

}  // namespace berth::sim::platform
