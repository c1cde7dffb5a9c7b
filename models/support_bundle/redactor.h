// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "models/domain/secret_store.h"
#include "models/support_bundle/known_secrets.h"

namespace berth::support_bundle {

// Takes secrets out of texts: those that are handed in, in every encoding that known_secrets.h
// knows, and whatever looks like one (key_blocks.h, assignments.h, command_secrets.h,
// token_shapes.h). Each is replaced by kRedactionMark; everything else, lines above all, stays byte
// for byte, be it UTF-8 or not. Doing it again changes nothing. Time grows with the text alone.
//
// What nobody knows and what has no shape stays: the password "blue" in a sentence. That is why a
// bundle is shown before it is written. Immutable; any thread.
class Redactor {
  public:
    explicit Redactor(const std::vector<domain::SecretString>& secrets = {});

    [[nodiscard]] std::string redact(std::string_view text) const;

  private:
    [[nodiscard]] std::vector<Span> secretsIn(std::string_view text) const;

    KnownSecrets m_known;
};

}  // namespace berth::support_bundle
