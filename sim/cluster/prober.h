// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>

#include "models/domain/deployment.h"
#include "sim/engine/engine.h"
#include "sim/images/image_model.h"
#include "sim/serving/link_key.h"

namespace berth::sim::cluster {

enum class ProbeRole { Startup = 0, Liveness = 1, Readiness = 2 };

struct ProbeAnswer {
    bool passed = false;
    std::string evidence;  // "GET /ready on 80: 404"
};

// What a container answers a probe. Before it listens on the port: connection refused. A TCP probe
// passes once it listens. An HTTP probe is answered 200 on "/" and on the image's health path and
// 404 elsewhere (so that the contract's defaults /live, /ready and /health fail on most images, as
// they do on the platform); the health path of an image that stores files answers 507 while the
// disk takes no more bytes.
[[nodiscard]] ProbeAnswer answerProbe(const domain::Probe& probe, const images::ImageModel& image,
                                      bool listening, bool diskFull);

class ProbeTarget {
  public:
    [[nodiscard]] virtual ProbeAnswer probe(serving::NodeKey node, const domain::Probe& probe) = 0;
    virtual void onStartupPassed(serving::NodeKey node) = 0;
    // failureThreshold failures in a row. The container is to be restarted.
    virtual void onProbeGaveUp(serving::NodeKey node, ProbeRole role, const std::string& why) = 0;
    // Called on each change of the verdict, on the first failure of a container, and when a
    // container that is not ready fails for another reason than before.
    virtual void onReadiness(serving::NodeKey node, bool ready, const std::string& why) = 0;

  protected:
    ~ProbeTarget() = default;
};

// Runs the health checks of the containers, with the semantics of Kubernetes: first after the
// initial delay, then every period; one success passes; the threshold of failures in a row fails.
// The startup probe holds back the other two until it has passed (they then run at once if their
// initial delay is over); it fails once the threshold is reached. A container is not ready before
// its readiness probe has passed. Answers come at once: no probe here runs into its time-out.
class Prober {
  public:
    Prober(engine::Engine& engine, ProbeTarget& target) : m_engine(engine), m_target(target) {}

    // The container's process started now.
    void start(serving::NodeKey node, const domain::HealthChecks& checks);
    void stop(serving::NodeKey node);  // harmless when there is none
    void onEvent(const engine::EventRecord& event);

  private:
    struct Check {
        std::optional<domain::Probe> probe;
        int failures = 0;
        engine::EventHandle tick;
    };
    struct Container {
        engine::Time since = 0;
        std::array<Check, 3> checks;
        std::optional<bool> ready;
        std::string notReadyWhy;
    };
    void plan(serving::NodeKey node, Container& container, ProbeRole role, engine::Time at);
    void beginOthers(serving::NodeKey node, Container& container);

    engine::Engine& m_engine;
    ProbeTarget& m_target;
    std::map<serving::NodeKey, Container> m_containers;
};

}  // namespace berth::sim::cluster
