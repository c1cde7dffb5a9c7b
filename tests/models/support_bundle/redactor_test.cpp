// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/support_bundle/redactor.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace berth::support_bundle {
namespace {

std::string redacted(std::string_view text) {
    return Redactor().redact(text);
}

// `line` holds the secret between "<<" and ">>": only that is to go.
void expectTaken(std::string line) {
    const std::size_t begin = line.find("<<");
    const std::size_t end = line.find(">>");
    ASSERT_NE(begin, std::string::npos) << line;
    std::string wanted = line;
    wanted.replace(begin, end + 2 - begin, kRedactionMark);
    line.erase(end, 2).erase(begin, 2);
    EXPECT_EQ(redacted(line), wanted);
    const std::string around = "first line\n" + line + "\nlast line";
    EXPECT_EQ(redacted(around), "first line\n" + wanted + "\nlast line");
}

TEST(Redactor, TakesWhatIsGivenToANameThatTellsOfASecret) {
    for (const char* line : {
             "DB_PASSWORD=<<hunter2>>",
             "export MYSQL_ROOT_PASSWORD='<<it is long>>' MODE=fast",
             "PGPASSWORD=<<a,b;c>> psql",
             "password: <<correct horse battery staple>>",
             "  - db_passwd: <<x y>>",
             "{\"apiKey\": \"<<abc\\\"def>>\", \"mode\": 1}",
             "{\"text\": \"{\\\"token\\\": \\\"<<abc>>\\\"}\"}",
             "{\"cmd\": \"run --token <<abc>>\"}",
             "{\"cmd\": \"run DB_PASSWORD=<<abc>>\\nMODE=1\"}",
             "serve --password <<p4ss>> --port 80",
             "serve --api-key=<<0123>>, then",
             "[\"serve\", \"--secret\", \"<<abc def>>\"]",
             "client_secret => '<<abc>>'",
             "GET /v1?access_token=<<abc123>> 200",
             "SECRET_KEY = <<abc>>",
             "AWS_SECRET_ACCESS_KEY=<<wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY>>",
             "secret is <<9f86d081884c7d659a2feaa0c55ad015>>.",
             "smtp.pass=<<abc>>",
             "auth=<<dXNlcjpwYXNz0>>",
         })
        expectTaken(line);
}

TEST(Redactor, TakesHeadersUpToTheEndOfTheirLine) {
    for (const char* line : {
             "Authorization: <<Digest username=\"a\", response=\"b\">>",
             "set-cookie: <<id=1; Path=/; HttpOnly>>",
             "Cookie: <<a=\"b c\"; d=e>>",
             "X-Api-Key: <<abc>>",
             "curl -H 'Authorization: <<Token abc>>' https://x",
             "{\"Cookie\": \"<<a=b; c=d>>\", \"Accept\": \"*/*\"}",
             "{\"line\": \"Cookie: <<a=b; c=d>>\", \"n\": 1}",
         })
        expectTaken(line);
}

TEST(Redactor, TakesTokensThatHaveAShape) {
    for (const char* line : {
             "key <<AKIAIOSFODNN7EXAMPLE>>!",
             "pushed with <<ghp_0123456789abcdefghijABCDEFGHIJ012345>>",
             "<<glpat-0123456789abcdefghij>> is a token",
             "slack <<xoxb-123456789012-abcdefABCDEF>>",
             "hub <<hf_abcdefghijklmnopqrstuvwxyzABCDEFGH>>",
             "model <<sk-proj-0123456789abcdefghijklmnop>>",
             "as <<1f0c2a3b-4d5e-6f70-8192-a3b4c5d6e7f8-20260131235959>> it said",
             "got <<eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0>>;",
             "got <<eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0>>",
             "sent Bearer <<abcdef0123456789>> to it",
             "sent basic <<dXNlcjpwYXNzd29yZA==>>",
             "clone https://me:<<s3cr3t>>@git.example.com/a.git",
             "dsn postgres://me:<<p/a?s>>@db:5432/x",
             "clone https://<<0123456789abcdef0123456789abcdef>>@git.example.com/a.git",
         })
        expectTaken(line);
}

TEST(Redactor, TakesArgumentsOfProgramsThatTakeASecretThere) {
    for (const char* line : {
             "sshpass -p <<abc>> ssh root@x",
             "/usr/bin/sshpass -p<<abc>> ssh -p 22 x",
             "docker login -u me -p <<abc>> registry",
             "mysql -u root -p<<abc>> db",
             "redis-cli -h x -a <<abc>> ping",
             "curl -s -u me:<<abc>> https://x",
             "[\"curl\", \"--user\", \"me:<<abc>>\"]",
         })
        expectTaken(line);
}

TEST(Redactor, LeavesWhatOnlyLooksLikeIt) {
    for (const char* text : {
             "docker run -p 8080:80 nginx",
             "ssh -p 22 host; curl -u me https://x",
             "max_tokens: 4096, tokenizer=bpe, token_type=bearer",
             "PASSWORD_FILE=/run/secrets/db PWD=/root/work",
             "password: ${DB_PASSWORD}",
             "{\"password\": null, \"token\": \"\", \"secret\": \"****\"}",
             "pam_unix(sshd:auth): authentication failure; user=root",
             "token expired, secretary of state, basic authentication, bearer of news",
             "GPU-8a5e1f2c-90d1-4be3-9c11-0a1b2c3d4e5f at 00000000:3B:00.0",
             "NVRM: Xid (PCI:0000:13:00): 79, pid=4711, GPU has fallen off the bus.",
             "https://example.com:8080/a@b https://git@github.com/x /path/key=1",
             "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
             "-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIUbm90IGEgc2VjcmV0\n-----END "
             "CERTIFICATE-----",
             "key: value\nsign: here\nauth: ok\nsession: 12",
         })
        EXPECT_EQ(redacted(text), text);
}

const std::string kKey =
    "-----BEGIN OPENSSH PRIVATE KEY-----\n"
    "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW\n"
    "QyNTUxOQAAACDdO0MeCmqMLRp8wTJ2Vvr3m3Ff0GmCXAYcVmBHnXNVJwAAAJhUvT4wVL0+\n"
    "MAAAAAtzc2gtZWQ=\n"
    "-----END OPENSSH PRIVATE KEY-----\n";

TEST(Redactor, TakesPrivateKeysLineByLine) {
    EXPECT_EQ(redacted("a\n" + kKey + "b\n"),
              "a\n-----BEGIN OPENSSH PRIVATE KEY-----\n[redacted]\n[redacted]\n[redacted]\n"
              "-----END OPENSSH PRIVATE KEY-----\nb\n");
    EXPECT_EQ(redacted("{\"k\": \"-----BEGIN PRIVATE KEY-----\\nMIIEvAIB\\n-----END PRIVATE "
                       "KEY-----\\n\"}"),
              "{\"k\": \"-----BEGIN PRIVATE KEY-----[redacted]-----END PRIVATE KEY-----\\n\"}");
    EXPECT_EQ(redacted("PuTTY-User-Key-File-3: ssh-ed25519\r\nPrivate-Lines: 1\r\n"
                       "AAAAIHN1cHBvcnQgYnVuZGxlcyBhcmUgcmVkYWN0ZWQ=\r\nPrivate-MAC: 00\r\n"),
              "PuTTY-User-Key-File-3: ssh-ed25519\r\nPrivate-Lines: 1\r\n[redacted]\r\n"
              "Private-MAC: 00\r\n");
}

TEST(Redactor, TakesWhatIsLeftOfAKeyThatIsCutAnywhere) {
    const std::string text = "before\n" + kKey + "after\n";
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        for (const std::string& part : {text.substr(0, cut), text.substr(cut)}) {
            // A tail without "PRIVATE KEY" in it is base64 that anybody may write.
            if (part.find("PRIVATE KEY") == std::string::npos) continue;
            const std::string clean = redacted(part);
            for (std::size_t at = 45; at + 20 < 190; at += 5) {
                const std::string piece = kKey.substr(at, 20);
                if (piece.find('\n') != std::string::npos) continue;
                EXPECT_EQ(clean.find(piece), std::string::npos) << cut << ": " << clean;
            }
            EXPECT_EQ(std::ranges::count(clean, '\n'), std::ranges::count(part, '\n'));
        }
    }
}

