// SPDX-License-Identifier: GPL-3.0-or-later
// The Open API of berth-sim serve, asked by curl, signed by openssl.
#include <gtest/gtest.h>
#include <signal.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/app/simtool/child_process.h"
#include "tests/app/simtool/http_client.h"

namespace berth::app {
namespace {

using testing::ChildProcess;
using testing::Finished;
using testing::readAll;
using testing::TemporaryFolder;
using testing::writeAll;
using Json = nlohmann::json;

constexpr const char* kToken = "01234567-89ab-cdef-0123-456789abcdef-20260131235959";

// What a shell prints.
std::string shell(const std::string& command) {
    std::FILE* const pipe = ::popen((command + " 2>&1").c_str(), "r");
    if (pipe == nullptr) return "popen failed";
    std::string out;
    char bytes[4096];
    for (std::size_t got = 0; (got = std::fread(bytes, 1, sizeof bytes, pipe)) > 0;)
        out.append(bytes, got);
    ::pclose(pipe);
    return out;
}

Json parsed(const std::string& text) {
    Json json = Json::parse(text, nullptr, false);
    EXPECT_FALSE(json.is_discarded()) << text;
    return json;
}

// berth-sim serve with the given options, and what its ready line says.
class ServedApi {
  public:
    explicit ServedApi(std::vector<std::string> options) : m_child(withServe(std::move(options))) {
        if (const auto line = m_child.readLine()) m_ready = parsed(*line);
    }
    [[nodiscard]] std::string api() const { return m_ready["api"]; }
    [[nodiscard]] std::string token() const { return m_ready["token"]; }
    Finished stop() {
        m_child.signal(SIGTERM);
        return m_child.finish();
    }

  private:
    static std::vector<std::string> withServe(std::vector<std::string> options) {
        options.insert(options.begin(), "serve");
        return options;
    }
    ChildProcess m_child;
    Json m_ready;
};

// A request by curl; `sign`: an openssl key to sign it with, or empty.
Json curl(const ServedApi& server, const std::string& target, const std::string& body = {},
          const std::string& sign = {}, const std::string& options = {}) {
    std::string script = "now=$(date +%s%3N); target='" + target + "'; body='" + body + "'; ";
    std::string headers =
        "-H 'token: " + server.token() + "' -H \"timestamp: $now\" -H 'version: 1.0.0' ";
    if (!sign.empty()) {
        script += "sign=$(printf '%s\\n1.0.0\\n%s\\n%s\\n%s' \"$target\" \"$now\" '" +
                  server.token() + "' \"$body\" | openssl dgst -sha256 -sign '" + sign +
                  "' -binary | base64 -w0); ";
        headers += "-H \"sign_str: $sign\" ";
    }
    if (!body.empty()) headers += "-H 'Content-Type: application/json' -d \"$body\" ";
    return parsed(shell(script + "curl -sS --max-time 60 " + headers + options + " \"" +
                        server.api() + "$target\""));
}

TEST(OpenApiByCurl, TakesASimpleKey) {
    ServedApi server({"--token", kToken});
    EXPECT_EQ(server.token(), kToken);
    const Json found = curl(server, "/api/deployment/resource/search?device_type=GpuDevice");
    ASSERT_EQ(found["code"], "0000") << found;
    const std::string mark = found["data"]["results"][0]["regions"][0]["mark"]["mark"];
    const Json made = curl(
        server, "/api/deployment/task/create",
        R"({"task_name":"web","resources":[{"mark":")" + mark +
            R"("}],"services":[{"service_name":"web","service_image":"echo","remote_ports":[{"service_port":80}]}]})");
    EXPECT_EQ(made, Json::parse(R"({"code":"0000","message":"success","data":{"task_id":1}})"));
    const Json listed =
        curl(server, "/api/deployment/task/search?status=Running%2CPending&page=1&page_size=20");
    EXPECT_EQ(listed["data"]["count"], 1) << listed;
    EXPECT_EQ(curl(server, "/api/deployment/task/stop", R"({"task_id":1})")["code"], "0000");
    EXPECT_EQ(curl(server, "/api/deployment/task/search", "", "", "-H 'token: x'")["code"], "C001");
    EXPECT_EQ(server.stop().code, 0);
}

