// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/evp.h>

#include <memory>

namespace berth::platform_client::ssh {

struct OpensslFree {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_PKEY_CTX* context) const { EVP_PKEY_CTX_free(context); }
};

using KeyHandle = std::unique_ptr<EVP_PKEY, OpensslFree>;
using KeyContextHandle = std::unique_ptr<EVP_PKEY_CTX, OpensslFree>;

}  // namespace berth::platform_client::ssh
