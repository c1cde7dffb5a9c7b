// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/copy_state_texts.h"

#include <QCoreApplication>
#include <QtGlobal>

namespace berth::ui {

namespace {
struct CopyStates {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::CopyStates)
};
}  // namespace

QString copyStateText(CopyState state) {
    switch (state) {
        case CopyState::Waiting:
            return CopyStates::tr("waits for its turn");
        case CopyState::Creating:
            return CopyStates::tr("being published …");
        case CopyState::Created:
            return CopyStates::tr("published");
        case CopyState::Failed:
            return CopyStates::tr("not published");
        case CopyState::Unknown:
            return CopyStates::tr("no answer yet: it is looked up");
        case CopyState::NotBegun:
            return CopyStates::tr("not begun");
    }
    Q_UNREACHABLE();
}

StateVisual visualOf(CopyState state) {
    constexpr StateVisual kOff{Mark::Pending, Token::Off, Token::OffTint};
    switch (state) {
        case CopyState::Waiting:
            return kOff;
        case CopyState::Creating:
            return {Mark::Starting, Token::Start, Token::StartTint};
        case CopyState::Created:
            return {Mark::Running, Token::Ok, Token::OkTint};
        case CopyState::Failed:
            return {Mark::Failed, Token::Bad, Token::BadTint};
        case CopyState::Unknown:
            return {Mark::Unknown, kOff.color, kOff.tint};
        case CopyState::NotBegun:
            return {Mark::Ended, kOff.color, kOff.tint};
    }
    Q_UNREACHABLE();
}

}  // namespace berth::ui
