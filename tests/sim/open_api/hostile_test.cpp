// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is sent, there is one answer, it is JSON, and nothing is done that was not asked for.
#include <random>

#include "tests/sim/open_api/api_room.h"

namespace berth::sim::open_api::testing {
namespace {

class Hostile : public ApiRoom {
  protected:
    Hostile() {
        addDeployment(1, "web");
        addNode(1, state.deployments.front(), 1);
        publish();
    }
    // The envelope of whatever comes back.
    Json answer(const serving::HttpRequest& sent) {
        const auto kept = send(sent);
        EXPECT_TRUE(kept->ended);
        EXPECT_EQ(kept->failure, 0);
        EXPECT_EQ(kept->heads, 1);
        EXPECT_EQ(kept->head.status, 200);
        EXPECT_EQ(kept->announced, static_cast<std::int64_t>(kept->body.size()));
        EXPECT_EQ(kept->header("Content-Type"), "application/json; charset=utf-8");
        const Json envelope = Json::parse(kept->body, nullptr, false);
        EXPECT_TRUE(envelope.is_object()) << kept->body;
        EXPECT_TRUE(envelope["code"].is_string());
        EXPECT_TRUE(envelope["message"].is_string());
        EXPECT_TRUE(envelope["code"] == "0000" || envelope["data"].is_null());
        return envelope;
    }
};

TEST_F(Hostile, UnknownPathsAndMethodsAreRefusedInTheEnvelope) {
    for (const std::string path :
         {"/", "/api", "/api/", "/api/deployment/task/search/", "/api/deployment/task/SEARCH",
          "/api/deployment//task/search", "/api/deployment/task/%73earch",
          "/api/deployment/task/search%3Fa=1", "/api/task/image_preheat/search",
          "/api/deployment/task/encrypt/check", "/../api/deployment/task/search"})
        EXPECT_NE(refusal(answer(request("GET", path))).find("接口不存在"), std::string::npos)
            << path;
    for (const std::string method : {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"})
        EXPECT_NE(
            refusal(answer(request(method, "/api/deployment/task/search", "{}"))).find("请求方法"),
            std::string::npos);
    EXPECT_NE(refusal(answer(request("GET", "/api/deployment/task/stop?task_id=1"))).find("POST"),
              std::string::npos);
    EXPECT_TRUE(platform.applied().empty());
}

TEST_F(Hostile, StrangersLearnNothingButThatTheyAreStrangers) {
    for (const std::string path :
         {"/nonsense", "/api/deployment/task/search", "/api/deployment/task/stop"}) {
        serving::HttpRequest stranger = request("POST", path, R"({"task_id":1})");
        stranger.headers[1].second[0] = 'f';
        EXPECT_EQ(refusal(answer(stranger), "C001"), "token 无效 (token invalid)");
    }
    EXPECT_TRUE(platform.applied().empty());
}

TEST_F(Hostile, BodiesThatAreNotOneObjectAreRefused) {
    for (const std::string body :
         {"", " ", "null", "[]", "1", "\"x\"", "{", "{}{}", "{\"task_id\":1,}", "{'task_id':1}",
          "{\"task_id\":01}", "{\"task_id\":1} x", "\xEF\xBB\xBF{\"task_id\":", "{\"a\":\"\xFF\"}",
          "{\"task_id\":NaN}", "{\"task_id\":1,\"task_id\":2}", "{\"a\":{\"b\":1,\"b\":1}}",
          "task_id=1"})
        EXPECT_NE(
            refusal(answer(request("POST", "/api/deployment/task/stop", body))).find("请求体"),
            std::string::npos)
            << body;
    std::string deep = "{\"task_id\":1,\"x\":";
    for (int i = 0; i < 200'000; ++i)
        deep += '[';
    EXPECT_NE(refusal(answer(request("POST", "/api/deployment/task/stop", deep))).find("请求体"),
              std::string::npos);
    const std::string large = "{\"task_id\":1,\"x\":\"" + std::string(1024 * 1024, 'x') + "\"}";
    EXPECT_NE(refusal(answer(request("POST", "/api/deployment/task/stop", large))).find("1 MiB"),
              std::string::npos);
    EXPECT_TRUE(platform.applied().empty());
}

TEST_F(Hostile, BodiesCutAnywhereChangeNothing) {
    const std::string body = createBody("web", "mark-4090-beijing").dump();
    for (std::size_t length = 0; length < body.size(); ++length) {
        EXPECT_NE(
            answer(request("POST", "/api/deployment/task/create", body.substr(0, length)))["code"],
            "0000")
            << length;
    }
    EXPECT_TRUE(platform.applied().empty());
    EXPECT_EQ(answer(request("POST", "/api/deployment/task/create", body))["code"], "0000");
}

TEST_F(Hostile, QueriesOfAnyBytesAreAnswered) {
    std::mt19937 dice(17);
    const std::vector<std::string> paths{
        "/api/deployment/resource/search", "/api/deployment/task/search",
        "/api/deployment/task/detail",     "/api/deployment/task/points",
        "/api/deployment/task/point_log",  "/api/deployment/task/pod_event",
        "/api/storage/get_storage",        "/api/storage/get_storage_by_ids",
        "/api/task/deployment/search",     "/api/storage/storage_info"};
    const std::vector<std::string> pieces{
        "task_id",   "point_id", "service_id",  "page",
        "page_size", "status",   "storage_ids", "=",
        "=",         "=",        "&",           "&",
        "1",         "0",        "-1",          "99999999999999999999",
        "%",         "%2C",      "%00",         "%FF",
        "+",         ",",        "?",           "#",
        "Running",   "\xC3\x28", "'",           "\"",
        "..",        ";"};
    for (int round = 0; round < 1'500; ++round) {
        std::string target = paths[dice() % paths.size()] + "?";
        for (std::size_t i = dice() % 12; i > 0; --i)
            target += pieces[dice() % pieces.size()];
        (void)answer(request("GET", target));
    }
}

// What is put where something else belongs.
std::vector<Json> anyValues() {
    return {nullptr,
            true,
            0,
            -1,
            1.5,
            9223372036854775807,
            18446744073709551615U,
            1e308,
            "",
            "x",
            std::string(40, 'a'),
            Json::array(),
            Json::array({1}),
            Json::object(),
            Json::parse(R"([{"name":1}])"),
            Json::parse(R"({"command":[1],"args":{}})")};
}

TEST_F(Hostile, BodiesOfJobsWithAnyValueAnywhereAreAnswered) {
    std::mt19937 dice(31);
    const std::vector<Json> values = anyValues();
    const std::vector<std::string> pointers{"/points",
                                            "/sub_type",
                                            "/task_type",
                                            "/job_status",
                                            "/job_support",
                                            "/job_support/timeout_sec",
                                            "/job_support/estimated_exec_sec",
                                            "/job_support/parallelism",
                                            "/job_support/mod_param",
                                            "/job_support/mod_param/index",
                                            "/job_support/mod_param/index/max_failed_index",
                                            "/job_support/mod_param/default",
                                            "/job_support/mod_param/default/backoff_limit",
                                            "/job_support/mod_param/default/restart_policy",
                                            "/services/0"};
    int taken = 0;
    for (int round = 0; round < 1'200; ++round) {
        Json body = newCreateBody("batch", "mark-4090-beijing");
        body.erase("task_type");
        body["job_support"] =
            Json::parse(dice() % 2 == 0 ? R"({"timeout_sec":60,"parallelism":2,"mod_param":
                      {"default":{"backoff_limit":4,"restart_policy":"Never"}}})"
                                        : R"({"timeout_sec":60,"parallelism":2,"mod_param":
                      {"index":{"index_backoff_limit":2,"max_failed_index":5}}})");
        for (std::size_t i = 1 + dice() % 2; i > 0; --i) {
            const Json::json_pointer place(pointers[dice() % pointers.size()]);
            const auto parent = place.parent_pointer();
            if (!body.contains(parent)) continue;
            const bool fits = place.back() == "0" ? body[parent].is_array() && !body[parent].empty()
                                                  : body[parent].is_object();
            if (fits) body[place] = values[dice() % values.size()];
        }
        const std::size_t before = platform.applied().size();
        const Json envelope = answer(request("POST", "/api/task/job/create", body.dump()));
        if (envelope["code"] != "0000") {
            EXPECT_EQ(platform.applied().size(), before) << body;
            continue;
        }
        ++taken;
        ASSERT_GT(platform.applied().size(), before);
        state.deployments.front().spec =
            std::get<domain::CreateDeployment>(platform.applied()[before].change).spec;
        ASSERT_TRUE(state.deployments.front().spec.job) << body;
        publish();
        for (const char* path : {"/api/task/job/detail?task_id=1", "/api/task/job/search"})
            EXPECT_EQ(answer(request("GET", path))["code"], "0000") << path;
    }
    EXPECT_GT(taken, 50);
    EXPECT_LT(taken, 1'100);
}

TEST_F(Hostile, BodiesWithAnyValueAnywhereAreAnswered) {
    std::mt19937 dice(23);
    const std::vector<Json> values = anyValues();
    const auto& pick = [&dice](auto& from) -> auto& { return from[dice() % from.size()]; };
    for (int round = 0; round < 1'200; ++round) {
        const bool old = dice() % 2 == 0;
        Json body = old ? createBody("web", "mark-4090-beijing")
                        : newCreateBody("web", "mark-4090-beijing");
        body["task_id"] = 1;
        const std::vector<std::string> pointers{"/task_name",
                                                "/task_type",
                                                "/points",
                                                "/resources",
                                                "/resources/0",
                                                "/resources/0/mark",
                                                "/resources/0/resource",
                                                "/services",
                                                "/services/0",
                                                "/services/0/env",
                                                "/services/0/remote_ports",
                                                "/services/0/remote_ports/0",
                                                "/services/0/start_script",
                                                "/services/0/start_script_v2",
                                                "/services/0/service_name",
                                                "/services/0/health_checks",
                                                "/services/0/storage_config",
                                                "/services/0/share_mem_config",
                                                "/share_mem_volumes",
                                                "/load_balance",
                                                "/new_key",
                                                "/services/0/shared_mem_size",
                                                "/services/0/repository_account",
                                                "/task_id"};
        for (std::size_t i = 1 + dice() % 3; i > 0; --i) {
            const Json::json_pointer place(pick(pointers));
            if (!place.parent_pointer().empty() && !body.contains(place.parent_pointer())) continue;
            const Json& parent = body[place.parent_pointer()];
            const bool isElement = place.back() == "0";
            if (isElement ? parent.is_array() && !parent.empty() : parent.is_object())
                body[place] = pick(values);
        }
        const std::string path = old ? "/api/deployment/task/" : "/api/task/deployment/";
        for (const char* verb : {"create", "update"}) {
            const std::size_t before = platform.applied().size();
            const Json envelope = answer(request("POST", path + verb, body.dump()));
            if (envelope["code"] != "0000" || platform.applied().size() == before) continue;
            // What was taken can be shown.
            const domain::Change change = platform.applied()[before].change;
            if (const auto* create = std::get_if<domain::CreateDeployment>(&change)) {
                state.deployments.front().spec = create->spec;
                publish();
                (void)answer(request("GET", "/api/deployment/task/detail?task_id=1"));
                (void)answer(request("GET", "/api/task/deployment/detail?task_id=1"));
                (void)answer(request("GET", "/api/task/deployment/search"));
                (void)answer(request("GET", "/api/deployment/task/points?task_id=1"));
            }
        }
    }
}

TEST_F(Hostile, ExtensionsThatAreNotOursAreShownAsNone) {
    for (const std::string text :
         {"x", "{}", "[]", R"({"openApi":1})", R"({"openApi":1,"services":[1,null,{}]})",
          R"({"openApi":1,"services":[{"name":1,"members":[],"references":[{"at":-1}]}],)"
          R"("primary":7,"resources":[{"mark":1}],"members":{"load_balance":{"type":1}}})",
          R"({"openApi":2,"services":[{"name":"a"}]})", "{\"openApi\":1,\"openApi\":1}"}) {
        state.deployments.front().spec.extensions = text;
        publish();
        for (const char* path :
             {"/api/deployment/task/detail?task_id=1", "/api/task/deployment/detail?task_id=1",
              "/api/deployment/task/search", "/api/deployment/task/points?task_id=1"})
            EXPECT_EQ(answer(request("GET", path))["code"], "0000") << text;
    }
}

TEST_F(Hostile, TheTimeOfTheServerIsInEveryAnswer) {
    const auto kept = send(request("GET", "/nonsense"));
    EXPECT_EQ(kept->header("Date"), "Mon, 21 Sep 2026 14:13:20 GMT");
    EXPECT_EQ(kept->header("Cache-Control"), "no-store");
}

TEST(ApiBeforeTheFirstState, SaysToTryAgain) {
    support::FakePlatform platform;
    support::FakeClock clock;
    domain::SystemRandom random;
    const auto nobody = std::make_shared<std::vector<platform::EndedDeployment>>();
    OpenApi api(
        platform, [&] { return nobody; },
        Authentication(domain::SecretString(kToken), std::nullopt, clock), clock, random);
    const auto answer = std::make_shared<KeptAnswer>();
    api.handle({"GET", "/api/deployment/task/search", {}, {}}, answer);
    EXPECT_EQ(answer->failure, 503);
}

}  // namespace
}  // namespace berth::sim::open_api::testing
