// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace berth::app::testing {

struct HttpAnswer {
    int status = 0;          // 0: no connection or no answer
    std::string node;        // X-Berth-Node
    std::string deployment;  // X-Berth-Deployment
    std::string body;
};

// One request on a connection of its own. `url` is "http://127.0.0.1:PORT" and a path, `headers`
// are lines with their ends.
[[nodiscard]] HttpAnswer request(const std::string& method, const std::string& url,
                                 const std::string& body = {}, const std::string& headers = {});

}  // namespace berth::app::testing
