// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/inspector/storage_reader.h"

#include <algorithm>
#include <array>
#include <optional>

#include "models/domain/text.h"
#include "platform_client/inspector/text_fields.h"

namespace berth::platform_client::inspector {
namespace {

using domain::Filesystem;
using domain::Persistence;

constexpr std::array<std::string_view, 26> kKernelOwn{
    "autofs",      "binfmt_misc", "bpf",      "cgroup",   "cgroup2",    "configfs",
    "debugfs",     "devpts",      "devtmpfs", "efivarfs", "fusectl",    "hugetlbfs",
    "mqueue",      "nsfs",        "proc",     "pstore",   "ramfs",      "rpc_pipefs",
    "securityfs",  "selinuxfs",   "sysfs",    "tracefs",  "fuse.lxcfs", "fuse.gvfsd-fuse",
    "fuse.portal", "squashfs"};
constexpr std::array<std::string_view, 14> kNetwork{
    "nfs",    "nfs4",   "cifs", "smb3", "smbfs",    "ceph",     "glusterfs",
    "lustre", "beegfs", "gpfs", "9p",   "virtiofs", "orangefs", "afs"};
constexpr std::array<std::string_view, 4> kLost{"overlay", "tmpfs", "aufs", "fuse.fuse-overlayfs"};

template <class List>
bool holdsType(const List& list, std::string_view type) {
    return std::ranges::find(list, type) != list.end();
}

// Blank, tab, line end and backslash stand as \040, \011, \012 and \134 (proc_pid_mounts(5)).
std::string unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view code = text.substr(i, 4);
        char c = text[i];
        if (code == "\\040") c = ' ';
        if (code == "\\011") c = '\t';
        if (code == "\\012") c = '\n';
        if (code == "\\134") c = '\\';
        plain += c;
        if (c != text[i] || code == "\\134") i += 3;
    }
    return domain::keepUtf8(plain);
}

bool isReadOnly(std::string_view options) {
    return options == "ro" || options.starts_with("ro,");
}

// The last mount of a path is the one that is seen there.
Filesystem* at(std::vector<Filesystem>& filesystems, std::string_view path) {
    const auto found = std::find_if(filesystems.rbegin(), filesystems.rend(),
                                    [&](const Filesystem& each) { return each.path == path; });
    return found == filesystems.rend() ? nullptr : &*found;
}

struct DfRow {
    std::string_view path;
    std::int64_t size = 0, used = 0, available = 0;
};

// "device 1024-blocks Used Available Capacity Mounted on": the path is what is behind the share,
// found from there, since a device's name may hold blanks.
std::optional<DfRow> rowOf(std::string_view line) {
    for (std::size_t percent = line.find("% /"); percent != std::string_view::npos;
         percent = line.find("% /", percent + 1)) {
        std::string_view before = line.substr(0, percent);
        before = before.substr(0, before.find_last_not_of("0123456789") + 1);
        std::array<std::int64_t, 3> numbers{};
        bool good = true;
        for (std::size_t i = numbers.size(); i-- > 0 && good;) {
            before = domain::trimmed(before);
            const std::size_t begin = before.find_last_of(" \t") + 1;
            const auto number = toInteger(before.substr(begin));
            good = number && begin != 0;
            if (!good) break;
            numbers[i] = std::max<std::int64_t>(0, *number);
            before = before.substr(0, begin);
        }
        if (good) return DfRow{line.substr(percent + 2), numbers[0], numbers[1], numbers[2]};
    }
    return std::nullopt;
}

template <class Take>
void eachRow(std::string_view df, std::vector<Filesystem>& filesystems, Take&& take) {
    while (const auto line = takeLine(df)) {
        const auto row = rowOf(*line);
        if (!row) continue;
        if (Filesystem* const filesystem = at(filesystems, domain::keepUtf8(row->path)))
            take(*filesystem, *row);
    }
}

}  // namespace

Persistence persistenceOf(std::string_view type) {
    if (holdsType(kKernelOwn, type)) return Persistence::None;
    if (holdsType(kLost, type)) return Persistence::Lost;
    if (holdsType(kNetwork, type) || type == "fuse" || type.starts_with("fuse.")) {
        return Persistence::Network;
    }
    return Persistence::Disk;
}

std::vector<Filesystem> readMounts(const FileLines& files) {
    std::vector<Filesystem> filesystems;
    for (const std::string_view line : files.of("/proc/mounts")) {
        const auto words = splitWords(line, 5);
        if (words.size() < 4 || filesystems.size() == kMaxFilesystems) continue;
        Filesystem each;
        each.device = unescaped(words[0].substr(0, kMaxTextBytes));
        each.path = unescaped(words[1].substr(0, 4096));
        each.type = keptText(words[2], 64);
        each.readOnly = isReadOnly(words[3]);
        each.persistence = persistenceOf(each.type);
        const bool runtimeFile = each.path == "/etc/hosts" || each.path == "/etc/hostname" ||
                                 each.path == "/etc/resolv.conf";
        if (each.persistence != Persistence::None && !runtimeFile)
            filesystems.push_back(std::move(each));
    }
    return filesystems;
}

void addSizes(std::string_view df, std::vector<Filesystem>& filesystems) {
    eachRow(df, filesystems, [](Filesystem& filesystem, const DfRow& row) {
        filesystem.size = domain::Bytes{multiplyCapped(row.size, domain::kKiB)};
        filesystem.used = domain::Bytes{multiplyCapped(row.used, domain::kKiB)};
        filesystem.available = domain::Bytes{multiplyCapped(row.available, domain::kKiB)};
    });
}

void addInodes(std::string_view df, std::vector<Filesystem>& filesystems) {
    eachRow(df, filesystems, [](Filesystem& filesystem, const DfRow& row) {
        if (row.size == 0) return;  // a file system that has none to run out of
        filesystem.inodes = row.size;
        filesystem.inodesUsed = row.used;
    });
}

}  // namespace berth::platform_client::inspector
