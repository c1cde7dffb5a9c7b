// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_texts.h"

#include <QCoreApplication>
#include <chrono>

#include "models/bridge/log_text.h"
#include "models/domain/given_name.h"
#include "ui/support/error_texts.h"

namespace berth::ui {

using domain::ConnectionState;
using Kind = domain::ConnectionFindingKind;
using domain::PrivateKeyFlaw;
using domain::TokenFlaw;

namespace {

struct ConnectionWords {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::ConnectionTexts)
};

FieldMessage error(const QString& text, const QString& fix = {}) {
    return {FieldLevel::Error, text, fix};
}

}  // namespace

QString connectionName(const domain::ConnectionSettings& settings) {
    if (settings.kind == domain::ConnectionKind::Simulator)
        return ConnectionWords::tr("Embedded simulator");
    return bridge::toDisplayText(settings.name);
}

QString keyModeText(domain::KeyMode mode) {
    return mode == domain::KeyMode::Rsa ? ConnectionWords::tr("signed (RSA)")
                                        : ConnectionWords::tr("simple");
}

StateVisual visualOf(const ConnectionView& view) {
    switch (view.room) {
        case RoomState::Closed:
            return visualOf(domain::NodeState::Ended);
        case RoomState::Opening:
            return visualOf(domain::NodeState::Starting);
        case RoomState::NeedsKey:
            return visualOf(domain::NodeState::NotReady);
        case RoomState::Failed:
            return visualOf(domain::NodeState::Failed);
        case RoomState::Open:
            break;
    }
    switch (view.link) {
        case ConnectionState::Connecting:
            return visualOf(domain::NodeState::Starting);
        case ConnectionState::Connected:
            return visualOf(domain::NodeState::Running);
        case ConnectionState::Lost:
            return visualOf(domain::NodeState::Failed);
    }
    Q_UNREACHABLE();
}

QString roomText(const ConnectionView& view) {
    switch (view.room) {
        case RoomState::Closed:
            return ConnectionWords::tr("Not opened yet");
        case RoomState::Opening:
            return ConnectionWords::tr("Opening");
        case RoomState::NeedsKey:
            return ConnectionWords::tr("Needs its API key");
        case RoomState::Failed:
            return ConnectionWords::tr("Cannot be opened");
        case RoomState::Open:
            break;
    }
    switch (view.link) {
        case ConnectionState::Connecting:
            return ConnectionWords::tr("Connecting");
        case ConnectionState::Connected:
            return view.settings.kind == domain::ConnectionKind::Simulator
                       ? ConnectionWords::tr("Runs on this computer")
                       : ConnectionWords::tr("Connected");
        case ConnectionState::Lost:
            return ConnectionWords::tr("Does not answer");
    }
    Q_UNREACHABLE();
}

BandKind bandOf(const ConnectionView& view) {
    const bool open = view.room == RoomState::Open;
    if (open && view.link == ConnectionState::Lost) return BandKind::Lost;
    const bool live = open ? view.live : !domain::isSimulated(view.settings);
    if (!live) return BandKind::Simulated;
    return view.settings.readOnly ? BandKind::ReadOnly : BandKind::Live;
}

QString ageText(const ConnectionView& view, const Formatter& format) {
    if (view.room != RoomState::Open || !view.known) return {};
    // Parts of a second would flicker and say nothing.
    return ConnectionWords::tr("Data %1 old")
        .arg(format.duration(std::chrono::floor<std::chrono::seconds>(view.age)));
}

FieldMessage messageOf(const std::optional<domain::ConnectionFinding>& finding) {
    if (!finding) return {};
    const QString better = bridge::toDisplayText(finding->better);
    const QString fix = better.isEmpty() ? QString() : ConnectionWords::tr("Use %1").arg(better);
    switch (finding->kind) {
        case Kind::NameEmpty:
            return error(ConnectionWords::tr("Give the connection a name of your own."));
        case Kind::NameTooLong:
            return error(ConnectionWords::tr("A name has at most %n characters.", nullptr,
                                             static_cast<int>(domain::kMaxGivenName)));
        case Kind::NameBadCharacters:
            return error(ConnectionWords::tr(
                "There is a character in it that cannot be seen. Type it anew."));
        case Kind::NameTaken:
            return error(
                ConnectionWords::tr("Another connection has this name. Choose a different one."));
        case Kind::AddressEmpty:
            return error(ConnectionWords::tr("Type where the platform answers."),
                         ConnectionWords::tr("Use %1").arg(QLatin1String(kDefaultBaseUrl)));
        case Kind::AddressMalformed:
            return error(
                ConnectionWords::tr("This is no address: https:// and the name of the server."),
                fix);
        case Kind::AddressSchemeMissing:
            return error(ConnectionWords::tr("An address begins with https://."), fix);
        case Kind::AddressSchemeUnknown:
            return error(
                ConnectionWords::tr("Only https:// can be used, and http:// on this computer."),
                fix);
        case Kind::AddressNotEncrypted:
            return error(
                ConnectionWords::tr("With http:// everybody on the way could read the key."), fix);
        case Kind::AddressHasUser:
            return error(
                ConnectionWords::tr("Leave out what stands before “@”: the key has its own field."),
                fix);
        case Kind::AddressHasPath:
            return error(ConnectionWords::tr("Only the server and its port belong here, no path."),
                         fix);
        case Kind::AddressHostBad:
            return error(ConnectionWords::tr("This is no name of a server."), fix);
        case Kind::AddressPortBad:
            return error(ConnectionWords::tr("A port is a number from 1 to 65535."), fix);
        case Kind::IdBad:
        case Kind::KindBad:
        case Kind::PublicKeyBad:
        case Kind::PinnedCertificateBad:
            // No field of the form can bring these about.
            return error(bridge::toDisplayText(finding->detail));
    }
    Q_UNREACHABLE();
}

