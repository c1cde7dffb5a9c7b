// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "models/domain/platform.h"

namespace berth::domain {

// One answer of a link to a test request.
struct LinkAnswer {
    int status = 0;    // HTTP status; 0 when there was no answer
    std::string node;  // who answered (X-Berth-Node), empty when not said
    Duration took{0};
    std::string body;     // the first 4 KiB, untrusted
    std::string problem;  // English; why there was no answer

    friend bool operator==(const LinkAnswer&, const LinkAnswer&) = default;
};

// Asks a link a few times, one after another, and says who answered.
class LinkProber {
  public:
    LinkProber() = default;
    LinkProber(const LinkProber&) = delete;
    LinkProber& operator=(const LinkProber&) = delete;
    virtual ~LinkProber() = default;

    // 1 … 100 GET requests of `url` with a deadline of 10 s each. http and https only.
    // Errors: InvalidArgument. Failed requests are answers with a problem, not errors.
    virtual void probe(std::string url, int times, Reply<std::vector<LinkAnswer>> reply) = 0;
};

}  // namespace berth::domain
