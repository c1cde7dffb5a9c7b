// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/known_hosts.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "platform_client/ssh/base64.h"
#include "platform_client/ssh/hashed_name.h"
#include "tests/platform_client/ssh/foreign_keys.h"
#include "tests/platform_client/ssh/run_program.h"
#include "tests/support/seeded_random.h"

namespace berth::platform_client::ssh::testing {
namespace {

using Kind = HostKeyVerdictKind;

const std::string& ed25519() {
    return foreignKeys()[2];
}
const std::string& ecdsa() {
    return foreignKeys()[3];
}
const std::string& weakRsa() {
    return foreignKeys()[6];
}

std::string blobOf(const std::string& key) {
    return decodeBase64(key.substr(key.find(' ') + 1))->bytes;
}

HostKeyVerdict verdictOn(std::string_view text, const HostAddress& address,
                         const std::string& key = ed25519()) {
    return KnownHosts::read("file", text).judge(address, key.substr(0, key.find(' ')), blobOf(key));
}

TEST(KnownHosts, SayWhatTheVerdictRestsOn) {
    const std::string text = "# head\nother " + ecdsa() + "\nnode " + ecdsa() + "\n";
    const HostKeyVerdict changed = verdictOn(text, {"node", 22});
    EXPECT_EQ(changed.kind, Kind::Changed);
    EXPECT_EQ(changed.fingerprint, fingerprint(blobOf(ed25519())));
    EXPECT_EQ(changed.known,
              (std::vector<KnownKey>{
                  {"ecdsa-sha2-nistp256", fingerprint(blobOf(ecdsa())), {"file", 3}}}));
    EXPECT_EQ(verdictOn(text, {"node", 22}, ecdsa()).known.front().place, (LinePlace{"file", 3}));
    EXPECT_EQ(verdictOn("@revoked * " + ed25519(), {"node", 22}).known.front().place,
              (LinePlace{"file", 1}));
}

TEST(KnownHosts, ReportABadLineAndReadTheOthers) {
    const std::string text = "node ssh-ed25519 ????\nnode " + ed25519() + "\n@what node x y\n";
    const KnownHosts known = KnownHosts::read("file", text);
    EXPECT_EQ(known.findings(), (std::vector<LineFinding>{{{"file", 1}, LineProblem::BadBase64},
                                                          {{"file", 3}, LineProblem::BadMarker}}));
    const HostKeyVerdict verdict = verdictOn(text, {"node", 22});
    EXPECT_EQ(verdict.kind, Kind::Trusted);
    EXPECT_EQ(verdict.ignored, (std::vector<LineFinding>{{{"file", 1}, LineProblem::BadBase64}}));
}

TEST(KnownHosts, NameEachProblem) {
    const std::string blob = ed25519().substr(ed25519().find(' ') + 1);
    const std::vector<std::pair<std::string, LineProblem>> cases{
        {"@revoked\n", LineProblem::BadMarker},
        {"node\n", LineProblem::NoKey},
        {"node ssh-ed25519\n", LineProblem::NoKey},
        {"|1|AAAA|AAAA " + ed25519() + "\n", LineProblem::BadHash},
        {"node ssh-ed25519 A\n", LineProblem::BadBase64},
        {"node ssh-ed25519 AAAA\n", LineProblem::BadKey},
        {"node ssh-rsa " + blob + "\n", LineProblem::TypeMismatch},
        {"node " + ed25519() + std::string("\0\n", 2), LineProblem::HoldsNul},
        {"node " + weakRsa() + "\n", LineProblem::WeakKey},
        {"node", LineProblem::CutOff},
    };
    for (const auto& [line, problem] : cases) {
        const auto findings = KnownHosts::read("f", line).findings();
        ASSERT_EQ(findings.size(), 1U) << line;
        EXPECT_EQ(findings.front().problem, problem) << line;
        EXPECT_FALSE(describe(problem).empty());
    }
}

TEST(KnownHosts, LookUpThePortFirstAndThenThePlainName) {
    const std::string plain = "node " + ed25519() + "\n";
    const std::string ported = "[node]:2222 " + ecdsa() + "\n";
    EXPECT_EQ(verdictOn(plain, {"node", 2222}).kind, Kind::Trusted);
    EXPECT_EQ(verdictOn(plain + ported, {"node", 2222}).kind, Kind::Changed);
    EXPECT_EQ(verdictOn(plain + ported, {"node", 2223}).kind, Kind::Trusted);
    EXPECT_EQ(verdictOn(plain, {"node", 2222}, ecdsa()).kind, Kind::Unknown);
    EXPECT_EQ(verdictOn("[node]:22 " + ed25519(), {"node", 22}).kind, Kind::Unknown);
    EXPECT_EQ(verdictOn("@revoked " + plain + "[node]:2222 " + ed25519(), {"node", 2222}).kind,
              Kind::Revoked);
}

TEST(KnownHosts, NeverTrustAKeyThroughAnAuthority) {
    const std::string text = "@cert-authority * " + ed25519() + "\n";
    EXPECT_EQ(verdictOn(text, {"node", 22}).kind, Kind::Unknown);
    EXPECT_TRUE(KnownHosts::read("f", text).knownTypes({"node", 22}).empty());
}

TEST(KnownHosts, RefuseAKeyThatNobodyShouldAccept) {
    const std::string blob = blobOf(ed25519());
    const KnownHosts known = KnownHosts::read("f", "* " + weakRsa() + "\n");
    const auto kindOf = [&](std::string_view type, const std::string& bytes) {
        const HostKeyVerdict verdict = known.judge({"node", 22}, type, bytes);
        EXPECT_EQ(verdict.reason.empty(), verdict.kind != Kind::Unusable);
        return verdict.kind;
    };
    EXPECT_EQ(kindOf("ssh-rsa", blobOf(weakRsa())), Kind::Unusable);
    EXPECT_EQ(kindOf("ssh-rsa", blob), Kind::Unusable);
    EXPECT_EQ(kindOf("ssh-ed25519", blob + "x"), Kind::Unusable);
    EXPECT_EQ(kindOf("ssh-ed25519", ""), Kind::Unusable);
    EXPECT_EQ(kindOf("ssh-dss", blobOf(foreignKeys()[0])), Kind::Unusable);
    EXPECT_EQ(kindOf("ssh-ed25519-cert-v01@openssh.com", blobOf(foreignKeys()[1])), Kind::Unusable);
    EXPECT_EQ(kindOf("ssh-ed25519", blob), Kind::Changed);
}

TEST(KnownHosts, TellWhichTypesToAskFor) {
    const std::string text = "node " + ecdsa() + "\nnode " + weakRsa() + "\nnode " + ed25519() +
                             "\nother " + foreignKeys()[4] + "\n";
    const KnownHosts known = KnownHosts::read("f", text);
    EXPECT_EQ(known.knownTypes({"node", 22}),
              (std::vector<KeyType>{KeyType::Ed25519, KeyType::EcdsaP256}));
    EXPECT_EQ(known.knownTypes({"NODE", 2222}),
              (std::vector<KeyType>{KeyType::Ed25519, KeyType::EcdsaP256}));
    EXPECT_EQ(known.knownTypes({"other", 22}), (std::vector<KeyType>{KeyType::EcdsaP384}));
    EXPECT_TRUE(known.knownTypes({"third", 22}).empty());
}

TEST(KnownHosts, ReadSeveralFilesAndPassOverAMissingOne) {
    const ScratchFolder folder;
    const std::string user = folder.write("user", "other " + ed25519() + "\n");
    const std::string global = folder.write("global", "\nnode " + ed25519() + "\n");
    const auto known = KnownHosts::load({user, folder / "none", global});
    ASSERT_TRUE(known);
    const auto verdict = known->judge({"node", 22}, "ssh-ed25519", blobOf(ed25519()));
    EXPECT_EQ(verdict.kind, Kind::Trusted);
    EXPECT_EQ(verdict.known.front().place, (LinePlace{global, 2}));
}

TEST(KnownHosts, TrustNothingWhenAFileCannotBeReadWhole) {
    const ScratchFolder folder;
    const std::string good = folder.write("good", "node " + ed25519() + "\n");
    const std::string large =
        folder.write("large", std::string(KnownHosts::kMaxFileBytes + 1, '\n'));
    ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    EXPECT_EQ(KnownHosts::load({good, large}).error().code, domain::ErrorCode::LimitExceeded);
    EXPECT_EQ(KnownHosts::load({good, folder / "pipe"}).error().code,
              domain::ErrorCode::InvalidArgument);
    EXPECT_EQ(KnownHosts::load({good, folder.path()}).error().code,
              domain::ErrorCode::InvalidArgument);
}

TEST(KnownHosts, TakeOnlyAddressesThatCanStandInAFile) {
    EXPECT_TRUE(checkHostAddress({"node.example.com", 1}));
    EXPECT_TRUE(checkHostAddress({"fe80::1%eth0", 65535}));
    EXPECT_TRUE(
        checkHostAddress({"n\xc3\xb6"
                          "de",
                          22}));
    for (const std::string& host : {std::string(), std::string("a b"), std::string("a\nb"),
                                    std::string("a\0b", 3), std::string(256, 'a')})
        EXPECT_EQ(checkHostAddress({host, 22}).error().field, "host");
    for (const int port : {0, -1, 65536})
        EXPECT_EQ(checkHostAddress({"node", port}).error().field, "port");
}

TEST(KnownHosts, TakeNoTimeOverAPatternMadeToTakeForEver) {
    std::string stars;
    for (int i = 0; i < 300; ++i)
        stars += "*a";
    EXPECT_EQ(verdictOn(stars + "b " + ed25519() + "\n", {std::string(255, 'a'), 22}).kind,
              Kind::Unknown);
}

TEST(KnownHosts, ShowTheFingerprintThatSshShows) {
    const ScratchFolder folder;
    for (const std::string& key : foreignKeys()) {
        if (key.starts_with("ssh-ed25519-cert")) continue;  // ssh shows that of the key within
        const ProgramEnd end =
            runProgram({"ssh-keygen", "-l", "-f", folder.write("key.pub", key + "\n")});
        ASSERT_EQ(end.status, 0) << end.output;
        EXPECT_NE(end.output.find(" " + fingerprint(blobOf(key)) + " "), std::string::npos)
            << end.output;
    }
}

// A file in which one byte is another, or which is cut there, never makes a stranger trusted.
TEST(KnownHosts, TrustNoStrangerHoweverAFileIsDamaged) {
    const std::string text = "@revoked a " + ed25519() + "\n|1|x|y z\nnode,*.b " + ecdsa() +
                             " c\r\n" + hashName("node", std::string(20, 'q')) + " " +
                             foreignKeys()[5] + "\n";
    support::SeededRandom random(7);
    for (std::size_t at = 0; at < text.size(); ++at) {
        std::string other = text;
        other[at] = static_cast<char>(random.next());
        for (const std::string& damaged : {text.substr(0, at), other}) {
            const KnownHosts known = KnownHosts::read("f", damaged);
            for (const LineFinding& finding : known.findings())
                EXPECT_TRUE(finding.place.line >= 1 && finding.place.line <= 6);
            EXPECT_NE(verdictOn(damaged, {"node", 22}, foreignKeys()[7]).kind, Kind::Trusted);
            EXPECT_NE(verdictOn(damaged, {"node", 22}).kind, Kind::Trusted);
        }
    }
}

TEST(Base64, ReadsWhatItWroteAndNothingElse) {
    support::SeededRandom random(3);
    for (std::size_t size = 0; size < 100; ++size) {
        std::string bytes;
        while (bytes.size() < size)
            bytes += static_cast<char>(random.next());
        const std::string text = encodeBase64(bytes);
        ASSERT_TRUE(decodeBase64(text));
        EXPECT_EQ(decodeBase64(text)->bytes, bytes);
        EXPECT_TRUE(decodeBase64(text)->canonical);
        if (!text.empty()) {
            EXPECT_FALSE(decodeBase64(text.substr(0, text.size() - 1)));
            EXPECT_FALSE(decodeBase64(text + "="));
            EXPECT_FALSE(decodeBase64(text + "\n")->canonical);
        }
    }
    for (const char* bad : {"=", "A", "AA", "AB==A", "AB=", "AAA", "AA=A",
                            "QQ===", "QR==", "QQF=", "Q-==", "\xff\xff\xff\xff"})
        EXPECT_FALSE(decodeBase64(bad)) << bad;
}

}  // namespace
}  // namespace berth::platform_client::ssh::testing
