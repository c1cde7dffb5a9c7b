// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/http/http_request.h"

#include <gtest/gtest.h>

namespace berth::platform_client {
namespace {

domain::Result<std::string> written(const HttpCall& call, const RequestForm& form = {}) {
    return writeRequest(call, *parseHttpAddress(call.url), form);
}

HttpCall callOf(std::string method, std::string body = {}) {
    HttpCall call;
    call.method = std::move(method);
    call.url = "https://api.example/a%2Cb?c=d";
    call.headers = {{"token", "t"}, {"sign_str", "s=="}};
    call.body = std::move(body);
    return call;
}

TEST(HttpRequest, IsWhatTheCallSaysAndNothingMore) {
    EXPECT_EQ(*written(callOf("GET")),
              "GET /a%2Cb?c=d HTTP/1.1\r\nHost: api.example\r\nUser-Agent: Berth\r\n"
              "Accept-Encoding: gzip\r\ntoken: t\r\nsign_str: s==\r\nAccept: */*\r\n\r\n");
    EXPECT_EQ(*written(callOf("POST", "{\"a\":\"\xe4\xbd\xa0\"}")),
              "POST /a%2Cb?c=d HTTP/1.1\r\nHost: api.example\r\nUser-Agent: Berth\r\n"
              "Accept-Encoding: gzip\r\ntoken: t\r\nsign_str: s==\r\nAccept: */*\r\n"
              "Content-Length: 11\r\n\r\n{\"a\":\"\xe4\xbd\xa0\"}");
    EXPECT_NE(written(callOf("POST"))->find("\r\nContent-Length: 0\r\n"), std::string::npos);
}

TEST(HttpRequest, SaysWhetherTheAnswerMayBePackedAndTheConnectionEnds) {
    RequestForm form;
    form.packed = false;
    form.last = true;
    const std::string text = *written(callOf("GET"), form);
    EXPECT_NE(text.find("\r\nAccept-Encoding: identity\r\nConnection: close\r\n"),
              std::string::npos);
}

TEST(HttpRequest, NamesTheWholeAddressToAProxyThatPassesItOn) {
    HttpCall call = callOf("GET");
    call.url = "http://h:8080/x?y";
    RequestForm form;
    form.absoluteTarget = true;
    form.proxyAuthorization = "Basic dTpw";
    const std::string text = *written(call, form);
    EXPECT_TRUE(text.starts_with("GET http://h:8080/x?y HTTP/1.1\r\nHost: h:8080\r\n"));
    EXPECT_NE(text.find("\r\nProxy-Authorization: Basic dTpw\r\n"), std::string::npos);
}

TEST(HttpRequest, RefusesFieldsThatWouldMakeTwoRequestsOfOne) {
    for (const auto& [name, value] : HttpHeaders{{"a", "b\r\nX: y"},
                                                 {"a", "b\nX"},
                                                 {"a", std::string("b\0", 2)},
                                                 {"a\r\nX", "b"},
                                                 {"a b", "c"},
                                                 {"a:", "b"},
                                                 {"", "b"},
                                                 {"a", "\x7f"},
                                                 {"\xc3\xa4", "b"}}) {
        HttpCall call = callOf("GET");
        call.headers = {{name, value}};
        const auto request = written(call);
        ASSERT_FALSE(request.has_value()) << name;
        EXPECT_EQ(request.error().field, "headers");
    }
}

TEST(HttpRequest, LetsNobodyElseWriteWhatFramesIt) {
    for (const char* name : {"Host", "content-length", "Transfer-Encoding", "CONNECTION", "TE",
                             "User-Agent", "Expect", "Upgrade", "Accept-Encoding"}) {
        HttpCall call = callOf("POST", "x");
        call.headers = {{name, "1"}};
        EXPECT_FALSE(written(call).has_value()) << name;
    }
}

TEST(HttpRequest, RefusesMethodsItDoesNotKnowAndAGetWithABody) {
    for (const char* method : {"", "get", "PUT", "DELETE", "GET /x HTTP/1.1\r\nX:"})
        EXPECT_FALSE(written(callOf(method)).has_value()) << method;
    EXPECT_FALSE(written(callOf("GET", "x")).has_value());
}

}  // namespace
}  // namespace berth::platform_client
