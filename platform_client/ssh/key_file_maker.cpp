// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/key_file_maker.h"

#include <libssh/libssh.h>
#include <openssl/crypto.h>

#include <memory>
#include <utility>
#include <vector>

#include "platform_client/ssh/local_file.h"
#include "platform_client/ssh/openssh_key.h"
#include "platform_client/ssh/private_key_file.h"

namespace berth::platform_client::ssh {

namespace {

struct LibsshKeyFree {
    void operator()(ssh_key key) const { ssh_key_free(key); }
};
using LibsshKey = std::unique_ptr<ssh_key_struct, LibsshKeyFree>;

// A secret with a NUL byte behind it, as libssh wants it; overwritten when it dies.
class Terminated {
  public:
    explicit Terminated(std::string_view secret) : m_bytes(secret.begin(), secret.end()) {
        m_bytes.push_back('\0');
    }
    Terminated(const Terminated&) = delete;
    Terminated& operator=(const Terminated&) = delete;
    ~Terminated() { OPENSSL_cleanse(m_bytes.data(), m_bytes.size()); }

    [[nodiscard]] const char* get() const { return m_bytes.data(); }

  private:
    std::vector<char> m_bytes;  // reserved at once: nothing is left behind by growing
};

// libssh opens the file by its name: it is there already, empty and closed to others.
domain::Result<void> writeEncrypted(const NewFile& file, const NewKey& made,
                                    const domain::SecretString& passphrase) {
    const Terminated text(made.privateText.reveal());
    ssh_key raw = nullptr;
    if (ssh_pki_import_privkey_base64(text.get(), nullptr, nullptr, nullptr, &raw) != SSH_OK)
        return domain::fail(domain::ErrorCode::Internal, "libssh does not read the new key");
    const LibsshKey key(raw);
    const Terminated secret(passphrase.reveal());
    if (ssh_pki_export_privkey_file(key.get(), secret.get(), nullptr, nullptr,
                                    file.path().c_str()) != SSH_OK)
        return domain::fail(domain::ErrorCode::StorageFailed,
                            "libssh cannot write the key to " + file.path());
    // It does not look whether the last bytes went to the disk.
    const auto report = checkKeyFile(file.path());
    if (!report || report->problem || !report->encrypted)
        return domain::fail(domain::ErrorCode::StorageFailed,
                            "the key did not get whole into " + file.path());
    return {};
}

}  // namespace

domain::Result<KeyFile> makeKeyFile(const std::string& file, std::string_view comment,
                                    const domain::SecretString& passphrase) {
    if (passphrase.reveal().find('\0') != std::string_view::npos)
        return domain::fail(domain::ErrorCode::InvalidArgument, "a NUL byte in the passphrase",
                            "passphrase");
    const auto made = makeKey(comment);
    if (!made) return tl::unexpected(made.error());
    if (auto folder = ensurePrivateFolder(folderOf(file)); !folder)
        return tl::unexpected(folder.error());
    auto fresh = NewFile::make(file);
    if (!fresh) return tl::unexpected(fresh.error());
    auto written = passphrase.empty() ? writeWhole(fresh->fd(), file, made->privateText.reveal())
                                      : writeEncrypted(*fresh, *made, passphrase);
    if (!written) return tl::unexpected(std::move(written.error()));
    if (auto placed = fresh->putNew(file); !placed) return tl::unexpected(placed.error());
    return KeyFile{made->publicLine, made->fingerprint};
}

}  // namespace berth::platform_client::ssh
