// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/ssh_profiles.h"

#include "platform_client/ssh/known_hosts_line.h"

namespace berth::platform_client::ssh {

namespace {

using domain::HostLoginKind;
using domain::HostStop;

// ssh follows the jumps of jump hosts too; two that name each other would never end.
constexpr int kMaxNesting = 8;

class Reader {
  public:
    Reader(const SshConfig& config, const ProfileDefaults& defaults)
        : m_config(config), m_defaults(defaults) {}

    // The jumps before it, then itself. Nothing: see gap.
    [[nodiscard]] bool append(const JumpHost& asked, std::vector<HostStop>& stops, int nesting) {
        const SshHostSettings settings = m_config.settingsOf(asked.host);
        if (settings.needsProgram) {
            gap = ProfileGap::NeedsProgram;
            return false;
        }
        if (nesting > kMaxNesting || stops.size() > domain::kMaxJumps) {
            gap = ProfileGap::TooManyJumps;
            return false;
        }
        // Only the first of several jumps is reached by what its own entry says, as with ssh -J:
        // the others are reached through the one before.
        for (std::size_t i = 0; i < settings.jumps.size(); ++i) {
            const bool appended = i == 0 ? append(settings.jumps[i], stops, nesting + 1)
                                         : appendAlone(settings.jumps[i], stops);
            if (!appended) return false;
        }
        stops.push_back(stopOf(asked, settings));
        return true;
    }

    ProfileGap gap = ProfileGap::BadValue;

  private:
    [[nodiscard]] bool appendAlone(const JumpHost& asked, std::vector<HostStop>& stops) {
        stops.push_back(stopOf(asked, m_config.settingsOf(asked.host)));
        return true;
    }

    [[nodiscard]] HostStop stopOf(const JumpHost& asked, const SshHostSettings& settings) const {
        HostStop stop;
        stop.host = settings.hostName.value_or(asked.host);
        stop.port = asked.port != 0 ? asked.port : settings.port.value_or(kDefaultSshPort);
        stop.user = !asked.user.empty() ? asked.user : settings.user.value_or(m_defaults.user);
        stop.login = {HostLoginKind::Agent, {}};
        const IdentityTokens tokens{m_defaults.home, stop.host,       asked.host,
                                    stop.user,       m_defaults.user, stop.port};
        for (const std::string& file : settings.identityFiles) {
            if (file == "none") continue;
            const auto path = expandIdentityFile(file, tokens);
            if (!path || !path->starts_with('/')) continue;
            stop.login = {HostLoginKind::KeyFile, *path};
            break;
        }
        return stop;
    }

    const SshConfig& m_config;
    const ProfileDefaults& m_defaults;
};

}  // namespace

SshProfiles readSshProfiles(const SshConfig& config, const ProfileDefaults& defaults) {
    SshProfiles result;
    for (const std::string& name : config.names()) {
        Reader reader(config, defaults);
        std::vector<HostStop> stops;
        if (!reader.append({{}, name, 0}, stops, 0)) {
            result.left.push_back({name, reader.gap});
            continue;
        }
        domain::HostProfile profile;
        profile.name = name;
        profile.target = std::move(stops.back());
        stops.pop_back();
        profile.jumps = std::move(stops);
        bool sound = !domain::checkHostStop(profile.target);
        for (const HostStop& jump : profile.jumps)
            sound = sound && !domain::checkHostStop(jump);
        if (profile.jumps.size() > domain::kMaxJumps)
            result.left.push_back({name, ProfileGap::TooManyJumps});
        else if (!sound)
            result.left.push_back({name, ProfileGap::BadValue});
        else
            result.profiles.push_back(std::move(profile));
    }
    return result;
}

}  // namespace berth::platform_client::ssh
