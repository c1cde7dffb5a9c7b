// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/secrets/session_secret_store.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "tests/platform_client/secrets/secret_asking.h"

namespace berth::platform_client {
namespace {

using namespace fixtures;

TEST(SessionSecrets, AreKeptReadAndRemoved) {
    SessionSecretStore store;
    EXPECT_EQ(readOf(store, "a"), "(none)");
    EXPECT_EQ(writeTo(store, "a", "one"), "done");
    EXPECT_EQ(writeTo(store, "b", ""), "done");
    EXPECT_EQ(readOf(store, "a"), "one");
    EXPECT_EQ(readOf(store, "a"), "one");  // a copy was given, not the secret
    EXPECT_EQ(readOf(store, "b"), "");
    EXPECT_EQ(writeTo(store, "a", "two"), "done");
    EXPECT_EQ(readOf(store, "a"), "two");
    ASSERT_EQ(store.contents().size(), 2U);
    EXPECT_EQ(store.contents()[0].second.reveal(), "two");
    EXPECT_EQ(removeFrom(store, "a"), "done");
    EXPECT_EQ(removeFrom(store, "a"), "done");
    EXPECT_EQ(readOf(store, "a"), "(none)");
    EXPECT_TRUE(store.holds("b"));
    store.clear();
    EXPECT_FALSE(store.holds("b"));
}

TEST(SessionSecrets, MayBeUsedFromManyThreads) {
    SessionSecretStore store;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&store, t] {
            const std::string key = "key " + std::to_string(t % 2);
            for (int i = 0; i < 500; ++i) {
                store.write(key, domain::SecretString("secret"), [](const auto&) {});
                store.read(key, [](const auto& found) {
                    EXPECT_TRUE(!*found || (*found)->reveal() == "secret");
                });
                store.remove(key, [](const auto&) {});
            }
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_TRUE(store.contents().empty());
}

}  // namespace
}  // namespace berth::platform_client
