// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>
#include <vector>

#include "models/bridge/platform_bridge.h"
#include "models/domain/batch.h"

namespace berth::ui {

enum class CopyState {
    Waiting,  // its turn has not come
    Creating,
    Created,
    Failed,
    Unknown,   // no answer yet: it may have been created, and is looked up
    NotBegun,  // it was stopped before, or the platform went away
};

struct BatchCopy {
    domain::CreateDeployment creation;
    CopyState state = CopyState::Waiting;
    std::optional<domain::Error> error{};
};

// Creates the deployments of a batch one after the other, each journalled as an operation of its
// own. One that fails stops no other. When this is destroyed, those that are not begun are not
// created. GUI thread.
class BatchPublisher final : public QObject {
    Q_OBJECT

  public:
    BatchPublisher(bridge::PlatformBridge& platform, const domain::BatchPlan& plan,
                   QObject* parent = nullptr);

    void start();
    // What is on its way is awaited; the rest is left.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] const std::vector<BatchCopy>& copies() const { return m_copies; }
    [[nodiscard]] int count(CopyState state) const;

  Q_SIGNALS:
    void changed();
    void finished();

  private:
    void next();
    void answered(std::size_t at, domain::Result<domain::ChangeOutcome> outcome);

    bridge::PlatformBridge& m_platform;
    std::vector<BatchCopy> m_copies;
    bool m_running = false;
};

}  // namespace berth::ui
