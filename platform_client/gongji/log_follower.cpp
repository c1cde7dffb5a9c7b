// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/log_follower.h"

#include <algorithm>
#include <utility>

#include "platform_client/gongji/call_batch.h"
#include "platform_client/gongji/rfc3339.h"

namespace berth::platform_client::gongji {

LogFollower::LogFollower(ApiClient& api, const World& world, TaskQueue& queue,
                         const domain::Clock& clock, LogPace pace, domain::LogFilter filter,
                         std::function<void(const domain::LogBatch&)> deliver)
    : m_api(api),
      m_world(world),
      m_queue(queue),
      m_clock(clock),
      m_pace(pace),
      m_filter(std::move(filter)),
      m_deliver(std::move(deliver)) {}

void LogFollower::start() {
    m_timer = m_queue.after(domain::Duration{0}, [this] { round(); });
}

void LogFollower::chooseStreams() {
    std::size_t open = static_cast<std::size_t>(std::count_if(
        m_streams.begin(), m_streams.end(), [](const auto& entry) { return !entry.second.over; }));
    for (const domain::Node& node : m_world.snapshot()->nodes) {
        if (!m_filter.deployment.empty() && node.deployment != m_filter.deployment) continue;
        if (!m_filter.node.empty() && node.id != m_filter.node) continue;
        const auto point = pointOf(node.id);
        const auto task = taskOf(node.deployment);
        const BookedTask* booked = task ? m_world.tasks().find(*task) : nullptr;
        if (!point || booked == nullptr) continue;
        const std::vector<WireServiceSummary>& services = booked->task.services;
        for (const WireServiceSummary& service : services) {
            const Key key{*point, service.id};
            const auto found = m_streams.find(key);
            if (found != m_streams.end()) {
                if (!node.alive()) found->second.lastRead = true;
                continue;
            }
            // Nothing has written where no container has run yet.
            if (node.state == domain::NodeState::Pending || open >= m_pace.mostNodes) continue;
            Stream& stream = m_streams[key];
            stream.task = *task;
            stream.point = *point;
            stream.service = service.id;
            stream.ordinal = node.ordinal;
            stream.lastRead = !node.alive();
            ++open;
        }
    }
    for (auto& [key, stream] : m_streams) {
        // The node is listed no more.
        if (m_world.snapshot()->findNode(nodeIdOf(stream.point)) == nullptr) stream.lastRead = true;
    }
}

void LogFollower::round() {
    m_timer.reset();
    chooseStreams();
    const auto batch = CallBatch::make(m_pace.atOnce, [weak = weak_from_this()] {
        if (const auto self = weak.lock()) self->finish();
    });
    for (const auto& [key, stream] : m_streams) {
        if (stream.over) continue;
        batch->add([weak = weak_from_this(), id = key](std::function<void()> done) {
            if (const auto self = weak.lock()) self->read(id, std::move(done));
        });
    }
    batch->run();
}

void LogFollower::read(const Key& key, std::function<void()> done) {
    const Stream& stream = m_streams.at(key);
    m_api.readLogs(
        stream.task, stream.point, stream.service,
        [weak = weak_from_this(), key, done = std::move(done)](const ApiResult<std::string>& text) {
            const auto self = weak.lock();
            if (!self) return;
            Stream& read = self->m_streams.at(key);
            if (read.lastRead) read.over = true;
            if (!text) return done();
            self->readText(key, *text, done);
        });
}

int LogFollower::knownRestarts(const Stream& stream) const {
    const domain::Node* node = m_world.snapshot()->findNode(nodeIdOf(stream.point));
    return node == nullptr ? stream.restarts : std::max(stream.restarts, node->restarts);
}

void LogFollower::readText(const Key& key, const std::string& text, std::function<void()> done) {
    const Stream& stream = m_streams.at(key);
    const int restarts = knownRestarts(stream);
    const bool sure =
        !stream.begun || stream.tail.goesOn(text) || restarts > stream.restarts || stream.over;
    if (sure) {
        take(key, text, restarts);
        return done();
    }
    // Either the front was cut off, or the container has restarted since the nodes were read.
    m_api.readPoints(stream.task,
                     [weak = weak_from_this(), key, text, restarts,
                      done = std::move(done)](const ApiResult<std::vector<WirePoint>>& points) {
                         const auto self = weak.lock();
                         if (!self) return;
                         int newest = restarts;
                         if (points) {
                             for (const WirePoint& point : *points) {
                                 if (point.id == key.first)
                                     newest = std::max(newest, point.restarts);
                             }
                         }
                         self->take(key, text, newest);
                         done();
                     });
}

domain::LogLine LogFollower::lineOf(Count& count, const Stream& stream,
                                    const std::string& text) const {
    domain::LogLine line;
    line.sequence = ++count.sequence;
    line.node = nodeIdOf(stream.point);
    line.ordinal = stream.ordinal;
    line.at = {m_clock.unixMilliseconds() * 1'000'000};
    std::string_view rest = text;
    if (const auto time = leadingRfc3339(text);
        time && (time->length == text.size() || text[time->length] == ' ')) {
        line.at = time->at;
        rest.remove_prefix(std::min(time->length + 1, rest.size()));
    }
    line.text = rest;
    // Within a node the order in which lines are written is the order in which they are shown.
    line.at = std::max(line.at, count.last);
    count.last = line.at;
    return line;
}

void LogFollower::take(const Key& key, const std::string& text, int restarts) {
    Stream& stream = m_streams.at(key);
    LogTail::News news = stream.tail.take(text, stream.begun && restarts > stream.restarts);
    stream.begun = true;
    stream.restarts = restarts;
    Count& count = m_counts[stream.point];
    if (news.gap) {
        ++count.sequence;
        ++m_batch.missing;
    }
    for (const std::string& each : news.lines)
        m_batch.lines.push_back(lineOf(count, stream, each));
}

void LogFollower::finish() {
    domain::LogBatch batch = std::exchange(m_batch, {});
    std::stable_sort(
        batch.lines.begin(), batch.lines.end(),
        [](const domain::LogLine& a, const domain::LogLine& b) { return a.at < b.at; });
    const bool read = std::any_of(m_streams.begin(), m_streams.end(),
                                  [](const auto& entry) { return entry.second.begun; });
    if (m_first && read && batch.lines.size() > m_filter.tail) {
        batch.lines.erase(batch.lines.begin(),
                          batch.lines.end() - static_cast<std::ptrdiff_t>(m_filter.tail));
    }
    if (read) m_first = false;
    m_timer = m_queue.after(m_pace.every, [this] { round(); });
    if (!batch.lines.empty() || batch.missing > 0) m_deliver(batch);
}

}  // namespace berth::platform_client::gongji
