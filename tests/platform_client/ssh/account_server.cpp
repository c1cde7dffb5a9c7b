// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/platform_client/ssh/account_server.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

namespace berth::platform_client::ssh::testing {

namespace {

// As crypt(3) makes it of the password.
std::string hashOf(const std::string& password, const std::string& salt) {
    ProgramEnd end = runProgram({"openssl", "passwd", "-6", "-salt", salt, password});
    if (end.status != 0) throw std::runtime_error("openssl passwd: " + end.output);
    end.output.resize(end.output.find_last_not_of('\n') + 1);
    return end.output;
}

PrivateMounts mountsFor(const ScratchFolder& etc, const std::string& furtherFactors) {
    const std::string who = userName();
    const std::string uid = std::to_string(::geteuid()), gid = std::to_string(::getegid());
    std::string users = who + ":x:" + uid + ":" + gid + "::/tmp:/bin/sh\n";
    if (who != "root") users += "root:x:0:0::/:/usr/sbin/nologin\n";
    etc.write("passwd", users + "sshd:x:101:65534::/run/sshd:/usr/sbin/nologin\n");
    etc.write("group", "root:x:0:\nshadow:x:42:\nnogroup:x:65534:\n");
    etc.write("nsswitch.conf", "passwd: files\ngroup: files\nshadow: files\n");
    std::filesystem::create_directory(etc / "pam.d");
    // Without the pause after a wrong password: that is no part of what is tested.
    etc.write("pam.d/sshd", "auth required pam_unix.so nodelay nullok\n" + furtherFactors +
                                "account required pam_unix.so\n"
                                "password required pam_unix.so sha512 nodelay\n"
                                "session required pam_permit.so\n");
    etc.write("pam.d/other", "auth required pam_deny.so\naccount required pam_deny.so\n");
    PrivateMounts mounts;
    mounts.bind(etc.path(), "/etc");
    mounts.memory("/var/log", "size=1m");  // where failures to log in are noted
    return mounts;
}

}  // namespace

AccountServer::AccountServer(const Setting& setting)
    : m_server(setting.configuration +
                   "\nUsePAM yes\nPasswordAuthentication yes\nKbdInteractiveAuthentication yes\n",
               mountsFor(m_etc, setting.furtherFactors)) {
    ::chmod(m_etc.path().c_str(), 0755);
    setPassword("secret");
}

domain::HostStop AccountServer::stop() const {
    return {"127.0.0.1", m_server.port(), userName(), {domain::HostLoginKind::Password, {}}};
}

void AccountServer::setPassword(const std::string& password) {
    m_hash = hashOf(password, "salt");
    m_changed = "19000";
    write();
}

// name:password:changed:least:most:warn:inactive:expires: of shadow(5), times in days.
void AccountServer::write() const {
    m_etc.write("shadow",
                userName() + ":" + m_hash + ":" + m_changed + ":0:99999:7::" + m_expires + ":\n");
    ::chmod((m_etc / "shadow").c_str(), 0600);
}

bool AccountServer::passwordIs(const std::string& password) const {
    std::string hash = m_etc.read("shadow");
    hash.erase(0, hash.find(':') + 1);
    hash.resize(hash.find(':'));
    const std::size_t salt = hash.find('$', 1) + 1;
    return hash == hashOf(password, hash.substr(salt, hash.find('$', salt) - salt));
}

}  // namespace berth::platform_client::ssh::testing
