// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/verdict_texts.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "tests/ui/connections/connections_fixture.h"
#include "ui/connections/connection_texts.h"

namespace berth::ui {
namespace {

using domain::ConnectionVerdictKind;

constexpr ConnectionVerdictKind kKinds[] = {ConnectionVerdictKind::Works,
                                            ConnectionVerdictKind::BadAddress,
                                            ConnectionVerdictKind::NoNetwork,
                                            ConnectionVerdictKind::ProxyFailed,
                                            ConnectionVerdictKind::Refused,
                                            ConnectionVerdictKind::CertificateBad,
                                            ConnectionVerdictKind::NotThePlatform,
                                            ConnectionVerdictKind::ClockSkewed,
                                            ConnectionVerdictKind::TokenMalformed,
                                            ConnectionVerdictKind::TokenRefused,
                                            ConnectionVerdictKind::SignatureRefused,
                                            ConnectionVerdictKind::KeyModeWrong,
                                            ConnectionVerdictKind::RateLimited,
                                            ConnectionVerdictKind::TimedOut,
                                            ConnectionVerdictKind::PlatformFailed};

TEST(VerdictTexts, SayWhatIsTheCaseAndWhatToDoForEveryKindInBothLanguages) {
    UiContext ui(ThemeChoice::Light, LanguageCode::English);
    for (const LanguageCode language : {LanguageCode::English, LanguageCode::Chinese}) {
        ui.setLanguage(language);
        std::set<QString> sentences;
        for (const ConnectionVerdictKind kind : kKinds) {
            const VerdictTexts texts =
                textsOf(verdictOf(kind), support::sampleConnection(), ui.format());
            EXPECT_FALSE(texts.sentence.isEmpty()) << static_cast<int>(kind);
            EXPECT_EQ(texts.advice.isEmpty(), kind == ConnectionVerdictKind::Works)
                << static_cast<int>(kind);
            EXPECT_EQ(texts.fixText.isEmpty(), texts.fix == VerdictFix::None)
                << static_cast<int>(kind);
            sentences.insert(texts.sentence);
        }
        EXPECT_EQ(sentences.size(), std::size(kKinds)) << "each is told apart";
    }
}

TEST(VerdictTexts, TellByHowMuchTheClockIsOffAndToWhichSide) {
    const Formatter format;
    domain::ConnectionVerdict verdict = verdictOf(ConnectionVerdictKind::ClockSkewed);
    verdict.skew = std::chrono::seconds(372);
    const auto sentence = [&] {
        return textsOf(verdict, support::sampleConnection(), format).sentence;
    };
    EXPECT_TRUE(sentence().contains(QStringLiteral("6 m 12 s ahead"))) << sentence().toStdString();
    verdict.skew = -std::chrono::hours(8);
    EXPECT_TRUE(sentence().contains(QStringLiteral("8 h behind"))) << sentence().toStdString();
}

TEST(VerdictTexts, WarnOfAClockThatIsOffThoughItWorks) {
    const Formatter format;
    domain::ConnectionVerdict verdict = verdictOf(ConnectionVerdictKind::Works);
    verdict.skew = std::chrono::seconds(2);
    EXPECT_TRUE(textsOf(verdict, support::sampleConnection(), format).advice.isEmpty());
    verdict.skew = std::chrono::minutes(4);
    EXPECT_TRUE(textsOf(verdict, support::sampleConnection(), format)
                    .advice.contains(QStringLiteral("4 m ahead")));
}

TEST(VerdictTexts, KnowASimulatorOnThisComputer) {
    const Formatter format;
    domain::ConnectionSettings settings = support::sampleConnection();
    settings.baseUrl = "http://127.0.0.1:49213";
    const VerdictTexts texts = textsOf(verdictOf(ConnectionVerdictKind::Refused), settings, format);
    EXPECT_TRUE(texts.sentence.contains(QStringLiteral("127.0.0.1:49213")));
    EXPECT_TRUE(texts.advice.contains(QStringLiteral("simulator")));
}

TEST(VerdictTexts, OfferToTrustOnlyAKeyThatHasAnswered) {
    const Formatter format;
    domain::ConnectionVerdict verdict = verdictOf(ConnectionVerdictKind::CertificateBad);
    EXPECT_EQ(textsOf(verdict, support::sampleConnection(), format).fix, VerdictFix::None);
    verdict.fingerprint = "0a1b";
    EXPECT_EQ(textsOf(verdict, support::sampleConnection(), format).fix, VerdictFix::TrustKey);
}

TEST(VerdictTexts, SwitchToTheOtherModeFromEither) {
    const Formatter format;
    domain::ConnectionSettings settings = support::sampleConnection();
    const auto fix = [&] {
        return textsOf(verdictOf(ConnectionVerdictKind::KeyModeWrong), settings, format).fixText;
    };
    EXPECT_EQ(fix(), QStringLiteral("Switch to signed"));
    settings.keyMode = domain::KeyMode::Rsa;
    EXPECT_EQ(fix(), QStringLiteral("Switch to simple"));
}

TEST(Fingerprint, IsReadInGroupsOfFour) {
    EXPECT_EQ(readableFingerprint("0a1b2c3d4e"), QStringLiteral("0A1B 2C3D 4E"));
    EXPECT_EQ(readableFingerprint(""), QString());
}

TEST(ConnectionTexts, NameABandForEveryStateOfAConnection) {
    ConnectionView view;
    view.settings = support::sampleConnection();
    EXPECT_EQ(bandOf(view), BandKind::Live) << "not opened, and not simulated";
    view.settings.readOnly = true;
    EXPECT_EQ(bandOf(view), BandKind::ReadOnly);
    view.room = RoomState::Open;
    view.link = domain::ConnectionState::Lost;
    EXPECT_EQ(bandOf(view), BandKind::Lost);
    view.link = domain::ConnectionState::Connected;
    view.live = false;
    EXPECT_EQ(bandOf(view), BandKind::Simulated) << "a simulator behind an address";
}

}  // namespace
}  // namespace berth::ui
