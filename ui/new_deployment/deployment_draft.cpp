// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/deployment_draft.h"

#include <QSignalBlocker>
#include <QTime>
#include <algorithm>
#include <utility>

#include "models/domain/codec.h"

namespace berth::ui {

namespace {

using std::chrono::milliseconds;

const QString kDraftName = QStringLiteral("new-deployment");
constexpr milliseconds kSaveAfter{500};

// What an image brings along: its ports and a readiness check that it passes.
void bringAlong(const domain::ImagePreset& preset, domain::DeploymentSpec& spec) {
    spec.ports.clear();
    for (const domain::ImagePort& port : preset.ports) {
        spec.ports.push_back({port.port, domain::BalancingPolicy::RoundRobin});
    }
    spec.health = {};
    if (preset.ports.empty()) return;
    domain::Probe ready;
    ready.port = preset.ports.front().port;
    if (preset.healthPath.empty()) {
        ready.kind = domain::ProbeKind::Tcp;
    } else {
        ready.path = preset.healthPath;
    }
    spec.health.readiness = ready;
}

// Of an image that nobody knows nothing is known to be right.
void bringNothing(domain::DeploymentSpec& spec) {
    spec.ports.clear();
    spec.health = {};
}

// Variables and command that the image wants; what somebody has typed stays.
void bringStart(const domain::ImagePreset& preset, domain::DeploymentSpec& spec) {
    for (const domain::EnvironmentVariable& wanted : preset.environment) {
        const auto hasName = [&](const auto& each) { return each.name == wanted.name; };
        if (std::ranges::none_of(spec.environment, hasName)) spec.environment.push_back(wanted);
    }
    if (spec.command.empty()) spec.command = preset.command;
}

// The next image is another program.
void takeStartAway(const domain::ImagePreset& preset, domain::DeploymentSpec& spec) {
    std::erase_if(spec.environment, [&](const domain::EnvironmentVariable& each) {
        return std::ranges::find(preset.environment, each) != preset.environment.end();
    });
    if (spec.command == preset.command) spec.command.clear();
}

bool isAsBroughtBy(const domain::ImagePreset& preset, const domain::DeploymentSpec& spec) {
    domain::DeploymentSpec brought = spec;
    bringAlong(preset, brought);
    return brought.ports == spec.ports && brought.health == spec.health;
}

bool hasNothingOfAnImage(const domain::DeploymentSpec& spec) {
    return spec.ports.empty() && spec.health == domain::HealthChecks{};
}

}  // namespace

bool isField(const std::string& field, const std::string& outer) {
    if (field.compare(0, outer.size(), outer) != 0) return false;
    return field.size() == outer.size() || field[outer.size()] == '.' || field[outer.size()] == '[';
}

DeploymentDraft::DeploymentDraft(bridge::PlatformBridge& platform, DraftPort& drafts,
                                 QObject* parent)
    : QObject(parent),
      m_platform(platform),
      m_drafts(drafts),
      m_snapshot(platform.snapshot()),
      m_capabilities(platform.capabilities()) {
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(kSaveAfter);
    connect(&m_saveSoon, &QTimer::timeout, this, &DeploymentDraft::save);
    connect(&platform, &bridge::PlatformBridge::snapshotChanged, this,
            [this](const domain::SnapshotPtr& snapshot) {
                m_snapshot = snapshot;
                m_capabilities = m_platform.capabilities();
                if (isEditing() && m_snapshot->findDeployment(m_editing) == nullptr) {
                    // Once: whoever was sent away must be able to go on.
                    if (!std::exchange(m_gone, true)) Q_EMIT vanished();
                    return;
                }
                if (!m_touched && !isEditing()) fillIn();
                check();
            });
}

DeploymentDraft::~DeploymentDraft() {
    // Whoever listens may be half taken apart already: the page owns the draft.
    const QSignalBlocker blocker(this);
    if (m_saveSoon.isActive()) save();
}

void DeploymentDraft::startNew() {
    m_followed.reset();
    m_editing = {};
    m_original = {};
    m_spec = {};
    m_touched = false;
    fillIn();
    check();
    m_drafts.load(kDraftName, this, [this](const QString& json) {
        if (json.isEmpty() || m_touched || isEditing()) return;
        const auto kept = domain::deploymentSpecFromJson(json.toStdString());
        if (!kept) return;
        m_spec = *kept;
        m_touched = true;
        check();
    });
}

void DeploymentDraft::startEditing(const domain::DeploymentId& id) {
    const domain::Deployment* deployment = m_snapshot->findDeployment(id);
    m_saveSoon.stop();
    m_followed.reset();
    m_editing = id;
    m_gone = deployment == nullptr;
    if (m_gone) {
        Q_EMIT vanished();
        return;
    }
    m_spec = m_original = deployment->spec;
    m_touched = true;
    check();
}

void DeploymentDraft::discard() {
    m_saveSoon.stop();
    m_followed.reset();
    m_savedAt.reset();
    m_drafts.save(kDraftName, {});
    m_editing = {};
    m_spec = {};
    m_touched = false;
    fillIn();
    check();
}

void DeploymentDraft::fillIn() {
    const domain::Catalogue& offers = catalogue();
    // Also a name that was free when it was given: the deployment just created has it now.
    const bool taken = m_snapshot->findDeploymentByName(m_spec.name) != nullptr;
    if ((m_spec.name.empty() || taken) && !offers.gpuSpecs.empty()) {
        m_spec.name = freeName().toStdString();
    }
    if (m_spec.gpuSpec.empty()) {
        // The cheapest that can start now: a good first choice, and never an expensive surprise.
        std::optional<domain::Rate> best;
        for (const domain::GpuSpec& spec : offers.gpuSpecs) {
            const auto price = offers.priceOf(spec.name, {});
            if (!price || offers.freeNodes(spec.name, {}) == 0) continue;
            if (best && *best <= price->lowest) continue;
            best = price->lowest;
            m_spec.gpuSpec = spec.name;
        }
    }
    if (m_spec.image.empty() && !offers.presets.empty()) {
        choosePreset(offers.presets.front());
        m_touched = false;
    }
    m_original = m_spec;
}

QString DeploymentDraft::freeName() const {
    for (int number = 1;; ++number) {
        const QString name = QStringLiteral("app-%1").arg(number);
        if (m_snapshot->findDeploymentByName(name.toStdString()) == nullptr) return name;
    }
}

void DeploymentDraft::edit(const std::function<void(domain::DeploymentSpec&)>& change) {
    domain::DeploymentSpec next = m_spec;
    change(next);
    apply(next);
}

void DeploymentDraft::apply(const domain::DeploymentSpec& spec) {
    if (spec == m_spec) return;
    const bool moved = spec.gpuSpec != m_spec.gpuSpec || spec.regions != m_spec.regions;
    const bool sameOffers = spec.offers == m_spec.offers;
    m_spec = spec;
    // An offer is for one GPU in one region.
    if (moved && sameOffers) m_spec.offers.clear();
    m_touched = true;
    if (!isEditing()) m_saveSoon.start();
    check();
}

void DeploymentDraft::choosePreset(const domain::ImagePreset& preset) {
    const domain::ImagePreset* before = this->preset();
    if (before != nullptr) m_followed = *before;
    edit([&](domain::DeploymentSpec& spec) {
        spec.image = preset.name;
        if (m_followed) takeStartAway(*m_followed, spec);
        bringStart(preset, spec);
        bringAlong(preset, spec);
    });
    m_followed = preset;
}

void DeploymentDraft::setImage(const std::string& image) {
    const domain::ImagePreset* before = preset();
    if (before != nullptr) m_followed = *before;
    const domain::ImagePreset* next = image.empty() ? nullptr : catalogue().findPreset(image);
    edit([&](domain::DeploymentSpec& spec) {
        spec.image = image;
        // What runs has links that somebody uses.
        if (!m_followed || (next == nullptr && isEditing())) return;
        // What was set by hand stays.
        if (!isAsBroughtBy(*m_followed, spec) && !hasNothingOfAnImage(spec)) return;
        takeStartAway(*m_followed, spec);
        if (next == nullptr) return bringNothing(spec);
        bringStart(*next, spec);
        bringAlong(*next, spec);
    });
}

void DeploymentDraft::check() {
    domain::ValidationContext context;
    context.catalogue = &catalogue();
    context.capabilities = &m_capabilities;
    context.snapshot = m_snapshot.get();
    context.editing = m_editing;
    m_findings = domain::validate(m_spec, context);
    Q_EMIT changed();
}

void DeploymentDraft::save() {
    m_saveSoon.stop();
    if (isEditing() || !m_touched) return;
    m_drafts.save(kDraftName, QString::fromStdString(domain::toJson(m_spec)));
    m_savedAt = QTime::currentTime().toString(QStringLiteral("HH:mm"));
    Q_EMIT saved();
}

const domain::Catalogue& DeploymentDraft::catalogue() const {
    return m_snapshot->catalogue;
}

const std::vector<domain::Volume>& DeploymentDraft::volumes() const {
    return m_snapshot->volumes;
}

const domain::ImagePreset* DeploymentDraft::preset() const {
    return m_spec.image.empty() ? nullptr : catalogue().findPreset(m_spec.image);
}

const domain::Finding* DeploymentDraft::findingFor(const std::string& field) const {
    const auto found =
        std::find_if(m_findings.begin(), m_findings.end(),
                     [&](const domain::Finding& finding) { return isField(finding.field, field); });
    return found == m_findings.end() ? nullptr : &*found;
}

int DeploymentDraft::problems() const {
    return static_cast<int>(
        std::count_if(m_findings.begin(), m_findings.end(), [](const domain::Finding& finding) {
            return finding.level == domain::FindingLevel::Problem;
        }));
}

int DeploymentDraft::warnings() const {
    return static_cast<int>(m_findings.size()) - problems();
}

std::optional<domain::CostEstimate> DeploymentDraft::cost() const {
    return domain::estimateCost(m_spec, catalogue());
}

domain::Change DeploymentDraft::change() const {
    if (isEditing()) return domain::EditDeployment{m_editing, m_spec};
    return domain::CreateDeployment{m_spec};
}

}  // namespace berth::ui
