// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/gongji/connection_identity.h"

#include <memory>
#include <utility>

#include "models/domain/connection_rules.h"
#include "platform_client/http/redactor.h"

namespace berth::platform_client::gongji {

using domain::ErrorCode;
using domain::Result;

Result<ApiIdentity> identityOf(const domain::ConnectionSettings& settings,
                               domain::ConnectionSecrets secrets,
                               domain::ApiCallObserver observer) {
    if (const auto wrong = domain::checkBaseUrl(settings.baseUrl))
        return domain::fail(ErrorCode::InvalidArgument, wrong->detail, wrong->field);
    const auto redactor = std::make_shared<Redactor>();
    redactor->add(secrets.token.reveal());
    redactor->add(secrets.privateKey.reveal());
    auto signer = RequestSigner::make(settings.keyMode, std::move(secrets));
    if (!signer) return tl::unexpected<domain::Error>(std::move(signer.error()));
    return ApiIdentity{domain::normalisedBaseUrl(settings.baseUrl),
                       settings.pinnedCertificate,
                       std::move(*signer),
                       {settings.id, std::move(observer), redactor}};
}

}  // namespace berth::platform_client::gongji
