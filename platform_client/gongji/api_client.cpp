// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/api_client.h"

#include <fmt/format.h>

#include <utility>

#include "platform_client/gongji/account_codec.h"
#include "platform_client/gongji/catalogue_codec.h"
#include "platform_client/gongji/envelope.h"
#include "platform_client/gongji/point_codec.h"
#include "platform_client/gongji/task_codec.h"
#include "platform_client/gongji/task_detail_codec.h"

namespace berth::platform_client::gongji {
namespace {

using domain::Error;
using domain::ErrorCode;

constexpr int kPageSize = 100;  // the largest that is written down anywhere
constexpr int kMostPages = 200;

// For the Activity page, and for the caller to see what it was turned away for.
AnswerNote readNote(const HttpAnswer& answer) {
    AnswerNote note;
    note.requestId = std::string(answer.header("x-request-id"));
    auto envelope = readEnvelope(answer.body);
    if (!envelope) {
        note.problem = envelope.error().detail;
        return note;
    }
    note.code = envelope->code;
    if (note.requestId.empty()) note.requestId = envelope->requestId;
    if (envelope->succeeded()) return note;
    const Refusal refusal = readRefusal(envelope->code, envelope->message);
    note.problem = refusal.message.empty() ? "refused" : refusal.message;
    note.turnedAway = refusal.kind == RefusalKind::RateLimited;
    return note;
}

std::string joined(const std::vector<TaskId>& tasks) {
    std::string text;
    for (const TaskId task : tasks)
        text += (text.empty() ? "" : ",") + std::to_string(task);
    return text;
}

const char* typeOf(TaskKind kind) {
    return kind == TaskKind::Job ? "Job" : "Deployment";
}

Target searchTarget(TaskKind kind, const std::string& statuses, const std::string& name, int page) {
    Target target(kind == TaskKind::Job ? "/api/task/job/search" : "/api/deployment/task/search");
    target.with("type", typeOf(kind));
    if (!statuses.empty()) target.with("status", statuses);
    if (!name.empty()) target.with("search_value", name);
    target.with("page", page).with("page_size", kPageSize);
    return target;
}

Target billingTarget(const char* path, const ApiClient::BillingSpan& span, int page) {
    Target target(path);
    target.with("range", span.range).with("start_time", span.from).with("end_time", span.to);
    if (!span.tasks.empty()) target.with("task_ids", joined(span.tasks));
    target.with("page", page).with("page_size", kPageSize);
    return target;
}

}  // namespace

ApiClient::ApiClient(ApiSeams seams, ApiIdentity identity)
    : m_seams(seams),
      m_identity(std::move(identity)),
      m_caller({seams.queue, seams.transport, seams.clock, seams.random, m_gate}, m_identity.told) {
}

ApiClient::~ApiClient() {
    // Dropped, so that nobody is called any more.
    m_underWay.clear();
}

HttpCall ApiClient::make(const std::string& method, const std::string& target,
                         const std::string& body) const {
    HttpCall call;
    call.method = method;
    call.url = m_identity.baseUrl + target;
    call.body = body;
    call.deadline = m_identity.attempt;
    call.pinnedCertificate = m_identity.pinnedCertificate;
    // Without its signature, which only a broken library would not give, it is refused.
    call.headers = m_identity.signer.headers(target, body, m_seams.clock.unixMilliseconds())
                       .value_or(HttpHeaders{});
    if (method == "POST") call.headers.emplace_back("content-type", "application/json");
    call.headers.emplace_back("accept", "application/json");
    return call;
}

void ApiClient::call(RepeatableCall call, std::function<void(HttpResult)> reply) {
    const std::uint64_t id = ++m_lastCall;
    call.deadline = m_identity.patience;
    call.readNote = readNote;
    m_underWay[id] =
        m_caller.call(std::move(call), [this, id, answer = std::move(reply)](HttpResult result) {
            const auto done = m_underWay.extract(id);
            if (result && result->date) {
                const domain::Instant ours{m_seams.clock.unixMilliseconds() * 1'000'000};
                m_skew = ours - *result->date;
            }
            answer(std::move(result));
        });
}

ApiResult<Envelope> ApiClient::open(HttpResult result) {
    if (!result) return tl::unexpected<ApiFailure>(failureOf(result.error()));
    auto envelope = readEnvelope(result->body);
    if (!envelope) return tl::unexpected<ApiFailure>(failureOf(*result, envelope.error()));
    if (!envelope->succeeded()) {
        return tl::unexpected<ApiFailure>(failureOf(
            readRefusal(std::move(envelope->code), std::move(envelope->message)), result->status));
    }
    if (result->status < 200 || result->status >= 300)
        return tl::unexpected<ApiFailure>(failureOf(*result, {}));
    return std::move(*envelope);
}

template <class T>
void ApiClient::get(const Target& target, Read<T> read, bool dataMayBeMissing, ApiReply<T> reply) {
    RepeatableCall repeatable;
    repeatable.make = [this, target] { return make("GET", target.text(), {}); };
    repeatable.rule = RetryRule::Idempotent;
    call(std::move(repeatable), [this, read = std::move(read), dataMayBeMissing,
                                 reply = std::move(reply)](HttpResult result) {
        const auto envelope = open(std::move(result));
        if (!envelope) return reply(tl::unexpected<ApiFailure>(envelope.error()));
        T value{};
        JsonStatus status;
        const bool there =
            envelope->data(status, [&](const JsonReader& data) { value = read(data); });
        if (status.ok() && !there && !dataMayBeMissing) status.malformed("data", "it is missing");
        if (status.ok()) return reply(std::move(value));
        ApiFailure failure;
        failure.error = status.error();
        failure.error.detail = "the answer is not as it should be: " + failure.error.detail;
        failure.status = 200;
        reply(tl::unexpected<ApiFailure>(std::move(failure)));
    });
}

template <class T>
void ApiClient::getPages(std::function<Target(int page)> target, Read<WirePage<T>> read,
                         ApiReply<std::vector<T>> reply) {
    struct Pages : std::enable_shared_from_this<Pages> {
        ApiClient& client;
        std::function<Target(int)> target;
        Read<WirePage<T>> read;
        ApiReply<std::vector<T>> reply;
        std::vector<T> results{};

        Pages(ApiClient& api, std::function<Target(int)> at, Read<WirePage<T>> reading,
              ApiReply<std::vector<T>> answer)
            : client(api),
              target(std::move(at)),
              read(std::move(reading)),
              reply(std::move(answer)) {}

        void next(int page) {
            client.get<WirePage<T>>(
                target(page), read, true,
                [self = this->shared_from_this(), page](ApiResult<WirePage<T>> result) {
                    self->add(page, std::move(result));
                });
        }
        void add(int page, ApiResult<WirePage<T>> result) {
            if (!result) return reply(tl::unexpected<ApiFailure>(std::move(result.error())));
            const bool empty = result->results.empty();
            for (T& each : result->results)
                results.push_back(std::move(each));
            if (empty || static_cast<std::int64_t>(results.size()) >= result->count)
                return reply(std::move(results));
            if (page < kMostPages) return next(page + 1);
            ApiFailure failure;
            failure.error = {
                ErrorCode::LimitExceeded, fmt::format("more than {} pages", kMostPages), false, {}};
            reply(tl::unexpected<ApiFailure>(std::move(failure)));
        }
    };
    std::make_shared<Pages>(*this, std::move(target), std::move(read), std::move(reply))->next(1);
}

void ApiClient::readOffers(TaskKind kind, ApiReply<std::vector<WireOffer>> reply) {
    get<std::vector<WireOffer>>(Target("/api/deployment/resource/search")
                                    .with("task_type", typeOf(kind))
                                    .with("device_type", "GpuDevice"),
                                gongji::readOffers, true, std::move(reply));
}

void ApiClient::readTasks(TaskKind kind, const std::string& statuses, const std::string& name,
                          ApiReply<std::vector<WireTask>> reply) {
    getPages<WireTask>(
        [kind, statuses, name](int page) { return searchTarget(kind, statuses, name, page); },
        kind == TaskKind::Job ? readJobs : gongji::readTasks, std::move(reply));
}

void ApiClient::readEndedJobs(ApiReply<std::vector<WireTask>> reply) {
    get<WirePage<WireTask>>(
        searchTarget(TaskKind::Job, "End", {}, 1), readJobs, true,
        [reply = std::move(reply)](ApiResult<WirePage<WireTask>> page) {
            if (!page) return reply(tl::unexpected<ApiFailure>(std::move(page.error())));
            reply(std::move(page->results));
        });
}

namespace {

// An answer that got mixed up with another is no answer.
ApiReply<WireTaskDetail> aboutThisTask(TaskId task, ApiReply<WireTaskDetail> reply) {
    return [task, reply = std::move(reply)](ApiResult<WireTaskDetail> detail) {
        if (!detail || detail->task.id == task) return reply(std::move(detail));
        ApiFailure failure;
        failure.error = {
            domain::ErrorCode::Malformed, "the answer is about another task", true, {}};
        failure.status = 200;
        reply(tl::unexpected<ApiFailure>(std::move(failure)));
    };
}

}  // namespace

void ApiClient::readDetail(TaskId task, Generation generation, ApiReply<WireTaskDetail> reply) {
    Target target(generation == Generation::Old ? "/api/deployment/task/detail"
                                                : "/api/task/deployment/detail");
    target.with("task_id", task);
    get<WireTaskDetail>(
        target, [generation](const JsonReader& data) { return readTaskDetail(data, generation); },
        false, aboutThisTask(task, std::move(reply)));
}

void ApiClient::readJobDetail(TaskId task, ApiReply<WireTaskDetail> reply) {
    get<WireTaskDetail>(Target("/api/task/job/detail").with("task_id", task), gongji::readJobDetail,
                        false, aboutThisTask(task, std::move(reply)));
}

void ApiClient::readDetails(TaskId task, TaskKind kind, ApiReply<TaskDetails> reply) {
    if (kind == TaskKind::Deployment) return readBothDetails(task, std::move(reply));
    readJobDetail(task, [reply = std::move(reply)](ApiResult<WireTaskDetail> detail) {
        if (!detail) return reply(tl::unexpected<ApiFailure>(std::move(detail.error())));
        reply(TaskDetails{std::nullopt, std::move(*detail)});
    });
}

void ApiClient::readBothDetails(TaskId task, ApiReply<TaskDetails> reply) {
    struct Both {
        TaskDetails details{};
        std::optional<ApiFailure> failure{};
        int waiting = 2;
        ApiReply<TaskDetails> reply;
    };
    const auto both = std::make_shared<Both>();
    both->reply = std::move(reply);
    const auto done = [both] {
        if (--both->waiting > 0) return;
        // A task that only one of the two can show is shown by that one.
        if (both->details.empty() && both->failure)
            return both->reply(tl::unexpected<ApiFailure>(std::move(*both->failure)));
        if (both->failure && !both->failure->noSuchPath() && !both->failure->refusal)
            return both->reply(tl::unexpected<ApiFailure>(std::move(*both->failure)));
        both->reply(std::move(both->details));
    };
    for (const Generation generation : {Generation::Old, Generation::New}) {
        bool& has = generation == Generation::Old ? m_hasOld : m_hasNew;
        bool& other = generation == Generation::Old ? m_hasNew : m_hasOld;
        if (!has) {
            --both->waiting;
            continue;
        }
        readDetail(
            task, generation,
            [&has, &other, both, done, generation](ApiResult<WireTaskDetail> detail) {
                if (detail) {
                    (generation == Generation::Old ? both->details.old : both->details.fresh) =
                        std::move(*detail);
                } else {
                    // The last one is asked again and again: it may have been a proxy that said so.
                    if (detail.error().noSuchPath() && other) has = false;
                    if (!both->failure || both->failure->noSuchPath())
                        both->failure = std::move(detail.error());
                }
                done();
            });
    }
}

void ApiClient::readPoints(TaskId task, ApiReply<std::vector<WirePoint>> reply) {
    getPages<WirePoint>(
        [task](int page) {
            return Target("/api/deployment/task/points")
                .with("task_id", task)
                .with("page", page)
                .with("page_size", kPageSize);
        },
        gongji::readPoints, std::move(reply));
}

void ApiClient::readPodEvents(PointId point, ApiReply<std::vector<WirePodEvent>> reply) {
    get<std::vector<WirePodEvent>>(Target("/api/deployment/task/pod_event").with("point_id", point),
                                   gongji::readPodEvents, true, std::move(reply));
}

void ApiClient::readLogs(TaskId task, PointId point, std::int64_t service,
                         ApiReply<std::string> reply) {
    get<std::string>(Target("/api/deployment/task/point_log")
                         .with("task_id", task)
                         .with("point_id", point)
                         .with("service_id", service),
                     gongji::readLogs, true, std::move(reply));
}

void ApiClient::readStorages(StorageKind kind, ApiReply<std::vector<WireStorage>> reply) {
    getPages<WireStorage>(
        [kind](int page) {
            return Target("/api/storage/get_storage")
                .with("storage_type", kind == StorageKind::Juicefs ? "Juicefs" : "ShareStorage")
                .with("status", "Activate")
                .with("page", page)
                .with("page_size", kPageSize);
        },
        gongji::readStorages, std::move(reply));
}

void ApiClient::readBillingRecords(const BillingSpan& span,
                                   ApiReply<std::vector<WireBillingRecord>> reply) {
    getPages<WireBillingRecord>(
        [span](int page) { return billingTarget("/api/billing/get_billing_record", span, page); },
        gongji::readBillingRecords, std::move(reply));
}

void ApiClient::readBillingShares(const BillingSpan& span,
                                  ApiReply<std::vector<WireBillingShare>> reply) {
    getPages<WireBillingShare>(
        [span](int page) {
            return billingTarget("/api/billing/get_task_billing_record", span, page);
        },
        gongji::readBillingShares, std::move(reply));
}

void ApiClient::post(std::string path, std::string body, ApiReply<std::optional<TaskId>> reply) {
    RepeatableCall repeatable;
    repeatable.make = [this, path = std::move(path), body = std::move(body)] {
        return make("POST", path, body);
    };
    repeatable.rule = RetryRule::IfNotArrived;
    call(std::move(repeatable), [this, reply = std::move(reply)](HttpResult result) {
        const auto envelope = open(std::move(result));
        if (!envelope) return reply(tl::unexpected<ApiFailure>(envelope.error()));
        std::optional<TaskId> created;
        JsonStatus status;  // what a change answers beside success is a courtesy
        (void)envelope->data(status, [&](const JsonReader& data) { created = readCreated(data); });
        reply(created);
    });
}

}  // namespace berth::platform_client::gongji
