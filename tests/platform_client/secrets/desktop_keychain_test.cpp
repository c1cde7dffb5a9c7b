// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <unistd.h>

#include <QByteArray>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <random>

#include "platform_client/secrets/desktop_secret_vault.h"
#include "platform_client/secrets/qt_keychain_entries.h"
#include "tests/platform_client/secrets/gnome_keyring.h"
#include "tests/platform_client/secrets/secret_asking.h"

// Against GNOME's keyring itself, on a bus of the test's own (with_session_bus.py). The suites say
// what they find there: Keyring a bus, NoKeyring a bus on which nobody offers a keychain, NoBus
// none.
namespace berth::platform_client {
namespace {

using namespace fixtures;
using namespace std::chrono_literals;
using domain::ErrorCode;
using domain::Result;
using domain::SecretKeeping;
using domain::SecretPlace;
using domain::SecretString;
namespace fs = std::filesystem;

const QString kService = QStringLiteral("berth-test");

std::unique_ptr<KeychainSecretStore> makeStore(
    std::chrono::milliseconds patience = KeychainSecretStore::kPatience) {
    return std::make_unique<KeychainSecretStore>(std::make_unique<QtKeychainEntries>(kService),
                                                 patience);
}

std::string probe(KeychainSecretStore& store) {
    Awaited<Result<void>> done;
    store.probe(done.reply());
    return textOf(done.get());
}

SecretKeeping keepingOf(DesktopSecretVault& vault) {
    Awaited<SecretKeeping> answer;
    vault.keeping(answer.reply());
    return answer.get();
}

// What libsecret's own tool finds under a key, as it is stored: in base64.
std::string asStored(const std::string& key) {
    return runProgram({"secret-tool", "lookup", "server", kService.toStdString(), "user", key})
        .output;
}

std::string base64(const std::string& text) {
    return QByteArray::fromStdString(text).toBase64().toStdString();
}

std::string contentOf(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Files below the home folder that hold the text, plainly or in base64.
std::vector<std::string> filesWith(const std::string& text) {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(::getenv("HOME"))) {
        if (!entry.is_regular_file()) continue;
        const std::string content = contentOf(entry.path());
        if (content.find(text) != std::string::npos ||
            content.find(base64(text)) != std::string::npos) {
            found.push_back(entry.path().filename());
        }
    }
    return found;
}

// A text that is nowhere yet.
std::string freshCanary() {
    std::random_device random;
    std::string canary = "canary-";
    for (int i = 0; i < 6; ++i)
        canary += std::to_string(random());
    return canary;
}

// Takes what this process writes to its terminal into a file of the home folder.
class KeptOutput {
  public:
    KeptOutput() {
        const int file = ::open((std::string(::getenv("HOME")) + "/output.log").c_str(),
                                O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        for (const int stream : {1, 2}) {
            m_before[stream] = ::dup(stream);
            ::dup2(file, stream);
        }
        ::close(file);
    }
    KeptOutput(const KeptOutput&) = delete;
    KeptOutput& operator=(const KeptOutput&) = delete;
    ~KeptOutput() {
        for (const int stream : {1, 2}) {
            ::dup2(m_before[stream], stream);
            ::close(m_before[stream]);
        }
    }

  private:
    int m_before[3]{};
};

TEST(Keyring, KeepsSecretsOfAnyKindOverARestart) {
    std::string bytes;
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i);
    const std::map<std::string, std::string> secrets{
        {"c-1/token", "01234567-89ab-cdef-0123-456789abcdef-20260115100000"},
        {"c-1/private-key", "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"},
        {"c-2/token", "\xE6\xB3\x8A\xE4\xBD\x8D"},
        {"c-3/token", ""},
        {"c-4/token", bytes},
        {"c-5/token", std::string(20'000, 'x')},
        {"key with spaces, \xE6\xB3\x8A and 'quotes'", "one"}};
    {
        const GnomeKeyring keyring;
        const auto store = makeStore();
        EXPECT_EQ(probe(*store), "done");
        for (const auto& [key, secret] : secrets)
            EXPECT_EQ(writeTo(*store, key, "an older one"), "done") << key;
        for (const auto& [key, secret] : secrets)
            EXPECT_EQ(writeTo(*store, key, secret), "done") << key;
        EXPECT_EQ(asStored("c-1/token"), base64(secrets.at("c-1/token")));
    }
    const GnomeKeyring keyring;
    const auto store = makeStore();
    for (const auto& [key, secret] : secrets)
        EXPECT_EQ(readOf(*store, key), secret) << key;
    for (const auto& [key, secret] : secrets) {
        EXPECT_EQ(removeFrom(*store, key), "done") << key;
        EXPECT_EQ(readOf(*store, key), "(none)") << key;
        EXPECT_EQ(asStored(key), "") << key;
    }
    EXPECT_EQ(removeFrom(*store, "c-1/token"), "done");
}

TEST(Keyring, IsWhereTheVaultKeeps) {
    const GnomeKeyring keyring;
    DesktopSecretVault vault(makeStore());
    EXPECT_EQ(keepingOf(vault), (SecretKeeping{SecretPlace::Keychain, {}}));
    EXPECT_EQ(writeTo(vault, "v/token", "secret"), "done");
    EXPECT_EQ(asStored("v/token"), base64("secret"));
    EXPECT_EQ(removeFrom(vault, "v/token"), "done");
}

TEST(Keyring, LockedIsRefusedAndNothingIsTakenForAbsentOrRemoved) {
    GnomeKeyring keyring;
    const auto store = makeStore();
    ASSERT_EQ(writeTo(*store, "l/token", "secret"), "done");
    keyring.lock();
    EXPECT_EQ(probe(*store), errorText(ErrorCode::PermissionDenied));
    EXPECT_EQ(readOf(*store, "l/token"), errorText(ErrorCode::PermissionDenied));
    EXPECT_EQ(readOf(*store, "none/token"), errorText(ErrorCode::PermissionDenied));
    EXPECT_EQ(writeTo(*store, "l/token", "other"), errorText(ErrorCode::PermissionDenied));
    EXPECT_EQ(removeFrom(*store, "l/token"), errorText(ErrorCode::PermissionDenied));
    {
        DesktopSecretVault vault(makeStore());
        const SecretKeeping now = keepingOf(vault);
        EXPECT_EQ(now.place, SecretPlace::Session);
        EXPECT_EQ(now.problem->code, ErrorCode::PermissionDenied);
        EXPECT_EQ(writeTo(vault, "l/session", "typed"), "done");
        keyring.restart();
        Awaited<SecretKeeping> again;
        vault.lookAgain(again.reply());
        EXPECT_EQ(again.get(), (SecretKeeping{SecretPlace::Keychain, {}}));
    }
    EXPECT_EQ(readOf(*store, "l/token"), "secret");
    EXPECT_EQ(readOf(*store, "l/session"), "typed");
    EXPECT_EQ(removeFrom(*store, "l/token"), "done");
    EXPECT_EQ(removeFrom(*store, "l/session"), "done");
}

TEST(Keyring, StartedLockedIsNotTakenForEmpty) {
    { const GnomeKeyring unlocked; }
    const GnomeKeyring keyring(GnomeKeyring::State::Locked);
    const auto store = makeStore();
    const std::string answer = readOf(*store, "l/token");
    EXPECT_TRUE(answer == errorText(ErrorCode::PermissionDenied) ||
                answer == errorText(ErrorCode::Unavailable))
        << answer;
}

TEST(Keyring, KilledInTheMiddleFailsRequestsAndServesThemOnceItIsBack) {
    GnomeKeyring keyring;
    const auto store = makeStore();
    ASSERT_EQ(writeTo(*store, "k/token", "secret"), "done");
    std::array<Awaited<Result<void>>, 8> written;
    for (auto& each : written)
        store->write("k/other", SecretString("value"), each.reply());
    // Some have been served, one is on its way, some wait.
    EXPECT_TRUE(support::runUntil([&] { return written[1].replies() == 1; }));
    keyring.kill();
    for (auto& each : written) {
        const std::string answer = textOf(each.get());
        EXPECT_TRUE(answer == "done" || answer == errorText(ErrorCode::Unavailable)) << answer;
    }
    EXPECT_EQ(readOf(*store, "k/token"), errorText(ErrorCode::Unavailable));
    EXPECT_EQ(removeFrom(*store, "k/token"), errorText(ErrorCode::Unavailable));
    keyring.restart();
    EXPECT_EQ(readOf(*store, "k/token"), "secret");
    EXPECT_EQ(writeTo(*store, "k/token", "new"), "done");
    EXPECT_EQ(removeFrom(*store, "k/token"), "done");
    EXPECT_EQ(removeFrom(*store, "k/other"), "done");
}

TEST(Keyring, ThatHoldsStillIsGivenUpAndUsedAgainWhenItGoesOn) {
    GnomeKeyring keyring;
    const auto store = makeStore(300ms);
    ASSERT_TRUE(support::runUntil([&] { return probe(*store) == "done"; }));
    keyring.holdStill();
    EXPECT_EQ(readOf(*store, "s/token"), errorText(ErrorCode::Unavailable));
    EXPECT_EQ(writeTo(*store, "s/token", "secret"), errorText(ErrorCode::Unavailable));
    keyring.goOn();
    EXPECT_TRUE(support::runUntil([&] { return writeTo(*store, "s/token", "secret") == "done"; }));
    EXPECT_TRUE(support::runUntil([&] { return removeFrom(*store, "s/token") == "done"; }));
}

TEST(Keyring, MayBeLeftInTheMiddleOfARequest) {
    const GnomeKeyring keyring;
    for (int i = 0; i < 12; ++i) {
        auto store = makeStore();
        Awaited<Result<void>> written;
        Awaited<Result<std::optional<SecretString>>> found;
        store->write("m/token", SecretString("secret"), written.reply());
        store->read("m/token", found.reply());
        for (int turns = 0; turns < i; ++turns)
            support::drain();
        store.reset();
        EXPECT_EQ(written.replies(), 1);
        EXPECT_EQ(found.replies(), 1);
    }
    // What had begun was kept whole or not at all.
    const auto store = makeStore();
    const std::string left = readOf(*store, "m/token");
    EXPECT_TRUE(left == "secret" || left == "(none)") << left;
    EXPECT_EQ(removeFrom(*store, "m/token"), "done");
}

TEST(Keyring, HoldsTheSecretAndNoFileNoOutputNoArgumentAndNoVariableDoes) {
    const std::string canary = freshCanary();
    const std::string other = freshCanary();
    {
        const KeptOutput output;
        GnomeKeyring keyring;
        DesktopSecretVault vault(makeStore());
        EXPECT_EQ(writeTo(vault, "n/token", canary), "done");
        EXPECT_EQ(readOf(vault, "n/token"), canary);
        keyring.lock();
        EXPECT_NE(writeTo(vault, "n/token", other), "done");
        EXPECT_NE(removeFrom(vault, "n/token"), "done");
        keyring.kill();
        EXPECT_NE(writeTo(vault, "n/token", other), "done");
        Awaited<SecretKeeping> again;
        vault.lookAgain(again.reply());
        EXPECT_EQ(again.get().place, SecretPlace::Session);
        EXPECT_EQ(writeTo(vault, "n/token", other), "done");
        EXPECT_EQ(readOf(vault, "n/token"), other);
    }
    for (const std::string& secret : {canary, other}) {
        EXPECT_EQ(filesWith(secret), std::vector<std::string>{});
        for (const char* place : {"/proc/self/cmdline", "/proc/self/environ"}) {
            const std::string content = contentOf(place);
            EXPECT_FALSE(content.empty());
            EXPECT_EQ(content.find(secret), std::string::npos) << place;
        }
    }
    {
        const GnomeKeyring keyring;
        const auto store = makeStore();
        EXPECT_EQ(readOf(*store, "n/token"), canary);
        EXPECT_EQ(removeFrom(*store, "n/token"), "done");
    }
    // The search would have found it.
    const fs::path planted = fs::path(::getenv("HOME")) / "planted";
    std::ofstream(planted) << "token=" << canary;
    EXPECT_EQ(filesWith(canary), std::vector<std::string>{"planted"});
    std::ofstream(planted) << "token=" << base64(canary);
    EXPECT_EQ(filesWith(canary), std::vector<std::string>{"planted"});
    fs::remove(planted);
}

void keepsForThisSessionOnly() {
    {
        const auto store = makeStore();
        EXPECT_EQ(probe(*store), errorText(ErrorCode::Unavailable));
        EXPECT_EQ(readOf(*store, "a/token"), errorText(ErrorCode::Unavailable));
        EXPECT_EQ(writeTo(*store, "a/token", "secret"), errorText(ErrorCode::Unavailable));
        EXPECT_EQ(removeFrom(*store, "a/token"), errorText(ErrorCode::Unavailable));
    }
    const std::string canary = freshCanary();
    {
        DesktopSecretVault vault(makeStore());
        const SecretKeeping now = keepingOf(vault);
        EXPECT_EQ(now.place, SecretPlace::Session);
        ASSERT_TRUE(now.problem.has_value());
        EXPECT_EQ(now.problem->code, ErrorCode::Unavailable);
        EXPECT_EQ(writeTo(vault, "a/token", canary), "done");
        EXPECT_EQ(readOf(vault, "a/token"), canary);
    }
    DesktopSecretVault next(makeStore());
    EXPECT_EQ(readOf(next, "a/token"), errorText(ErrorCode::Unavailable));
    EXPECT_EQ(filesWith(canary), std::vector<std::string>{});
}

TEST(NoKeyring, SecretsAreKeptForThisSessionAndNowhereElse) {
    keepsForThisSessionOnly();
}

TEST(NoBus, SecretsAreKeptForThisSessionAndNowhereElse) {
    EXPECT_EQ(::getenv("DBUS_SESSION_BUS_ADDRESS"), nullptr);
    keepsForThisSessionOnly();
}

}  // namespace
}  // namespace berth::platform_client
