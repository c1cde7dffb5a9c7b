// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "sim/serving/behaviours/answers.h"
#include "sim/serving/behaviours/behaviour.h"
#include "sim/serving/behaviours/json_body.h"
#include "sim/serving/behaviours/llm_text.h"

namespace berth::sim::serving {

namespace {

// The service time drawn for a request is that of a completion of kNominalTokens tokens. A fifth of
// it passes before the first token (prefill), the rest is spread over the tokens (decoding), each
// of which varies by up to a fifth around its share.
constexpr std::int64_t kNominalTokens = 64;
constexpr std::int64_t kMostTokens = 4096;
constexpr double kPrefillShare = 0.2;
constexpr double kTokenJitter = 0.2;

struct Completion {
    std::string model;
    std::string id;
    std::string node;
    std::int64_t created = 0;  // seconds
    std::int64_t promptTokens = 0;
    std::int64_t tokens = kNominalTokens;
    bool cut = false;  // by max_tokens
    bool stream = false;
    bool usageAtEnd = false;

    [[nodiscard]] std::string_view finishReason() const { return cut ? "length" : "stop"; }
    [[nodiscard]] std::string usage() const {
        return fmt::format("{{\"prompt_tokens\":{},\"completion_tokens\":{},\"total_tokens\":{}}}",
                           promptTokens, tokens, promptTokens + tokens);
    }
};

Answer openAiError(int status, std::string_view message) {
    return jsonAnswer(status,
                      fmt::format("{{\"error\":{{\"message\":{},\"type\":\"invalid_request_error\","
                                  "\"param\":null,\"code\":null}}}}\n",
                                  jsonString(message)));
}

bool isCompletion(const Request& request) {
    return request.path == "/v1/chat/completions" && request.http.method == "POST";
}

// Sums up the tokens of the messages; Malformed when they are not a list of {role, content}.
domain::Result<std::int64_t> promptTokens(const simdjson::dom::object& body) {
    using domain::ErrorCode;
    constexpr std::string_view kForm =
        "\"messages\" must be a list of objects with \"role\" and \"content\"";
    simdjson::dom::array messages;
    if (body["messages"].get(messages) != simdjson::SUCCESS || messages.size() == 0)
        return domain::fail(ErrorCode::Malformed, std::string(kForm));
    std::int64_t tokens = 0;
    for (const simdjson::dom::element message : messages) {
        std::string_view role;
        if (message["role"].get(role) != simdjson::SUCCESS)
            return domain::fail(ErrorCode::Malformed, std::string(kForm));
        const auto content = message["content"];
        std::string_view text;
        simdjson::dom::array parts;
        if (content.get(text) == simdjson::SUCCESS) {
            tokens += tokensIn(text);
        } else if (content.get(parts) == simdjson::SUCCESS) {
            for (const simdjson::dom::element part : parts) {
                if (part["text"].get(text) == simdjson::SUCCESS) tokens += tokensIn(text);
            }
        } else {
            return domain::fail(ErrorCode::Malformed, std::string(kForm));
        }
    }
    return tokens;
}

domain::Result<Completion> read(const Request& request) {
    using domain::ErrorCode;
    JsonBody json;
    auto body = json.parse(request.http.body);
    if (!body) return tl::unexpected(std::move(body.error()));
    Completion completion;
    completion.node = request.container.nodeName;
    completion.model = request.container.image->preset.name;
    completion.id = fmt::format("chatcmpl-{}-{}", completion.node, request.number);
    completion.created = request.now / engine::kSecond;
    auto tokens = promptTokens(*body);
    if (!tokens) return tl::unexpected(std::move(tokens.error()));
    completion.promptTokens = *tokens;

    std::string_view model;
    if ((*body)["model"].get(model) == simdjson::SUCCESS) completion.model = model.substr(0, 256);
    simdjson::dom::element value;
    if ((*body)["stream"].get(value) == simdjson::SUCCESS && !value.is_null() &&
        value.get(completion.stream) != simdjson::SUCCESS) {
        return domain::fail(ErrorCode::Malformed, "\"stream\" must be true or false");
    }
    if ((*body)["stream_options"]["include_usage"].get(value) == simdjson::SUCCESS &&
        value.get(completion.usageAtEnd) != simdjson::SUCCESS) {
        return domain::fail(ErrorCode::Malformed, "\"include_usage\" must be true or false");
    }
    for (const std::string_view name : {"max_tokens", "max_completion_tokens"}) {
        if ((*body)[name].get(value) != simdjson::SUCCESS || value.is_null()) continue;
        std::int64_t most = 0;
        if (value.get(most) != simdjson::SUCCESS || most < 1 || most > kMostTokens) {
            return domain::fail(ErrorCode::Malformed,
                                fmt::format("\"{}\" must be 1 … {}", name, kMostTokens));
        }
        completion.cut = true;
        completion.tokens = most;
    }
    return completion;
}

class TokenStream final : public AnswerStream {
  public:
    TokenStream(Completion completion, double tokenTime, engine::RandomStream random)
        : m_completion(std::move(completion)), m_tokenTime(tokenTime), m_random(random) {}

