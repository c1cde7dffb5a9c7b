// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/verdict_card.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "models/bridge/log_text.h"
#include "ui/support/state_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/progress_bar.h"
#include "ui/widgets/state_mark.h"

namespace berth::ui {

VerdictCard::VerdictCard(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_card(new Card(ui, this)),
      m_nothing(new Label(ui, TextStyle::Body, m_card)),
      m_test(new Button(ui, ButtonKind::Offer, tr("Test"), Icon::Test, m_card)),
      m_running(new Label(ui, TextStyle::Body, m_card)),
      m_busy(new ProgressBar(ui, m_card)),
      m_cancel(new Button(ui, ButtonKind::Plain, tr("Cancel"), std::nullopt, m_card)),
      m_mark(new StateMark(ui, m_card, 16)),
      m_sentence(new Label(ui, TextStyle::Strong, m_card)),
      m_advice(new Label(ui, TextStyle::Body, m_card)),
      m_detail(new Label(ui, TextStyle::Second, m_card)),
      m_fix(new Button(ui, ButtonKind::Offer, {}, std::nullopt, m_card)),
      m_trust(new QWidget(m_card)),
      m_fingerprint(new Label(ui, TextStyle::Mono, m_trust)),
      m_compared(new QCheckBox(m_trust)),
      m_trustKey(new Button(ui, ButtonKind::Danger, {}, Icon::Lock, m_trust)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->header().setTitle(tr("Test"));
    m_card->header().setNote(tr("asks for the kinds of GPU and your deployments; changes nothing"));
    QWidget* const places[] = {makeNothing(), makeRunning(), makeVerdict()};
    for (int i = 0; i < 3; ++i) {
        m_places[i] = places[i];
        m_card->body().addWidget(places[i]);
    }
    connect(m_test, &QPushButton::clicked, this, &VerdictCard::testRequested);
    connect(m_cancel, &QPushButton::clicked, this, &VerdictCard::cancelRequested);
    connect(m_fix, &QPushButton::clicked, this, [this] { Q_EMIT fixRequested(m_fixKind); });
    connect(m_compared, &QCheckBox::toggled, m_trustKey, &QWidget::setEnabled);
    connect(m_trustKey, &QPushButton::clicked, this,
            [this] { Q_EMIT fixRequested(VerdictFix::TrustKey); });
    showNothing(false);
}

QWidget* VerdictCard::makeNothing() {
    auto* page = new QWidget(m_card);
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    m_nothing->setTone(Token::Ink2);
    m_nothing->setWraps(true);
    row->addWidget(m_nothing, 1);
    row->addWidget(m_test, 0, Qt::AlignTop);
    m_test->setObjectName(QStringLiteral("testConnection"));
    m_test->setAccessibleName(tr("Test the connection"));
    return page;
}

QWidget* VerdictCard::makeRunning() {
    auto* page = new QWidget(m_card);
    auto* row = new QHBoxLayout(page);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_running);
    row->addWidget(m_busy, 1);
    row->addWidget(m_cancel);
    m_cancel->setObjectName(QStringLiteral("cancelTest"));
    m_cancel->setAccessibleName(tr("Cancel the test"));
    return page;
}

QWidget* VerdictCard::makeVerdict() {
    auto* page = new QWidget(m_card);
    auto* columns = new QHBoxLayout(page);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(10);
    columns->addWidget(m_mark, 0, Qt::AlignTop);
    auto* rows = new QVBoxLayout;
    rows->setSpacing(4);
    for (Label* label : {m_sentence, m_advice, m_detail})
        label->setWraps(true);
    m_detail->setTone(Token::Ink3);
    m_detail->setCopyable(true);
    m_detail->setObjectName(QStringLiteral("testEvidence"));
    rows->addWidget(m_sentence);
    rows->addWidget(m_advice);
    rows->addWidget(makeTrust());
    auto* line = new QHBoxLayout;
    line->addWidget(m_fix);
    line->addStretch(1);
    rows->addLayout(line);
    rows->addWidget(m_detail);
    columns->addLayout(rows, 1);
    m_fix->setSizeClass(ButtonSize::Compact);
    m_fix->setObjectName(QStringLiteral("mendConnection"));
    return page;
}

QWidget* VerdictCard::makeTrust() {
    auto* rows = new QVBoxLayout(m_trust);
    rows->setContentsMargins(0, 4, 0, 4);
    rows->setSpacing(6);
    auto* ground = new Panel(m_ui, Token::Surf2, m_trust);
    auto* inside = new QVBoxLayout(ground);
    inside->setContentsMargins(10, 8, 10, 8);
    inside->setSpacing(4);
    auto* name = new Label(m_ui, TextStyle::Second, tr("SHA-256 of the key that answered"), ground);
    name->setTone(Token::Ink2);
    inside->addWidget(name);
    inside->addWidget(m_fingerprint);
    m_fingerprint->setWraps(true);
    m_fingerprint->setCopyable(true);
    m_fingerprint->setObjectName(QStringLiteral("fingerprint"));
    m_fingerprint->setAccessibleName(tr("Fingerprint of the key"));
    rows->addWidget(ground);
    m_compared->setText(tr("I have compared it with the server's own key, and they are the same"));
    m_compared->setAccessibleName(m_compared->text());
    m_compared->setObjectName(QStringLiteral("fingerprintCompared"));
    rows->addWidget(m_compared);
    auto* line = new QHBoxLayout;
    line->addWidget(m_trustKey);
    line->addStretch(1);
    rows->addLayout(line);
    m_trustKey->setSizeClass(ButtonSize::Compact);
    m_trustKey->setObjectName(QStringLiteral("trustKey"));
    return m_trust;
}

void VerdictCard::showPlace(int place) {
    for (int i = 0; i < 3; ++i)
        m_places[i]->setVisible(i == place);
}

void VerdictCard::showNothing(bool outdated) {
    m_nothing->setText(outdated ? tr("Something was changed since the test.")
                                : tr("Not tested yet."));
    showPlace(0);
}

void VerdictCard::showRunning(const QString& host) {
    m_running->setText(tr("Asking %1 …").arg(host));
    m_busy->setAccessibleName(m_running->text());
    m_busy->setIndeterminate();
    showPlace(1);
}

void VerdictCard::showVerdict(const domain::ConnectionVerdict& verdict,
                              const domain::ConnectionSettings& settings) {
    const VerdictTexts texts = textsOf(verdict, settings, m_ui.format());
    m_mark->set(texts.visual, texts.sentence);
    m_sentence->setText(texts.sentence);
    m_advice->setText(texts.advice);
    m_advice->setVisible(!texts.advice.isEmpty());
    m_fixKind = texts.fix;
    const bool trust = texts.fix == VerdictFix::TrustKey;
    m_fix->setVisible(texts.fix != VerdictFix::None && !trust);
    m_fix->setText(texts.fixText);
    m_trustKey->setText(texts.fixText);
    showTrust(trust ? verdict.fingerprint : std::string());
    m_detail->setText(tr("Evidence: %1").arg(bridge::toDisplayText(verdict.detail)));
    m_detail->setAccessibleName(m_detail->text());
    m_detail->setVisible(!verdict.detail.empty() &&
                         verdict.kind != domain::ConnectionVerdictKind::Works);
    showPlace(2);
}

void VerdictCard::showProblem(const QString& text) {
    m_mark->set(visualOf(domain::Severity::Error), severityText(domain::Severity::Error));
    m_sentence->setText(text);
    for (QWidget* other : {static_cast<QWidget*>(m_advice), static_cast<QWidget*>(m_detail),
                           static_cast<QWidget*>(m_fix)})
        other->hide();
    showTrust({});
    showPlace(2);
}

void VerdictCard::showTrust(const std::string& fingerprint) {
    m_trust->setVisible(!fingerprint.empty());
    m_fingerprint->setText(readableFingerprint(fingerprint));
    m_fingerprint->setAccessibleDescription(m_fingerprint->text());
    m_compared->setChecked(false);
    m_trustKey->setEnabled(false);
}

}  // namespace berth::ui
