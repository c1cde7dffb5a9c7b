// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>

#include "ui/new_deployment/section.h"

class QCheckBox;

namespace berth::ui {

class ChoiceField;
class Label;
class NumberField;
class TextField;

// One probe: on or off, how, where, how often.
class ProbeRow final : public QWidget {
    Q_OBJECT

  public:
    ProbeRow(UiContext& ui, QWidget* parent);

    QCheckBox* on;
    QWidget* details;
    ChoiceField* kind;
    NumberField* port;
    TextField* path;
    NumberField* period;
    NumberField* failures;
    Label* every;
    Label* times;
    FieldRow* field;
};

// Startup, readiness and liveness probes.
class HealthSection final : public Section {
    Q_OBJECT

  public:
    HealthSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const override;
    [[nodiscard]] QString summary() const override;

  protected:
    void refresh() override;

  private:
    enum Which { Startup, Readiness, Liveness };
    [[nodiscard]] static std::optional<domain::Probe>& probeOf(domain::DeploymentSpec& spec,
                                                               Which which);
    [[nodiscard]] static std::string fieldOf(Which which);
    void wire(Which which);
    void editProbe(Which which, const std::function<void(domain::Probe&)>& change);
    void refreshRow(Which which);
    [[nodiscard]] QString nameOf(Which which) const;
    [[nodiscard]] domain::Probe defaultProbe() const;

    std::array<ProbeRow*, 3> m_rows{};
};

}  // namespace berth::ui
