// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/inspector/unkept_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "platform_client/inspector/text_fields.h"

namespace berth::platform_client::inspector {

namespace {

using domain::ErrorCode;
using domain::FileEntry;
using domain::Result;

// The name of process 1 may hold anything, a parenthesis too; behind its last one stand fields 3 to
// 52, of which 22 is when it began, in ticks since the machine did (proc(5)). In some containers
// the machine's uptime is the container's own while the ticks are not: then it began with it.
// Without the word at its end the walk was not whole.
constexpr std::string_view kEnd = "end";
constexpr std::string_view kScript = R"sh(LC_ALL=C
export LC_ALL
stat=$(cat /proc/1/stat) || exit 3
set -- ${{stat##*) }}
[ $# -ge 20 ] || exit 3
shift 19
hz=$(getconf CLK_TCK 2>/dev/null) || hz=100
read -r up rest < /proc/uptime || exit 3
age=$((${{up%.*}} - $1 / hz))
[ "$age" -ge 0 ] || age=${{up%.*}}
gently=$(command -v nice) && gently="$gently -n 19"
if find / -maxdepth 0 -newerct @0 -printf '' >/dev/null 2>&1; then
    now=$(date +%s) || exit 3
    $gently find {folder} -xdev -type f -newerct "@$((now - age - 1))" \
        -printf '%s %T@\n%p\0' 2>/dev/null
elif find / -maxdepth 0 -mmin -1 >/dev/null 2>&1 && stat -c %s / >/dev/null 2>&1; then
    $gently find {folder} -xdev -type f -mmin -$((age / 60 + 1)) -exec sh -c '
        for file; do
            stat -c "%s %Y" "$file" && printf "%s\0" "$file"
        done' sh {{}} + 2>/dev/null
else
    echo 'no find that compares times' >&2
    exit 3
fi
printf '{end}\0'
)sh";

// "1024 1700000000.5".
std::optional<FileEntry> readFacts(std::string_view line) {
    const std::size_t blank = line.find(' ');
    if (blank == std::string_view::npos) return {};
    const auto size = toInteger(line.substr(0, blank));
    std::string_view time = line.substr(blank + 1);
    const auto seconds = toInteger(time.substr(0, time.find('.')));
    constexpr std::int64_t kSecond = 1'000'000'000;
    constexpr std::int64_t kMostSeconds = std::numeric_limits<std::int64_t>::max() / kSecond;
    if (!size || *size < 0 || !seconds) return {};
    FileEntry file;
    file.size = domain::Bytes{*size};
    file.modified.ns = std::clamp(*seconds, std::int64_t{0}, kMostSeconds) * kSecond;
    return file;
}

}  // namespace

std::string unkeptScript(std::string_view folder) {
    return fmt::format(fmt::runtime(kScript), fmt::arg("folder", folder), fmt::arg("end", kEnd));
}

Result<domain::UnkeptFiles> readUnkept(std::string_view output, bool cut) {
    domain::UnkeptFiles found;
    found.cut = cut;
    for (;;) {
        if (found.files.size() == kMostUnkeptFiles) {
            found.cut = true;
            break;
        }
        const std::size_t end = output.find('\0');
        if (end == std::string_view::npos) {
            if (!cut) return domain::fail(ErrorCode::Malformed, "the walk did not come to its end");
            break;
        }
        const std::string_view record = output.substr(0, end);
        output.remove_prefix(end + 1);
        if (record == kEnd) break;
        const std::size_t line = record.find('\n');
        auto file = line == std::string_view::npos ? std::optional<FileEntry>()
                                                   : readFacts(record.substr(0, line));
        if (!file || record.size() < line + 2 || record[line + 1] != '/')
            return domain::fail(ErrorCode::Malformed, "not a size, a time and a path");
        file->path = record.substr(line + 1);
        found.files.push_back(*std::move(file));
    }
    std::ranges::sort(found.files, {}, &FileEntry::path);
    return found;
}

}  // namespace berth::platform_client::inspector
