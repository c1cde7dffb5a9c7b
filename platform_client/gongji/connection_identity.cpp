// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/connection_identity.h"

#include <memory>
#include <utility>

#include "platform_client/http/http_address.h"
#include "platform_client/http/redactor.h"

namespace berth::platform_client::gongji {
namespace {

using domain::ErrorCode;
using domain::Result;

// Scheme, host and port and nothing else. A token goes with every request, so over plain HTTP only
// to this computer.
Result<std::string> originOf(const std::string& baseUrl) {
    const auto address = parseHttpAddress(baseUrl);
    if (!address)
        return domain::fail(ErrorCode::InvalidArgument, address.error().detail, "baseUrl");
    if (address->target != "/") {
        return domain::fail(ErrorCode::InvalidArgument,
                            "the address has a path: give scheme, host and port only", "baseUrl");
    }
    if (!address->tls && !address->isLoopback()) {
        return domain::fail(ErrorCode::InvalidArgument,
                            "over http the token could be read on the way: use https", "baseUrl");
    }
    return address->origin();
}

}  // namespace

Result<ApiIdentity> identityOf(const domain::ConnectionSettings& settings,
                               domain::ConnectionSecrets secrets,
                               domain::ApiCallObserver observer) {
    auto origin = originOf(settings.baseUrl);
    if (!origin) return tl::unexpected<domain::Error>(std::move(origin.error()));
    const auto redactor = std::make_shared<Redactor>();
    redactor->add(secrets.token.reveal());
    redactor->add(secrets.privateKey.reveal());
    auto signer = RequestSigner::make(settings.keyMode, std::move(secrets));
    if (!signer) return tl::unexpected<domain::Error>(std::move(signer.error()));
    return ApiIdentity{std::move(*origin),
                       settings.pinnedCertificate,
                       std::move(*signer),
                       {settings.id, std::move(observer), redactor}};
}

}  // namespace berth::platform_client::gongji
