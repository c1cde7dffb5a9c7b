// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "models/domain/random.h"
#include "sim/open_api/open_api.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_platform.h"

namespace berth::sim::open_api::testing {

using Json = nlohmann::json;

inline constexpr const char* kToken = "01234567-89ab-cdef-0123-456789abcdef-20260131235959";

// Keeps what it is given.
struct KeptAnswer final : serving::ResponseSink {
    void onHead(const serving::HttpHead& given, std::int64_t length) override {
        ++heads;
        head = given;
        announced = length;
    }
    void onData(std::string_view data, bool last) override {
        body += data;
        ended = ended || last;
    }
    void onFailure(int status, std::string_view, std::string_view detail) override {
        failure = status;
        body = detail;
        ended = true;
    }

    serving::HttpHead head;
    std::string body;
    std::int64_t announced = -1;
    int heads = 0;
    int failure = 0;
    bool ended = false;

    [[nodiscard]] Json json() const { return Json::parse(body); }
    [[nodiscard]] std::string header(const std::string& name) const {
        for (const auto& [known, value] : head.headers) {
            if (known == name) return value;
        }
        return {};
    }
};

// The API before a scripted platform.
class ApiRoom : public ::testing::Test {
  protected:
    ApiRoom();

    // A state in which there are two regions, two GPU specs and two volumes; publish() makes it the
    // platform's.
    domain::Snapshot state;
    void publish();
    // Another deployment of `state`, running on one node unless changed.
    domain::Deployment& addDeployment(int number, const std::string& name);
    domain::Node& addNode(int number, const domain::Deployment& deployment, int ordinal);

    // With a good token, time and version.
    [[nodiscard]] serving::HttpRequest request(const std::string& method, const std::string& target,
                                               std::string body = {}) const;
    std::shared_ptr<KeptAnswer> send(const serving::HttpRequest& request);
    // The envelope of an answer that has come.
    Json get(const std::string& target);
    Json post(const std::string& target, const Json& body);
    // The `data` of an answer that is "0000".
    Json data(const std::string& target);
    // The message of a refusal; empty when it is none or has data.
    static std::string refusal(const Json& envelope, const std::string& code = "C999");
    // Applied changes, newest last.
    [[nodiscard]] domain::Change lastChange() const { return platform.applied().back().change; }

    support::FakeClock clock;
    domain::SystemRandom random;
    support::FakePlatform platform;
    std::shared_ptr<std::vector<platform::EndedDeployment>> ended =
        std::make_shared<std::vector<platform::EndedDeployment>>();
    std::unique_ptr<OpenApi> api;

  private:
    std::uint64_t m_version = 0;
};

// A body that creates a task, as the documentation has it.
[[nodiscard]] Json createBody(const std::string& name, const std::string& mark);
[[nodiscard]] Json newCreateBody(const std::string& name, const std::string& mark);

}  // namespace berth::sim::open_api::testing
