// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/health_section.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include "ui/support/state_texts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"

namespace berth::ui {

ProbeRow::ProbeRow(UiContext& ui, QWidget* parent) : QWidget(parent) {
    auto* line = new QWidget(this);
    on = new QCheckBox(line);
    on->setMinimumWidth(150);
    details = new QWidget(line);
    kind = new ChoiceField(ui, details);
    port = new NumberField(ui, details);
    port->setRange(0, 99999);
    port->setFixedWidth(96);
    path = new TextField(ui, details);
    path->setMono(true);
    path->setMinimumWidth(90);
    period = new NumberField(ui, details);
    period->setRange(1, 3600);
    period->setFixedWidth(84);
    failures = new NumberField(ui, details);
    failures->setRange(1, 100);
    failures->setFixedWidth(72);
    every = new Label(ui, TextStyle::Second, details);
    times = new Label(ui, TextStyle::Second, details);
    auto* where = new QHBoxLayout;
    where->setSpacing(8);
    where->addWidget(kind);
    where->addWidget(port);
    where->addWidget(path, 1);
    auto* when = new QHBoxLayout;
    when->setSpacing(8);
    when->addWidget(every);
    when->addWidget(period);
    when->addWidget(times);
    when->addWidget(failures);
    when->addStretch();
    auto* layout = new QVBoxLayout(details);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addLayout(where);
    layout->addLayout(when);
    auto* outer = new QHBoxLayout(line);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(on, 0, Qt::AlignTop);
    outer->addWidget(details, 1);
    field = new FieldRow(ui, line, this);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->addWidget(field);
}

HealthSection::HealthSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent)
    : Section(ui, draft, {"health"}, parent) {
    for (const Which which : {Startup, Readiness, Liveness}) {
        m_rows[which] = new ProbeRow(ui, this);
        body().addWidget(m_rows[which]);
        wire(which);
    }
    follow();
}

QString HealthSection::title() const {
    return tr("Health checks");
}

QString HealthSection::summary() const {
    const domain::HealthChecks& health = draft().spec().health;
    const int on =
        (health.startup ? 1 : 0) + (health.readiness ? 1 : 0) + (health.liveness ? 1 : 0);
    return on == 0 ? tr("off") : tr("%n check(s)", nullptr, on);
}

std::optional<domain::Probe>& HealthSection::probeOf(domain::DeploymentSpec& spec, Which which) {
    switch (which) {
        case Startup:
            return spec.health.startup;
        case Readiness:
            return spec.health.readiness;
        case Liveness:
            break;
    }
    return spec.health.liveness;
}

std::string HealthSection::fieldOf(Which which) {
    switch (which) {
        case Startup:
            return "health.startup";
        case Readiness:
            return "health.readiness";
        case Liveness:
            break;
    }
    return "health.liveness";
}

QString HealthSection::nameOf(Which which) const {
    switch (which) {
        case Startup:
            return tr("Startup check");
        case Readiness:
            return tr("Readiness check");
        case Liveness:
            break;
    }
    return tr("Liveness check");
}

domain::Probe HealthSection::defaultProbe() const {
    domain::Probe probe;
    const domain::ImagePreset* preset = draft().preset();
    if (!draft().spec().ports.empty()) probe.port = draft().spec().ports.front().port;
    if (preset != nullptr && !preset->healthPath.empty()) {
        probe.path = preset->healthPath;
    } else {
        probe.kind = domain::ProbeKind::Tcp;
    }
    return probe;
}

void HealthSection::editProbe(Which which, const std::function<void(domain::Probe&)>& change) {
    draft().edit([&](domain::DeploymentSpec& spec) {
        if (auto& probe = probeOf(spec, which)) change(*probe);
    });
}

void HealthSection::wire(Which which) {
    ProbeRow& row = *m_rows[which];
    connect(row.on, &QCheckBox::toggled, this, [this, which](bool on) {
        draft().edit([&](domain::DeploymentSpec& spec) {
            probeOf(spec, which) = on ? std::optional(defaultProbe()) : std::nullopt;
        });
    });
    connect(row.kind, &QComboBox::activated, this, [this, which](int choice) {
        editProbe(which, [choice](domain::Probe& probe) {
            probe.kind = choice == 0 ? domain::ProbeKind::Http : domain::ProbeKind::Tcp;
        });
    });
    connect(row.port, &QSpinBox::valueChanged, this, [this, which](int port) {
        editProbe(which, [port](domain::Probe& probe) { probe.port = port; });
    });
    connect(row.path, &QLineEdit::textChanged, this, [this, which](const QString& text) {
        editProbe(which, [&](domain::Probe& probe) { probe.path = text.toStdString(); });
    });
    connect(row.period, &QSpinBox::valueChanged, this, [this, which](int seconds) {
        editProbe(which, [=](domain::Probe& p) { p.period = std::chrono::seconds(seconds); });
    });
    connect(row.failures, &QSpinBox::valueChanged, this, [this, which](int count) {
        editProbe(which, [count](domain::Probe& probe) { probe.failureThreshold = count; });
    });
    mendBy(*row.field, [which] { return fieldOf(which); });
}

void HealthSection::refresh() {
    card().header().setTitle(title());
    card().header().setNote(
        draft().spec().job
            ? tr("A job seldom needs any: the end of its program tells.")
            : tr("A node that is not ready gets no requests; one that is not alive is restarted."));
    for (const Which which : {Startup, Readiness, Liveness})
        refreshRow(which);
}

void HealthSection::refreshRow(Which which) {
    ProbeRow& row = *m_rows[which];
    const QString name = nameOf(which);
    row.field->setLabel({});
    row.on->setText(name);
    row.on->setAccessibleName(name);
    row.kind->setPurpose(tr("%1: kind").arg(name));
    row.port->setAccessibleName(tr("%1: port").arg(name));
    row.path->setAccessibleName(tr("%1: path").arg(name));
    row.period->setAccessibleName(tr("%1: seconds between two checks").arg(name));
    row.failures->setAccessibleName(tr("%1: failures in a row").arg(name));
    row.every->setText(tr("every"));
    row.times->setText(tr("fails after"));
    row.period->setSuffix(tr(" s"));
    domain::DeploymentSpec spec = draft().spec();
    const std::optional<domain::Probe>& probe = probeOf(spec, which);
    const QSignalBlocker blockers[] = {QSignalBlocker(row.on),     QSignalBlocker(row.kind),
                                       QSignalBlocker(row.port),   QSignalBlocker(row.path),
                                       QSignalBlocker(row.period), QSignalBlocker(row.failures)};
    row.on->setChecked(probe.has_value());
    row.details->setVisible(probe.has_value());
    row.kind->clear();
    row.kind->addItems({probeText(domain::ProbeKind::Http), probeText(domain::ProbeKind::Tcp)});
    if (probe) {
        row.kind->setCurrentIndex(probe->kind == domain::ProbeKind::Http ? 0 : 1);
        row.port->setValue(probe->port);
        row.path->setVisible(probe->kind == domain::ProbeKind::Http);
        const QString path = QString::fromStdString(probe->path);
        if (row.path->text() != path) row.path->setText(path);
        row.period->setValue(static_cast<int>(domain::wholeSeconds(probe->period)));
        row.failures->setValue(probe->failureThreshold);
    }
    showFinding(*row.field, fieldOf(which));
}

}  // namespace berth::ui
