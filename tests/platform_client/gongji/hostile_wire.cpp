// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/gongji/hostile_wire.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace berth::platform_client::gongji::testing {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

HttpResult failure(HttpFailureKind kind, bool mayHaveArrived) {
    HttpFailure made;
    made.kind = kind;
    made.detail = "the storm";
    made.mayHaveArrived = mayHaveArrived;
    return tl::unexpected<HttpFailure>(std::move(made));
}

HttpResult answer(int status, std::string body, HttpHeaders headers = {}) {
    HttpAnswer made;
    made.status = status;
    made.body = std::move(body);
    made.headers = std::move(headers);
    return made;
}

// Where values begin and end that are neither object nor list: [begin, end).
std::vector<std::pair<std::size_t, std::size_t>> scalarsOf(const std::string& json) {
    std::vector<std::pair<std::size_t, std::size_t>> found;
    for (std::size_t at = 0; at < json.size(); ++at) {
        if (json[at] == '"') {
            const std::size_t begin = at++;
            while (at < json.size() && json[at] != '"')
                at += json[at] == '\\' ? 2 : 1;
            const bool isKey = at + 1 < json.size() && json[at + 1] == ':';
            if (!isKey) found.emplace_back(begin, at + 1);
        } else if (json[at] == '-' || (json[at] >= '0' && json[at] <= '9') ||
                   (json[at] >= 'a' && json[at] <= 'z')) {
            const std::size_t begin = at;
            while (at < json.size() && json[at] != ',' && json[at] != '}' && json[at] != ']')
                ++at;
            found.emplace_back(begin, at--);
        }
    }
    return found;
}

// The end of the value that begins there: behind its last byte.
std::size_t endOfValue(const std::string& json, std::size_t begin) {
    int depth = 0;
    bool inText = false;
    for (std::size_t at = begin; at < json.size(); ++at) {
        const char c = json[at];
        if (inText) {
            if (c == '\\') ++at;
            if (c == '"') inText = false;
            continue;
        }
        if (c == '"') inText = true;
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') {
            if (--depth == 0) return at + 1;
        }
    }
    return json.size();
}

// The elements of the list "results" of an answer, if it has one: where each begins and ends.
std::vector<std::pair<std::size_t, std::size_t>> resultsOf(const std::string& json) {
    constexpr std::string_view kName = "\"results\":[";
    std::vector<std::pair<std::size_t, std::size_t>> found;
    std::size_t at = json.find(kName);
    if (at == std::string::npos) return found;
    at += kName.size();
    while (at < json.size() && json[at] == '{') {
        const std::size_t end = endOfValue(json, at);
        found.emplace_back(at, end);
        at = end < json.size() && json[end] == ',' ? end + 1 : json.size();
    }
    return found;
}

}  // namespace

class HostileWire::Handle final : public HttpHandle {
  public:
    explicit Handle(std::shared_ptr<int> underWay) : m_underWay(std::move(underWay)) {
        ++*m_underWay;
    }
    ~Handle() override { --*m_underWay; }
    std::unique_ptr<Timer> timer;

  private:
    std::shared_ptr<int> m_underWay;
};

Harm HostileWire::choose() {
    switch (weather) {
        case Weather::Calm:
            return Harm::None;
        case Weather::Dead:
            return m_random.next() % 2 == 0 ? Harm::Lost : Harm::Refused;
        case Weather::Storm:
        case Weather::LyingStorm:
            break;
    }
    if (m_random.next() % 3 == 0) return Harm::None;
    const int last =
        weather == Weather::Storm ? static_cast<int>(Harm::NotHttp) : static_cast<int>(Harm::Stale);
    return static_cast<Harm>(1 + below(static_cast<std::size_t>(last)));
}

