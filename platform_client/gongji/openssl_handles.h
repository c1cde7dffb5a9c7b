// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <openssl/bio.h>
#include <openssl/evp.h>

#include <memory>

namespace berth::platform_client::gongji {

struct OpensslFree {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
    void operator()(BIO* bio) const { BIO_free(bio); }
};

using KeyHandle = std::unique_ptr<EVP_PKEY, OpensslFree>;
using DigestHandle = std::unique_ptr<EVP_MD_CTX, OpensslFree>;
using BioHandle = std::unique_ptr<BIO, OpensslFree>;

}  // namespace berth::platform_client::gongji
