// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/front.h"
#include "sim/engine/engine.h"
#include "sim/serving/generated_request.h"
#include "sim/serving/http_message.h"
#include "sim/serving/link_key.h"
#include "sim/serving/serving.h"

namespace berth::sim::fronts {

// Events of this room: kind 0x0Bxx.
inline constexpr std::uint32_t kTryAgain = 0x0B01;      // a: slot, b: its generation
inline constexpr std::uint32_t kEjectionOver = 0x0B02;  // a: index of the front, b: of the member

struct FrontMemberReport {
    std::string deployment;
    std::int64_t offered = 0, completed = 0, failed = 0;
};

struct FrontReport {
    std::string name;
    serving::LinkTotals totals;
    serving::LatencySummary latency;
    std::vector<FrontMemberReport> members;  // by name
};

class FrontsListener {
  public:
    virtual void onFrontOpened(serving::LinkKey key, const domain::FrontSpec& front) = 0;
    virtual void onFrontClosed(serving::LinkKey key, const domain::FrontSpec& front) = 0;

  protected:
    ~FrontsListener() = default;
};

// Fronts over several deployments: a request is given to one of them by the front's policy, and
// that one's own link does its part. A member is in the rotation while its link takes requests,
// whichever deployment of its name that link belongs to now.
//
// To the policy a member is the XXH64 of its name: who comes to whom depends on neither the order
// of the members nor on which of them was there first, and a member that comes back has its callers
// again. With the ring exactly the callers of a member that leaves go elsewhere; with Maglev's
// table some more.
//
// A request that its member let down with 502 or 503 before its answer had begun goes to another
// member, where the front has retries and the method is idempotent: which one follows from its
// caller too, so that one caller's retries meet at one place. It counts once here, and once at the
// link of each member that it came to.
//
// Headers and the caller's address go no further than this; what tells callers apart goes along as
// the request's key, which the links of members take as theirs. So a repetition from the command
// log, which has neither, takes the same way.
//
// Part of one simulation, on its thread.
class Fronts {
  public:
    Fronts(engine::Engine& engine, std::uint64_t seed, serving::Serving& serving,
           FrontsListener& listener);
    ~Fronts();

    // A front that has been found valid, new or changed; one that is changed has the port it had.
    serving::LinkKey set(const domain::FrontSpec& front);
    // Its requests fail with 503. False when there is none of that name.
    bool remove(const std::string& name);
    [[nodiscard]] const domain::FrontSpec* find(const std::string& name) const;
    [[nodiscard]] const domain::FrontSpec* find(serving::LinkKey key) const;
    [[nodiscard]] std::optional<serving::LinkKey> keyOf(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> names() const;  // sorted

    // The port of a deployment has a link, or none any more.
    void linkOpened(const std::string& deployment, serving::LinkKey link);
    void linkClosed(serving::LinkKey link);
    // As serving::ServingListener.
    void takesRequestsChanged(serving::LinkKey link);
    void ended(std::uint64_t ticket, int status);

    // As those of Serving.
    [[nodiscard]] std::optional<std::uint64_t> balancingKey(
        serving::LinkKey key, const serving::HttpRequest& request) const;
    void arrive(serving::LinkKey key, const serving::GeneratedRequest& request);
    std::uint64_t arrive(serving::LinkKey key, serving::HttpRequest request,
                         std::shared_ptr<serving::ResponseSink> sink);
    // False when the exchange is none of a front.
    bool abandon(std::uint64_t exchange);

    void onEvent(const engine::EventRecord& event);
    void restartMeasuring();

    // By name. A member without a link is shown as one without a deployment.
    [[nodiscard]] std::vector<domain::Front> view() const;
    // Of removed ones too, by name.
    [[nodiscard]] std::vector<FrontReport> reports() const;
    [[nodiscard]] std::vector<std::string> brokenInvariants() const;

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

}  // namespace berth::sim::fronts
