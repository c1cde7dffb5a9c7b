// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/front_words.h"

#include <QtGlobal>

#include "ui/support/shown_text.h"
#include "ui/support/state_texts.h"

namespace berth::ui {

QString FrontWords::policy(const domain::FrontSpec& front) {
    if (!domain::hashes(front.balancing))
        return tr("Requests are shared out: %1").arg(policyText(front.balancing).toLower());
    const domain::HashKey& key = front.options.hashKey;
    const QString name = shownText(key.name);
    switch (key.source) {
        case domain::HashKeySource::Address:
            return tr("A user stays with one deployment; users are told apart by address");
        case domain::HashKeySource::Header:
            return tr("A user stays with one deployment; users are told apart by the header %1")
                .arg(name);
        case domain::HashKeySource::Cookie:
            return tr("A user stays with one deployment; users are told apart by the cookie %1")
                .arg(name);
        case domain::HashKeySource::Query:
            return tr("A user stays with one deployment; users are told apart by the query "
                      "parameter %1")
                .arg(name);
    }
    Q_UNREACHABLE();
}

QString FrontWords::state(domain::FrontMemberState state) {
    switch (state) {
        case domain::FrontMemberState::InRotation:
            return tr("Gets requests");
        case domain::FrontMemberState::NoDeployment:
            return tr("Does not exist");
        case domain::FrontMemberState::NoPort:
            return tr("Left out: its link is not open");
        case domain::FrontMemberState::NoReadyNode:
            return tr("Left out: no node is ready");
        case domain::FrontMemberState::Ejected:
            return tr("Left out for a while: it failed too often");
    }
    Q_UNREACHABLE();
}

StateVisual FrontWords::visualOf(domain::FrontMemberState state) {
    switch (state) {
        case domain::FrontMemberState::InRotation:
            return {Mark::Running, Token::Ok, Token::OkTint};
        case domain::FrontMemberState::NoDeployment:
            return {Mark::Unknown, Token::Off, Token::OffTint};
        case domain::FrontMemberState::NoPort:
            return {Mark::Paused, Token::Off, Token::OffTint};
        case domain::FrontMemberState::NoReadyNode:
            return {Mark::NotReady, Token::Warn, Token::WarnTint};
        case domain::FrontMemberState::Ejected:
            return {Mark::Failed, Token::Bad, Token::BadTint};
    }
    Q_UNREACHABLE();
}

}  // namespace berth::ui
