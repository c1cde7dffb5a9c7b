// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bridge/host_desk.h"

#include <QRandomGenerator>
#include <algorithm>
#include <utility>

#include "models/domain/given_name.h"

namespace berth::bridge {

using domain::HostProfile;
using domain::HostProfileId;
using domain::Result;

namespace {

// Then its session and its secrets stay of use.
bool goesTheSameWay(const HostProfile& before, const HostProfile& after) {
    return before.target == after.target && before.jumps == after.jumps;
}

}  // namespace

HostDesk::HostDesk(Seams seams, QObject* parent) : QObject(parent), m_seams(seams) {}

HostDesk::~HostDesk() = default;

void HostDesk::start() {
    m_seams.book.list(
        m_desk.expect<std::vector<HostProfile>>(this, [this](Result<std::vector<HostProfile>> all) {
            m_read = true;
            if (all) {
                m_profiles = std::move(*all);
            } else {
                m_problem = all.error();
            }
            Q_EMIT changed();
        }));
}

const HostProfile* HostDesk::find(const HostProfileId& id) const {
    const auto found = std::ranges::find(m_profiles, id, &HostProfile::id);
    return found == m_profiles.end() ? nullptr : &*found;
}

HostProfileId HostDesk::newId() {
    const quint64 bits = QRandomGenerator::system()->generate64();
    return {"h-" + QString::number(bits, 16).rightJustified(16, u'0').toStdString()};
}

void HostDesk::keep(HostProfile profile, QObject* context, Answer<void> answer) {
    m_seams.book.keep(
        profile, m_desk.expect<void>(this, [this, profile, context = QPointer<QObject>(context),
                                            answer = std::move(answer)](Result<void> done) {
            if (done) put(profile);
            if (context && answer) answer(std::move(done));
        }));
}

void HostDesk::put(HostProfile profile) {
    profile.name = domain::normalisedGivenName(profile.name);
    const auto known = std::ranges::find(m_profiles, profile.id, &HostProfile::id);
    if (known == m_profiles.end()) {
        m_profiles.push_back(std::move(profile));
    } else {
        if (!goesTheSameWay(*known, profile)) {
            close(profile.id);
            removeSecrets(*known);
        }
        *known = std::move(profile);
    }
    Q_EMIT changed();
}

void HostDesk::remove(const HostProfileId& id, QObject* context, Answer<void> answer) {
    close(id);
    if (const HostProfile* known = find(id)) removeSecrets(*known);
    m_seams.book.remove(
        id, m_desk.expect<void>(this, [this, id, context = QPointer<QObject>(context),
                                       answer = std::move(answer)](Result<void> done) {
            if (done) {
                std::erase_if(m_profiles, [&](const HostProfile& each) { return each.id == id; });
                Q_EMIT changed();
            }
            if (context && answer) answer(std::move(done));
        }));
}

// Nobody waits for it: a secret that stays behind opens nothing but what it was for.
void HostDesk::removeSecrets(const HostProfile& profile) {
    const auto removeOf = [&](const domain::HostStop& stop) {
        for (const auto secret : {domain::HostSecret::Password, domain::HostSecret::Passphrase})
            m_seams.secrets.remove(hostSecretKey(profile.id, stop, secret),
                                   [](const Result<void>&) {});
    };
    std::ranges::for_each(profile.jumps, removeOf);
    removeOf(profile.target);
}

RemoteSession* HostDesk::open(const HostProfileId& id) {
    const HostProfile* profile = find(id);
    return profile == nullptr ? session(id) : &openAs(*profile);
}

RemoteSession& HostDesk::openAs(const HostProfile& profile, domain::SecretString password) {
    if (RemoteSession* known = session(profile.id)) {
        if (goesTheSameWay(known->profile(), profile)) return *known;
        close(profile.id);
    }
    m_sessions.push_back(
        std::make_unique<RemoteSession>(m_seams.hosts, profile, std::move(password)));
    RemoteSession& made = *m_sessions.back();
    connect(&made, &RemoteSession::stateChanged, this,
            [this, id = profile.id] { Q_EMIT sessionChanged(id); });
    Q_EMIT sessionChanged(profile.id);
    return made;
}

RemoteSession* HostDesk::session(const HostProfileId& id) const {
    const auto found = std::ranges::find_if(
        m_sessions, [&](const auto& each) { return each->profile().id == id; });
    return found == m_sessions.end() ? nullptr : found->get();
}

void HostDesk::close(const HostProfileId& id) {
    const auto found = std::ranges::find_if(
        m_sessions, [&](const auto& each) { return each->profile().id == id; });
    if (found == m_sessions.end()) return;
    const std::unique_ptr<RemoteSession> ending = std::move(*found);
    m_sessions.erase(found);
    Q_EMIT sessionChanged(id);  // while it is still there for those who hold it
}

void HostDesk::makeKey(std::string file, domain::SecretString passphrase, QObject* context,
                       Answer<domain::HostKeyFile> answer) {
    m_seams.tools.makeKey(std::move(file), std::move(passphrase),
                          m_desk.expect<domain::HostKeyFile>(context, std::move(answer)));
}

void HostDesk::readKey(std::string file, QObject* context, Answer<domain::HostKeyFile> answer) {
    m_seams.tools.readKey(std::move(file),
                          m_desk.expect<domain::HostKeyFile>(context, std::move(answer)));
}

void HostDesk::findHosts(QObject* context, Answer<std::vector<domain::ImportableHost>> answer) {
    m_seams.tools.findHosts(
        m_desk.expect<std::vector<domain::ImportableHost>>(context, std::move(answer)));
}

}  // namespace berth::bridge
