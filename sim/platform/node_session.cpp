// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/platform/node_session.h"

#include <utility>

#include "sim/platform/await_job.h"

namespace berth::sim::platform {

namespace {

// As a link takes it (see serving::HttpRequest).
constexpr std::size_t kLargestBody = 8 * domain::kMiB;

}  // namespace

NodeSession::NodeSession(serving::NodeKey node, Post post)
    : m_node(node), m_post(std::move(post)) {}

template <class T, class Function>
domain::Result<T> NodeSession::await(Effect effect, Function function) {
    return awaitJob<T>([this, effect](Job job) { m_post(effect, std::move(job)); }, function);
}

domain::Result<shell::NodeFacts> NodeSession::facts() {
    return await<shell::NodeFacts>(Effect::Looks, [this](const SimulationRun& run) {
        return run.simulation().nodeFacts(m_node);
    });
}

domain::Result<shell::FileStatus> NodeSession::status(const std::string& path) {
    return await<shell::FileStatus>(Effect::Looks, [&](const SimulationRun& run) {
        return run.simulation().fileStatus(m_node, path);
    });
}

domain::Result<std::vector<shell::FileStatus>> NodeSession::list(const std::string& path) {
    return await<std::vector<shell::FileStatus>>(Effect::Looks, [&](const SimulationRun& run) {
        return run.simulation().folder(m_node, path);
    });
}

domain::Result<std::string> NodeSession::read(const std::string& path, std::int64_t offset,
                                              std::int64_t length) {
    return await<std::string>(Effect::Looks, [&](const SimulationRun& run) {
        return run.simulation().readFile(m_node, path, offset, length);
    });
}

domain::Result<void> NodeSession::change(const FileChange& change) {
    return await<void>(Effect::Changes,
                       [&](SimulationRun& run) { return run.changeFiles(change); });
}

domain::Result<void> NodeSession::write(const std::string& path, std::int64_t offset,
                                        std::string_view content) {
    // Also once for no bytes at all: it makes the file.
    do {
        const std::string_view piece = content.substr(0, FileChange::kMostBytes);
        FileChange part{FileChange::Kind::Write, m_node, path, offset, std::string(piece)};
        if (auto done = change(part); !done) return done;
        offset += static_cast<std::int64_t>(piece.size());
        content.remove_prefix(piece.size());
    } while (!content.empty());
    return {};
}

domain::Result<void> NodeSession::resize(const std::string& path, std::int64_t size) {
    return change({FileChange::Kind::Resize, m_node, path, size, {}});
}

domain::Result<void> NodeSession::makeFolder(const std::string& path) {
    return change({FileChange::Kind::MakeFolder, m_node, path, 0, {}});
}

domain::Result<void> NodeSession::remove(const std::string& path) {
    return change({FileChange::Kind::Remove, m_node, path, 0, {}});
}

domain::Result<void> NodeSession::rename(const std::string& from, const std::string& to) {
    return change({FileChange::Kind::Rename, m_node, from, 0, to});
}

domain::Result<shell::PortAnswer> NodeSession::request(int port, const std::string& method,
                                                       const std::string& target,
                                                       const std::string& body) {
    if (port < 1 || port > UINT16_MAX)
        return domain::fail(domain::ErrorCode::InvalidArgument, "no such port", "port");
    if (body.size() > kLargestBody)
        return domain::fail(domain::ErrorCode::LimitExceeded, "the request is too large", "body");
    const serving::HttpRequest request{method, target, {}, body};
    const auto answer = await<serving::LocalAnswer>(Effect::Changes, [&](SimulationRun& run) {
        return run.askNode(m_node, static_cast<std::uint16_t>(port), request);
    });
    if (!answer) return tl::unexpected(answer.error());
    shell::PortAnswer out;
    out.status = answer->head.status;
    out.body = answer->body;
    for (const auto& [name, value] : answer->head.headers) {
        if (name == "Content-Type") out.contentType = value;
    }
    return out;
}

}  // namespace berth::sim::platform
