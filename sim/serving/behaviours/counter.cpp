// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <cstdint>
#include <memory>

#include "sim/serving/behaviours/answers.h"
#include "sim/serving/behaviours/behaviour.h"

namespace berth::sim::serving {

namespace {

// GET / counts, and answers the count of this process: every node has its own, and it begins again
// at 1 with each start.
class Counter final : public Process {
  public:
    Answer answer(const Request& request) override {
        if (!isRead(request.http)) return notAllowed(request, "GET, HEAD");
        if (request.path != "/") return errorAnswer(request, 404, "only / counts");
        if (!request.head) ++m_count;
        const std::string& node = request.container.nodeName;
        if (wantsJson(request.http)) {
            return jsonAnswer(
                200, fmt::format("{{\"count\":{},\"node\":{}}}\n", m_count, jsonString(node)));
        }
        if (wantsPage(request.http)) {
            return pageAnswer(node, fmt::format("<h1>{}</h1><p>counted by <code>{}</code>, in its "
                                                "memory alone</p>",
                                                m_count, htmlEscaped(node)));
        }
        return textAnswer(200, fmt::format("{}\n", m_count));
    }

  private:
    std::int64_t m_count = 0;
};

}  // namespace

std::unique_ptr<Process> makeCounter() {
    return std::make_unique<Counter>();
}

}  // namespace berth::sim::serving
