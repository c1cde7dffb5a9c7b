// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "models/bridge/mailbox.h"
#include "models/bridge/remote_session.h"
#include "models/bridge/transfer_rate.h"
#include "models/domain/clock.h"

namespace berth::bridge {

enum class TransferStage { Waiting, Running, Paused, Ended };

struct TransferJob {
    std::uint64_t id = 0;
    domain::TransferRequest request;
    TransferStage stage = TransferStage::Waiting;
    domain::TransferProgress progress;
    std::optional<double> bytesPerSecond;  // absent: not known yet
    // Ended: what became of the files, or why none was tried to the end.
    std::optional<domain::TransferReport> report;
    std::optional<domain::Error> error;
    std::int64_t endedUnixMs = 0;

    // Every file is where it was to go.
    [[nodiscard]] bool isComplete() const {
        return report && report->problems.empty() && report->moreProblems == 0;
    }
};

// The transfers from and to one computer: two at a time, the others wait. Ended ones stay until
// they are dismissed. GUI thread.
class TransferQueue final : public QObject {
    Q_OBJECT
  public:
    static constexpr int kAtOnce = 2;

    // With the session's closing() all that has not ended ends with Unavailable, and so does what
    // is added afterwards. The clock must outlive this.
    TransferQueue(RemoteSession& session, const domain::Clock& clock, QObject* parent = nullptr);
    ~TransferQueue() override;

    // Returns the id of the new one.
    std::uint64_t add(domain::TransferRequest request);
    void pause(std::uint64_t id);
    void resume(std::uint64_t id);
    // Ends it and forgets it; also an ended one.
    void remove(std::uint64_t id);

    // In the order they were added.
    [[nodiscard]] const std::vector<TransferJob>& jobs() const { return m_jobs; }
    [[nodiscard]] const TransferJob* find(std::uint64_t id) const;

  Q_SIGNALS:
    void changed();
    void ended(const berth::bridge::TransferJob& job);

  private:
    struct Running {
        std::uint64_t id = 0;
        TransferRate rate;
        std::unique_ptr<domain::Transfer> transfer;
    };

    [[nodiscard]] TransferJob* job(std::uint64_t id);
    [[nodiscard]] Running* running(std::uint64_t id);
    void startNext();
    void start(TransferJob& job);
    void took(std::uint64_t id, const domain::TransferProgress& progress);
    void finish(std::uint64_t id, domain::Result<domain::TransferReport> how);
    void close();

    RemoteSession* m_session;  // null: it has closed
    const domain::Clock& m_clock;
    std::vector<TransferJob> m_jobs;
    std::uint64_t m_lastId = 0;
    std::shared_ptr<Mailbox> m_mailbox;
    std::vector<Running> m_running;  // last: ends first
};

}  // namespace berth::bridge
