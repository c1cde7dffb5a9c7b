// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "models/domain/change.h"
#include "models/domain/snapshot.h"
#include "models/domain/stream.h"
#include "platform_client/gongji/deployment_book.h"
#include "platform_client/gongji/event_maker.h"
#include "platform_client/gongji/node_book.h"
#include "platform_client/gongji/offer_book.h"
#include "platform_client/gongji/task_book.h"

namespace berth::platform_client::gongji {

// Everything that has been read of a platform, and what it looks like to people.
class World {
  public:
    struct Publication {
        domain::SnapshotPtr snapshot;
        std::vector<domain::Event> events;  // since the one before
    };

    [[nodiscard]] TaskBook& tasks() { return m_tasks; }
    [[nodiscard]] const TaskBook& tasks() const { return m_tasks; }
    [[nodiscard]] NodeBook& nodes() { return m_nodes; }
    [[nodiscard]] const OfferBook& offers() const { return m_offers; }
    void takeOffers(std::vector<WireOffer> offers);
    void takeStorages(StorageKind kind, std::vector<WireStorage> storages);
    // Where an offer of an earlier catalogue was for: its marks change, its places do not.
    struct Place {
        std::string specName, region;
    };
    [[nodiscard]] std::optional<Place> placeOfMark(const std::string& mark) const;

    // The wanted spec of an edit of the deployment, seen from what it is now; see wantedOf().
    [[nodiscard]] domain::DeploymentSpec wantedOf(const domain::EditDeployment& edit,
                                                  const domain::DeploymentSpec& now) const;

    // The deployment changes because of that operation: its next events say so.
    void noteCause(TaskId task, const domain::OperationId& operation);

    // Every task of the first list has been asked after: from now on all that is there is shown,
    // and what changes is an event. Until then those are shown that have been read.
    void noteAllRead() { m_allRead = true; }
    [[nodiscard]] bool isAllRead() const { return m_allRead; }

    // Nothing before the first list, or before there is anything to show. `now`: UnixEpoch.
    [[nodiscard]] std::optional<Publication> publish(domain::Instant now);
    [[nodiscard]] const domain::SnapshotPtr& snapshot() const { return m_snapshot; }
    [[nodiscard]] std::vector<domain::Event> pastEvents() const { return m_events.past(); }

  private:
    void forgetDeleted(domain::Instant now);
    void showTasks(domain::Snapshot& shown, domain::Instant now);
    [[nodiscard]] std::vector<domain::Volume> volumes() const;

    TaskBook m_tasks;
    NodeBook m_nodes;
    DeploymentBook m_deployments;
    OfferBook m_offers;
    std::map<std::string, Place> m_places;
    std::map<StorageKind, std::vector<WireStorage>> m_storages;
    EventMaker m_events;
    std::map<domain::DeploymentId, domain::OperationId> m_causes;
    domain::SnapshotPtr m_snapshot = std::make_shared<const domain::Snapshot>();
    domain::Money m_costOfDeleted;
    bool m_allRead = false;
};

}  // namespace berth::platform_client::gongji
