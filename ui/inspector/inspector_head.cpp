// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/inspector_head.h"

#include <QFontMetrics>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include "ui/support/remote_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/plain_tool_tip.h"

namespace berth::ui {

namespace {

constexpr int kByHand = 0;
constexpr int kPaces[] = {2, 5, 10, 30, kByHand};  // seconds
constexpr int kUsualPace = 5;
constexpr int kWidestTitle = 320;

Tone toneOf(domain::RemoteStage stage) {
    switch (stage) {
        case domain::RemoteStage::Ready:
            return Tone::Ok;
        case domain::RemoteStage::Waiting:
            return Tone::Warn;
        case domain::RemoteStage::Closed:
            return Tone::Bad;
        case domain::RemoteStage::Connecting:
        case domain::RemoteStage::CheckingHost:
        case domain::RemoteStage::LoggingIn:
            break;
    }
    return Tone::Start;
}

}  // namespace

InspectorHead::InspectorHead(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_back(Button::iconOnly(ui, Icon::Back, {}, this)),
      m_title(new Label(ui, TextStyle::Title, this)),
      m_state(new Chip(ui, this)),
      m_age(new Label(ui, TextStyle::Second, this)),
      m_pace(new ChoiceField(ui, this)),
      m_look(new Button(ui, ButtonKind::Plain, {}, Icon::Restart, this)),
      m_bundle(new Button(ui, ButtonKind::Plain, {}, Icon::Save, this)) {
    m_age->setTone(Token::Ink2);
    m_back->setObjectName(QStringLiteral("leaveInspector"));
    m_look->setObjectName(QStringLiteral("lookNow"));
    m_pace->setObjectName(QStringLiteral("lookPace"));
    m_bundle->setObjectName(QStringLiteral("supportBundle"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(20, 0, 20, 0);
    row->setSpacing(12);
    row->addWidget(m_back);
    row->addWidget(m_title);
    row->addWidget(m_state);
    row->addWidget(m_age);
    row->addStretch(1);
    row->addWidget(m_pace);
    row->addWidget(m_look);
    row->addWidget(m_bundle);
    connect(m_back, &QPushButton::clicked, this, &InspectorHead::leaveRequested);
    connect(m_look, &QPushButton::clicked, this, &InspectorHead::lookRequested);
    connect(m_bundle, &QPushButton::clicked, this, &InspectorHead::bundleRequested);
    connect(m_pace, &QComboBox::activated, this, &InspectorHead::paceChanged);
    fillPaces();
}

void InspectorHead::setTitle(const QString& title) {
    const QFontMetrics metrics(m_title->font());
    m_title->setText(metrics.elidedText(title, Qt::ElideRight, kWidestTitle));
    m_title->setToolTip(m_title->text() == title ? QString() : plainToolTip(title));
}

void InspectorHead::showConnection(const domain::RemoteState* state) {
    m_state->setVisible(state != nullptr);
    if (state != nullptr)
        m_state->set(toneOf(state->stage), remoteStageText(*state, m_ui.format()));
}

void InspectorHead::showLook(std::optional<domain::Duration> age, bool idle) {
    m_pace->setVisible(age.has_value());
    m_look->setVisible(age.has_value());
    m_bundle->setVisible(age.has_value());
    m_age->setVisible(age.has_value());
    m_look->setEnabled(idle);
    if (age) m_age->setText(tr("seen %1").arg(m_ui.format().ago(*age)));
}

std::optional<std::chrono::seconds> InspectorHead::pace() const {
    const int seconds = m_pace->currentData().toInt();
    return seconds == kByHand ? std::nullopt : std::optional(std::chrono::seconds(seconds));
}

void InspectorHead::fillPaces() {
    const int chosen = m_pace->count() == 0 ? kUsualPace : m_pace->currentData().toInt();
    const QSignalBlocker blocker(m_pace);
    m_pace->clear();
    for (const int seconds : kPaces) {
        m_pace->addItem(
            seconds == kByHand
                ? tr("Look when asked")
                : tr("Look every %1").arg(m_ui.format().duration(std::chrono::seconds(seconds))),
            seconds);
    }
    m_pace->setCurrentIndex(m_pace->findData(chosen));
}

void InspectorHead::retranslate() {
    m_back->setIconName(tr("Back"));
    m_look->setText(tr("Look now"));
    m_bundle->setText(tr("Support bundle …"));
    m_pace->setPurpose(tr("How often to look"));
    fillPaces();
}

}  // namespace berth::ui
