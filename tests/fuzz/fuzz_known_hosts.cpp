// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a known_hosts file: read to its end, what it says of a key is borne out by its
// lines, and a host of whom no line can speak stays unknown.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "platform_client/ssh/base64.h"
#include "platform_client/ssh/known_hosts.h"

namespace {

using namespace berth::platform_client::ssh;

void require(bool holds) {
    if (!holds) std::abort();
}

// A key of nobody: the corpus holds it.
const std::string& shownKey() {
    static const std::string kBlob =
        decodeBase64("AAAAC3NzaC1lZDI1NTE5AAAAILHYHg105vOTcLUlO7jm1/COx3GVRREEkICAHiz5AT8O")->bytes;
    return kBlob;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const KnownHosts known = KnownHosts::read("file", text);
    int last = 0;
    for (const LineFinding& finding : known.findings()) {
        require(finding.place.line > last);
        last = finding.place.line;
        require(!describe(finding.problem).empty());
    }
    for (const HostAddress& address :
         {HostAddress{"node.example.com", 22}, {"node.example.com", 2222}, {"2001:db8::1", 22}}) {
        const HostKeyVerdict verdict = known.judge(address, "ssh-ed25519", shownKey());
        require(verdict.kind != HostKeyVerdictKind::Unusable);
        require(verdict.known.empty() == (verdict.kind == HostKeyVerdictKind::Unknown));
        if (verdict.kind == HostKeyVerdictKind::Trusted) {
            for (const KnownKey& key : verdict.known)
                require(key.fingerprint == verdict.fingerprint && key.typeName == "ssh-ed25519");
            require(!known.knownTypes(address).empty());
        }
        // A revocation beside it takes the trust away, whatever the file says.
        const std::string revoked = "@revoked * ssh-ed25519 " + encodeBase64(shownKey()) + "\n";
        require(KnownHosts::read("file", revoked + std::string(text))
                    .judge(address, "ssh-ed25519", shownKey())
                    .kind == HostKeyVerdictKind::Revoked);
    }
    return 0;
}
