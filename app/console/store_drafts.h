// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <functional>

#include "models/domain/clock.h"
#include "models/store/drafts.h"
#include "ui/support/draft_port.h"

namespace berth::app {

// Drafts in the profile. Answers come on the GUI thread.
class StoreDrafts final : public ui::DraftPort {
  public:
    StoreDrafts(store::Drafts& drafts, const domain::Clock& clock)
        : m_drafts(drafts), m_clock(clock) {}

    void save(const QString& name, const QString& json) override;
    void load(const QString& name, QObject* context,
              std::function<void(const QString& json)> answer) override;

    // Those whose names begin so.
    void removeAll(const QString& prefix);

  private:
    store::Drafts& m_drafts;
    const domain::Clock& m_clock;
};

}  // namespace berth::app
