// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "platform_client/gongji/envelope.h"
#include "platform_client/json/json_reader.h"

// Answers as the platform's documentation shows them, and variants of them that it allows.
namespace berth::platform_client::gongji::testing {

[[nodiscard]] std::string catalogueExample();      // H20 x 8, and a 4090 in two regions
[[nodiscard]] std::string catalogueExample2025();  // region_map
[[nodiscard]] std::string taskListExample();
[[nodiscard]] std::string oldDetailExample();
[[nodiscard]] std::string newDetailExample();
[[nodiscard]] std::string severalContainersExample();
[[nodiscard]] std::string jobExample();  // detail of one that is at work
[[nodiscard]] std::string pointsExample();
[[nodiscard]] std::string logExample();
[[nodiscard]] std::string eventsExample();
[[nodiscard]] std::string storageExample();
[[nodiscard]] std::string billingExample();
[[nodiscard]] std::string billingShareExample();
// All of the above.
[[nodiscard]] std::vector<std::string> allExamples();

// Reads `data` of an answer; what was wrong, or an empty text.
std::string readData(const std::string& body, const std::function<void(const JsonReader&)>& read);

// The result of a codec on `data` of an answer that it must be able to read.
template <class Read>
auto dataOf(const std::string& body, Read read) {
    decltype(read(std::declval<const JsonReader&>())) result{};
    const std::string problem =
        readData(body, [&](const JsonReader& data) { result = read(data); });
    if (!problem.empty()) throw std::runtime_error(problem);
    return result;
}

}  // namespace berth::platform_client::gongji::testing