TEST(Redactor, TakesAKeyThatALogHasPutWordsAround) {
    const std::string log =
        "10:00 app: -----BEGIN RSA PRIVATE KEY-----\n"
        "10:00 app: MIIEpAIBAAKCAQEA0Z3VS5JJcds3xfn/ygWyF8PbnGy0AHB7MhgwMbRvI0MBZhpI\n"
        "10:00 app: -----END RSA PRIVATE KEY-----\n"
        "10:01 app: fine\n";
    const std::string clean = redacted(log);
    EXPECT_EQ(clean.find("MIIEpAIB"), std::string::npos);
    EXPECT_NE(clean.find("10:01 app: fine\n"), std::string::npos);
}

TEST(Redactor, ChangesNoByteThatIsNoText) {
    std::string bytes;
    for (int i = 0; i < 256; ++i)
        bytes += static_cast<char>(i);
    EXPECT_EQ(redacted(bytes), bytes);
    EXPECT_EQ(redacted("\xFF\xFEtoken=\xC3(\xFF\n\x80"), "\xFF\xFEtoken=[redacted]\n\x80");
    EXPECT_EQ(redacted(""), "");
}

TEST(Redactor, FindsKnownSecretsInsideMarksOfItsOwnOnlyOnce) {
    std::vector<domain::SecretString> secrets;
    secrets.emplace_back("redacted");
    secrets.emplace_back("abc");  // too short to be told from chance
    const Redactor redactor(secrets);
    EXPECT_EQ(redactor.redact("it is redacted, abc"), "it is [redacted], abc");
    EXPECT_EQ(redactor.redact("it is [redacted], abc"), "it is [redacted], abc");
}

// Each of these makes a search that goes back, or looks at the rest from each place, take for ever.
TEST(Redactor, IsNotHeldUpByTextsThatRepeat) {
    for (const char* piece : {"a",
                              "token ",
                              "token/",
                              "token=",
                              "://",
                              "a://b:c",
                              "eyJ-",
                              "eyJ-.",
                              "\\",
                              "\"",
                              "\\\"",
                              "-----BEGIN PRIVATE KEY-----\n",
                              "-----END PRIVATE KEY-----\n",
                              "sk-",
                              "Bearer ",
                              "%41",
                              "password: \"",
                              "curl -u ",
                              "/home/",
                              "::",
                              "1.1.1.",
                              "@",
                              "secret 9f86d0818 "}) {
        std::string text;
        while (text.size() < 200'000)
            text += piece;
        const std::string clean = redacted(text);
        EXPECT_EQ(redacted(clean), clean) << piece;
    }
}

}  // namespace
}  // namespace berth::support_bundle
