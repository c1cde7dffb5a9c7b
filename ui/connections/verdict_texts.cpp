// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/verdict_texts.h"

#include <QCoreApplication>
#include <QStringList>

#include "models/domain/connection_rules.h"
#include "ui/connections/connection_texts.h"

namespace berth::ui {

using domain::ConnectionVerdictKind;
using domain::KeyMode;

namespace {

struct VerdictWords {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::VerdictTexts)
};

// Nobody has to mend a clock for less.
constexpr domain::Duration kWorthSaying = std::chrono::seconds(30);

QString skewText(domain::Duration skew, const Formatter& format) {
    const bool ahead = skew > domain::Duration::zero();
    const QString size = format.duration(ahead ? skew : -skew);
    return ahead ? VerdictWords::tr("The clock of this computer is %1 ahead of the platform's.")
                       .arg(size)
                 : VerdictWords::tr("The clock of this computer is %1 behind the platform's.")
                       .arg(size);
}

QString worksText(const domain::ConnectionVerdict& verdict, const Formatter& format) {
    return VerdictWords::tr("It works: %1 and %2, seen in %3.")
        .arg(VerdictWords::tr("%n kind(s) of GPU", nullptr, verdict.gpuSpecs),
             VerdictWords::tr("%n deployment(s)", nullptr, verdict.deployments),
             format.duration(verdict.took));
}

VerdictTexts bad(const QString& sentence, const QString& advice, VerdictFix fix = VerdictFix::None,
                 const QString& fixText = {}) {
    return {visualOf(domain::Severity::Error), sentence, advice, fix, fixText};
}

VerdictTexts passing(const QString& sentence, const QString& advice) {
    return {visualOf(domain::Severity::Warning), sentence, advice, VerdictFix::TestAgain,
            VerdictWords::tr("Test again")};
}

VerdictTexts refusedText(const domain::ConnectionSettings& settings, const QString& host) {
    if (domain::isLoopback(settings.baseUrl)) {
        return bad(
            VerdictWords::tr("Nothing listens at %1.").arg(host),
            VerdictWords::tr("This address is on this computer. Start the simulator there and take "
                             "the port that it names."),
            VerdictFix::TestAgain, VerdictWords::tr("Test again"));
    }
    return bad(
        VerdictWords::tr("%1 is there, but refuses the connection.").arg(host),
        VerdictWords::tr("Check the port in the address. If it is right, the platform may be down "
                         "for a while."),
        VerdictFix::TestAgain, VerdictWords::tr("Test again"));
}

VerdictTexts certificateText(const domain::ConnectionVerdict& verdict, const QString& host) {
    VerdictTexts texts =
        bad(VerdictWords::tr("Who answers cannot prove to be %1.").arg(host),
            VerdictWords::tr(
                "Somebody may stand between you and the platform and read along. Do not go on, "
                "unless you run that server yourself or know who does."));
    if (!verdict.fingerprint.empty()) {
        texts.fix = VerdictFix::TrustKey;
        texts.fixText = VerdictWords::tr("Trust just this key");
    }
    return texts;
}

VerdictTexts keyModeWrongText(const domain::ConnectionSettings& settings) {
    const bool rsa = settings.keyMode == KeyMode::Rsa;
    return bad(
        rsa ? VerdictWords::tr("This key was made without a signature.")
            : VerdictWords::tr("This key was made with a signature (RSA)."),
        rsa ? VerdictWords::tr("The kind is fixed when a key is made. Switch to “simple”.")
            : VerdictWords::tr("The kind is fixed when a key is made. Switch to “signed”; the "
                               "private key that belongs to it is then needed as well."),
        VerdictFix::SwitchKeyMode,
        rsa ? VerdictWords::tr("Switch to simple") : VerdictWords::tr("Switch to signed"));
}

VerdictTexts notThePlatformText(const domain::ConnectionSettings& settings, const QString& host) {
    VerdictTexts texts =
        bad(VerdictWords::tr("Something answers at %1, but it is not the platform.").arg(host),
            VerdictWords::tr(
                "Check the address. In a hotel or a company, a sign-in page of the network "
                "may answer instead: open a browser and look."));
    if (settings.baseUrl != kDefaultBaseUrl) {
        texts.fix = VerdictFix::UseDefaultAddress;
        texts.fixText = VerdictWords::tr("Use %1").arg(QLatin1String(kDefaultBaseUrl));
    }
    return texts;
}

}  // namespace

