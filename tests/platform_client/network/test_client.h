// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "platform_client/network/qt_http_transport.h"

namespace berth::platform_client {

// Patience for what must happen, however busy the machine is.
inline constexpr std::chrono::minutes kPatience{2};

// Waits until it holds; false when it never does.
template <class Condition>
[[nodiscard]] bool eventually(Condition condition) {
    const auto limit = std::chrono::steady_clock::now() + kPatience;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > limit) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return true;
}

// A transport on a thread of its own, used from the thread of the test.
class TestClient {
  public:
    explicit TestClient(QtHttpTransport::Options options = {})
        : transport(std::make_unique<QtHttpTransport>(thread, std::move(options))) {}
    ~TestClient() {
        // Handles end on the network thread.
        on([this] { handles.clear(); });
    }
    TestClient(const TestClient&) = delete;
    TestClient& operator=(const TestClient&) = delete;

    void on(const std::function<void()>& task) {
        std::promise<void> done;
        thread.post([&] {
            task();
            done.set_value();
        });
        done.get_future().wait();
    }
    // Sends and keeps the handle.
    std::future<HttpResult> send(HttpCall call) {
        auto promise = std::make_shared<std::promise<HttpResult>>();
        on([&] {
            handles.push_back(transport->send(std::move(call), [promise](HttpResult result) {
                promise->set_value(std::move(result));
            }));
        });
        return promise->get_future();
    }
    // Sends and waits for the end, which must come.
    HttpResult run(HttpCall call) { return resultOf(send(std::move(call))); }
    HttpResult get(const std::string& url) {
        HttpCall call;
        call.url = url;
        return run(std::move(call));
    }
    static HttpResult resultOf(std::future<HttpResult> future) {
        if (future.wait_for(kPatience) == std::future_status::ready) return future.get();
        ADD_FAILURE() << "the call never ended";
        return tl::unexpected<HttpFailure>(HttpFailure{});
    }

    NetworkThread thread;
    std::unique_ptr<QtHttpTransport> transport;
    std::vector<std::unique_ptr<HttpHandle>> handles;  // on the network thread
};

}  // namespace berth::platform_client
