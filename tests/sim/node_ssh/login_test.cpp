// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/node_ssh/login.h"

#include <gtest/gtest.h>

#include "tests/support/running_program.h"

namespace berth::sim::node_ssh {
namespace {

using support::RunningProgram;
using support::ScratchFolder;

std::string publicKey(const ScratchFolder& folder, const std::string& type,
                      const std::string& bits) {
    const std::string name = type + bits;
    (void)RunningProgram({"ssh-keygen", "-q", "-t", type, "-b", bits, "-N", "", "-C", "a comment",
                          "-f", folder.at(name)},
                         {})
        .finish();
    std::string line = folder.read(name + ".pub");
    if (!line.empty() && line.back() == '\n') line.pop_back();
    return line;
}

std::string base64Of(const std::string& line) {
    const std::size_t first = line.find(' ') + 1;
    return line.substr(first, line.find(' ', first) - first);
}

TEST(AuthorizedKeys, KnowsTheKeysOfAFile) {
    const ScratchFolder folder;
    const std::string one = publicKey(folder, "ed25519", "256");
    const std::string two = publicKey(folder, "ecdsa", "384");
    const std::string three = publicKey(folder, "rsa", "2048");
    const auto keys = AuthorizedKeys::parse("# mine\n\n  " + one + "\r\n" + two + "\n" + three);
    ASSERT_TRUE(keys) << keys.error().detail;
    EXPECT_EQ(keys->size(), 3U);
    for (const std::string& line : {one, two, three})
        EXPECT_TRUE(keys->contains(base64Of(line)));
    EXPECT_FALSE(keys->contains(base64Of(publicKey(folder, "ecdsa", "256"))));
    EXPECT_FALSE(keys->contains(""));
}

TEST(AuthorizedKeys, RefusesWhatItWouldHaveToLeaveOut) {
    const ScratchFolder folder;
    const std::string key = publicKey(folder, "ed25519", "256");
    const auto why = [](const std::string& text) {
        const auto keys = AuthorizedKeys::parse(text);
        return keys ? std::string("taken") : keys.error().detail;
    };
    EXPECT_EQ(why(key + "\ncommand=\"ls\" " + key),
              "line 2: options before a key are not accepted");
    EXPECT_EQ(why("restrict " + key), "line 1: options before a key are not accepted");
    EXPECT_EQ(why("ssh-ed25519 AAAA"), "line 1: the key is damaged");
    EXPECT_EQ(why("ssh-ed25519"), "line 1: the key is damaged");
    EXPECT_EQ(why("ssh-rsa " + base64Of(key)), "line 1: the key is damaged");
    EXPECT_EQ(why("hello"), "line 1: this is no key of a kind that is accepted");
    EXPECT_EQ(why(publicKey(folder, "rsa", "1024")), "line 1: an RSA key needs 2048 bits");
    EXPECT_EQ(why(""), "taken");
}

TEST(AuthorizedKeys, SurvivesAKeyThatIsCutAnywhere) {
    const ScratchFolder folder;
    const std::string key = publicKey(folder, "ed25519", "256");
    const std::size_t whole = key.find(' ', key.find(' ') + 1);
    for (std::size_t length = 1; length < whole; ++length)
        EXPECT_FALSE(AuthorizedKeys::parse(key.substr(0, length))) << length;
}

TEST(Login, TakesNothingButTheToken) {
    const Login login{domain::SecretString("token"), {}};
    EXPECT_TRUE(login.takesPassword("token"));
    for (const char* wrong : {"", "toke", "tokem", "tokentoken", "tokentoke", "Token"})
        EXPECT_FALSE(login.takesPassword(wrong)) << wrong;
    EXPECT_FALSE((Login{}.takesPassword("")));
}

}  // namespace
}  // namespace berth::sim::node_ssh
