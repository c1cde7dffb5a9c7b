// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/connection.h"

namespace berth::domain {

// What is wrong with the settings of a connection. The interface chooses the sentence by kind.
// Append only.
enum class ConnectionFindingKind {
    NameEmpty,
    NameTooLong,
    NameBadCharacters,  // control and direction characters, line ends, what is no UTF-8
    NameTaken,          // case does not count
    AddressEmpty,
    AddressMalformed,
    AddressSchemeMissing,
    AddressSchemeUnknown,  // neither https nor http
    AddressNotEncrypted,   // http to another computer
    AddressHasUser,        // "user:password@"
    AddressHasPath,        // anything behind host and port but one "/"
    AddressHostBad,
    AddressPortBad,
    IdBad,
    KindBad,       // the simulator is no connection to keep
    PublicKeyBad,  // too long, or a private key
    PinnedCertificateBad,
};

struct ConnectionFinding {
    ConnectionFindingKind kind = ConnectionFindingKind::NameEmpty;
    std::string field;   // "name", "baseUrl" …: the member of ConnectionSettings
    std::string detail;  // English: what is wrong and how to mend it; quotes no address
    std::string better;  // the field's value with the fault mended; empty: none is known

    friend bool operator==(const ConnectionFinding&, const ConnectionFinding&) = default;
};

// `others`: those that are kept; the one with the id `own` among them does not count.
[[nodiscard]] std::optional<ConnectionFinding> checkConnectionName(
    std::string_view name, const std::vector<ConnectionSettings>& others, const ConnectionId& own);

// As it is kept: scheme and host in lower case, without blanks around it and "/" at its end.
[[nodiscard]] std::string normalisedBaseUrl(std::string_view url);
// https to any host, http to this computer only ("localhost", 127.0.0.0/8, [::1]); no user, no
// path. Hosts are names of letters, digits and "-" (RFC 1123), IPv4 in four decimal numbers, or
// IPv6 in brackets: other ways to write them are read differently by different programs.
[[nodiscard]] std::optional<ConnectionFinding> checkBaseUrl(std::string_view url);
// "openapi.suanli.cn" or "127.0.0.1:8080"; empty where the address cannot be used.
[[nodiscard]] std::string hostOf(std::string_view url);
// Whether what listens there can only be on this computer; false where it cannot be used.
[[nodiscard]] bool isLoopback(std::string_view url);

// Whether what answers is a simulator, whose money is play money: the embedded one, or one that is
// reached without encryption. That goes to this computer only, where no real platform answers.
[[nodiscard]] bool isSimulated(const ConnectionSettings& settings);

// The first thing that is wrong with the settings as a whole, before they are kept.
[[nodiscard]] std::optional<ConnectionFinding> checkConnection(
    const ConnectionSettings& settings, const std::vector<ConnectionSettings>& others);

}  // namespace berth::domain