std::string HostileWire::spoiled(Harm harm, const HttpCall& call, std::string body) {
    switch (harm) {
        case Harm::AnswerCut:
            return body.substr(0, below(body.size() + 1));
        case Harm::NotJson:
            // Nowhere allowed: another byte could leave something that can be read and is a lie.
            if (!body.empty()) body[below(body.size())] = "\x01\xFF"[below(2)];
            return body;
        case Harm::NoEnvelope: {
            static const std::array<std::string, 6> kOthers{
                "null", "[]", "{}", "\"ok\"", "{\"code\":0}", "{\"data\":{\"results\":[]}}"};
            return kOthers[below(kOthers.size())];
        }
        case Harm::WrongType: {
            static const std::array<std::string, 9> kOthers{
                "null", "\"\"", "\"?\"", "[]", "{}", "true", "-1", "1e99", "9223372036854775808"};
            const auto values = scalarsOf(body);
            if (values.empty()) return body;
            const auto [begin, end] = values[below(values.size())];
            return body.replace(begin, end - begin, kOthers[below(kOthers.size())]);
        }
        case Harm::NoData:
            return R"({"code":"0000","message":"success"})";
        case Harm::OtherField: {
            const std::size_t brace = body.find('{', below(body.size() + 1));
            if (brace == std::string::npos) return body;
            const bool isEmpty = brace + 1 < body.size() && body[brace + 1] == '}';
            return body.insert(
                brace + 1, isEmpty ? R"("unheard_of":[{}])" : R"("unheard_of":{"of":[1,null]},)");
        }
        case Harm::Twice: {
            const auto elements = resultsOf(body);
            if (elements.empty()) return body;
            const auto [begin, end] = elements[below(elements.size())];
            return body.insert(begin, body.substr(begin, end - begin) + ",");
        }
        case Harm::Reversed: {
            const auto elements = resultsOf(body);
            if (elements.empty()) return body;
            std::string list;
            const std::size_t left = elements.size() - below(2);
            for (std::size_t i = left; i > 0; --i) {
                const auto [begin, end] = elements[i - 1];
                list += (list.empty() ? "" : ",") + body.substr(begin, end - begin);
            }
            const std::size_t begin = elements.front().first;
            return body.replace(begin, elements.back().second - begin, list);
        }
        case Harm::Stale: {
            const auto found = m_before.find(call.url);
            return found == m_before.end() ? body : found->second;
        }
        default:
            return body;
    }
}

// What comes back, and what is done for it at the platform, at once.
HttpResult HostileWire::answerWith(Harm harm, const HttpCall& call) {
    switch (harm) {
        case Harm::Refused:
            return failure(HttpFailureKind::Refused, false);
        case Harm::BadCertificate:
            return failure(HttpFailureKind::CertificateBad, false);
        case Harm::TooMany:
            return answer(429, "slow down");
        case Harm::TooManyUntil: {
            static const std::array<std::string, 5> kWaits{"1", "20", "86400", "-3", "soon"};
            return answer(429, "", {{"retry-after", kWaits[below(kWaits.size())]}});
        }
        case Harm::Html:
            return answer(200, "<html><body>Please log in</body></html>");
        case Harm::GateFailed:
            if (m_random.next() % 2 == 0) return answer(503, "<html>busy</html>");
            (void)m_platform.handle(call);
            return answer(502, "<html>bad gateway</html>");
        default:
            break;
    }
    FakeGongji::Reply reply = m_platform.handle(call);
    switch (harm) {
        case Harm::AnswerLost:
            return failure(HttpFailureKind::Broken, true);
        case Harm::TooLarge:
            return failure(HttpFailureKind::TooLarge, true);
        case Harm::Redirected:
            return failure(HttpFailureKind::Redirected, true);
        case Harm::NotHttp:
            return failure(HttpFailureKind::Malformed, true);
        default:
            break;
    }
    const bool remember = call.method == "GET" && (!m_before.contains(call.url) || below(8) == 0);
    std::string told = spoiled(harm, call, reply.body);
    if (remember) m_before[call.url] = std::move(reply.body);
    return answer(reply.status, std::move(told));
}

std::unique_ptr<HttpHandle> HostileWire::send(HttpCall call,
                                              std::function<void(HttpResult)> reply) {
    const Harm harm = choose();
    ++m_hits[static_cast<std::size_t>(harm)];
    domain::Duration latency = milliseconds(20 + below(400));
    if (harm == Harm::Late) latency = seconds(1 + below(30));
    if (harm == Harm::Lost || latency > call.deadline) latency = call.deadline;
    auto handle = std::make_unique<Handle>(m_underWay);
    const bool inTime = latency < call.deadline;
    // Seen at the end of the way, so that what was asked first need not be done first.
    handle->timer = m_queue.after(
        latency, [this, harm, inTime, call = std::move(call), reply = std::move(reply)] {
            const auto last = reply;  // it may destroy the handle
            if (harm == Harm::Lost) return last(failure(HttpFailureKind::TimedOut, true));
            HttpResult result = answerWith(harm, call);
            if (!inTime) return last(failure(HttpFailureKind::TimedOut, true));
            if (result && result->status == 200) m_lastAnswerMs = m_clock.unixMilliseconds();
            last(std::move(result));
        });
    return handle;
}

}  // namespace berth::platform_client::gongji::testing
