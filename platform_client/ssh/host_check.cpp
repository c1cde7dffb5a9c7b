// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/host_check.h"

#include <fmt/format.h>

#include "platform_client/ssh/known_hosts_file.h"

namespace berth::platform_client::ssh {

namespace {

using domain::RemoteTrouble;

std::vector<std::string> shownKeys(const HostKeyVerdict& verdict) {
    std::vector<std::string> shown;
    for (const KnownKey& key : verdict.known)
        shown.push_back(fmt::format("{} {} ({}:{})", key.typeName, key.fingerprint, key.place.file,
                                    key.place.line));
    return shown;
}

std::string listed(const std::vector<std::string>& texts) {
    std::string list;
    for (const std::string& text : texts)
        list += (list.empty() ? "" : ", ") + text;
    return list;
}

// The only key that is taken, whatever known_hosts says.
Attempt<void> checkPinned(const domain::HostStop& stop, const ServerKey& key) {
    const std::string shown = fingerprint(key.blob);
    if (shown == stop.pinnedKey) return {};
    return failed(RemoteTrouble::HostKeyChanged,
                  fmt::format("{} shows {}; expected is {}", lookupName(stop.host, stop.port),
                              shown, stop.pinnedKey));
}

}  // namespace

Attempt<void> checkHost(const LoginScene& scene, const KnownHosts& known) {
    const auto key = scene.link.serverKey();
    if (!key) return tl::unexpected(key.error());
    if (!scene.stop.pinnedKey.empty()) return checkPinned(scene.stop, *key);
    const HostAddress address{scene.stop.host, scene.stop.port};
    const std::string name = lookupName(address.host, address.port);
    const HostKeyVerdict verdict = known.judge(address, key->typeName, key->blob);
    domain::HostKeyNews news{name, scene.stop.user, key->typeName, verdict.fingerprint, false, {}};
    switch (verdict.kind) {
        case HostKeyVerdictKind::Trusted:
            return {};
        case HostKeyVerdictKind::Unusable:
            return failed(RemoteTrouble::HostKeyUnusable, verdict.reason);
        case HostKeyVerdictKind::Revoked:
            return failed(RemoteTrouble::HostKeyRevoked,
                          fmt::format("{} shows {} {}, which is revoked: {}", name, key->typeName,
                                      verdict.fingerprint, listed(shownKeys(verdict))));
        case HostKeyVerdictKind::Changed:
            news.changed = true;
            news.knownFingerprints = shownKeys(verdict);
            // Told, not asked: whatever is answered goes nowhere.
            if (scene.callbacks.onHostKey) scene.callbacks.onHostKey(news, [](bool) {});
            return failed(RemoteTrouble::HostKeyChanged,
                          fmt::format("{} shows {} {}; known is {}", name, key->typeName,
                                      verdict.fingerprint, listed(news.knownFingerprints)));
        case HostKeyVerdictKind::Unknown:
            break;
    }
    if (scene.memory.accepted(name, key->blob)) return {};
    PendingAnswer<bool> pending(scene.wakeUp);
    if (scene.callbacks.onHostKey)
        scene.callbacks.onHostKey(
            news, [answer = pending.answerer()](bool accepted) { answer(accepted); });
    else
        pending.answerer()(false);
    const auto answer = scene.wait(pending);
    if (!answer) return tl::unexpected(answer.error());
    if (!answer->value_or(false))
        return failed(RemoteTrouble::HostKeyDeclined,
                      fmt::format("{} {} of {}", key->typeName, verdict.fingerprint, name));
    if (!scene.options.knownHostsFiles.empty()) {
        const auto added = KnownHostsFile(scene.options.knownHostsFiles.front())
                               .add(address, key->typeName, key->blob);
        // Meanwhile the file has come to say something else: the question was another one.
        if (!added && added.error().code == domain::ErrorCode::WrongState)
            return failed(RemoteTrouble::HostKeyChanged, added.error().detail);
    }
    // A file that cannot be written to makes the answer good for this run only.
    scene.memory.accept(name, key->blob);
    return {};
}

}  // namespace berth::platform_client::ssh
