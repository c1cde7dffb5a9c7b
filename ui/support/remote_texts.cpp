// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/support/remote_texts.h"

#include <QCoreApplication>
#include <QLatin1Char>

#include "ui/support/shown_text.h"

namespace berth::ui {
namespace {

using domain::RemoteStage;
using domain::RemoteTrouble;

struct Remote {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::Remote)
};

// With %1 for the name of the computer.
QString reason(RemoteTrouble trouble) {
    switch (trouble) {
        case RemoteTrouble::None:
            return {};
        case RemoteTrouble::BadAddress:
            return Remote::tr("The address of %1 cannot be used.");
        case RemoteTrouble::NameUnknown:
            return Remote::tr("The network does not know the address of %1.");
        case RemoteTrouble::NoNetwork:
            return Remote::tr("No way through the network leads to %1.");
        case RemoteTrouble::Refused:
            return Remote::tr("%1 was found, but nothing there takes SSH connections.");
        case RemoteTrouble::TimedOut:
            return Remote::tr("%1 did not answer in time.");
        case RemoteTrouble::NotSsh:
            return Remote::tr("What answers at %1 does not speak SSH.");
        case RemoteTrouble::NoCommonAlgorithm:
            return Remote::tr("%1 offers only encryption that is no longer safe.");
        case RemoteTrouble::HostKeyChanged:
            return Remote::tr(
                "%1 shows another key than before: it was set up anew, or somebody stands between "
                "you and it.");
        case RemoteTrouble::HostKeyRevoked:
            return Remote::tr("The key of %1 is marked as one that must not be trusted.");
        case RemoteTrouble::HostKeyUnusable:
            return Remote::tr("The key of %1 is too weak or damaged.");
        case RemoteTrouble::HostKeyDeclined:
            return Remote::tr("You did not accept the key of %1.");
        case RemoteTrouble::KnownHostsUnreadable:
            return Remote::tr(
                "The list of keys you know cannot be read, so that nobody can tell whether this is "
                "really %1.");
        case RemoteTrouble::LoginRefused:
            return Remote::tr("%1 did not accept the login.");
        case RemoteTrouble::MethodNotOffered:
            return Remote::tr("%1 does not offer the way of logging in that is set.");
        case RemoteTrouble::KeyFileUnusable:
            return Remote::tr("The key file for %1 cannot be used.");
        case RemoteTrouble::PassphraseWrong:
            return Remote::tr("The passphrase of the key file for %1 was wrong.");
        case RemoteTrouble::AgentUnavailable:
            return Remote::tr("There is no key agent here, or it has no key for %1.");
        case RemoteTrouble::LoginCancelled:
            return Remote::tr("Logging in to %1 was cancelled.");
        case RemoteTrouble::JumpRefused:
            return Remote::tr("The computer before it on the way lets nothing through to %1.");
        case RemoteTrouble::ConnectionLost:
            return Remote::tr("The connection to %1 was lost.");
        case RemoteTrouble::ServerFailed:
            return Remote::tr("%1 answered in a way that makes no sense.");
        case RemoteTrouble::ShuttingDown:
            return Remote::tr("The connection to %1 was closed.");
    }
    Q_UNREACHABLE();
}

}  // namespace

QString remoteTroubleReason(RemoteTrouble trouble, const std::string& host) {
    return reason(trouble).replace(QStringLiteral("%1"), shownText(host));
}

QString remoteTroubleAdvice(RemoteTrouble trouble) {
    switch (trouble) {
        case RemoteTrouble::None:
            return {};
        case RemoteTrouble::BadAddress:
            return Remote::tr("Correct its host name and port.");
        case RemoteTrouble::NameUnknown:
            return Remote::tr("Check how the address is spelt, and whether you are online.");
        case RemoteTrouble::NoNetwork:
            return Remote::tr("Check whether you are online, and the VPN if one is needed.");
        case RemoteTrouble::Refused:
            return Remote::tr("Check the port; if it is right, its SSH service has to be started.");
        case RemoteTrouble::TimedOut:
            return Remote::tr(
                "Check that it is switched on and that the address is right; a firewall may be in "
                "between.");
        case RemoteTrouble::NotSsh:
            return Remote::tr("Check the port; 22 is usual for SSH.");
        case RemoteTrouble::NoCommonAlgorithm:
            return Remote::tr("Ask who runs it to bring its SSH service up to date.");
        case RemoteTrouble::HostKeyChanged:
            return Remote::tr(
                "Ask who runs it whether its key has changed. Only if so, remove the old key from "
                "the file known_hosts and connect again.");
        case RemoteTrouble::HostKeyRevoked:
            return Remote::tr("Do not log in there; ask who runs it.");
        case RemoteTrouble::HostKeyUnusable:
            return Remote::tr("Ask who runs it to make a new one.");
        case RemoteTrouble::HostKeyDeclined:
            return Remote::tr(
                "Compare the fingerprint with the one that who runs it tells you, then connect "
                "again.");
        case RemoteTrouble::KnownHostsUnreadable:
            return Remote::tr(
                "Look at the file known_hosts in the folder .ssh: you must be able to read it.");
        case RemoteTrouble::LoginRefused:
            return Remote::tr(
                "Check the user name, and the password or key; ask who runs it whether you may log "
                "in.");
        case RemoteTrouble::MethodNotOffered:
            return Remote::tr("Set another one: password, key file or agent.");
        case RemoteTrouble::KeyFileUnusable:
            return Remote::tr("Choose another key file, or mend this one.");
        case RemoteTrouble::PassphraseWrong:
            return Remote::tr("Connect again and type it once more.");
        case RemoteTrouble::AgentUnavailable:
            return Remote::tr("Start the agent and add your key to it, or choose a key file.");
        case RemoteTrouble::LoginCancelled:
            return Remote::tr("Connect again to be asked again.");
        case RemoteTrouble::JumpRefused:
            return Remote::tr("Ask who runs that computer to allow it, or take another way.");
        case RemoteTrouble::ConnectionLost:
            return Remote::tr("Check the network; what ran there in a terminal may have ended.");
        case RemoteTrouble::ServerFailed:
            return Remote::tr("Connect again; if that does not help, tell who runs it.");
        case RemoteTrouble::ShuttingDown:
            return Remote::tr("Connect again when you need it.");
    }
    Q_UNREACHABLE();
}

QString remoteTroubleText(const domain::RemoteState& state, const std::string& host) {
    if (state.trouble == RemoteTrouble::None) return {};
    //: Two sentences: %1 what happened, %2 what to do
    return Remote::tr("%1 %2").arg(remoteTroubleReason(state.trouble, host),
                                   remoteTroubleAdvice(state.trouble));
}

QString remoteDetailText(const domain::RemoteState& state) {
    return shownText(state.detail, kShownMessage);
}

QString remoteStageText(const domain::RemoteState& state, const Formatter& format) {
    switch (state.stage) {
        case RemoteStage::Connecting:
            return Remote::tr("Connecting");
        case RemoteStage::CheckingHost:
            return Remote::tr("Checking the key of the other side");
        case RemoteStage::LoggingIn:
            return Remote::tr("Logging in");
        case RemoteStage::Ready:
            return Remote::tr("Connected");
        case RemoteStage::Waiting:
            return state.retryIn ? Remote::tr("Connection lost; next try in %1")
                                       .arg(format.duration(*state.retryIn))
                                 : Remote::tr("Connection lost; it is tried again");
        case RemoteStage::Closed:
            return Remote::tr("Not connected");
    }
    Q_UNREACHABLE();
}

}  // namespace berth::ui
