// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <simdjson.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/sim/serving/room.h"

namespace berth::sim::serving {
namespace {

using domain::BalancingPolicy;
using engine::kMinute;
using engine::kSecond;
using test::Received;
using test::Room;

class Chat : public ::testing::Test {
  protected:
    Chat() {
        room.image.behaviour = images::Behaviour::Llm;
        room.image.preset.name = "qwen";
        room.image.serviceTime = {engine::DistributionKind::Constant, 2, 0};
        room.serving.openLink({1, 80}, BalancingPolicy::RoundRobin);
        room.startNode(1);
    }
    std::shared_ptr<Received> ask(std::string body) {
        auto sink = room.send({"POST", "/v1/chat/completions", {}, std::move(body)});
        room.run(10 * kMinute);
        return sink;
    }

    Room room;
};

std::vector<std::string> events(std::string_view body) {
    std::vector<std::string> out;
    while (!body.empty()) {
        EXPECT_TRUE(body.starts_with("data: "));
        const std::size_t end = body.find("\n\n");
        out.emplace_back(body.substr(6, end - 6));
        body.remove_prefix(end + 2);
    }
    return out;
}

constexpr std::string_view kMessages =
    "\"messages\":[{\"role\":\"user\",\"content\":\"hello there\"}]";

TEST_F(Chat, AnswersWhole) {
    const auto got = ask("{" + std::string(kMessages) + ",\"model\":\"m\",\"max_tokens\":10}");
    ASSERT_EQ(got->head->status, 200);
    simdjson::dom::parser parser;
    const simdjson::dom::element json = parser.parse(got->body);
    EXPECT_EQ(std::string_view(json["object"]), "chat.completion");
    EXPECT_EQ(std::string_view(json["model"]), "m");
    EXPECT_EQ(std::string_view(json["choices"].at(0)["message"]["role"]), "assistant");
    EXPECT_EQ(std::string_view(json["choices"].at(0)["finish_reason"]), "length");
    EXPECT_EQ(std::int64_t(json["usage"]["completion_tokens"]), 10);
    EXPECT_EQ(std::int64_t(json["usage"]["prompt_tokens"]), 3);
    // A fifth of 2 s, and ten of the 64 parts of the rest.
    ASSERT_EQ(got->dataAt.size(), 1U);
    EXPECT_NEAR(static_cast<double>(got->dataAt[0]) * 1e-9, 0.4 + 1.6 * 10 / 64, 1e-6);
}

TEST_F(Chat, StreamsTokenByTokenTheSameTextAsWhole) {
    const auto stream = ask("{" + std::string(kMessages) + ",\"stream\":true}");
    const auto whole = ask("{" + std::string(kMessages) + ",\"stream\":false}");
    ASSERT_EQ(stream->head->status, 200);
    EXPECT_EQ(stream->bodyLength, -1);
    EXPECT_EQ(stream->header("Content-Type"), "text/event-stream; charset=utf-8");
    EXPECT_TRUE(stream->last);
    ASSERT_EQ(stream->dataAt.size(), 64U);
    EXPECT_NEAR(static_cast<double>(stream->dataAt[0]) * 1e-9, 0.4, 1e-6);
    for (std::size_t i = 1; i < stream->dataAt.size(); ++i) {
        const double gap = static_cast<double>(stream->dataAt[i] - stream->dataAt[i - 1]) * 1e-9;
        EXPECT_GE(gap, 0.025 * 0.8 - 1e-6);
        EXPECT_LE(gap, 0.025 * 1.2 + 1e-6);
    }
    const std::vector<std::string> sent = events(stream->body);
    ASSERT_EQ(sent.back(), "[DONE]");
    simdjson::dom::parser parser;
    std::string text;
    std::string finish;
    for (std::size_t i = 0; i + 1 < sent.size(); ++i) {
        const simdjson::dom::element json = parser.parse(sent[i]);
        EXPECT_EQ(std::string_view(json["object"]), "chat.completion.chunk");
        std::string_view piece;
        if (json["choices"].at(0)["delta"]["content"].get(piece) == simdjson::SUCCESS)
            text += piece;
        if (json["choices"].at(0)["finish_reason"].get(piece) == simdjson::SUCCESS)
            finish = std::string(piece);
    }
    EXPECT_EQ(finish, "stop");
    const simdjson::dom::element json = parser.parse(whole->body);
    EXPECT_EQ(std::string_view(json["choices"].at(0)["message"]["content"]), text);
    EXPECT_EQ(room.serving.report({1, 80}).totals.completed, 2);
}

TEST_F(Chat, BreaksAStreamInTheMiddleWhenTheNodeEnds) {
    const auto got = room.send(
        {"POST", "/v1/chat/completions", {}, "{" + std::string(kMessages) + ",\"stream\":true}"});
    room.run(kSecond);
    ASSERT_GT(got->dataAt.size(), 5U);
    room.serving.containerStopped(1);
    EXPECT_EQ(got->failure, 502);
    EXPECT_FALSE(got->last);
    const std::size_t pieces = got->dataAt.size();
    room.run(kMinute);
    EXPECT_EQ(got->dataAt.size(), pieces);
}

TEST_F(Chat, StopsAStreamWhoseClientLeft) {
    const auto got = room.send(
        {"POST", "/v1/chat/completions", {}, "{" + std::string(kMessages) + ",\"stream\":true}"});
    room.run(kSecond);
    const std::size_t pieces = got->dataAt.size();
    room.serving.abandon(room.lastId);
    room.run(kMinute);
    EXPECT_EQ(got->dataAt.size(), pieces);
    EXPECT_EQ(room.serving.inProgress(1), 0);
}

TEST_F(Chat, ReportsTheUsageAtTheEndOfAStreamWhenAsked) {
    const auto got = ask("{" + std::string(kMessages) +
                         ",\"stream\":true,\"max_tokens\":2,"
                         "\"stream_options\":{\"include_usage\":true}}");
    const std::vector<std::string> sent = events(got->body);
    ASSERT_GE(sent.size(), 3U);
    EXPECT_NE(sent[sent.size() - 2].find("\"completion_tokens\":2"), std::string::npos);
}

TEST_F(Chat, RefusesWhatIsNotAChat) {
    std::string deep = "{\"messages\":";
    for (int i = 0; i < 70; ++i)
        deep += '[';
    for (int i = 0; i < 70; ++i)
        deep += ']';
    deep += '}';
    const std::string messages(kMessages);
    for (const std::string& bad : std::vector<std::string>{
             "",
             "{",
             "null",
             "[]",
             "{}",
             "{\"messages\":[]}",
             "{\"messages\":\"hi\"}",
             "{\"messages\":[1]}",
             "{\"messages\":[{\"role\":\"user\"}]}",
             "{\"messages\":[{\"content\":\"x\"}]}",
             "{" + messages + "," + messages + "}",
             "{" + messages + ",\"stream\":\"yes\"}",
             "{" + messages + ",\"max_tokens\":0}",
             "{" + messages + ",\"max_tokens\":5000}",
             "{" + messages + ",\"max_tokens\":1.5}",
             "{" + messages + "} x",
             deep,
             "{\"messages\":[{\"role\":\"user\",\"content\":\"\xFF\"}]}",
         }) {
        const auto got = ask(bad);
        ASSERT_TRUE(got->head.has_value());
        EXPECT_EQ(got->head->status, 400) << bad;
        EXPECT_TRUE(got->body.starts_with("{\"error\":{\"message\":")) << got->body;
    }
}

TEST_F(Chat, ReadsABodyCutAnywhereWithoutHarm) {
    const std::string body = "{" + std::string(kMessages) + ",\"max_tokens\":1}";
    for (std::size_t cut = 0; cut < body.size(); ++cut)
        EXPECT_EQ(ask(body.substr(0, cut))->head->status, 400);
    EXPECT_EQ(ask(body)->head->status, 200);
}

TEST_F(Chat, ListsItsModelAndIsHealthy) {
    EXPECT_NE(room.get("/v1/models")->body.find("\"id\":\"qwen\""), std::string::npos);
    EXPECT_EQ(room.get("/health")->head->status, 200);
    EXPECT_EQ(room.get("/v1/chat/completions")->head->status, 405);
    EXPECT_EQ(room.get("/nothing")->head->status, 404);
}

}  // namespace
}  // namespace berth::sim::serving
