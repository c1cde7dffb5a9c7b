// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>
#include <simdjson.h>

#include <string>
#include <string_view>

#include "sim/engine/base64.h"
#include "sim/serving/behaviours/answers.h"
#include "sim/serving/behaviours/png.h"
#include "tests/sim/serving/room.h"

namespace berth::sim::serving {
namespace {

using domain::BalancingPolicy;
using engine::kMinute;
using images::Behaviour;
using test::Received;
using test::Room;

const HeaderList kJson{{"Accept", "application/json"}};

class Behaviours : public ::testing::Test {
  protected:
    void start(Behaviour behaviour, std::uint16_t port = 80) {
        room.image.behaviour = behaviour;
        room.serving.openLink({1, port}, BalancingPolicy::RoundRobin);
        room.startNode(1);
    }
    std::shared_ptr<Received> send(HttpRequest request, std::uint16_t port = 80) {
        auto sink = room.send(std::move(request), port);
        room.run(kMinute);
        return sink;
    }

    Room room;
};

bool isJson(std::string_view text) {
    simdjson::dom::parser parser;
    simdjson::dom::element element;
    return parser.parse(text.data(), text.size()).get(element) == simdjson::SUCCESS;
}

TEST_F(Behaviours, EveryAnswerNamesItsNodeAndIsNotKeptOrSniffed) {
    for (const Behaviour behaviour : {Behaviour::Echo, Behaviour::Counter, Behaviour::Files,
                                      Behaviour::Llm, Behaviour::Image, Behaviour::Plain}) {
        start(behaviour);
        for (const std::string_view method : {"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"}) {
            for (const std::string_view target : {"/", "/a", "/%zz", "/?q", "/..", "/v1/models"}) {
                const auto got = send({std::string(method), std::string(target), {}, "\xFF<b>{"});
                ASSERT_TRUE(got->head.has_value());
                EXPECT_EQ(got->header("X-Berth-Node"), "app-1");
                EXPECT_EQ(got->header("Cache-Control"), "no-store");
                EXPECT_EQ(got->header("X-Content-Type-Options"), "nosniff");
                EXPECT_TRUE(got->last);
                EXPECT_EQ(got->bodyLength, static_cast<std::int64_t>(got->body.size()));
                EXPECT_LT(got->head->status, 500);
                if (got->header("Content-Type") == "application/json") {
                    EXPECT_TRUE(isJson(got->body)) << got->body;
                }
                if (got->head->status == 405) {
                    EXPECT_NE(got->header("Allow"), "");
                }
            }
        }
    }
}

TEST_F(Behaviours, AnswerAtTheHealthPathOfTheImage) {
    room.image.preset.healthPath = "/ready";
    start(Behaviour::Counter);
    EXPECT_EQ(room.get("/ready")->body, "ok\n");
    EXPECT_EQ(room.get("/other")->head->status, 404);
}

TEST_F(Behaviours, EchoTellsWhoAnsweredAndWhat) {
    start(Behaviour::Echo);
    EXPECT_EQ(room.get("/a?b=1")->body, "app-1 answered\nrequest 1 of this node\nGET /a?b=1\n");
    const auto json = room.get("/\"x", kJson);
    EXPECT_EQ(json->header("Content-Type"), "application/json");
    EXPECT_EQ(json->body,
              "{\"node\":\"app-1\",\"method\":\"GET\",\"target\":\"/\\\"x\",\"request\":2,"
              "\"port\":80}\n");
}

TEST_F(Behaviours, BrowsersGetPagesThatAskForNothingMore) {
    const HeaderList browser{{"Accept", "text/html,application/xhtml+xml,*/*;q=0.8"}};
    for (const Behaviour behaviour : {Behaviour::Echo, Behaviour::Counter, Behaviour::Plain}) {
        start(behaviour);
        const auto got = room.get("/", browser);
        EXPECT_EQ(got->header("Content-Type"), "text/html; charset=utf-8");
        EXPECT_NE(got->body.find("app-1"), std::string::npos);
        EXPECT_NE(got->body.find("<link rel=\"icon\" href=\"data:,\">"), std::string::npos)
            << "its request for an icon would take the turn of a node";
    }
}

TEST_F(Behaviours, EchoShowsWhatWasAskedAsTextInItsPage) {
    start(Behaviour::Echo);
    const auto got = room.get("/<script>alert(1)</script>", {{"Accept", "text/html"}});
    EXPECT_EQ(got->body.find("<script>"), std::string::npos);
    EXPECT_NE(got->body.find("&lt;script&gt;"), std::string::npos);
}

TEST_F(Behaviours, EchoListsTheHeadersSorted) {
    start(Behaviour::Echo);
    EXPECT_EQ(room.get("/headers", {{"B", "2"}, {"A", "1"}, {"C", "<i>"}})->body,
              "A: 1\nB: 2\nC: <i>\n");
    EXPECT_EQ(room.get("/headers", kJson)->body,
              "{\"headers\":[[\"Accept\",\"application/json\"]],\"node\":\"app-1\"}\n");
}

TEST_F(Behaviours, EchoGivesTheBodyBackButNeverAsAPage) {
    start(Behaviour::Echo);
    const std::string body("a\0<script>\xFF", 11);
    const auto got = send({"POST", "/", {{"Content-Type", "text/html"}}, body});
    EXPECT_EQ(got->body, body);
    EXPECT_EQ(got->header("Content-Type"), "text/plain; charset=utf-8");
}

TEST_F(Behaviours, CounterCountsItsOwnGets) {
    start(Behaviour::Counter);
    EXPECT_EQ(room.get("/")->body, "1\n");
    EXPECT_EQ(send({"HEAD", "/", {}, {}})->body, "1\n");
    EXPECT_EQ(room.get("/favicon.ico")->head->status, 404);
    EXPECT_EQ(send({"POST", "/", {}, {}})->head->status, 405);
    EXPECT_EQ(room.get("/?again", kJson)->body, "{\"count\":2,\"node\":\"app-1\"}\n");
}

TEST_F(Behaviours, PlainPageEscapesWhatItNames) {
    room.image.preset.name = "<script>alert(1)</script>";
    room.image.preset.summary = "a & b";
    start(Behaviour::Plain);
    const auto got = room.get("/");
    EXPECT_EQ(got->body.find("<script>"), std::string::npos);
    EXPECT_NE(got->body.find("a &amp; b"), std::string::npos);
    EXPECT_NE(got->body.find("app-1"), std::string::npos);
    EXPECT_NE(got->header("Content-Security-Policy"), "");
}

TEST_F(Behaviours, ImagePageKeepsItsHistoryInTheProcess) {
    start(Behaviour::Image, 8188);
    const auto posted = send({"POST",
                              "/prompt",
                              {{"Content-Type", "application/x-www-form-urlencoded"}},
                              "prompt=a+%3Cship%3E&x=1"},
                             8188);
    EXPECT_EQ(posted->head->status, 303);
    EXPECT_EQ(posted->header("Location"), "/");
    const auto page = room.get("/", {}, 8188);
    EXPECT_NE(page->body.find("a &lt;ship&gt;"), std::string::npos);
    const auto picture = room.get("/view/1.png", {}, 8188);
    EXPECT_EQ(picture->header("Content-Type"), "image/png");
    EXPECT_EQ(picture->body, patternFor("a <ship>"));
    EXPECT_EQ(room.get("/view/2.png", {}, 8188)->head->status, 404);
    room.startNode(1);  // starts again
    EXPECT_EQ(room.get("/history", {}, 8188)->body, "{\"node\":\"app-1\",\"history\":[]}\n");
}

TEST_F(Behaviours, ImageHistoryIsBounded) {
    start(Behaviour::Image, 8188);
    for (int i = 1; i <= 150; ++i) {
        const std::string body = "{\"prompt\":\"" + std::string(5000, 'p') + "\"}";
        EXPECT_EQ(send({"POST", "/prompt", {}, body}, 8188)->head->status, 200);
    }
    const auto history = room.get("/history", {}, 8188);
    EXPECT_LT(history->body.size(), 100U * 2100);
    EXPECT_EQ(history->body.find("{\"id\":50,"), std::string::npos);
    EXPECT_NE(history->body.find("{\"id\":51,"), std::string::npos);
}

TEST_F(Behaviours, ImageApiDrawsWithoutKeepingAnything) {
    start(Behaviour::Image, 3000);
    const auto got = send({"POST", "/prompt", {}, "{\"prompt\":\"a \\\"ship\\\"\"}"}, 3000);
    EXPECT_EQ(got->head->status, 200);
    simdjson::dom::parser parser;
    const simdjson::dom::element json = parser.parse(got->body);
    EXPECT_EQ(std::string_view(json["images"].at(0)), engine::base64(patternFor("a \"ship\"")));
    EXPECT_EQ(std::string_view(json["node"]), "app-1");
    for (const std::string_view bad : {"", "{", "[]", "{\"prompt\":1}", "{\"prompt\":\"\"}",
                                       "{\"prompt\":\"a\",\"prompt\":\"b\"}"})
        EXPECT_EQ(send({"POST", "/prompt", {}, std::string(bad)}, 3000)->head->status, 400) << bad;
}

TEST(ChangesState, NamesWhatTheCommandLogMustHold) {
    EXPECT_TRUE(changesState(Behaviour::Counter, "GET"));
    EXPECT_TRUE(changesState(Behaviour::Files, "PUT"));
    EXPECT_TRUE(changesState(Behaviour::Files, "DELETE"));
    EXPECT_FALSE(changesState(Behaviour::Files, "GET"));
    EXPECT_TRUE(changesState(Behaviour::Image, "POST"));
    EXPECT_FALSE(changesState(Behaviour::Echo, "POST"));
    EXPECT_FALSE(changesState(Behaviour::Llm, "POST"));
}

TEST(Answers, DecodePercentEscapesOrSayNo) {
    EXPECT_EQ(percentDecoded("a%20b+c").value(), "a b+c");
    EXPECT_EQ(percentDecoded("a%20b+c", true).value(), "a b c");
    EXPECT_EQ(percentDecoded("%41%ff").value(), "A\xFF");
    for (const std::string_view bad : {"%", "%4", "%4g", "a%"})
        EXPECT_FALSE(percentDecoded(bad).has_value());
    EXPECT_EQ(percentEncoded("/a b/文"), "/a%20b/%E6%96%87");
}

TEST(Answers, WriteAnyBytesAsJson) {
    std::string all;
    for (int byte = 0; byte < 256; ++byte)
        all += static_cast<char>(byte);
    EXPECT_TRUE(isJson(jsonString(all)));
    EXPECT_EQ(jsonString("文\n\"\\"), "\"文\\u000a\\\"\\\\\"");
}

}  // namespace
}  // namespace berth::sim::serving
