// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/private_key_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "platform_client/ssh/key_file_maker.h"
#include "platform_client/ssh/openssh_key.h"
#include "tests/platform_client/ssh/foreign_keys.h"
#include "tests/platform_client/ssh/run_program.h"

namespace berth::platform_client::ssh::testing {
namespace {

using Format = KeyFileFormat;
using KeyProblem = KeyFileProblem;

// What ssh-keygen made: its public line on one side, our report on the other.
struct Made {
    std::string path;
    KeyFileReport report;
};

Made makeWith(const ScratchFolder& folder, const std::vector<std::string>& options,
              const std::string& passphrase) {
    static int count = 0;
    const std::string path = folder / ("key" + std::to_string(++count));
    std::vector<std::string> arguments{"ssh-keygen", "-q", "-C", "c", "-N", passphrase, "-f", path};
    arguments.insert(arguments.end(), options.begin(), options.end());
    const ProgramEnd end = runProgram(arguments);
    EXPECT_EQ(end.status, 0) << end.output;
    return {path, checkKeyFile(path).value()};
}

TEST(PrivateKeyFile, TellsTheFormatAndWhetherAPassphraseIsNeeded) {
    const ScratchFolder folder;
    struct Wanted {
        std::vector<std::string> options;
        Format format;
    };
    const std::vector<Wanted> kinds{
        {{"-t", "ed25519"}, Format::OpenSsh},
        {{"-t", "ecdsa"}, Format::OpenSsh},
        {{"-t", "rsa", "-b", "2048"}, Format::OpenSsh},
        {{"-t", "rsa", "-b", "2048", "-m", "PEM"}, Format::PemRsa},
        {{"-t", "ecdsa", "-m", "PEM"}, Format::PemEc},
        {{"-t", "ecdsa", "-m", "PKCS8"}, Format::Pkcs8},
    };
    for (const Wanted& kind : kinds)
        for (const char* passphrase : {"", "secret"}) {
            const Made made = makeWith(folder, kind.options, passphrase);
            SCOPED_TRACE(folder.read(made.path.substr(folder.path().size() + 1)).substr(0, 40));
            EXPECT_EQ(made.report.format, kind.format);
            EXPECT_EQ(made.report.encrypted, *passphrase != '\0');
            EXPECT_FALSE(made.report.problem);
            EXPECT_EQ(made.report.publicKey.has_value(), kind.format == Format::OpenSsh);
        }
}

TEST(PrivateKeyFile, ShowsThePublicKeyOfAnEncryptedOne) {
    const ScratchFolder folder;
    const Made made = makeWith(folder, {"-t", "ed25519"}, "secret");
    const ProgramEnd shown = runProgram({"ssh-keygen", "-l", "-f", made.path + ".pub"});
    ASSERT_TRUE(made.report.publicKey);
    EXPECT_NE(shown.output.find(fingerprint(made.report.publicKey->blob)), std::string::npos);
}

TEST(PrivateKeyFile, IsRefusedWhenOthersMayReadItAsSshRefusesIt) {
    const ScratchFolder folder;
    const Made made = makeWith(folder, {"-t", "ed25519"}, "");
    for (const int mode : {0600, 0400, 0700, 0640, 0604, 0620, 0602, 0610, 0601, 0644, 0666}) {
        ASSERT_EQ(::chmod(made.path.c_str(), static_cast<mode_t>(mode)), 0);
        const auto report = checkKeyFile(made.path);
        ASSERT_TRUE(report);
        const ProgramEnd end = runProgram({"ssh-keygen", "-y", "-P", "", "-f", made.path});
        EXPECT_EQ(report->problem.has_value(), end.status != 0) << std::oct << mode << end.output;
        EXPECT_EQ(report->problem.value_or(KeyProblem::LooseMode), KeyProblem::LooseMode);
    }
}

TEST(PrivateKeyFile, IsRefusedWhenItBelongsToAnother) {
    const ScratchFolder folder;
    const std::string own = folder.write("file", "text");
    // Only root can give a file away; for others there is always one of root.
    const bool given = ::chown(own.c_str(), 1, static_cast<gid_t>(-1)) == 0;
    const auto report = checkKeyFile(given ? own : "/etc/passwd");
    ASSERT_TRUE(report);
    EXPECT_EQ(report->problem, KeyProblem::OtherOwner);
}

TEST(PrivateKeyFile, IsToldFromOtherFiles) {
    const ScratchFolder folder;
    const std::vector<std::pair<std::string, KeyProblem>> cases{
        {"", KeyProblem::NotAKey},
        {"hello\n", KeyProblem::NotAKey},
        {foreignKeys()[2] + "\n", KeyProblem::PublicHalf},
        {foreignKeys()[3] + "\n", KeyProblem::PublicHalf},
        {"---- BEGIN SSH2 PUBLIC KEY ----\n", KeyProblem::PublicHalf},
        {"-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", KeyProblem::PublicHalf},
        {"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", KeyProblem::NotAKey},
        {"PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: aes256-cbc\n", KeyProblem::PuttyFormat},
        {"-----BEGIN RSA PRIVATE KEY-----\nAAAA\n", KeyProblem::Damaged},
        {"-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n",
         KeyProblem::Damaged},
        {"-----BEGIN DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----\n",
         KeyProblem::WeakKey},
        {std::string(kMaxKeyFileBytes + 1, 'x'), KeyProblem::TooLarge},
    };
    for (const auto& [text, problem] : cases) {
        const std::string path = folder.write("file", text);
        ::chmod(path.c_str(), 0600);
        const auto report = checkKeyFile(path);
        ASSERT_TRUE(report);
        EXPECT_EQ(report->problem, problem) << text.substr(0, 60);
        EXPECT_FALSE(advice(problem).empty());
    }
    EXPECT_TRUE(describeKeyText("PuTTY-User-Key-File-2: x\nEncryption: aes256-cbc\n").encrypted);
    EXPECT_FALSE(describeKeyText("PuTTY-User-Key-File-2: x\nEncryption: none\n").encrypted);
    EXPECT_EQ(checkKeyFile(folder / "none").error().code, domain::ErrorCode::NotFound);
    EXPECT_EQ(checkKeyFile(folder.path()).error().code, domain::ErrorCode::InvalidArgument);
    EXPECT_EQ(makeWith(folder, {"-t", "rsa", "-b", "1024"}, "").report.problem,
              KeyProblem::WeakKey);
}

TEST(PrivateKeyFile, IsDamagedWhereverItIsCut) {
    const auto made = makeKey("c");
    ASSERT_TRUE(made);
    const std::string text(made->privateText.reveal());
    EXPECT_FALSE(describeKeyText(text).problem);
    for (std::size_t at = 0; at + 1 < text.size(); ++at)
        EXPECT_TRUE(describeKeyText(std::string_view(text).substr(0, at)).problem) << at;
}

// ---- making keys --------------------------------------------------------------------------------

TEST(KeyFileMaker, WritesAKeyThatSshKeygenReads) {
    const ScratchFolder folder;
    for (const std::string& passphrase : {std::string(), std::string("a \xc3\xa9 \"phrase\"")}) {
        for (const std::string& comment : {std::string(), std::string("me@desk \xe5\xb7\xa5")}) {
            const std::string path = folder / ("new/" + std::to_string(passphrase.size()) + "-" +
                                               std::to_string(comment.size()));
            const auto made = makeKeyFile(path, comment, domain::SecretString(passphrase));
            ASSERT_TRUE(made) << made.error().detail;
            EXPECT_EQ(modeOf(path), 0600);
            EXPECT_EQ(modeOf(folder / "new"), 0700);

            const ProgramEnd shown = runProgram({"ssh-keygen", "-y", "-P", passphrase, "-f", path});
            ASSERT_EQ(shown.status, 0) << shown.output;
            // The comment is within an open file only.
            const std::string bare = made->publicLine.substr(0, made->publicLine.find(' ', 12));
            EXPECT_EQ(shown.output, (passphrase.empty() ? made->publicLine : bare) + "\n");
            EXPECT_EQ(made->publicLine, comment.empty() ? bare : bare + " " + comment);
            const ProgramEnd printed = runProgram(
                {"ssh-keygen", "-l", "-f", folder.write("public", made->publicLine + "\n")});
            EXPECT_NE(printed.output.find(made->fingerprint), std::string::npos);

            EXPECT_EQ(runProgram({"ssh-keygen", "-y", "-P", "wrong", "-f", path}).status == 0,
                      passphrase.empty());
            const auto report = checkKeyFile(path);
            ASSERT_TRUE(report);
            EXPECT_FALSE(report->problem);
            EXPECT_EQ(report->encrypted, !passphrase.empty());
        }
    }
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder / "new"), {}), 4);
}

