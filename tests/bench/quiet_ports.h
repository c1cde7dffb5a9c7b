// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "models/domain/link_prober.h"
#include "ui/support/draft_port.h"

namespace berth::bench {

// What pages need to be made, and benchmarks do not use.
class NoProber final : public domain::LinkProber {
  public:
    void probe(std::string /*url*/, int /*times*/,
               domain::Reply<std::vector<domain::LinkAnswer>> reply) override {
        reply(std::vector<domain::LinkAnswer>{});
    }
};

class NoDrafts final : public ui::DraftPort {
  public:
    void save(const QString& /*name*/, const QString& /*json*/) override {}
    void load(const QString& /*name*/, QObject* /*context*/,
              std::function<void(const QString&)> /*answer*/) override {}
};

}  // namespace berth::bench