FieldMessage tokenMessage(domain::TokenCheck check) {
    switch (check.flaw) {
        case TokenFlaw::None:
            return {};
        case TokenFlaw::Empty:
            return error(ConnectionWords::tr("Paste the key that the platform's site has shown."));
        case TokenFlaw::Unfinished:
            return error(
                ConnectionWords::tr("A key has %1 characters; %2 are here. The end is missing.")
                    .arg(domain::kTokenLength)
                    .arg(check.at));
        case TokenFlaw::WrongCharacter:
            return error(
                ConnectionWords::tr("Character %1 does not belong into a key. A key looks like "
                                    "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx-20260131120000.")
                    .arg(check.at + 1));
        case TokenFlaw::TooLong:
            return error(ConnectionWords::tr("A key has %1 characters; here are more.")
                             .arg(domain::kTokenLength));
    }
    Q_UNREACHABLE();
}

QString privateKeyText(PrivateKeyFlaw flaw) {
    switch (flaw) {
        case PrivateKeyFlaw::None:
            return {};
        case PrivateKeyFlaw::Empty:
            return ConnectionWords::tr("There is no text in it.");
        case PrivateKeyFlaw::NotPem:
            return ConnectionWords::tr("This is no private key: that begins with “-----BEGIN”.");
        case PrivateKeyFlaw::PublicKey:
            return ConnectionWords::tr(
                "This is a public key. The other one of the pair is needed here.");
        case PrivateKeyFlaw::Encrypted:
            return ConnectionWords::tr(
                "This private key is locked with a password. Use one without.");
        case PrivateKeyFlaw::OtherKind:
            return ConnectionWords::tr("This is a key of another kind. An RSA key is needed.");
        case PrivateKeyFlaw::Unfinished:
            return ConnectionWords::tr("The end of the key is missing. Copy it as a whole.");
    }
    Q_UNREACHABLE();
}

QString secretProblemText(const domain::Error& error) {
    switch (error.code) {
        case domain::ErrorCode::NotFound:
            return ConnectionWords::tr(
                "Its API key is not kept on this computer, or not any more. Type it in once more.");
        case domain::ErrorCode::PermissionDenied:
            return ConnectionWords::tr(
                "The keychain of this desktop is locked or was not opened. Unlock it, "
                "then try again.");
        case domain::ErrorCode::InvalidArgument:
            return error.field == "privateKey"
                       ? ConnectionWords::tr(
                             "Its private key cannot be used: it is no RSA key of 2048 bits "
                             "or more. Give it another one.")
                       : ConnectionWords::tr(
                             "Its API key or its address cannot be used. Edit the connection.");
        case domain::ErrorCode::Unavailable:
        case domain::ErrorCode::TimedOut:
            return ConnectionWords::tr(
                "The keychain of this desktop does not answer. Try again in a moment.");
        default:
            return errorReport(error);
    }
}

QString keepingText(const std::optional<domain::SecretKeeping>& keeping) {
    if (!keeping) {
        return ConnectionWords::tr(
            "Looking for the keychain of this desktop … If the desktop asks to unlock it, do so.");
    }
    if (keeping->place == domain::SecretPlace::Keychain) {
        return ConnectionWords::tr(
            "Secrets go into the keychain of this desktop, never into Berth's own files.");
    }
    if (keeping->problem && keeping->problem->code == domain::ErrorCode::PermissionDenied) {
        return ConnectionWords::tr(
            "The keychain of this desktop is locked: secrets are kept in memory for this run only, "
            "and asked for again at the next start. Unlock it, then look again.");
    }
    return ConnectionWords::tr(
        "This desktop has no keychain that answers: secrets are kept in memory for this run only, "
        "and asked for again at the next start.");
}

}  // namespace berth::ui