TEST(KeyFileMaker, OverwritesNothing) {
    const ScratchFolder folder;
    const std::string path = folder.write("key", "precious");
    std::filesystem::create_symlink(folder / "nowhere", folder / "link");
    for (const char* passphrase : {"", "secret"}) {
        EXPECT_EQ(makeKeyFile(path, "", domain::SecretString(passphrase)).error().code,
                  domain::ErrorCode::AlreadyExists);
        EXPECT_EQ(makeKeyFile(folder / "link", "", domain::SecretString(passphrase)).error().code,
                  domain::ErrorCode::AlreadyExists);
    }
    EXPECT_EQ(folder.read("key"), "precious");
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator(folder.path()), {}), 2);
}

TEST(KeyFileMaker, RefusesWhatCannotStandOnALine) {
    const ScratchFolder folder;
    for (const std::string& comment :
         {std::string("a\nb"), std::string("a\0b", 3), std::string("\xff"), std::string(256, 'a')})
        EXPECT_EQ(makeKeyFile(folder / "key", comment, {}).error().field, "comment");
    const domain::SecretString secret(std::string_view("a\0b", 3));
    EXPECT_EQ(makeKeyFile(folder / "key", "", secret).error().field, "passphrase");
    ::chmod(folder.path().c_str(), 0777);
    EXPECT_EQ(makeKeyFile(folder / "key", "", {}).error().code,
              domain::ErrorCode::PermissionDenied);
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(KeyFileMaker, MakesAnotherKeyEachTime) {
    EXPECT_NE(makeKey("")->publicLine, makeKey("")->publicLine);
}

}  // namespace
}  // namespace berth::platform_client::ssh::testing