VerdictTexts textsOf(const domain::ConnectionVerdict& verdict,
                     const domain::ConnectionSettings& settings, const Formatter& format) {
    const std::string usable = domain::hostOf(settings.baseUrl);
    const QString host = QString::fromStdString(usable.empty() ? settings.baseUrl : usable);
    switch (verdict.kind) {
        case ConnectionVerdictKind::Works: {
            const bool skewed = verdict.skew > kWorthSaying || verdict.skew < -kWorthSaying;
            return {visualOf(domain::NodeState::Running),
                    worksText(verdict, format),
                    skewed ? VerdictWords::tr(
                                 "%1 From five minutes on it refuses every request: let this "
                                 "computer set its clock by itself.")
                                 .arg(skewText(verdict.skew, format))
                           : QString(),
                    VerdictFix::None,
                    {}};
        }
        case ConnectionVerdictKind::BadAddress:
            return bad(VerdictWords::tr("The address cannot be used."),
                       VerdictWords::tr("It is https://, the name of the server and nothing more."),
                       VerdictFix::UseDefaultAddress,
                       VerdictWords::tr("Use %1").arg(QLatin1String(kDefaultBaseUrl)));
        case ConnectionVerdictKind::NoNetwork:
            return bad(
                VerdictWords::tr("There is no way to %1.").arg(host),
                VerdictWords::tr("Check that this computer is on the network, and how the address "
                                 "is spelled."),
                VerdictFix::TestAgain, VerdictWords::tr("Test again"));
        case ConnectionVerdictKind::ProxyFailed:
            return bad(
                VerdictWords::tr("The proxy of this computer does not let it through."),
                VerdictWords::tr("Look at the proxy in the network settings of this computer, or "
                                 "ask who runs it to allow %1.")
                    .arg(host),
                VerdictFix::TestAgain, VerdictWords::tr("Test again"));
        case ConnectionVerdictKind::Refused:
            return refusedText(settings, host);
        case ConnectionVerdictKind::CertificateBad:
            return certificateText(verdict, host);
        case ConnectionVerdictKind::NotThePlatform:
            return notThePlatformText(settings, host);
        case ConnectionVerdictKind::ClockSkewed:
            return bad(
                skewText(verdict.skew, format),
                VerdictWords::tr("The platform refuses whoever is off by more than five minutes. "
                                 "In the settings of this computer, under date and time, let it "
                                 "set its clock by itself; then test again."),
                VerdictFix::TestAgain, VerdictWords::tr("Test again"));
        case ConnectionVerdictKind::TokenMalformed:
            return bad(
                VerdictWords::tr("This text cannot be a key."),
                VerdictWords::tr("Copy the key from the platform's site once more, as a whole."));
        case ConnectionVerdictKind::TokenRefused:
            return bad(
                VerdictWords::tr("The platform does not know this key, or not any more."),
                VerdictWords::tr("Look on its site, under your picture and “API keys”, whether the "
                                 "key is still there. If not, make a new one and paste it here."));
        case ConnectionVerdictKind::SignatureRefused:
            return bad(
                VerdictWords::tr("The private key does not belong to this key."),
                VerdictWords::tr("Compare the public key on the platform's site with the one shown "
                                 "here. If they differ, upload this one, or take the private key "
                                 "that belongs to the other."));
        case ConnectionVerdictKind::KeyModeWrong:
            return keyModeWrongText(settings);
        case ConnectionVerdictKind::RateLimited:
            return passing(
                VerdictWords::tr("The platform was asked too often and wants a pause."),
                VerdictWords::tr("Wait a minute. Other programs with the same key count too."));
        case ConnectionVerdictKind::TimedOut:
            return passing(
                VerdictWords::tr("%1 has not answered in time.").arg(host),
                VerdictWords::tr("The network or the platform is slow, or something on the way "
                                 "swallows the requests."));
        case ConnectionVerdictKind::PlatformFailed:
            return passing(
                VerdictWords::tr("The platform answers with an error of its own."),
                VerdictWords::tr("It is not your doing. Try it again later; the evidence below "
                                 "helps its support."));
    }
    Q_UNREACHABLE();
}

QString readableFingerprint(const std::string& hex) {
    const QString digits = QString::fromStdString(hex).toUpper();
    QStringList groups;
    for (qsizetype i = 0; i < digits.size(); i += 4)
        groups << digits.mid(i, 4);
    return groups.join(u' ');
}

}  // namespace berth::ui
