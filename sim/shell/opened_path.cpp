// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <cstring>

#include "sim/shell/paths.h"
#include "sim/shell/program.h"

namespace berth::sim::shell {
namespace {

// A file of the node, with a place in it that reading and writing move.
class NodeFile final : public OpenFile {
  public:
    NodeFile(FileTree& tree, std::string path, bool append)
        : m_tree(tree), m_path(std::move(path)), m_append(append) {}

    ReadOutcome read(std::span<char> into, const std::stop_token& stop) override {
        if (stop.stop_requested()) return {};
        const std::lock_guard lock(m_mutex);
        const auto bytes = m_tree.read(m_path, m_at, static_cast<std::int64_t>(into.size()));
        if (!bytes) return {0, reasonOf(bytes.error())};
        const std::size_t count = std::min(bytes->size(), into.size());
        std::memcpy(into.data(), bytes->data(), count);
        m_at += static_cast<std::int64_t>(count);
        return {count, {}};
    }

    WriteOutcome write(std::string_view bytes, const std::stop_token& stop) override {
        if (stop.stop_requested()) return {false, {}};
        const std::lock_guard lock(m_mutex);
        if (m_append)
            if (const auto status = m_tree.status(m_path)) m_at = status->size;
        const auto written = m_tree.write(m_path, m_at, bytes);
        if (!written) return {false, reasonOf(written.error())};
        m_at += static_cast<std::int64_t>(bytes.size());
        return {};
    }

  private:
    FileTree& m_tree;
    std::string m_path;
    bool m_append;
    std::mutex m_mutex;
    std::int64_t m_at = 0;
};

class FolderFile final : public OpenFile {
  public:
    ReadOutcome read(std::span<char> /*into*/, const std::stop_token& /*stop*/) override {
        return {0, "Is a directory"};
    }
};

// The files that stand for descriptors and for nothing; false: the path is none of them.
bool openDevice(const std::string& path, const Descriptors& descriptors, Opened& into) {
    constexpr std::array<std::string_view, 3> kStandard{"/dev/stdin", "/dev/stdout", "/dev/stderr"};
    if (path == "/dev/null") {
        into.file = std::make_shared<TextFile>();
    } else if (path == "/dev/zero") {
        into.file = std::make_shared<ZeroFile>();
    } else if (const auto* const found = std::ranges::find(kStandard, path);
               found != kStandard.end()) {
        into.file = descriptors[static_cast<std::size_t>(found - kStandard.begin())];
        if (!into.file) into.problem = "No such device or address";
    } else {
        return false;
    }
    return true;
}

// All of a file that is made when it is looked at, so that it does not change while it is read.
domain::Result<std::string> wholeFile(FileTree& tree, const std::string& path) {
    constexpr std::int64_t kPart = std::int64_t{1} << 20;
    std::string text;
    for (;;) {
        const auto part = tree.read(path, static_cast<std::int64_t>(text.size()), kPart);
        if (!part) return tl::unexpected(part.error());
        text += *part;
        if (static_cast<std::int64_t>(part->size()) < kPart) return text;
    }
}

}  // namespace

Opened openToRead(FileTree& tree, const std::string& path, const Descriptors& descriptors) {
    Opened opened;
    if (openDevice(path, descriptors, opened)) return opened;
    const auto status = tree.status(path);
    if (!status) {
        opened.problem = reasonOf(status.error());
    } else if (status->folder) {
        opened.file = std::make_shared<FolderFile>();
    } else if (FileTree::isMadeOfFacts(path)) {
        auto text = wholeFile(tree, path);
        if (text) opened.file = std::make_shared<TextFile>(std::move(*text));
        if (!text) opened.problem = reasonOf(text.error());
    } else {
        opened.file = std::make_shared<NodeFile>(tree, path, false);
    }
    return opened;
}

Opened openToWrite(FileTree& tree, const std::string& path, bool append,
                   const Descriptors& descriptors, bool keep) {
    Opened opened;
    if (openDevice(path, descriptors, opened)) return opened;
    const auto status = tree.status(path);
    if (status && status->folder) {
        opened.problem = "Is a directory";
        return opened;
    }
    if (!status || !(append || keep)) {
        if (const auto made = tree.resize(path, 0); !made) {
            opened.problem = reasonOf(made.error());
            return opened;
        }
    } else if (!status->writable || FileTree::isMadeOfFacts(path)) {
        opened.problem = "Permission denied";
        return opened;
    }
    opened.file = std::make_shared<NodeFile>(tree, path, append);
    return opened;
}

}  // namespace berth::sim::shell
