// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "models/domain/capabilities.h"
#include "models/domain/change.h"
#include "platform_client/gongji/certain_sender.h"
#include "platform_client/gongji/poller.h"
#include "platform_client/gongji/world.h"

namespace berth::platform_client::gongji {

// What operations work with.
struct OperationRoom {
    ApiClient& api;
    World& world;
    Poller& poller;
    TaskQueue& queue;
    const domain::Clock& clock;
    SendPatience patience;
    domain::Capabilities capabilities;
};

// One change on its way: checked, sent so that it is done once, and seen before it is answered. On
// the queue's thread.
class Operation : public std::enable_shared_from_this<Operation> {
  public:
    struct Ending {
        domain::Result<domain::ChangeOutcome> result;
        // It may have been sent no later than then (monotonic), and what came of it is not known.
        std::optional<domain::Duration> openSince;
    };
    struct Listener {
        std::function<void()> onSending;  // from now on it may take effect
        std::function<void(Ending)> onEnded;
    };

    Operation(OperationRoom& room, domain::ChangeRequest request, Listener listener)
        : m_room(room), m_request(std::move(request)), m_listener(std::move(listener)) {}
    Operation(const Operation&) = delete;
    Operation& operator=(const Operation&) = delete;
    virtual ~Operation() = default;

    // `sentBefore`: an attempt under this id may have been made no later than then.
    void start(std::optional<domain::Duration> sentBefore);

  protected:
    using Look = ApiReply<std::optional<TaskId>>;

    // Everything up to knowing what to send; ends with send() or end().
    virtual void prepare() = 0;
    // Whether the platform shows that it has taken effect.
    virtual void look(Look reply) = 0;
    // The task it is about; nothing for one that is not made yet, or is not known.
    [[nodiscard]] virtual std::optional<TaskId> task() const = 0;
    // A refusal that is not the end of it; true when it goes on.
    virtual bool takeRefusal(const CertainSender::Outcome&) { return false; }

    void send(std::string path, std::string body);
    void refuse(domain::Error error);
    // Nothing is left to do.
    void succeed(std::optional<TaskId> done, bool repeated);
    // It has taken effect, and the task has not been read since.
    virtual void afterEffect(TaskId) {}
    // As far as is known.
    [[nodiscard]] virtual TaskKind kindOf(TaskId id) const;
    // Reads the task and publishes it, then goes on.
    void refresh(TaskId id, std::function<void()> then);
    // Whether the state is still the one that was confirmed.
    [[nodiscard]] domain::Result<void> checkBasis() const;
    [[nodiscard]] CertainSender::Deed deed(std::string path, std::string body);
    // Calls back unless this has ended meanwhile.
    template <class T>
    [[nodiscard]] ApiReply<T> whenRead(std::function<void(ApiResult<T>)> then) {
        return [weak = weak_from_this(), then = std::move(then)](ApiResult<T> result) {
            if (const auto self = weak.lock()) then(std::move(result));
        };
    }

    OperationRoom& m_room;
    const domain::ChangeRequest m_request;
    bool m_sentBefore = false;

  private:
    void sent(const CertainSender::Outcome& outcome);
    void end(domain::Result<domain::ChangeOutcome> result,
             std::optional<domain::Duration> openSince);

    Listener m_listener;
    std::shared_ptr<CertainSender> m_sender;
};

[[nodiscard]] std::shared_ptr<Operation> makeOperation(OperationRoom& room,
                                                       domain::ChangeRequest request,
                                                       Operation::Listener listener);

// The name of the container by which a task is known to be the work of an operation: "b" and the
// 32 digits of its id.
[[nodiscard]] std::string handleOf(const domain::OperationId& operation);

}  // namespace berth::platform_client::gongji
