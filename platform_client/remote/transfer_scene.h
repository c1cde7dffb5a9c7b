// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/remote_files.h"
#include "platform_client/remote/sftp_session.h"
#include "platform_client/remote/transfer_control.h"

namespace berth::platform_client::remote {

// Tells how far a transfer is, ten times a second at most.
class ProgressTeller {
  public:
    explicit ProgressTeller(std::function<void(const domain::TransferProgress&)> listener)
        : m_listener(std::move(listener)) {}

    domain::TransferProgress progress;

    void tell() {
        const auto now = std::chrono::steady_clock::now();
        if (m_told && now - *m_told < std::chrono::milliseconds(100)) return;
        m_told = now;
        if (m_listener) m_listener(progress);
    }

  private:
    const std::function<void(const domain::TransferProgress&)> m_listener;
    std::optional<std::chrono::steady_clock::time_point> m_told;
};

// What all parts of one transfer work with.
struct TransferScene {
    const domain::TransferRequest& request;
    SftpSession& sftp;
    TransferControl& control;
    ProgressTeller& teller;
    domain::TransferReport& report;
    bool& diskFailed;  // the destination takes no more

    static constexpr std::size_t kMaxProblems = 1000;

    void problem(const std::string& path, domain::Error error) const {
        if (report.problems.size() < kMaxProblems)
            report.problems.push_back({path, std::move(error)});
        else
            ++report.moreProblems;
    }
    // Waits while it is paused. False: the transfer is to end.
    [[nodiscard]] bool goOn() const {
        if (control.paused()) {
            teller.progress.paused = true;
            teller.tell();
            control.waitWhilePaused();
            teller.progress.paused = false;
        }
        return !control.stopped();
    }
    [[nodiscard]] static tl::unexpected<domain::Error> givenUp() {
        return domain::fail(domain::ErrorCode::ShuttingDown, "");
    }
    // Nothing more can come of this transfer.
    [[nodiscard]] bool over() const { return control.stopped() || !sftp.usable(); }
};

// A file or folder that is to be transferred. Folders stand before what is in them.
struct TransferItem {
    std::string source;              // whole path
    std::vector<std::string> parts;  // below the destination
    domain::RemoteFileKind kind = domain::RemoteFileKind::File;
    std::uint64_t size = 0;
    bool executable = false;
};

}  // namespace berth::platform_client::remote
