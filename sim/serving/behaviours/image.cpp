// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "sim/engine/base64.h"
#include "sim/serving/behaviours/answers.h"
#include "sim/serving/behaviours/behaviour.h"
#include "sim/serving/behaviours/json_body.h"
#include "sim/serving/behaviours/png.h"
#include "sim/storage/utf8.h"

namespace berth::sim::serving {

namespace {

constexpr int kPagePort = 8188;
constexpr std::size_t kLongestPrompt = 2000;
constexpr std::size_t kHistory = 100;

// The page on 8188 keeps its prompts in the process: two nodes behind one link show two histories,
// which is why such a page needs exactly one node. Every other port is a stateless API.
class Image final : public Process {
  public:
    Answer answer(const Request& request) override {
        return request.port == kPagePort ? page(request) : api(request);
    }

  private:
    struct Entry {
        std::int64_t id = 0;
        std::string prompt;
    };

    static bool isForm(const HttpRequest& http) {
        return headerOf(http, "content-type")
            .value_or("")
            .starts_with("application/x-www-form-urlencoded");
    }

    // The prompt of a form or of a JSON object {"prompt": …}.
    static domain::Result<std::string> promptOf(const HttpRequest& http) {
        using domain::ErrorCode;
        std::optional<std::string> prompt;
        if (isForm(http)) {
            prompt = formField(http.body, "prompt");
        } else {
            JsonBody json;
            auto object = json.parse(http.body);
            if (!object) return tl::unexpected(std::move(object.error()));
            std::string_view text;
            if ((*object)["prompt"].get(text) == simdjson::SUCCESS) prompt = std::string(text);
        }
        if (!prompt || prompt->empty())
            return domain::fail(ErrorCode::Malformed, "the field \"prompt\" must hold a text");
        return storage::printable(*prompt, kLongestPrompt);
    }

    Answer page(const Request& request) {
        if (request.path == "/prompt") {
            if (request.http.method != "POST") return notAllowed(request, "POST");
            auto prompt = promptOf(request.http);
            if (!prompt) return errorAnswer(request, 400, prompt.error().detail);
            m_history.push_front({++m_last, std::move(*prompt)});
            if (m_history.size() > kHistory) m_history.pop_back();
            if (!isForm(request.http)) {
                return jsonAnswer(200, fmt::format("{{\"id\":{},\"node\":{}}}\n", m_last,
                                                   jsonString(request.container.nodeName)));
            }
            Answer back = textAnswer(303, "see /\n");
            back.head.headers.emplace_back("Location", "/");
            return back;
        }
        if (!isRead(request.http)) return notAllowed(request, "GET, HEAD");
        if (request.path == "/") return wantsJson(request.http) ? history(request) : html(request);
        if (request.path == "/history") return history(request);
        if (request.path.starts_with("/view/")) return view(request);
        return errorAnswer(request, 404, "no such page");
    }

    Answer html(const Request& request) const {
        const std::string& node = request.container.nodeName;
        std::string rows;
        for (const Entry& entry : m_history) {
            rows += fmt::format(
                "<tr><td><img src=\"/view/{}.png\" width=\"64\" height=\"64\" alt=\"\"></td>"
                "<td>{}</td></tr>",
                entry.id, htmlEscaped(entry.prompt));
        }
        if (rows.empty()) rows = "<tr><td>No picture yet on this node.</td></tr>";
        return pageAnswer(
            fmt::format("Pictures of {}", node),
            fmt::format("<h1>Pictures of <code>{}</code></h1><form method=\"post\" "
                        "action=\"/prompt\"><label>Prompt <input name=\"prompt\" maxlength=\"500\" "
                        "required></label> <button>Draw</button></form><table>{}</table>",
                        htmlEscaped(node), rows));
    }

    Answer history(const Request& request) const {
        std::string body =
            fmt::format("{{\"node\":{},\"history\":[", jsonString(request.container.nodeName));
        for (const Entry& entry : m_history) {
            if (body.back() == '}') body += ',';
            body += fmt::format("{{\"id\":{},\"prompt\":{}}}", entry.id, jsonString(entry.prompt));
        }
        return jsonAnswer(200, body + "]}\n");
    }

    Answer view(const Request& request) const {
        for (const Entry& entry : m_history) {
            if (request.path != fmt::format("/view/{}.png", entry.id)) continue;
            Answer picture;
            picture.head.headers.emplace_back("Content-Type", "image/png");
            picture.body = patternFor(entry.prompt);
            return picture;
        }
        return errorAnswer(request, 404, "this node has no such picture");
    }

    static Answer api(const Request& request) {
        if (request.path == "/prompt") {
            if (request.http.method != "POST") return notAllowed(request, "POST");
            auto prompt = promptOf(request.http);
            if (!prompt) return errorAnswer(request, 400, prompt.error().detail);
            const std::string& node = request.container.nodeName;
            return jsonAnswer(
                200, fmt::format("{{\"id\":{},\"node\":{},\"prompt\":{},\"format\":\"png\","
                                 "\"images\":[\"{}\"]}}\n",
                                 jsonString(fmt::format("{}-{}", node, request.number)),
                                 jsonString(node), jsonString(*prompt),
                                 engine::base64(patternFor(*prompt))));
        }
        if (!isRead(request.http)) return notAllowed(request, "GET, HEAD");
        if (request.path != "/") return errorAnswer(request, 404, "POST /prompt draws a picture");
        return jsonAnswer(200, fmt::format("{{\"node\":{},\"draw\":\"POST /prompt "
                                           "{{\\\"prompt\\\": \\\"a ship\\\"}}\"}}\n",
                                           jsonString(request.container.nodeName)));
    }

    std::deque<Entry> m_history;  // newest first
    std::int64_t m_last = 0;
};

}  // namespace

std::unique_ptr<Process> makeImage() {
    return std::make_unique<Image>();
}

}  // namespace berth::sim::serving
