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

struct Words {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::VerdictTexts)
};

// Nobody has to mend a clock for less.
constexpr domain::Duration kWorthSaying = std::chrono::seconds(30);

QString skewText(domain::Duration skew, const Formatter& format) {
    const bool ahead = skew > domain::Duration::zero();
    const QString size = format.duration(ahead ? skew : -skew);
    return ahead ? Words::tr("The clock of this computer is %1 ahead of the platform's.").arg(size)
                 : Words::tr("The clock of this computer is %1 behind the platform's.").arg(size);
}

QString worksText(const domain::ConnectionVerdict& verdict, const Formatter& format) {
    return Words::tr("It works: %1 and %2, seen in %3.")
        .arg(Words::tr("%n kind(s) of GPU", nullptr, verdict.gpuSpecs),
             Words::tr("%n deployment(s)", nullptr, verdict.deployments),
             format.duration(verdict.took));
}

VerdictTexts bad(const QString& sentence, const QString& advice, VerdictFix fix = VerdictFix::None,
                 const QString& fixText = {}) {
    return {visualOf(domain::Severity::Error), sentence, advice, fix, fixText};
}

VerdictTexts passing(const QString& sentence, const QString& advice) {
    return {visualOf(domain::Severity::Warning), sentence, advice, VerdictFix::TestAgain,
            Words::tr("Test again")};
}

VerdictTexts refusedText(const domain::ConnectionSettings& settings, const QString& host) {
    if (domain::isLoopback(settings.baseUrl)) {
        return bad(Words::tr("Nothing listens at %1.").arg(host),
                   Words::tr("This address is on this computer. Start the simulator there and take "
                             "the port that it names."),
                   VerdictFix::TestAgain, Words::tr("Test again"));
    }
    return bad(Words::tr("%1 is there, but refuses the connection.").arg(host),
               Words::tr("Check the port in the address. If it is right, the platform may be down "
                         "for a while."),
               VerdictFix::TestAgain, Words::tr("Test again"));
}

VerdictTexts certificateText(const domain::ConnectionVerdict& verdict, const QString& host) {
    VerdictTexts texts = bad(
        Words::tr("Who answers cannot prove to be %1.").arg(host),
        Words::tr("Somebody may stand between you and the platform and read along. Do not go on, "
                  "unless you run that server yourself or know who does."));
    if (!verdict.fingerprint.empty()) {
        texts.fix = VerdictFix::TrustKey;
        texts.fixText = Words::tr("Trust just this key");
    }
    return texts;
}

VerdictTexts keyModeWrongText(const domain::ConnectionSettings& settings) {
    const bool rsa = settings.keyMode == KeyMode::Rsa;
    return bad(rsa ? Words::tr("This key was made without a signature.")
                   : Words::tr("This key was made with a signature (RSA)."),
               rsa ? Words::tr("The kind is fixed when a key is made. Switch to “simple”.")
                   : Words::tr("The kind is fixed when a key is made. Switch to “signed”; the "
                               "private key that belongs to it is then needed as well."),
               VerdictFix::SwitchKeyMode,
               rsa ? Words::tr("Switch to simple") : Words::tr("Switch to signed"));
}

VerdictTexts notThePlatformText(const domain::ConnectionSettings& settings, const QString& host) {
    VerdictTexts texts =
        bad(Words::tr("Something answers at %1, but it is not the platform.").arg(host),
            Words::tr("Check the address. In a hotel or a company, a sign-in page of the network "
                      "may answer instead: open a browser and look."));
    if (settings.baseUrl != kDefaultBaseUrl) {
        texts.fix = VerdictFix::UseDefaultAddress;
        texts.fixText = Words::tr("Use %1").arg(QLatin1String(kDefaultBaseUrl));
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
                    skewed ? Words::tr("%1 From five minutes on it refuses every request: let this "
                                       "computer set its clock by itself.")
                                 .arg(skewText(verdict.skew, format))
                           : QString(),
                    VerdictFix::None,
                    {}};
        }
        case ConnectionVerdictKind::BadAddress:
            return bad(Words::tr("The address cannot be used."),
                       Words::tr("It is https://, the name of the server and nothing more."),
                       VerdictFix::UseDefaultAddress,
                       Words::tr("Use %1").arg(QLatin1String(kDefaultBaseUrl)));
        case ConnectionVerdictKind::NoNetwork:
            return bad(Words::tr("There is no way to %1.").arg(host),
                       Words::tr("Check that this computer is on the network, and how the address "
                                 "is spelled."),
                       VerdictFix::TestAgain, Words::tr("Test again"));
        case ConnectionVerdictKind::ProxyFailed:
            return bad(Words::tr("The proxy of this computer does not let it through."),
                       Words::tr("Look at the proxy in the network settings of this computer, or "
                                 "ask who runs it to allow %1.")
                           .arg(host),
                       VerdictFix::TestAgain, Words::tr("Test again"));
        case ConnectionVerdictKind::Refused:
            return refusedText(settings, host);
        case ConnectionVerdictKind::CertificateBad:
            return certificateText(verdict, host);
        case ConnectionVerdictKind::NotThePlatform:
            return notThePlatformText(settings, host);
        case ConnectionVerdictKind::ClockSkewed:
            return bad(skewText(verdict.skew, format),
                       Words::tr("The platform refuses whoever is off by more than five minutes. "
                                 "In the settings of this computer, under date and time, let it "
                                 "set its clock by itself; then test again."),
                       VerdictFix::TestAgain, Words::tr("Test again"));
        case ConnectionVerdictKind::TokenMalformed:
            return bad(Words::tr("This text cannot be a key."),
                       Words::tr("Copy the key from the platform's site once more, as a whole."));
        case ConnectionVerdictKind::TokenRefused:
            return bad(Words::tr("The platform does not know this key, or not any more."),
                       Words::tr("Look on its site, under your picture and “API keys”, whether the "
                                 "key is still there. If not, make a new one and paste it here."));
        case ConnectionVerdictKind::SignatureRefused:
            return bad(Words::tr("The private key does not belong to this key."),
                       Words::tr("Compare the public key on the platform's site with the one shown "
                                 "here. If they differ, upload this one, or take the private key "
                                 "that belongs to the other."));
        case ConnectionVerdictKind::KeyModeWrong:
            return keyModeWrongText(settings);
        case ConnectionVerdictKind::RateLimited:
            return passing(Words::tr("The platform was asked too often and wants a pause."),
                           Words::tr("Wait a minute. Other programs with the same key count too."));
        case ConnectionVerdictKind::TimedOut:
            return passing(Words::tr("%1 has not answered in time.").arg(host),
                           Words::tr("The network or the platform is slow, or something on the way "
                                     "swallows the requests."));
        case ConnectionVerdictKind::PlatformFailed:
            return passing(Words::tr("The platform answers with an error of its own."),
                           Words::tr("It is not your doing. Try it again later; the evidence below "
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