TEST(OpenApiByCurl, TakesAKeyThatSigns) {
    const TemporaryFolder folder;
    const std::string key = folder.at("private.key");
    shell("openssl genrsa -out '" + key + "' 2048 && openssl rsa -in '" + key + "' -pubout -out '" +
          folder.at("public.key") + "'");
    ServedApi server({"--rsa-public-key", folder.at("public.key")});
    const std::string target = "/api/deployment/task/search?status=Running%2CPending&page=1";
    EXPECT_EQ(curl(server, target, "", key)["code"], "0000");
    EXPECT_EQ(curl(server, target)["code"], "C005");
    EXPECT_EQ(curl(server, target, "", key, "-H 'version: 1.0.1'")["code"], "C004");
    EXPECT_NE(curl(server, "/api/deployment/task/pause", R"({"task_id":5})", key)["message"]
                  .get<std::string>()
                  .find("任务不存在"),
              std::string::npos);
    // Signed for another body.
    EXPECT_EQ(curl(server, "/api/deployment/task/pause", R"({"task_id":5})", key,
                   "-d '{\"task_id\":6}'")["code"],
              "C006");
    EXPECT_EQ(server.stop().code, 0);
}

TEST(OpenApiByCurl, IsHardenedAsLinksAre) {
    ServedApi server({});
    const std::string get = "curl -sS -o /dev/null -w '%{http_code}' --max-time 60 ";
    EXPECT_EQ(shell(get + "-H 'Host: example.com' " + server.api() + "/"), "421");
    EXPECT_EQ(shell(get + "-H 'Origin: http://example.com' -d '{}' " + server.api() +
                    "/api/deployment/task/stop"),
              "403");
    EXPECT_EQ(
        shell("head -c 9000000 /dev/zero | " + get + "--data-binary @- " + server.api() + "/"),
        "413");
    const std::string head =
        shell("curl -sS -D - -o /dev/null --max-time 60 " + server.api() + "/");
    EXPECT_NE(head.find("200 OK"), std::string::npos) << head;
    EXPECT_NE(head.find("Date: "), std::string::npos);
    EXPECT_EQ(head.find("Access-Control"), std::string::npos);
    EXPECT_EQ(server.stop().code, 0);
}

TEST(OpenApiOptions, TakeTheTokenFromAFile) {
    const TemporaryFolder folder;
    writeAll(folder.at("token"), std::string(kToken) + "\n");
    ServedApi server({"--token-file", folder.at("token")});
    EXPECT_EQ(server.token(), kToken);
    EXPECT_EQ(curl(server, "/api/deployment/resource/search")["code"], "0000");
    EXPECT_EQ(server.stop().code, 0);
}

TEST(OpenApiOptions, MakeAnotherTokenForEveryLaunch) {
    ServedApi first({}), second({});
    EXPECT_EQ(first.token().size(), std::string(kToken).size());
    EXPECT_NE(first.token(), second.token());
    EXPECT_NE(first.api(), second.api());
    EXPECT_EQ(first.stop().code + second.stop().code, 0);
}

TEST(OpenApiOptions, TakeThePortThatTheyAreGivenOrSayWhyNot) {
    ServedApi first({});
    const std::string port = first.api().substr(first.api().rfind(':') + 1);
    const Finished second = testing::run({"serve", "--api-port", port});
    EXPECT_EQ(second.code, 2);
    EXPECT_NE(second.err.find("--api-port: port " + port + " is in use"), std::string::npos)
        << second.err;
    EXPECT_EQ(first.stop().code, 0);
    ServedApi third({"--api-port", port});
    EXPECT_EQ(third.api(), "http://127.0.0.1:" + port);
    EXPECT_EQ(third.stop().code, 0);
}

TEST(OpenApiOptions, RefuseWhatIsNoTokenNoKeyAndNoPort) {
    const TemporaryFolder folder;
    writeAll(folder.at("words"), "not a key\n");
    writeAll(folder.at("long"), std::string(100'000, 'x'));
    struct Case {
        std::vector<std::string> words;
        std::string text;
    };
    for (const Case& c :
         {Case{{"--api-port", "x"}, "--api-port must be a whole number from 0 to 65535"},
          Case{{"--api-port", "65536"}, "--api-port must be"},
          Case{{"--token", "hunter2"}, "--token: a token is"},
          Case{{"--token-file", folder.at("none")}, "No such file"},
          Case{{"--token-file", folder.at("words")}, "--token-file: a token is"},
          Case{{"--token-file", folder.at("long")}, "it is too long"},
          Case{{"--token-file", folder.path().string()}, "--token-file: "},
          Case{{"--token", kToken, "--token-file", folder.at("words")}, "keep one"},
          Case{{"--rsa-public-key", folder.at("none")}, "No such file"},
          Case{{"--rsa-public-key", folder.at("words")}, "no public key in PEM form"}}) {
        std::vector<std::string> words{"serve"};
        words.insert(words.end(), c.words.begin(), c.words.end());
        const Finished result = testing::run(words);
        EXPECT_EQ(result.code, 2) << c.text;
        EXPECT_EQ(result.out, "");
        EXPECT_NE(result.err.find(c.text), std::string::npos) << result.err;
        EXPECT_EQ(result.err.find("hunter2"), std::string::npos) << "a secret is not repeated";
    }
}

}  // namespace
}  // namespace berth::app
