// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/remote_texts.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/ui/han.h"
#include "ui/support/host_finding_texts.h"
#include "ui/support/language.h"
#include "ui/support/shown_text.h"

namespace berth::ui {
namespace {

using domain::HostFindingKind;
using domain::RemoteStage;
using domain::RemoteState;
using domain::RemoteTrouble;

constexpr LanguageCode kLanguages[] = {LanguageCode::English, LanguageCode::Chinese};

RemoteState closed(RemoteTrouble trouble, std::string detail = {}) {
    RemoteState state;
    state.stage = RemoteStage::Closed;
    state.trouble = trouble;
    state.detail = std::move(detail);
    return state;
}

// "says %1" of a text must hold the name; each reason is said once only.
TEST(RemoteTexts, SayWhatHappenedAndWhatToDoForEveryTroubleInBothLanguages) {
    for (const LanguageCode code : kLanguages) {
        const Language language(code);
        std::set<QString> reasons;
        for (int i = 1; i <= static_cast<int>(RemoteTrouble::ShuttingDown); ++i) {
            const auto trouble = static_cast<RemoteTrouble>(i);
            const QString reason = remoteTroubleReason(trouble, "box-7");
            const QString advice = remoteTroubleAdvice(trouble);
            const QString whole = remoteTroubleText(closed(trouble), "box-7");
            EXPECT_TRUE(reason.contains(QStringLiteral("box-7"))) << reason.toStdString();
            EXPECT_TRUE(whole.startsWith(reason)) << whole.toStdString();
            EXPECT_TRUE(whole.endsWith(advice)) << whole.toStdString();
            for (const QString& text : {reason, advice}) {
                EXPECT_FALSE(text.isEmpty()) << i;
                EXPECT_FALSE(text.contains(QStringLiteral("%1"))) << text.toStdString();
                EXPECT_TRUE(
                    text.endsWith(code == LanguageCode::Chinese ? QChar(u'。') : QChar(u'.')))
                    << text.toStdString();
                EXPECT_EQ(hasHan(text), code == LanguageCode::Chinese) << text.toStdString();
            }
            reasons.insert(reason);
        }
        EXPECT_EQ(reasons.size(), static_cast<std::size_t>(RemoteTrouble::ShuttingDown));
    }
}

TEST(RemoteTexts, AreEmptyWhereThereIsNoTrouble) {
    EXPECT_TRUE(remoteTroubleText(closed(RemoteTrouble::None), "box-7").isEmpty());
    EXPECT_TRUE(remoteDetailText(closed(RemoteTrouble::None)).isEmpty());
}

TEST(RemoteTexts, WarnOfAnotherKeyInPlainWords) {
    const Language language(LanguageCode::English);
    EXPECT_EQ(remoteTroubleText(closed(RemoteTrouble::HostKeyChanged), "box-7"),
              QStringLiteral("box-7 shows another key than before: it was set up anew, or somebody "
                             "stands between you and it. Ask who runs it whether its key has "
                             "changed. Only if so, remove the old key from the file known_hosts "
                             "and connect again."));
}

TEST(RemoteTexts, ShowHostileNamesAndDetailsHarmlessAndCut) {
    for (const LanguageCode code : kLanguages) {
        const Language language(code);
        const QString text =
            remoteTroubleText(closed(RemoteTrouble::TimedOut), "%1 %2<b>\xE2\x80\xAE");
        EXPECT_TRUE(text.startsWith(QStringLiteral("%1 %2<b><U+202E>"))) << text.toStdString();
    }
    const std::string endless(65'536, 'x');
    EXPECT_LT(remoteTroubleText(closed(RemoteTrouble::TimedOut), endless).size(), 300);
    EXPECT_EQ(remoteDetailText(closed(RemoteTrouble::TimedOut, endless)).size(), kShownMessage + 1);
    EXPECT_EQ(remoteDetailText(closed(RemoteTrouble::TimedOut, "a\x1b[0m\nb")),
              QStringLiteral("a␛[0m␊b"));
}

TEST(RemoteTexts, SayWhereTheConnectionIs) {
    std::set<QString> texts;
    for (const LanguageCode code : kLanguages) {
        const Language language(code);
        const Formatter format(language.locale());
        for (int i = 0; i <= static_cast<int>(RemoteStage::Closed); ++i) {
            RemoteState state;
            state.stage = static_cast<RemoteStage>(i);
            const QString text = remoteStageText(state, format);
            EXPECT_EQ(hasHan(text), code == LanguageCode::Chinese) << text.toStdString();
            texts.insert(text);
        }
    }
    EXPECT_EQ(texts.size(), 12U);
    const Language language(LanguageCode::English);
    RemoteState waiting;
    waiting.stage = RemoteStage::Waiting;
    waiting.retryIn = std::chrono::seconds(12);
    EXPECT_EQ(remoteStageText(waiting, Formatter(language.locale())),
              QStringLiteral("Connection lost; next try in 12 s"));
}

TEST(HostFindingTexts, AreThereForEveryKindInBothLanguages) {
    std::set<QString> texts;
    for (const LanguageCode code : kLanguages) {
        const Language language(code);
        for (int i = 0; i <= static_cast<int>(HostFindingKind::TooManyJumps); ++i) {
            const QString text = hostFindingText(static_cast<HostFindingKind>(i));
            EXPECT_FALSE(text.isEmpty());
            EXPECT_EQ(hasHan(text), code == LanguageCode::Chinese) << text.toStdString();
            texts.insert(text);
        }
    }
    EXPECT_EQ(texts.size(), 2U * (static_cast<std::size_t>(HostFindingKind::TooManyJumps) + 1));
}

}  // namespace
}  // namespace berth::ui
