// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/ssh/private_key_file.h"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <utility>

#include "platform_client/ssh/base64.h"
#include "platform_client/ssh/local_file.h"
#include "platform_client/ssh/openssh_key.h"
#include "platform_client/ssh/wire.h"

namespace berth::platform_client::ssh {

namespace {

struct Label {
    std::string_view text;  // between "-----BEGIN " and "-----"
    KeyFileFormat format;
    bool encrypted;
};

constexpr std::array kLabels{Label{"OPENSSH PRIVATE KEY", KeyFileFormat::OpenSsh, false},
                             Label{"RSA PRIVATE KEY", KeyFileFormat::PemRsa, false},
                             Label{"EC PRIVATE KEY", KeyFileFormat::PemEc, false},
                             Label{"DSA PRIVATE KEY", KeyFileFormat::PemDsa, false},
                             Label{"PRIVATE KEY", KeyFileFormat::Pkcs8, false},
                             Label{"ENCRYPTED PRIVATE KEY", KeyFileFormat::Pkcs8, true},
                             Label{"PUBLIC KEY", KeyFileFormat::PublicKey, false},
                             Label{"RSA PUBLIC KEY", KeyFileFormat::PublicKey, false}};

constexpr std::string_view kBegin = "-----BEGIN ";
constexpr std::string_view kDashes = "-----";

// The rest of the text from the first line that begins so.
std::string_view fromLine(std::string_view text, std::string_view start) {
    if (text.starts_with(start)) return text;
    const std::size_t at = text.find('\n' + std::string(start));
    return at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
}

bool isPublicLine(std::string_view text) {
    if (text.starts_with("---- BEGIN SSH2 PUBLIC KEY")) return true;
    const std::string_view word = text.substr(0, text.find(' '));
    return word.starts_with("ssh-") || word.starts_with("ecdsa-sha2-") || word.starts_with("sk-");
}

// Reads as far as the public key, which no passphrase hides.
void readOpenSsh(std::string_view body, KeyFileReport& report) {
    report.problem = KeyFileProblem::Damaged;
    auto decoded = decodeBase64(body);
    if (!decoded || !decoded->bytes.starts_with(kOpenSshMagic)) return;
    WireReader reader(std::string_view(decoded->bytes).substr(kOpenSshMagic.size()));
    const auto cipher = reader.string();
    const auto derivation = reader.string();
    const auto options = reader.string();
    const auto count = reader.uint32();
    const auto blob = reader.string();
    const auto secret = reader.string();
    if (cipher && derivation && options && count == 1U && blob && secret && !secret->empty()) {
        report.encrypted = *cipher != "none";
        if (auto key = readPublicKey(*blob)) {
            report.problem.reset();
            if (!weakness(*key).empty()) report.problem = KeyFileProblem::WeakKey;
            report.publicKey = std::move(*key);
        }
    }
    OPENSSL_cleanse(decoded->bytes.data(), decoded->bytes.size());
}

void readArmour(std::string_view armour, KeyFileReport& report) {
    armour.remove_prefix(kBegin.size());
    const std::size_t end = armour.find(kDashes);
    const std::string_view name = armour.substr(0, end);
    for (const Label& label : kLabels) {
        if (label.text != name) continue;
        report.format = label.format;
        report.encrypted = label.encrypted;
    }
    if (end == std::string_view::npos || report.format == KeyFileFormat::Unknown) {
        report.problem = KeyFileProblem::NotAKey;
        return;
    }
    std::string_view body = armour.substr(end + kDashes.size());
    const std::size_t close = body.find("-----END " + std::string(name) + "-----");
    if (close == std::string_view::npos) {
        report.problem = KeyFileProblem::Damaged;
        return;
    }
    body = body.substr(0, close);
    switch (report.format) {
        case KeyFileFormat::OpenSsh:
            readOpenSsh(body, report);
            break;
        case KeyFileFormat::PublicKey:
            report.problem = KeyFileProblem::PublicHalf;
            break;
        case KeyFileFormat::PemDsa:
            report.problem = KeyFileProblem::WeakKey;
            break;
        default:
            // RFC 1421: the header that says so stands before the first empty line.
            if (body.find("Proc-Type: 4,ENCRYPTED") != std::string_view::npos)
                report.encrypted = true;
    }
}

}  // namespace

std::string_view advice(KeyFileProblem problem) {
    switch (problem) {
        case KeyFileProblem::OtherOwner:
            return "the file belongs to another user; use a copy of your own";
        case KeyFileProblem::LooseMode:
            return "others may read the file; chmod 600 ends that";
        case KeyFileProblem::TooLarge:
            return "the file is too large for a key";
        case KeyFileProblem::NotAKey:
            return "the file holds no private key";
        case KeyFileProblem::PublicHalf:
            return "this is the public half; choose the file without .pub";
        case KeyFileProblem::PuttyFormat:
            return "a key of PuTTY; export it with PuTTYgen as an OpenSSH key";
        case KeyFileProblem::Damaged:
            return "the key is damaged";
        case KeyFileProblem::WeakKey:
            return "the key is too weak or of a type that is not supported; make a new one";
    }
    return {};
}

KeyFileReport describeKeyText(std::string_view text) {
    KeyFileReport report;
    if (text.starts_with("PuTTY-User-Key-File-")) {
        report.format = KeyFileFormat::Putty;
        report.encrypted = fromLine(text, "Encryption: ").starts_with("Encryption: aes");
        report.problem = KeyFileProblem::PuttyFormat;
    } else if (isPublicLine(text)) {
        report.format = KeyFileFormat::PublicKey;
        report.problem = KeyFileProblem::PublicHalf;
    } else if (const std::string_view armour = fromLine(text, kBegin); !armour.empty()) {
        readArmour(armour, report);
    } else {
        report.problem = KeyFileProblem::NotAKey;
    }
    return report;
}

domain::Result<KeyFileReport> checkKeyFile(const std::string& file) {
    const auto open = openRegular(file, O_RDONLY);
    if (!open) return tl::unexpected(open.error());
    KeyFileReport report;
    auto text = readWhole(*open, file, kMaxKeyFileBytes);
    if (text) {
        report = describeKeyText(*text);
        OPENSSL_cleanse(text->data(), text->size());
    } else if (text.error().code == domain::ErrorCode::LimitExceeded) {
        report.problem = KeyFileProblem::TooLarge;
    } else {
        return tl::unexpected(text.error());
    }
    // A public key may be read by all.
    if (report.format == KeyFileFormat::PublicKey) return report;
    if ((open->status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        report.problem = KeyFileProblem::LooseMode;
    if (open->status.st_uid != ::geteuid()) report.problem = KeyFileProblem::OtherOwner;
    return report;
}

}  // namespace berth::platform_client::ssh
