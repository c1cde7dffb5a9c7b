// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>
#include <functional>
#include <optional>
#include <vector>

#include "models/bridge/platform_bridge.h"
#include "models/domain/validation.h"
#include "ui/support/draft_port.h"

namespace berth::ui {

// What a person is about to create or change: a spec, what is wrong with it, what it costs.
// Sections of the page edit it and follow changed(). It is kept as a draft half a second after the
// last edit.
class DeploymentDraft final : public QObject {
    Q_OBJECT

  public:
    DeploymentDraft(bridge::PlatformBridge& platform, DraftPort& drafts, QObject* parent = nullptr);
    ~DeploymentDraft() override;

    // A new deployment, from the kept draft or from scratch.
    void startNew();
    // A change of an existing one; not kept as a draft.
    void startEditing(const domain::DeploymentId& id);
    // Forgets the kept draft and starts from scratch.
    void discard();

    [[nodiscard]] const domain::DeploymentSpec& spec() const { return m_spec; }
    void edit(const std::function<void(domain::DeploymentSpec&)>& change);
    void apply(const domain::DeploymentSpec& spec);
    // Takes a preset: image, its ports, and a health check that it passes.
    void choosePreset(const domain::ImagePreset& preset);
    // Takes an image as it is typed. Once it is a preset, ports and health checks that still stand
    // as an earlier preset brought them follow; what the person has set stays.
    void setImage(const std::string& image);

    [[nodiscard]] bool isEditing() const { return !m_editing.empty(); }
    [[nodiscard]] const domain::DeploymentId& editedDeployment() const { return m_editing; }
    // What the deployment had before the edit.
    [[nodiscard]] const domain::DeploymentSpec& original() const { return m_original; }
    [[nodiscard]] bool isChanged() const { return m_spec != m_original; }

    [[nodiscard]] const domain::Catalogue& catalogue() const;
    [[nodiscard]] const domain::Capabilities& capabilities() const { return m_capabilities; }
    [[nodiscard]] const std::vector<domain::Volume>& volumes() const;
    // What the image is known for; null for an address nobody knows.
    [[nodiscard]] const domain::ImagePreset* preset() const;

    [[nodiscard]] const std::vector<domain::Finding>& findings() const { return m_findings; }
    // The first finding of the field or of something inside it ("ports" finds "ports[1].port").
    [[nodiscard]] const domain::Finding* findingFor(const std::string& field) const;
    [[nodiscard]] int problems() const;
    [[nodiscard]] int warnings() const;
    [[nodiscard]] std::optional<domain::CostEstimate> cost() const;

    // The change to plan.
    [[nodiscard]] domain::Change change() const;
    [[nodiscard]] std::optional<QString> savedAt() const { return m_savedAt; }

  Q_SIGNALS:
    void changed();
    void saved();
    // The deployment that was being edited is gone.
    void vanished();

  private:
    void check();
    void fillIn();
    void save();
    [[nodiscard]] QString freeName() const;

    bridge::PlatformBridge& m_platform;
    DraftPort& m_drafts;
    domain::SnapshotPtr m_snapshot;
    domain::Capabilities m_capabilities;
    domain::DeploymentSpec m_spec;
    domain::DeploymentSpec m_original;
    domain::DeploymentId m_editing;
    std::optional<domain::ImagePreset> m_followed;  // the last preset that the image was
    std::vector<domain::Finding> m_findings;
    QTimer m_saveSoon;
    std::optional<QString> m_savedAt;
    bool m_gone = false;     // what is being edited is not there any more
    bool m_touched = false;  // by the person; an untouched draft follows the catalogue
};

// True when `field` is `outer` or lies inside it.
[[nodiscard]] bool isField(const std::string& field, const std::string& outer);

}  // namespace berth::ui
