// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/bridge/host_desk.h"
#include "tests/support/fake_connections.h"
#include "tests/support/fake_hosts.h"
#include "tests/ui/page_fixture.h"
#include "ui/support/host_services.h"

namespace berth::ui {

// What the pages about computers over SSH stand on, beside the sample platform.
struct HostFixture : PageFixture {
    explicit HostFixture(std::vector<domain::HostProfile> kept = {support::sampleHost()},
                         LanguageCode language = LanguageCode::English)
        : PageFixture(support::sampleSnapshot(), language), book(std::move(kept)) {
        remote.setLook(support::sampleInspection());
        desk.start();
        support::drain();
        services.hosts = &hosts;
    }

    support::FakeHostBook book;
    support::FakeSecretStore secrets;
    support::FakeRemoteHosts remote;
    support::FakeHostTools tools;
    bridge::HostDesk desk{{book, secrets, remote, tools}};
    HostServices hosts{ui, desk, clock};
};

}  // namespace berth::ui
