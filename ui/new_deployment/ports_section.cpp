// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/ports_section.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <algorithm>

#include "ui/new_deployment/balancing_details.h"
#include "ui/support/state_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"

namespace berth::ui {

PortRow::PortRow(UiContext& ui, DeploymentDraft& draft, int rowIndex, QWidget* parent)
    : QWidget(parent),
      port(nullptr),
      balancing(nullptr),
      purpose(nullptr),
      remove(Button::iconOnly(ui, Icon::Trash, {}, this)),
      field(nullptr),
      details(nullptr),
      index(rowIndex) {
    auto* line = new QWidget(this);
    port = new NumberField(ui, line);
    balancing = new ChoiceField(ui, line);
    purpose = new Label(ui, TextStyle::Second, line);
    port->setRange(0, 99999);
    port->setFixedWidth(110);
    balancing->setMinimumWidth(170);
    purpose->setTone(Token::Ink2);
    remove->setParent(line);
    auto* layout = new QHBoxLayout(line);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(port);
    layout->addWidget(balancing);
    layout->addWidget(purpose, 1);
    layout->addWidget(remove);
    field = new FieldRow(ui, line, this);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(4);
    outer->addWidget(field);
    details = new BalancingDetails(ui, draft, rowIndex, this);
    outer->addWidget(details);
}

namespace {

// What is wrong with the port itself; its details say what is wrong with them.
std::string wrongWithPort(const DeploymentDraft& draft, int index) {
    const std::string port = "ports[" + std::to_string(index) + "]";
    for (const domain::Finding& finding : draft.findings()) {
        if (finding.field == port) return port;
        for (const char* part : {".port", ".balancing", ".options"}) {
            if (isField(finding.field, port + part)) return port + part;
        }
    }
    return {};
}

}  // namespace

PortsSection::PortsSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent)
    : Section(ui, draft, {"ports"}, parent),
      m_rows(
          new RowList<PortRow>([this](int index, QWidget* p) { return makeRow(index, p); }, this)),
      m_add(new Button(ui, ButtonKind::Plain, {}, Icon::Plus, this)),
      m_message(nullptr) {
    auto* foot = new QWidget(this);
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_add);
    layout->addStretch();
    m_message = new FieldRow(ui, foot, this);
    body().addWidget(m_rows);
    body().addWidget(m_message);
    mendBy(*m_message, [] { return std::string("ports"); });
    connect(m_add, &QPushButton::clicked, this, &PortsSection::add);
    follow();
}

QString PortsSection::title() const {
    return tr("Ports");
}

QString PortsSection::summary() const {
    QStringList ports;
    for (const domain::PortSpec& port : draft().spec().ports)
        ports << QString::number(port.port);
    return ports.isEmpty() ? tr("none") : ports.join(QStringLiteral(", "));
}

PortRow* PortsSection::makeRow(int index, QWidget* parent) {
    auto* row = new PortRow(ui(), draft(), index, parent);
    connect(row->port, &QSpinBox::valueChanged, this, [this, index](int number) {
        draft().edit([=](domain::DeploymentSpec& spec) {
            spec.ports[static_cast<std::size_t>(index)].port = number;
        });
    });
    connect(row->balancing, &QComboBox::activated, this, [this, index](int choice) {
        const auto& policies = draft().capabilities().balancing;
        if (choice < 0 || choice >= static_cast<int>(policies.size())) return;
        const auto policy = policies[static_cast<std::size_t>(choice)];
        draft().edit([=](domain::DeploymentSpec& spec) {
            spec.ports[static_cast<std::size_t>(index)].balancing = policy;
        });
    });
    connect(row->remove, &QPushButton::clicked, this, [this, index] {
        // Later: the row, and this button with it, goes.
        QMetaObject::invokeMethod(
            this,
            [this, index] {
                draft().edit([=](domain::DeploymentSpec& spec) {
                    if (index < static_cast<int>(spec.ports.size())) {
                        spec.ports.erase(spec.ports.begin() + index);
                    }
                });
            },
            Qt::QueuedConnection);
    });
    mendBy(*row->field, [this, index] { return wrongWithPort(draft(), index); });
    return row;
}

void PortsSection::add() {
    draft().edit([this](domain::DeploymentSpec& spec) {
        const auto taken = [&](int number) {
            return std::any_of(spec.ports.begin(), spec.ports.end(),
                               [=](const domain::PortSpec& p) { return p.port == number; });
        };
        int next = spec.ports.empty() ? 80 : 8080;
        if (const domain::ImagePreset* preset = draft().preset()) {
            for (const domain::ImagePort& port : preset->ports) {
                if (!taken(port.port)) {
                    next = port.port;
                    break;
                }
            }
        }
        while (taken(next))
            ++next;
        spec.ports.push_back({next, domain::BalancingPolicy::RoundRobin});
    });
}

void PortsSection::refresh() {
    card().header().setTitle(title());
    card().header().setNote(draft().spec().job
                                ? tr("A job needs none: nobody has to reach it.")
                                : tr("Each port gets one link, balanced over all ready nodes."));
    m_rows->resizeTo(static_cast<int>(draft().spec().ports.size()));
    for (PortRow* row : m_rows->rows())
        refreshRow(*row);
    m_add->setText(tr("Add port"));
    m_message->setLabel({});
    const domain::Finding* finding = draft().findingFor("ports");
    const bool ofNoRow = finding != nullptr && finding->field == "ports";
    if (ofNoRow) {
        showFinding(*m_message, "ports");
    } else {
        m_message->setMessage({});
    }
}

void PortsSection::refreshRow(PortRow& row) {
    const auto at = static_cast<std::size_t>(row.index);
    const domain::PortSpec& port = draft().spec().ports[at];
    row.field->setLabel({});
    row.port->setAccessibleName(tr("Port %1").arg(row.index + 1));
    row.balancing->setPurpose(tr("Balancing of port %1").arg(row.index + 1));
    row.remove->setIconName(tr("Remove port %1").arg(port.port));
    {
        const QSignalBlocker blocker(row.port);
        if (row.port->value() != port.port) row.port->setValue(port.port);
    }
    const QSignalBlocker blocker(row.balancing);
    row.balancing->clear();
    const auto& policies = draft().capabilities().balancing;
    for (std::size_t i = 0; i < policies.size(); ++i) {
        row.balancing->addItem(policyText(policies[i]));
        if (policies[i] == port.balancing) row.balancing->setCurrentIndex(static_cast<int>(i));
    }
    QString purpose;
    if (const domain::ImagePreset* preset = draft().preset()) {
        for (const domain::ImagePort& known : preset->ports) {
            if (known.port != port.port) continue;
            purpose = known.stateful ? tr("keeps state: exactly one node")
                                     : tr("stateless: any number of nodes");
        }
    }
    row.purpose->setText(purpose);
    const std::string wrong = wrongWithPort(draft(), row.index);
    if (wrong.empty()) {
        row.field->setMessage({});
    } else {
        showFinding(*row.field, wrong);
    }
    row.details->refresh();
}

}  // namespace berth::ui
