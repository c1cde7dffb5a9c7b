// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <memory>

#include "sim/serving/behaviours/answers.h"
#include "sim/serving/behaviours/behaviour.h"

namespace berth::sim::serving {

namespace {

// A page that names the image and the node.
class Plain final : public Process {
  public:
    Answer answer(const Request& request) override {
        if (!isRead(request.http)) return notAllowed(request, "GET, HEAD");
        const domain::ImagePreset& image = request.container.image->preset;
        const std::string& node = request.container.nodeName;
        if (wantsJson(request.http)) {
            return jsonAnswer(200,
                              fmt::format("{{\"image\":{},\"node\":{},\"port\":{}}}\n",
                                          jsonString(image.name), jsonString(node), request.port));
        }
        return pageAnswer(
            image.name,
            fmt::format("<h1>{}</h1><p>{}</p><p>Answered by <code>{}</code> on port {} of a "
                        "simulated cluster.</p>",
                        htmlEscaped(image.name), htmlEscaped(image.summary), htmlEscaped(node),
                        request.port));
    }
};

}  // namespace

std::unique_ptr<Process> makePlain() {
    return std::make_unique<Plain>();
}

}  // namespace berth::sim::serving
