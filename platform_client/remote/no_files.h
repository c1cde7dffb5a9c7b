// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/remote_files.h"

namespace berth::platform_client::remote {

// Where there is no SFTP: every request ends in NotSupported.
class NoFiles final : public domain::RemoteFiles {
  public:
    void home(domain::Reply<std::string> reply) override { reply(none()); }
    void list(std::string, domain::Reply<std::vector<domain::RemoteFile>> reply) override {
        reply(none());
    }
    void makeFolder(std::string, domain::Reply<bool> reply) override { reply(none()); }
    void rename(std::string, std::string, domain::Reply<bool> reply) override { reply(none()); }
    void remove(std::string, domain::Reply<bool> reply) override { reply(none()); }
    [[nodiscard]] std::unique_ptr<domain::Transfer> transfer(
        domain::TransferRequest, domain::TransferCallbacks callbacks) override {
        callbacks.onEnded(none());
        return std::make_unique<Nothing>();
    }

  private:
    class Nothing final : public domain::Transfer {
        void pause() override {}
        void resume() override {}
    };
    [[nodiscard]] static tl::unexpected<domain::Error> none() {
        return domain::fail(domain::ErrorCode::NotSupported, "no SFTP");
    }
};

}  // namespace berth::platform_client::remote
