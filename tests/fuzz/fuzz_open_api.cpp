// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is sent to the served Open API: there is one answer, it is an envelope, reading changes
// nothing, and a change that comes of it can be written down and read again as it is. The first
// line is the method and the target; the rest is the body.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "models/domain/codec.h"
#include "models/domain/random.h"
#include "sim/open_api/open_api.h"
#include "tests/support/fake_clock.h"
#include "tests/support/fake_platform.h"
#include "tests/support/sample_snapshot.h"

namespace {

using namespace berth;

constexpr const char* kToken = "01234567-89ab-cdef-0123-456789abcdef-20260131235959";

void require(bool holds) {
    if (!holds) std::abort();
}

struct Kept final : sim::serving::ResponseSink {
    void onHead(const sim::serving::HttpHead& given, std::int64_t) override {
        require(++heads == 1 && given.status == 200);
    }
    void onData(std::string_view data, bool last) override {
        require(!ended);
        body += data;
        ended = last;
    }
    void onFailure(int, std::string_view, std::string_view) override { std::abort(); }

    std::string body;
    int heads = 0;
    bool ended = false;
};

// A state with deployments and nodes of every kind, and with offers "mark-0", "mark-1" …
domain::SnapshotPtr stateWithOffers() {
    auto state = std::make_shared<domain::Snapshot>(*support::sampleSnapshot());
    int number = 0;
    for (domain::Pool& pool : state->catalogue.pools)
        pool.offer = "mark-" + std::to_string(number++);
    return state;
}

// The API before a platform that says yes to everything.
struct Room {
    Room() : platform(stateWithOffers()) {
        sim::open_api::Authentication keys(domain::SecretString(kToken), std::nullopt, clock);
        api = std::make_unique<sim::open_api::OpenApi>(
            platform, [this] { return none; }, std::move(keys), clock, random);
    }

    support::FakeClock clock;
    domain::SystemRandom random;
    support::FakePlatform platform;
    std::shared_ptr<std::vector<sim::platform::EndedDeployment>> none =
        std::make_shared<std::vector<sim::platform::EndedDeployment>>();
    std::unique_ptr<sim::open_api::OpenApi> api;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    const std::size_t line = input.find('\n');
    const std::size_t space = input.substr(0, line).find(' ');
    if (line == std::string_view::npos || space == std::string_view::npos) return 0;

    Room room;
    sim::serving::HttpRequest request;
    request.method = input.substr(0, space);
    request.target = input.substr(space + 1, line - space - 1);
    request.headers = {{"Host", "127.0.0.1"},
                       {"token", kToken},
                       {"timestamp", std::to_string(room.clock.unixMilliseconds())},
                       {"version", "1.0.0"}};
    request.body = input.substr(line + 1);

    const auto answer = std::make_shared<Kept>();
    room.api->handle(request, answer);
    require(answer->ended);
    const auto envelope = nlohmann::json::parse(answer->body, nullptr, false);
    require(envelope.is_object() && envelope.size() == 3);
    require(envelope["code"].is_string() && envelope["message"].is_string());
    const bool good = envelope["code"] == "0000";
    require(good || envelope["data"].is_null());

    const auto applied = room.platform.applied();
    require(applied.empty() || (good && request.method == "POST"));
    for (const domain::ChangeRequest& each : applied) {
        const auto again = domain::changeRequestFromJson(domain::toJson(each));
        require(again && *again == each);
    }
    return 0;
}
