# SPDX-License-Identifier: GPL-3.0-or-later
# Shell functions that install the Debian packages listed in debian-packages.txt. Sourced by run,
# test and .ci/run, which have set BERTH_ROOT to the repository's root.

# packages_of SECTION...: the names of these sections, one a line, without repeats.
packages_of() {
    local section line name wanted=" $* "
    while IFS= read -r line || [ -n "$line" ]; do
        line=${line%%#*}
        read -r name _ <<<"$line" || true
        case $name in
            '') ;;
            \[*\]) section=${name#\[}; section=${section%\]} ;;
            *) case $wanted in *" $section "*) printf '%s\n' "$name" ;; esac ;;
        esac
    done <"$BERTH_ROOT/installer/debian-packages.txt" | sort -u
}

# missing_packages NAME...: those that dpkg does not know as installed.
missing_packages() {
    local name
    for name in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$name" 2>/dev/null)" = installed ] ||
            printf '%s\n' "$name"
    done
}

# Without apt there is nothing to install with. What is there may be enough: go on when it is.
check_tools_without_apt() {
    local tool absent=()
    echo "This is not a Debian system (no apt-get), so nothing is installed here. Berth needs, under"
    echo "the names that Debian 12 gives them:"
    packages_of "$@" | sed 's/^/  /'
    for tool in c++ cmake ninja; do
        command -v "$tool" >/dev/null 2>&1 || absent+=("$tool")
    done
    if [ ${#absent[@]} -gt 0 ]; then
        echo "Not found: ${absent[*]}. Install what is missing with your system's tools, then start this again." >&2
        return 1
    fi
    echo "The compiler, CMake and Ninja are here: going on. CMake names each library it does not find."
}

# Debian starts a server as soon as it has installed it. The tests start theirs on ports of their own:
# the computer's stays off, now and when it starts again. hold_servers and release_servers stand
# around the installation; both are run with the words before their name as root.
POLICY=/usr/sbin/policy-rc.d
hold_servers() {
    [ -e "$POLICY" ] && return
    printf '#!/bin/sh\n# Berth: while packages are installed\nexit 101\n' |
        "$@" tee "$POLICY" >/dev/null
    "$@" chmod 755 "$POLICY"
}
release_servers() {
    if grep -qs '^# Berth:' "$POLICY"; then "$@" rm -f "$POLICY"; fi
    if command -v systemctl >/dev/null 2>&1; then
        "$@" systemctl -q disable ssh.service ssh.socket 2>/dev/null || true
    fi
}

# install_packages SECTION...: installs what is missing and says what that is. Asks for a password
# through sudo where one is needed, except with CI=true, where nobody could type it.
install_packages() {
    local missing as_root=() command server status=0
    if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
        check_tools_without_apt "$@"
        return
    fi
    mapfile -t missing < <(missing_packages $(packages_of "$@"))
    [ ${#missing[@]} -gt 0 ] || return 0
    command="apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
    echo "Installing ${#missing[@]} Debian packages: ${missing[*]}"
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null 2>&1; then
            printf 'You are not root and there is no sudo. Run this as root, then start this again:\n  %s\n' \
                "$command" >&2
            return 1
        fi
        as_root=(sudo)
        [ "${CI:-}" = true ] && as_root=(sudo -n)
    fi
    case " ${missing[*]} " in *' openssh-server '*) server=yes ;; *) server=no ;; esac
    [ $server = no ] || hold_servers "${as_root[@]}"
    "${as_root[@]}" apt-get update -q &&
        "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
            apt-get install -q -y --no-install-recommends "${missing[@]}" || status=$?
    [ $server = no ] || release_servers "${as_root[@]}"
    if [ $status -ne 0 ]; then
        printf 'The packages could not be installed; what apt-get says is above. By hand, as root:\n  %s\n' \
            "$command" >&2
        return 1
    fi
}

# How many compilers at once: one a core, but no more than memory allows (the largest sources take
# about 1.5 GiB each). CMAKE_BUILD_PARALLEL_LEVEL, where set, is obeyed.
build_jobs() {
    local cores free_kib by_memory
    if [ -n "${CMAKE_BUILD_PARALLEL_LEVEL:-}" ]; then
        echo "$CMAKE_BUILD_PARALLEL_LEVEL"
        return
    fi
    cores=$(nproc 2>/dev/null || echo 2)
    free_kib=$(awk '/^MemAvailable:/ { print $2 }' /proc/meminfo 2>/dev/null)
    by_memory=$((${free_kib:-3145728} / 1572864))
    [ "$by_memory" -ge 1 ] || by_memory=1
    [ "$by_memory" -lt "$cores" ] && echo "$by_memory" || echo "$cores"
}
