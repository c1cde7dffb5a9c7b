// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>

#include "sim/serving/behaviours/answers.h"
#include "sim/serving/behaviours/behaviour.h"
#include "sim/storage/utf8.h"

namespace berth::sim::serving {

namespace {

// Tells who answered and what was asked. GET: the request in words (JSON when asked for); /headers:
// its headers, sorted; POST, PUT, PATCH: the body back. Keeps nothing.
class Echo final : public Process {
  public:
    Answer answer(const Request& request) override {
        const HttpRequest& http = request.http;
        if (!isRead(http) && http.method != "DELETE" && http.method != "OPTIONS")
            return bodyBack(request);
        if (request.path == "/headers") return headers(request);
        if (wantsJson(http)) {
            return jsonAnswer(
                200, fmt::format("{{\"node\":{},\"method\":{},\"target\":{},"
                                 "\"request\":{},\"port\":{}}}\n",
                                 jsonString(request.container.nodeName), jsonString(http.method),
                                 jsonString(http.target), request.number, request.port));
        }
        const std::string target = storage::printable(http.target, kLongestTarget);
        const std::string& node = request.container.nodeName;
        if (wantsPage(http)) {
            return pageAnswer(node, fmt::format("<h1>{}</h1><p>answered. It was request {} of this "
                                                "node.</p><p><code>{} {}</code></p>",
                                                htmlEscaped(node), request.number,
                                                htmlEscaped(http.method), htmlEscaped(target)));
        }
        return textAnswer(200, fmt::format("{} answered\nrequest {} of this node\n{} {}\n", node,
                                           request.number, http.method, target));
    }

  private:
    static constexpr std::size_t kLongestTarget = 16384;

    static Answer bodyBack(const Request& request) {
        // Never as the type the client names: a page of its choosing would run as this link's.
        const std::string_view type = headerOf(request.http, "content-type").value_or("");
        const bool json = type.starts_with("application/json");
        return json ? jsonAnswer(200, request.http.body) : textAnswer(200, request.http.body);
    }

    static Answer headers(const Request& request) {
        HeaderList sorted = request.http.headers;
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        const bool json = wantsJson(request.http);
        std::string body = json ? "{\"headers\":[" : "";
        for (const auto& [name, value] : sorted) {
            if (json) {
                if (body.back() == ']') body += ',';
                body += fmt::format("[{},{}]", jsonString(name), jsonString(value));
            } else {
                body += fmt::format("{}: {}\n", name, value);
            }
        }
        if (!json) return textAnswer(200, std::move(body));
        return jsonAnswer(
            200, body + fmt::format("],\"node\":{}}}\n", jsonString(request.container.nodeName)));
    }
};

}  // namespace

std::unique_ptr<Process> makeEcho() {
    return std::make_unique<Echo>();
}

}  // namespace berth::sim::serving
