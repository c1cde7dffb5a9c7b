// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>

#include "models/domain/validation_rules.h"

namespace berth::domain {
namespace {

constexpr Duration kNever{0};
constexpr Duration kShortestSpan = std::chrono::milliseconds(1);
constexpr int kMostPercent = 100;

// One port's options. A fix changes the option to the nearest that is possible.
class OptionRules {
  public:
    OptionRules(Check& check, std::size_t port) : m_check(check), m_port(port) {}

    // `at` finds the number in any spec's options.
    template <class At>
    void number(const char* field, int least, int most, At at) {
        const int value = at(*m_check.spec.ports[m_port].options);
        if (value >= least && value <= most) return;
        outOfRange(field, std::to_string(value), fmt::format("{} to {}", least, most),
                   [=](BalancingOptions& mended) { at(mended) = std::clamp(value, least, most); });
    }
    template <class At>
    void span(const char* field, Duration least, At at) {
        const Duration value = at(*m_check.spec.ports[m_port].options);
        if (value >= least && value <= kLongestBalancingSpan) return;
        outOfRange(field, fmt::format("{} s", std::chrono::duration<double>(value).count()),
                   least == kNever ? "at most an hour" : "1 ms to an hour",
                   [=](BalancingOptions& mended) {
                       at(mended) = std::clamp(value, least, kLongestBalancingSpan);
                   });
    }

    void hashKey() {
        const HashKey& key = m_check.spec.ports[m_port].options->hashKey;
        if (key.source == HashKeySource::Address) return;
        const bool token = std::all_of(key.name.begin(), key.name.end(),
                                       [](unsigned char c) { return c > 0x20 && c < 0x7F; }) &&
                           key.name.find_first_of("\"(),/:;<=>?@[\\]{}&#%+") == std::string::npos;
        if (!key.name.empty() && key.name.size() <= kMostKeyNameLength && token) return;
        m_check.add(
            FindingLevel::Problem, FindingKind::HashKeyNameBad,
            fmt::format("ports[{}].hashKey.name", m_port), key.name,
            fmt::format("the {} to hash by needs a name of letters, digits and \"-._\", at "
                        "most {} of them: give one, or hash by the caller's address",
                        toText(key.source), kMostKeyNameLength),
            [port = m_port](DeploymentSpec& mended) { mended.ports[port].options->hashKey = {}; });
    }

  private:
    template <class Mend>
    void outOfRange(const char* field, std::string value, std::string_view range, Mend mend) {
        std::string detail = fmt::format("{} of port {} cannot be {}: choose {}", field,
                                         m_check.spec.ports[m_port].port, value, range);
        m_check.add(
            FindingLevel::Problem, FindingKind::BalancingOptionOutOfRange,
            fmt::format("ports[{}].{}", m_port, field), std::move(value), std::move(detail),
            [=, port = m_port](DeploymentSpec& mended) { mend(*mended.ports[port].options); });
    }

    Check& m_check;
    std::size_t m_port;
};

void checkOptions(Check& check, std::size_t port) {
    using Options = BalancingOptions;
    const Options& options = *check.spec.ports[port].options;
    OptionRules rules(check, port);
    rules.hashKey();
    if (options.loadAboveMeanPercent) {
        rules.number("loadAboveMean", 1, kMostLoadAboveMean,
                     [](auto& o) -> auto& { return *o.loadAboveMeanPercent; });
    }
    rules.number("queue.limit", 0, kMostQueued, [](auto& o) -> auto& { return o.queue.limit; });
    rules.number("queue.perNode", 1, kMostPerNode,
                 [](auto& o) -> auto& { return o.queue.perNode; });
    rules.span("queue.waitTimeout", kShortestSpan,
               [](auto& o) -> auto& { return o.queue.waitTimeout; });
    rules.span("queue.processingTimeout", kShortestSpan,
               [](auto& o) -> auto& { return o.queue.processingTimeout; });
    rules.span("slowStart", kNever, [](auto& o) -> auto& { return o.slowStart; });
    if (options.ejection) {
        rules.number("ejection.failures", 1, kMostFailuresInARow,
                     [](auto& o) -> auto& { return o.ejection->failures; });
        rules.span("ejection.baseTime", kShortestSpan,
                   [](auto& o) -> auto& { return o.ejection->baseTime; });
        rules.number("ejection.mostPercent", 1, kMostPercent,
                     [](auto& o) -> auto& { return o.ejection->mostPercent; });
    }
    if (options.retries) {
        rules.number("retries.attempts", 1, kMostRequestRetries,
                     [](auto& o) -> auto& { return o.retries->attempts; });
        rules.number("retries.budgetPercent", 0, kMostPercent,
                     [](auto& o) -> auto& { return o.retries->budgetPercent; });
    }
    if (options.drainLimit) {
        rules.span("drainLimit", kNever, [](auto& o) -> auto& { return *o.drainLimit; });
    }
}

void checkPolicies(Check& check) {
    std::vector<BalancingPolicy> supported = check.context.capabilities->balancing;
    // A platform that offers no choice balances round robin.
    if (supported.empty()) supported.push_back(BalancingPolicy::RoundRobin);
    for (std::size_t i = 0; i < check.spec.ports.size(); ++i) {
        const BalancingPolicy wanted = check.spec.ports[i].balancing;
        if (std::find(supported.begin(), supported.end(), wanted) != supported.end()) continue;
        check.add(FindingLevel::Problem, FindingKind::BalancingUnsupported,
                  fmt::format("ports[{}].balancing", i), toText(wanted),
                  fmt::format("the platform cannot balance by {}: use {}", toText(wanted),
                              toText(supported.front())),
                  [&](DeploymentSpec& mended) { mended.ports[i].balancing = supported.front(); });
    }
}

}  // namespace

void checkBalancing(Check& check) {
    for (std::size_t i = 0; i < check.spec.ports.size(); ++i) {
        if (check.spec.ports[i].options) checkOptions(check, i);
    }
    if (check.context.capabilities == nullptr) return;
    checkPolicies(check);
    if (check.context.capabilities->balancingOptions) return;
    for (std::size_t i = 0; i < check.spec.ports.size(); ++i) {
        if (!check.spec.ports[i].options) continue;
        check.add(FindingLevel::Problem, FindingKind::BalancingOptionsUnsupported,
                  fmt::format("ports[{}].options", i), std::to_string(check.spec.ports[i].port),
                  "the platform balances by the policy alone: leave hash key, queue, slow start, "
                  "ejection, retries and draining as they are",
                  [i](DeploymentSpec& mended) { mended.ports[i].options.reset(); });
    }
}

}  // namespace berth::domain
