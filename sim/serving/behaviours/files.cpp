// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/serving/behaviours/answers.h"
#include "sim/serving/behaviours/behaviour.h"

namespace berth::sim::serving {

namespace {

// Where a path of the node really lies. A volume keeps its paths from its own root: with a mount at
// /data, /data/a is the volume's /a.
struct Place {
    storage::Disk* disk = nullptr;
    std::string path;
    bool onVolume = false;
};

struct Listed {
    std::string path;
    storage::FileInfo info;
    bool onVolume = false;
};

bool below(std::string_view path, std::string_view folder) {
    return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

// "/data/" and "/data" are one mount path; "" stands for "/".
std::string_view mountPath(const MountedVolume& mount) {
    std::string_view path = mount.path;
    while (!path.empty() && path.back() == '/')
        path.remove_suffix(1);
    return path;
}

Place placeOf(const Container& container, const std::string& path) {
    Place best{container.disk, path, false};
    std::size_t longest = 0;
    for (const MountedVolume& mount : container.mounts) {
        const std::string_view folder = mountPath(mount);
        if (mount.disk == nullptr || !below(path, folder)) continue;
        if (best.onVolume && folder.size() < longest) continue;
        longest = folder.size();
        best = {mount.disk, path.substr(folder.size()), true};
    }
    return best;
}

std::vector<Listed> listing(const Container& container, const std::string& folder) {
    std::vector<Listed> out;
    if (container.disk != nullptr) {
        for (storage::FileInfo& info : container.disk->list()) {
            std::string path = info.path;
            out.push_back({std::move(path), std::move(info), false});
        }
    }
    for (const MountedVolume& mount : container.mounts) {
        if (mount.disk == nullptr) continue;
        for (storage::FileInfo& info : mount.disk->list()) {
            std::string path = std::string(mountPath(mount)) + info.path;
            out.push_back({std::move(path), std::move(info), true});
        }
    }
    std::erase_if(out,
                  [&](const Listed& file) { return folder != "/" && !below(file.path, folder); });
    std::sort(out.begin(), out.end(),
              [](const Listed& a, const Listed& b) { return a.path < b.path; });
    return out;
}

// Text is given as plain text, never as a page: it comes from whoever wrote the file.
std::string_view typeOf(std::string_view path) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kTypes{{
        {".txt", "text/plain; charset=utf-8"},
        {".md", "text/plain; charset=utf-8"},
        {".csv", "text/plain; charset=utf-8"},
        {".log", "text/plain; charset=utf-8"},
        {".py", "text/plain; charset=utf-8"},
        {".html", "text/plain; charset=utf-8"},
        {".json", "application/json"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".jpeg", "image/jpeg"},
        {".gif", "image/gif"},
        {".webp", "image/webp"},
    }};
    for (const auto& [ending, type] : kTypes) {
        if (path.ends_with(ending)) return type;
    }
    return "application/octet-stream";
}

int statusOf(domain::ErrorCode code) {
    switch (code) {
        case domain::ErrorCode::LimitExceeded:
            return 507;
        case domain::ErrorCode::NotFound:
            return 404;
        case domain::ErrorCode::InvalidArgument:
        case domain::ErrorCode::Malformed:
            return 400;
        default:
            return 500;
    }
}

// Files on the node's own disk, or on a volume below its mount path. PUT, GET and DELETE of a path;
// GET of "/" or of any path that ends in "/" lists.
class Files final : public Process {
  public:
    Answer answer(const Request& request) override {
        const auto decoded = percentDecoded(request.path);
        if (!decoded) return errorAnswer(request, 400, "the path has a broken % escape");
        auto path = storage::normalisePath(*decoded);
        if (!path) return errorAnswer(request, 400, path.error().detail);
        const std::string& method = request.http.method;
        if (isRead(request.http)) {
            return decoded->back() == '/' ? list(request, *path) : get(request, *path);
        }
        if (method == "PUT") return put(request, *path, decoded->back() == '/');
        if (method == "DELETE") return remove(request, *path);
        return notAllowed(request, "GET, HEAD, PUT, DELETE");
    }

