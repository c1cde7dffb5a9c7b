// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "models/domain/inspection.h"

namespace berth::platform_client::inspector {

struct SectionOutput {
    std::string_view name;
    std::string_view body;
    int status = 0;
    bool finished = false;  // its end was seen
    bool cut = false;       // the body has as many bytes as the section may have
};

struct BatchOutput {
    std::vector<SectionOutput> sections;  // in the order in which they came, each name once
    bool complete = false;                // the batch came to its end

    // Null: it did not run.
    [[nodiscard]] const SectionOutput* find(std::string_view name) const;
};

// Takes the output of commandBatch(nonce) apart; the views look into `text`. Whatever stands
// outside of sections is left out, as are sections that batch.h does not know and second ones of a
// name. An output that ends early gives the sections that it holds, the last one unfinished.
[[nodiscard]] BatchOutput splitBatch(std::string_view text, std::string_view nonce);

// How it went, by the conventions of shells (126, 127: not run) and of `timeout` (124; 143 and 137
// where it tells the signal).
[[nodiscard]] domain::SectionOutcome outcomeOf(const SectionOutput& section);

}  // namespace berth::platform_client::inspector