    Piece next() override {
        Piece piece;
        if (m_sent == 0) piece.data = chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null");
        piece.data +=
            chunk(fmt::format("{{\"content\":{}}}", jsonString(llmWord(m_completion.node, m_sent))),
                  "null");
        if (++m_sent == m_completion.tokens) {
            piece.data += chunk("{}", fmt::format("\"{}\"", m_completion.finishReason()));
            if (m_completion.usageAtEnd) {
                piece.data += fmt::format("data: {{{},\"choices\":[],\"usage\":{}}}\n\n", start(),
                                          m_completion.usage());
            }
            piece.data += "data: [DONE]\n\n";
            piece.last = true;
            return piece;
        }
        const double jitter = 1 - kTokenJitter + 2 * kTokenJitter * m_random.uniform();
        piece.pause = static_cast<engine::Time>(m_tokenTime * jitter);
        return piece;
    }

  private:
    [[nodiscard]] std::string start() const {
        return fmt::format(
            "\"id\":{},\"object\":\"chat.completion.chunk\",\"created\":{},\"model\":{}",
            jsonString(m_completion.id), m_completion.created, jsonString(m_completion.model));
    }
    [[nodiscard]] std::string chunk(std::string_view delta, std::string_view finish) const {
        return fmt::format(
            "data: {{{},\"choices\":[{{\"index\":0,\"delta\":{},\"finish_reason\":{}}}]}}\n\n",
            start(), delta, finish);
    }

    Completion m_completion;
    double m_tokenTime;
    engine::RandomStream m_random;
    std::int64_t m_sent = 0;
};

// An OpenAI-style chat API: POST /v1/chat/completions, whole or as server-sent events; GET
// /v1/models; GET /health.
class Llm final : public Process {
  public:
    Work begin(const Request& request, engine::Time drawn, engine::RandomStream& random) override {
        Work work{drawn, {}, nullptr};
        if (!isCompletion(request)) {
            // Not a generation: answered as soon as the process looks at it.
            work.time = engine::kMillisecond;
            return work;
        }
        auto completion = read(request);
        if (!completion) {
            work.time = engine::kMillisecond;
            return work;
        }
        const double prefill = kPrefillShare * static_cast<double>(drawn);
        const double perToken =
            (1 - kPrefillShare) * static_cast<double>(drawn) / static_cast<double>(kNominalTokens);
        if (!completion->stream) {
            work.time = static_cast<engine::Time>(
                prefill + perToken * static_cast<double>(completion->tokens));
            return work;
        }
        work.time = static_cast<engine::Time>(prefill);
        work.head.headers.emplace_back("Content-Type", "text/event-stream; charset=utf-8");
        // Its own copy of the stream, which then moves on by one: the pieces of two answers at once
        // do not disturb each other.
        work.stream = std::make_unique<TokenStream>(std::move(*completion), perToken, random);
        static_cast<void>(random.next());
        return work;
    }

    Answer answer(const Request& request) override {
        const domain::ImagePreset& image = request.container.image->preset;
        if (request.path == "/v1/chat/completions") {
            if (request.http.method != "POST") return notAllowed(request, "POST");
            return complete(request);
        }
        if (request.path == "/v1/models") {
            if (!isRead(request.http)) return notAllowed(request, "GET, HEAD");
            return jsonAnswer(200, fmt::format("{{\"object\":\"list\",\"data\":[{{\"id\":{},"
                                               "\"object\":\"model\",\"created\":0,"
                                               "\"owned_by\":\"berth\"}}]}}\n",
                                               jsonString(image.name)));
        }
        if (!isRead(request.http)) return notAllowed(request, "GET, HEAD");
        if (request.path == "/health") return jsonAnswer(200, "{\"status\":\"ok\"}\n");
        if (request.path == "/") {
            return jsonAnswer(200, fmt::format("{{\"node\":{},\"chat\":\"POST "
                                               "/v1/chat/completions\",\"models\":\"GET "
                                               "/v1/models\"}}\n",
                                               jsonString(request.container.nodeName)));
        }
        return openAiError(404, "no such path");
    }

  private:
    static Answer complete(const Request& request) {
        const auto completion = read(request);
        if (!completion) return openAiError(400, completion.error().detail);
        std::string text;
        for (std::int64_t n = 0; n < completion->tokens; ++n)
            text += llmWord(completion->node, n);
        return jsonAnswer(
            200, fmt::format("{{\"id\":{},\"object\":\"chat.completion\",\"created\":{},"
                             "\"model\":{},\"choices\":[{{\"index\":0,\"message\":{{\"role\":"
                             "\"assistant\",\"content\":{}}},\"finish_reason\":\"{}\"}}],"
                             "\"usage\":{}}}\n",
                             jsonString(completion->id), completion->created,
                             jsonString(completion->model), jsonString(text),
                             completion->finishReason(), completion->usage()));
    }
};

}  // namespace

std::unique_ptr<Process> makeLlm() {
    return std::make_unique<Llm>();
}

}  // namespace berth::sim::serving