  private:
    static Answer get(const Request& request, const std::string& path) {
        const Place place = placeOf(request.container, path);
        if (place.disk == nullptr) return errorAnswer(request, 404, "no such file");
        auto content = place.disk->read(place.path);
        if (!content) {
            return errorAnswer(request, statusOf(content.error().code), content.error().detail);
        }
        Answer answer;
        answer.head.headers.emplace_back("Content-Type", typeOf(path));
        answer.body = std::move(*content);
        return answer;
    }

    static Answer put(const Request& request, const std::string& path, bool folder) {
        if (folder) return errorAnswer(request, 400, "a file's path does not end in \"/\"");
        for (const MountedVolume& mount : request.container.mounts) {
            if (path == mountPath(mount))
                return errorAnswer(request, 400, "a volume is mounted at this path");
        }
        const Place place = placeOf(request.container, path);
        if (place.disk == nullptr) return errorAnswer(request, 507, "this node has no disk");
        const int before = place.disk->files();
        auto written = place.disk->write(place.path, request.http.body, request.now);
        if (!written) {
            return errorAnswer(request, statusOf(written.error().code), written.error().detail);
        }
        Answer answer =
            jsonAnswer(place.disk->files() > before ? 201 : 200,
                       fmt::format("{{\"path\":{},\"size\":{},\"node\":{},\"volume\":{}}}\n",
                                   jsonString(path), request.http.body.size(),
                                   jsonString(request.container.nodeName), place.onVolume));
        answer.diskChanged = true;
        return answer;
    }

    static Answer remove(const Request& request, const std::string& path) {
        const Place place = placeOf(request.container, path);
        if (place.disk == nullptr) return errorAnswer(request, 404, "no such file");
        auto removed = place.disk->remove(place.path);
        if (!removed) {
            return errorAnswer(request, statusOf(removed.error().code), removed.error().detail);
        }
        Answer answer;
        answer.head.status = 204;
        answer.diskChanged = true;
        return answer;
    }

    static Answer list(const Request& request, const std::string& folder) {
        const std::vector<Listed> files = listing(request.container, folder);
        const storage::Disk* disk = request.container.disk;
        const std::string& node = request.container.nodeName;
        if (wantsJson(request.http)) {
            std::string body = fmt::format(
                "{{\"node\":{},\"disk_used\":{},\"disk_capacity\":{},\"files\":[", jsonString(node),
                disk != nullptr ? disk->bytes() : 0, disk != nullptr ? disk->capacity() : 0);
            for (const Listed& file : files) {
                if (body.back() == '}') body += ',';
                body += fmt::format("{{\"path\":{},\"size\":{},\"modified_ns\":{},\"volume\":{}}}",
                                    jsonString(file.path), file.info.size, file.info.modified,
                                    file.onVolume);
            }
            return jsonAnswer(200, body + "]}\n");
        }
        std::string rows;
        for (const Listed& file : files) {
            rows += fmt::format("<tr><td><a href=\"{}\">{}</a></td><td>{}</td><td>{}</td></tr>",
                                htmlEscaped(percentEncoded(file.path)), htmlEscaped(file.path),
                                file.info.size,
                                file.onVolume ? "volume: kept" : "this node: lost with it");
        }
        if (files.empty()) rows = "<tr><td colspan=\"3\">No files yet.</td></tr>";
        return pageAnswer(
            fmt::format("Files of {}", node),
            fmt::format("<h1>Files of <code>{}</code></h1><table><tr><th>Path</th><th>Bytes</th>"
                        "<th>Kept on</th></tr>{}</table><p>Write one with <code>curl -T FILE</code>"
                        " and the address of this link followed by a path.</p>",
                        htmlEscaped(node), rows));
    }
};

}  // namespace

std::unique_ptr<Process> makeFiles() {
    return std::make_unique<Files>();
}

}  // namespace berth::sim::serving
