// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/node_ssh/host_key.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "sim/node_ssh/descriptor.h"
#include "sim/node_ssh/libssh_handles.h"

namespace berth::sim::node_ssh {

namespace {

using domain::ErrorCode;
using domain::fail;

constexpr std::size_t kMostBytes = 16 * 1024;

tl::unexpected<domain::Error> storageFailed(const std::string& path, int error) {
    return fail(ErrorCode::StorageFailed, path + ": " + std::generic_category().message(error));
}

domain::Result<domain::SecretString> readKey(const std::string& path, const Descriptor& file) {
    struct stat status {};
    if (::fstat(file.get(), &status) != 0) return storageFailed(path, errno);
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return fail(ErrorCode::PermissionDenied,
                    path + ": others can read the key of the simulated nodes (chmod 600 it)");
    }
    std::array<char, kMostBytes> buffer{};
    std::size_t length = 0;
    while (length < buffer.size()) {
        const ssize_t got = ::read(file.get(), buffer.data() + length, buffer.size() - length);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return storageFailed(path, errno);
        if (got == 0) break;
        length += static_cast<std::size_t>(got);
    }
    domain::SecretString text(std::string_view(buffer.data(), length));
    explicit_bzero(buffer.data(), buffer.size());
    return text;
}

domain::Result<void> writeAll(const std::string& path, const Descriptor& file,
                              std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(file.get(), text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return storageFailed(path, errno);
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    if (::fsync(file.get()) != 0) return storageFailed(path, errno);
    return {};
}

}  // namespace

domain::Result<HostKey> HostKey::fromText(domain::SecretString text) {
    // libssh wants a text that ends with NUL.
    std::string copy(text.reveal());
    ssh_key raw = nullptr;
    const int read = ssh_pki_import_privkey_base64(copy.c_str(), nullptr, nullptr, nullptr, &raw);
    explicit_bzero(copy.data(), copy.size());
    const KeyHandle key(raw);
    if (read != SSH_OK || ssh_key_type(raw) != SSH_KEYTYPE_ED25519)
        return fail(ErrorCode::Malformed, "this is no Ed25519 key of ours");
    HostKey out;
    char* base64 = nullptr;
    unsigned char* hash = nullptr;
    std::size_t length = 0;
    if (ssh_pki_export_pubkey_base64(raw, &base64) != SSH_OK ||
        ssh_get_publickey_hash(raw, SSH_PUBLICKEY_HASH_SHA256, &hash, &length) != 0) {
        ssh_string_free_char(base64);
        return fail(ErrorCode::Internal, "the key of the simulated nodes cannot be used");
    }
    const TextHandle ownedText(base64);
    const TextHandle print(ssh_get_fingerprint_hash(SSH_PUBLICKEY_HASH_SHA256, hash, length));
    ssh_clean_pubkey_hash(&hash);
    out.m_public = std::string("ssh-ed25519 ") + base64;
    if (print != nullptr) out.m_fingerprint = print.get();
    out.m_private = std::move(text);
    return out;
}

domain::Result<HostKey> HostKey::make() {
    ssh_key raw = nullptr;
    char* text = nullptr;
    const int made = ssh_pki_generate(SSH_KEYTYPE_ED25519, 0, &raw);
    const KeyHandle key(raw);
    if (made != SSH_OK ||
        ssh_pki_export_privkey_base64(raw, nullptr, nullptr, nullptr, &text) != SSH_OK) {
        return fail(ErrorCode::Internal, "no key could be made for the simulated nodes");
    }
    domain::SecretString secret{std::string_view(text)};
    explicit_bzero(text, secret.reveal().size());
    ssh_string_free_char(text);
    return fromText(std::move(secret));
}

domain::Result<HostKey> HostKey::keep(const std::string& path) {
    {
        const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
        if (file.valid()) {
            auto text = readKey(path, file);
            if (!text) return tl::unexpected(std::move(text.error()));
            auto key = fromText(std::move(*text));
            if (!key) key.error().detail = path + ": " + key.error().detail;
            return key;
        }
        if (errno != ENOENT) return storageFailed(path, errno);
    }
    auto key = make();
    if (!key) return key;
    // Whole or not at all: a file that was cut would keep the next start from coming up.
    const std::string fresh = path + ".new";
    ::unlink(fresh.c_str());
    {
        const Descriptor file(
            ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
        if (!file.valid()) return storageFailed(fresh, errno);
        if (auto done = writeAll(fresh, file, key->m_private.reveal()); !done) {
            ::unlink(fresh.c_str());
            return tl::unexpected(std::move(done.error()));
        }
    }
    if (::rename(fresh.c_str(), path.c_str()) != 0) return storageFailed(path, errno);
    return key;
}

}  // namespace berth::sim::node_ssh
