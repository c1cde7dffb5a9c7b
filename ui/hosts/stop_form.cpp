// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hosts/stop_form.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/hosts/key_file_row.h"
#include "ui/support/host_finding_texts.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/segmented_control.h"

namespace berth::ui {

using domain::HostFindingKind;
using domain::HostLoginKind;

namespace {

constexpr HostLoginKind kLogins[] = {HostLoginKind::KeyFile, HostLoginKind::Password,
                                     HostLoginKind::Agent};

}  // namespace

StopForm::StopForm(UiContext& ui, bridge::HostDesk& desk, const QString& name, QWidget* parent)
    : QWidget(parent),
      m_host(new TextField(ui, this)),
      m_hostRow(new FieldRow(ui, m_host, this)),
      m_port(new NumberField(ui, this)),
      m_portRow(new FieldRow(ui, m_port, this)),
      m_user(new TextField(ui, this)),
      m_userRow(new FieldRow(ui, m_user, this)),
      m_login(new SegmentedControl(ui, this)),
      m_key(new KeyFileRow(ui, desk, name, this)),
      m_loginRow(new FieldRow(ui, m_login, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    auto* where = new QHBoxLayout;
    where->setSpacing(12);
    where->addWidget(m_hostRow, 1);
    m_portRow->setFixedWidth(110);
    where->addWidget(m_portRow, 0, Qt::AlignTop);
    layout->addLayout(where);
    layout->addWidget(m_userRow);
    layout->addWidget(m_loginRow);
    layout->addWidget(m_key);
    m_host->setMono(true);
    m_host->setMaxLength(300);
    m_user->setMaxLength(300);
    m_port->setRange(1, 65535);
    m_host->setObjectName(name + QStringLiteral("Host"));
    m_port->setObjectName(name + QStringLiteral("Port"));
    m_user->setObjectName(name + QStringLiteral("User"));
    m_login->setObjectName(name + QStringLiteral("Login"));
    m_hostRow->setLabel(tr("Address"));
    m_hostRow->setNote(tr("a name or a number: gpu-1.example.org, 10.0.0.7"));
    m_portRow->setLabel(tr("Port"));
    m_userRow->setLabel(tr("User"));
    m_userRow->setNote(tr("often root or ubuntu"));
    m_loginRow->setLabel(tr("Log in with"));
    m_login->setOptions(tr("Log in with"),
                        {tr("a key file"), tr("a password"), tr("keys of ssh-agent")});
    connect(m_host, &QLineEdit::textChanged, this, [this] { check(false); });
    connect(m_user, &QLineEdit::textChanged, this, [this] { check(false); });
    connect(m_port, &QSpinBox::valueChanged, this, [this] { check(false); });
    connect(m_login, &SegmentedControl::chosen, this, [this] { check(false); });
    connect(m_key, &KeyFileRow::changed, this, [this] { check(false); });
    set({});
}

void StopForm::set(const domain::HostStop& stop) {
    m_host->setText(QString::fromStdString(stop.host));
    m_port->setValue(stop.port);
    m_user->setText(QString::fromStdString(stop.user));
    for (int i = 0; i < static_cast<int>(std::size(kLogins)); ++i) {
        if (kLogins[i] == stop.login.kind) m_login->setCurrent(i);
    }
    m_key->setFile(stop.login.keyFile);
    check(false);
}

domain::HostStop StopForm::stop() const {
    domain::HostStop stop;
    stop.host = m_host->text().trimmed().toStdString();
    stop.port = m_port->value();
    stop.user = m_user->text().trimmed().toStdString();
    stop.login.kind = kLogins[m_login->current()];
    if (stop.login.kind == HostLoginKind::KeyFile) stop.login.keyFile = m_key->file();
    return stop;
}

std::optional<domain::HostFinding> StopForm::finding() const {
    return domain::checkHostStop(stop());
}

void StopForm::check(bool everywhere) {
    const auto found = finding();
    const auto messageFor = [&](std::string_view field, bool touched) {
        if (!found || found->field != field || !(touched || everywhere)) return FieldMessage{};
        return FieldMessage{FieldLevel::Error, hostFindingText(found->kind), {}};
    };
    m_hostRow->setMessage(messageFor("host", !m_host->text().isEmpty()));
    m_userRow->setMessage(messageFor("user", !m_user->text().isEmpty()));
    m_portRow->setMessage(messageFor("port", true));
    m_loginRow->setMessage(messageFor("login.keyFile", false));
    m_key->setVisible(kLogins[m_login->current()] == HostLoginKind::KeyFile);
    Q_EMIT changed();
}

void StopForm::showProblems() {
    check(true);
    const auto found = finding();
    if (!found) return;
    if (found->field == "host") {
        m_host->setFocus(Qt::OtherFocusReason);
    } else if (found->field == "user") {
        m_user->setFocus(Qt::OtherFocusReason);
    }
}

}  // namespace berth::ui
