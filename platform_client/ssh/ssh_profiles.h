// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "models/domain/host_profile.h"
#include "platform_client/ssh/ssh_config.h"

namespace berth::platform_client::ssh {

// What of the person at this desk fills in where the file is silent.
struct ProfileDefaults {
    std::string home;  // of the person: "~/" in key files
    std::string user;  // their name here, which ssh would use there
};

// Why a host of the file has become no profile.
enum class ProfileGap {
    NeedsProgram,  // it is reached through a program that ssh runs
    TooManyJumps,
    BadValue,  // a host, port, user or key file that checkHostProfile() refuses
};

struct UnreadHost {
    std::string name;
    ProfileGap gap = ProfileGap::BadValue;

    friend bool operator==(const UnreadHost&, const UnreadHost&) = default;
};

struct SshProfiles {
    // Without id and time of making, which are the caller's.
    std::vector<domain::HostProfile> profiles;
    std::vector<UnreadHost> left;
};

// A profile for each name of ~/.ssh/config that stands for one host: with its jump hosts, which are
// looked up in the file themselves, and the jumps that those have in turn before them. The login is
// by the first key file that is named and can be expanded; where none is, the agent.
[[nodiscard]] SshProfiles readSshProfiles(const SshConfig& config, const ProfileDefaults& defaults);

}  // namespace berth::platform_client::ssh
