// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/open_api.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "models/domain/json_reader.h"
#include "sim/open_api/routes.h"

namespace berth::sim::open_api {

namespace {

ApiResult<nlohmann::json> parseBody(const std::string& body) {
    if (body.size() > OpenApi::kMostBodyBytes) return refuse("参数错误: 请求体超过 1 MiB");
    auto parsed = domain::parseStrictJson(body);
    if (!parsed) return refuse("参数错误: 请求体不是有效的 JSON: " + parsed.error().detail);
    if (!parsed->is_object()) return refuse("参数错误: 请求体必须为 JSON 对象");
    return std::move(*parsed);
}

}  // namespace

OpenApi::OpenApi(domain::Platform& platform, ApiContext::EndedSource ended, Authentication keys,
                 const domain::Clock& clock, domain::Random& random)
    : m_keys(std::move(keys)),
      m_clock(clock),
      m_random(random),
      m_context(platform, std::move(ended), clock, random) {}

void OpenApi::handle(const serving::HttpRequest& request,
                     std::shared_ptr<serving::ResponseSink> sink) {
    if (!m_context.isReady()) return sink->onFailure(503, {}, "the simulator is starting");
    ApiFaults::Verdict met;
    if (m_faults) met = m_faults->meet(request.method == "POST");
    if (met.status > 0) return sink->onFailure(met.status, {}, "the API is out of order");
    if (met.hangs) return m_faults->keepWaiting(std::move(sink));
    if (met.losesReply) {
        m_faults->keepWaiting(std::exchange(sink, std::make_shared<NoAnswer>()));
    }
    answer(request, std::move(sink));
    if (met.twice) answer(request, std::make_shared<NoAnswer>());
}

void OpenApi::meetFaults(ApiFaults::Source source) {
    m_faults = std::make_unique<ApiFaults>(std::move(source), m_random);
}

void OpenApi::answer(const serving::HttpRequest& request,
                     std::shared_ptr<serving::ResponseSink> sink) {
    const Responder responder(std::move(sink), m_clock);
    if (const auto let = m_keys.check(request); !let) return responder.failure(let.error());
    if (const auto taken = call(request, responder); !taken) responder.failure(taken.error());
}

ApiResult<void> OpenApi::call(const serving::HttpRequest& request, const Responder& responder) {
    const std::string_view target = request.target;
    const std::string_view path = target.substr(0, target.find('?'));
    const Route* route = findRoute(path);
    if (route == nullptr) return refuse(fmt::format("接口不存在: {}", path));
    if (route->method != request.method)
        return refuse(fmt::format("请求方法不支持: {} 只接受 {}", path, route->method));
    const auto query = Query::parse(path.size() < target.size() ? target.substr(path.size() + 1)
                                                                : std::string_view());
    if (!query) return tl::unexpected(query.error());
    nlohmann::json body;
    if (route->method == "POST") {
        auto parsed = parseBody(request.body);
        if (!parsed) return tl::unexpected(parsed.error());
        body = std::move(*parsed);
    }
    route->handler(m_context, {*query, body}, responder);
    return {};
}

}  // namespace berth::sim::open_api
