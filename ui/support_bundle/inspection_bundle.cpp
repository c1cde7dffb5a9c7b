// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support_bundle/inspection_bundle.h"

#include <QCoreApplication>
#include <chrono>
#include <utility>

#include "models/domain/clock.h"
#include "ui/support/simulator_api.h"
#include "ui/support_bundle/support_bundle_dialog.h"

namespace berth::ui {

void showInspectionBundle(PageServices& services, const bridge::InspectionFeed& feed,
                          const domain::HostProfile& profile, QWidget* parent) {
    if (feed.latest() == nullptr) return;
    const domain::Clock& clock = services.hosts->clock;
    support_bundle::Material material;
    material.version = QCoreApplication::applicationVersion().toStdString();
    material.madeUnixMs = clock.unixMilliseconds();
    // What opens the nodes of the simulator.
    if (services.simulatorApi != nullptr)
        material.secrets.push_back(services.simulatorApi->token.clone());
    support_bundle::InspectedComputer computer;
    computer.profile = profile;
    computer.look = *feed.latest();
    computer.findings = feed.findings();
    computer.history = feed.history();
    const auto age =
        std::chrono::duration_cast<std::chrono::milliseconds>(clock.monotonic() - feed.takenAt());
    computer.seenUnixMs = material.madeUnixMs - age.count();
    if (feed.problem()) computer.problem = feed.problem()->detail;
    material.computer = std::move(computer);
    SupportBundleDialog::show(services.ui, std::move(material), parent);
}

}  // namespace berth::ui
