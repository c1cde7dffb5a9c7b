// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/gongji/fake_gongji.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <utility>

#include "platform_client/json/json_writer.h"
#include "tests/platform_client/gongji/wire_examples.h"

namespace berth::platform_client::gongji::testing {
namespace {

std::string success(const std::string& data) {
    return R"({"code":"0000","message":"success","data":)" + data + "}";
}

std::string refusal(const std::string& code, const std::string& message) {
    return R"({"code":")" + code + R"(","message":")" + message + R"(","data":null})";
}

std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size()) {
            out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

struct Target {
    std::string path;
    std::map<std::string, std::string> query;
};

Target targetOf(const std::string& url) {
    const std::size_t begin = url.find('/', url.find("://") + 3);
    std::string rest = url.substr(begin);
    Target target;
    const std::size_t mark = rest.find('?');
    target.path = rest.substr(0, mark);
    while (mark != std::string::npos && !rest.empty()) {
        rest.erase(0, target.query.empty() ? mark + 1 : 0);
        const std::size_t end = rest.find('&');
        const std::string pair = rest.substr(0, end);
        target.query[decoded(pair.substr(0, pair.find('=')))] =
            decoded(pair.substr(pair.find('=') + 1));
        if (end == std::string::npos) break;
        rest.erase(0, end + 1);
    }
    return target;
}

std::string valueOf(const std::map<std::string, std::string>& query, const std::string& name) {
    const auto found = query.find(name);
    return found == query.end() ? std::string() : found->second;
}

std::int64_t numberOf(const std::map<std::string, std::string>& query, const std::string& name) {
    const std::string text = valueOf(query, name);
    return text.empty() ? 0 : std::stoll(text);
}

// A page of elements that are JSON already.
std::string pageOf(const std::vector<std::string>& all,
                   const std::map<std::string, std::string>& query) {
    const auto page = static_cast<std::size_t>(std::max<std::int64_t>(1, numberOf(query, "page")));
    const auto size =
        static_cast<std::size_t>(std::max<std::int64_t>(10, numberOf(query, "page_size")));
    std::string text;
    for (std::size_t i = (page - 1) * size; i < std::min(all.size(), page * size); ++i)
        text += (text.empty() ? "" : ",") + all[i];
    return R"({"count":)" + std::to_string(all.size()) + R"(,"results":[)" + text + "]}";
}

}  // namespace

std::string FakeGongji::catalogueText() const {
    return catalogue.empty() ? catalogueExample() : catalogue;
}

FakeTask& FakeGongji::add(FakeTask task) {
    if (task.id == 0) task.id = ++m_lastTask;
    m_lastTask = std::max(m_lastTask, task.id);
    for (FakePoint& point : task.nodes) {
        if (point.id == 0) point.id = ++m_lastPoint;
        m_lastPoint = std::max(m_lastPoint, point.id);
    }
    return m_tasks[task.id] = std::move(task);
}

FakeTask* FakeGongji::find(TaskId id) {
    const auto found = m_tasks.find(id);
    return found == m_tasks.end() ? nullptr : &found->second;
}

FakeTask* FakeGongji::findByName(const std::string& name) {
    for (auto& [id, task] : m_tasks) {
        if (task.name == name && task.status != "End") return &task;
    }
    return nullptr;
}

FakePoint* FakeGongji::findPoint(PointId id) {
    for (auto& [task, entry] : m_tasks) {
        for (FakePoint& point : entry.nodes) {
            if (point.id == id && !point.gone) return &point;
        }
    }
    return nullptr;
}

// What has happened by itself since.
void FakeGongji::tick() {
    for (auto& [id, task] : m_tasks) {
        int running = 0;
        for (FakePoint& point : task.nodes) {
            if (point.gone) continue;
            if (point.status == "Pending" && m_clock.monotonic() >= point.readyAt)
                point.status = "Running";
            running += point.status == "Running" ? 1 : 0;
        }
        if (task.status == "Pending" && running > 0) task.status = "Running";
    }
}

// As many nodes as are wanted.
void FakeGongji::fill(FakeTask& task) {
    const bool wantsAny = task.status != "Paused" && task.status != "End";
    int living = 0;
    for (FakePoint& point : task.nodes)
        living += point.gone || point.status == "Succeeded" || point.status == "Failed" ? 0 : 1;
    const int most =
        task.isJob ? std::min(task.parallelism, task.points - task.succeeded) : task.points;
    const int wanted = wantsAny ? most : 0;
    for (auto point = task.nodes.rbegin(); point != task.nodes.rend() && living > wanted; ++point) {
        if (std::exchange(point->gone, true)) continue;
        --living;
    }
    for (; living < wanted; ++living) {
        FakePoint point;
        point.id = ++m_lastPoint;
        point.readyAt = m_clock.monotonic() + startAfter;
        task.nodes.push_back(std::move(point));
    }
}

FakeGongji::Reply FakeGongji::handle(const HttpCall& call) {
    tick();
    const Target target = targetOf(call.url);
    ++asked[target.path];
    const bool newPath = target.path.starts_with("/api/task/deployment/");
    const bool jobPath = target.path.starts_with("/api/task/job/");
    if ((newPath && !hasNewPaths) || (jobPath && !hasJobs)) return {404, "<html>not found</html>"};
    if (const auto fixed = answers.find(target.path); fixed != answers.end())
        return {200, fixed->second};
    if (call.method == "GET") return get(target.path, target.query);
    bodies.push_back(call.body);
    posts.push_back(target.path);
    return post(target.path, call.body);
}

std::string FakeGongji::taskJson(const FakeTask& task, bool listed) const {
    int running = 0;
    for (const FakePoint& point : task.nodes)
        running += !point.gone && point.status == "Running" ? 1 : 0;
    JsonWriter writer;
    writer.beginObject().field("task_id", task.id).field("status", task.status);
    writer.field("task_name", task.name).field("points", task.points);
    writer.field("runing_points", running).field("billing_value", 0);
    writer.field("forecast_value", 466 * running).key("resources").raw(task.resources);
    if (task.isJob && !listed) {
        writer.key("job_status").beginObject().field("status", task.jobStatus);
        writer.field("active_pods", running).field("succeeded_pods", task.succeeded);
        writer.field("failed_pods", task.failed).key("completion_time");
        if (task.completed.empty())
            writer.null();
        else
            writer.text(task.completed);
        writer.endObject();
    }
    writer.key("services").beginList();
    const auto services = JsonDocument::parse("{\"s\":" + task.services + "}");
    EXPECT_TRUE(services) << task.services;
    JsonStatus status;
    std::int64_t number = task.id * 10;
    JsonReader(*services, status).list("s", [&](const JsonReader& service) {
        writer.beginObject().field("service_id", ++number);
        service.each([&](std::string_view key, const JsonReader& value) {
            const bool summary = key == "service_name" || key == "service_image";
            if (key == "service_id" || key == "remote_ports" || (listed && !summary)) return;
            writer.key(key).raw(value.asRaw());
        });
        writer.key("remote_ports").beginList();
        service.list("remote_ports", [&](const JsonReader& port) {
            if (listed && task.url.empty()) return;
            writer.beginObject().field("service_port", port.integer("service_port").value_or(0));
            writer.key("url");
            if (task.url.empty())
                writer.null();
            else
                writer.text(task.url);
            writer.endObject();
        });
        writer.endList().endObject();
    });
    writer.endList();
    if (!listed) {
        const auto rest = JsonDocument::parse(task.rest);
        JsonReader(*rest, status).each([&](std::string_view key, const JsonReader& value) {
            writer.key(key).raw(value.asRaw());
        });
    }
    writer.endObject();
    return writer.take();
}

std::string FakeGongji::pointJson(const FakePoint& point) const {
    JsonWriter writer;
    writer.beginObject().field("point_id", point.id);
    writer.field("name", "deployment-1-" + std::to_string(point.id));
    writer.field("status", point.status).field("region", "guangdong");
    writer.key("containers").beginList().beginObject().field("name", "c");
    writer.key("reason");
    if (point.reason.empty())
        writer.null();
    else
        writer.text(point.reason);
    writer.key("exit_code");
    if (point.exitCode.empty())
        writer.null();
    else
        writer.text(point.exitCode);
    writer.endObject().endList().field("runing_time", 0).field("billing_value", 0);
    writer.key("describe_dto").beginObject().field("restart_count", point.restarts);
    writer.endObject().endObject();
    return writer.take();
}

std::string FakeGongji::searchJson(bool jobs,
                                   const std::map<std::string, std::string>& query) const {
    const std::string statuses = valueOf(query, "status");
    const std::string name = valueOf(query, "search_value");
    std::vector<std::string> found;
    for (auto task = m_tasks.rbegin(); task != m_tasks.rend(); ++task) {
        const bool wanted =
            statuses.empty() || statuses.find(task->second.status) != std::string::npos;
        if (task->second.isJob == jobs && wanted &&
            task->second.name.find(name) != std::string::npos)
            found.push_back(taskJson(task->second, true));
    }
    return pageOf(found, query);
}

FakeGongji::Reply FakeGongji::get(const std::string& path,
                                  const std::map<std::string, std::string>& query) {
    if (path == "/api/deployment/resource/search") {
        const bool forJobs = !jobCatalogue.empty() && valueOf(query, "task_type") == "Job";
        return {200, forJobs ? jobCatalogue : catalogueText()};
    }
    const bool job = path.starts_with("/api/task/job/");
    if (path.ends_with("/search")) return {200, success(searchJson(job, query))};
    if (path == "/api/storage/get_storage") return {200, success("{\"count\":0,\"results\":[]}")};
    if (path.ends_with("/pod_event")) {
        const FakePoint* point = findPoint(numberOf(query, "point_id"));
        if (point == nullptr) return {200, refusal("C999", "节点不存在")};
        return {200, success("{\"events\":" + point->events + "}")};
    }
    const FakeTask* task = find(numberOf(query, "task_id"));
    if (path.ends_with("/point_log")) {
        const FakePoint* point = findPoint(numberOf(query, "point_id"));
        if (task == nullptr || point == nullptr) return {200, refusal("C999", "节点不存在")};
        JsonWriter writer;
        writer.beginObject().field("logs", point->logs).endObject();
        return {200, success(writer.take())};
    }
    const bool known = path.ends_with("/detail") || path.ends_with("/points");
    if (!known) return {404, "<html>not found</html>"};
    if (task == nullptr) return {200, refusal("C999", "任务不存在")};
    if (path.ends_with("/detail")) {
        if (task->isJob != job) return {200, refusal("C999", "任务不存在")};
        return {200, success(taskJson(*task, false))};
    }
    std::vector<std::string> points;
    for (const FakePoint& point : task->nodes) {
        if (!point.gone) points.push_back(pointJson(point));
    }
    return {200, success(pageOf(points, query))};
}

FakeGongji::Reply FakeGongji::create(bool job, const JsonReader& body) {
    FakeTask task;
    task.isJob = job;
    body.object("job_support", [&](const JsonReader& support) {
        task.parallelism = support.small("parallelism").value_or(1);
    });
    task.name = body.text("task_name").value_or("");
    task.points = body.small("points").value_or(1);
    task.resources = body.raw("resources").value_or("[]");
    task.services = body.raw("services").value_or("[]");
    task.rest = body.without({"task_id", "task_name", "points", "resources", "services"});
    FakeTask& added = add(std::move(task));
    fill(added);
    ++creates;
    return {200, success("{\"task_id\":" + std::to_string(added.id) + "}")};
}

FakeGongji::Reply FakeGongji::update(FakeTask& task, const JsonReader& body) {
    task.points = body.small("points").value_or(1);
    task.resources = body.raw("resources").value_or("[]");
    task.services = body.raw("services").value_or("[]");
    task.rest = body.without({"task_id", "task_name", "points", "resources", "services"});
    for (FakePoint& point : task.nodes)
        point.gone = true;
    fill(task);
    ++updates;
    return {200, success("null")};
}

FakeGongji::Reply FakeGongji::post(const std::string& path, const std::string& text) {
    const auto document = JsonDocument::parse(text);
    EXPECT_TRUE(document) << text;
    JsonStatus status;
    const JsonReader body(*document, status);
    const bool job = path.starts_with("/api/task/job/");
    if (path.ends_with("/create")) return create(job, body);
    if (path.ends_with("/delete_pod")) {
        FakePoint* point = findPoint(body.integer("point_id").value_or(0));
        if (point == nullptr) return {200, refusal("C999", "节点不存在")};
        point->gone = true;
        ++replaced;
        for (auto& [id, task] : m_tasks)
            fill(task);
        return {200, success("null")};
    }
    FakeTask* task = find(body.integer("task_id").value_or(0));
    if (task == nullptr || task->status == "End" || task->isJob != job)
        return {200, refusal("C999", "任务不存在")};
    if (path.ends_with("/update")) return update(*task, body);
    if (path.ends_with("/change_points")) {
        task->points = body.small("points").value_or(1);
        ++scales;
    } else if (path.ends_with("/pause")) {
        if (task->status == "Paused") return {200, refusal("C010", "任务必须为运行中")};
        task->status = "Paused";
        ++pauses;
    } else if (path.ends_with("/recover")) {
        if (task->status != "Paused") return {200, refusal("C010", "任务必须为暂停中")};
        task->status = "Pending";
        ++resumes;
    } else if (path.ends_with("/stop")) {
        task->status = "End";
        ++stops;
    } else {
        return {404, "<html>not found</html>"};
    }
    fill(*task);
    // An answer of a change may leave its data out.
    return {200, R"({"code":"0000","message":"success"})"};
}

class FakeWire::Handle final : public HttpHandle {
  public:
    std::unique_ptr<Timer> timer;
};

std::unique_ptr<HttpHandle> FakeWire::send(HttpCall call, std::function<void(HttpResult)> reply) {
    ++sent;
    lastUrl = call.url;
    Fate what = fate(call);
    if (what.latency > call.deadline) {
        what.latency = call.deadline;
        what.isAnswered = false;
        what.failure = HttpFailureKind::TimedOut;
        what.mayHaveArrived = true;
    }
    const auto answer = std::make_shared<FakeGongji::Reply>();
    if (what.isSeen) {
        const int number = ++m_lastArrival;
        m_arrivals[number] = m_queue.after(what.arrives, [this, number, call, answer] {
            *answer = m_platform.handle(call);
            const auto done = m_arrivals.extract(number);
        });
    }
    auto handle = std::make_unique<Handle>();
    handle->timer = m_queue.after(what.latency, [what, answer, reply = std::move(reply)] {
        const auto last = reply;  // it may destroy the handle
        if (!what.isAnswered) {
            HttpFailure failure;
            failure.kind = what.failure;
            failure.detail = "as the test wants it";
            failure.mayHaveArrived = what.mayHaveArrived;
            return last(tl::unexpected<HttpFailure>(std::move(failure)));
        }
        HttpAnswer made;
        made.status = what.status != 0 ? what.status : answer->status;
        made.body = what.status != 0 ? "<html>gateway</html>" : answer->body;
        last(std::move(made));
    });
    return handle;
}

}  // namespace berth::platform_client::gongji::testing
