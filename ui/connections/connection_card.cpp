// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connection_card.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStringList>
#include <QVBoxLayout>
#include <utility>

#include "models/bridge/log_text.h"
#include "models/domain/connection_rules.h"
#include "ui/connections/connection_texts.h"
#include "ui/connections/verdict_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/state_mark.h"

namespace berth::ui {

namespace {

constexpr int kFigureWidth = 112;

Token edgeOf(BandKind kind) {
    switch (kind) {
        case BandKind::Simulated:
            return Token::Sim;
        case BandKind::Live:
        case BandKind::ReadOnly:
            return Token::LiveBand;
        case BandKind::Lost:
            return Token::Off;
    }
    Q_UNREACHABLE();
}

}  // namespace

ConnectionCard::ConnectionCard(UiContext& ui, domain::ConnectionId id, bool simulator,
                               QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_id(std::move(id)),
      m_simulator(simulator),
      m_card(new Card(ui, this)),
      m_name(new Label(ui, TextStyle::Section, m_card)),
      m_band(new Chip(ui, m_card)),
      m_shown(new Chip(ui, m_card)),
      m_mark(new StateMark(ui, m_card)),
      m_state(new Label(ui, TextStyle::Strong, m_card)),
      m_where(new ElidedLabel(ui, TextStyle::Second, {}, m_card)),
      m_deployments(new Label(ui, TextStyle::Section, m_card)),
      m_deploymentsName(new Label(ui, TextStyle::Second, m_card)),
      m_rate(new Label(ui, TextStyle::Section, m_card)),
      m_rateName(new Label(ui, TextStyle::Second, m_card)),
      m_readOnly(new QCheckBox(m_card)),
      m_open(new Button(ui, ButtonKind::Offer, {}, Icon::Open, m_card)),
      m_test(new Button(ui, ButtonKind::Plain, {}, Icon::Test, m_card)),
      m_edit(new Button(ui, ButtonKind::Plain, {}, Icon::Edit, m_card)),
      m_remove(new Button(ui, ButtonKind::Plain, {}, Icon::Trash, m_card)),
      m_line(new QWidget(m_card)),
      m_lineMark(new StateMark(ui, m_line)),
      m_lineText(new Label(ui, TextStyle::Body, m_line)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->body().setSpacing(10);
    auto* row = new QHBoxLayout;
    row->setSpacing(20);
    row->addWidget(makeWords(), 1);
    row->addWidget(makeFigures());
    m_card->body().addLayout(row);
    m_card->body().addWidget(makeActions());
    auto* line = new QHBoxLayout(m_line);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_lineMark, 0, Qt::AlignTop);
    m_lineText->setWraps(true);
    line->addWidget(m_lineText, 1);
    m_card->body().addWidget(m_line);
    m_line->hide();
    connect(m_open, &QPushButton::clicked, this, &ConnectionCard::openRequested);
    connect(m_test, &QPushButton::clicked, this, &ConnectionCard::testRequested);
    connect(m_edit, &QPushButton::clicked, this, &ConnectionCard::editRequested);
    connect(m_remove, &QPushButton::clicked, this, &ConnectionCard::removeRequested);
    connect(m_readOnly, &QCheckBox::clicked, this, &ConnectionCard::readOnlyRequested);
}

QWidget* ConnectionCard::makeWords() {
    auto* words = new QWidget(m_card);
    auto* rows = new QVBoxLayout(words);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_name);
    top->addWidget(m_band);
    top->addWidget(m_shown);
    top->addStretch(1);
    rows->addLayout(top);
    auto* below = new QHBoxLayout;
    below->setSpacing(6);
    below->addWidget(m_mark);
    below->addWidget(m_state);
    below->addSpacing(6);
    m_where->setTone(Token::Ink2);
    below->addWidget(m_where, 1);
    rows->addLayout(below);
    return words;
}

QWidget* ConnectionCard::makeFigures() {
    auto* figures = new QWidget(m_card);
    auto* columns = new QHBoxLayout(figures);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(20);
    for (const auto& [value, name] :
         {std::pair{m_deployments, m_deploymentsName}, std::pair{m_rate, m_rateName}}) {
        auto* rows = new QVBoxLayout;
        rows->setSpacing(2);
        value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        name->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        name->setTone(Token::Ink2);
        value->setMinimumWidth(kFigureWidth);
        rows->addWidget(value);
        rows->addWidget(name);
        columns->addLayout(rows);
    }
    return figures;
}

QWidget* ConnectionCard::makeActions() {
    auto* actions = new QWidget(m_card);
    auto* row = new QHBoxLayout(actions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_open);
    row->addWidget(m_test);
    row->addWidget(m_edit);
    row->addWidget(m_remove);
    row->addStretch(1);
    row->addWidget(m_readOnly);
    for (Button* button : {m_open, m_test, m_edit, m_remove})
        button->setSizeClass(ButtonSize::Compact);
    for (QWidget* each : {static_cast<QWidget*>(m_test), static_cast<QWidget*>(m_edit),
                          static_cast<QWidget*>(m_remove), static_cast<QWidget*>(m_readOnly)})
        each->setVisible(!m_simulator);
    const QString suffix = QString::fromStdString(m_id.value);
    m_open->setObjectName(QStringLiteral("open_") + suffix);
    m_test->setObjectName(QStringLiteral("test_") + suffix);
    m_edit->setObjectName(QStringLiteral("edit_") + suffix);
    m_remove->setObjectName(QStringLiteral("remove_") + suffix);
    m_readOnly->setObjectName(QStringLiteral("readOnly_") + suffix);
    return actions;
}

void ConnectionCard::show(const ConnectionView& view, bool current) {
    const std::optional<domain::Error> before = std::exchange(m_view, view).problem;
    const Formatter& format = m_ui.format();
    const BandKind band = bandOf(view);
    m_card->setEdge(edgeOf(band));
    m_name->setText(connectionName(view.settings));
    m_band->set(band == BandKind::Simulated ? Tone::Sim : Tone::Off,
                band == BandKind::Simulated ? tr("SIMULATED") : tr("LIVE"));
    m_shown->setVisible(current);
    m_shown->set(Tone::Accent, tr("shown now"), Icon::Eye);
    m_mark->set(visualOf(view), roomText(view));
    m_state->setText(roomText(view));
    QStringList where;
    if (m_simulator) {
        where << tr("a part of this program: works offline and costs nothing");
    } else {
        where << bridge::toDisplayText(view.settings.baseUrl)
              << tr("API key: %1").arg(keyModeText(view.settings.keyMode));
        if (!view.settings.pinnedCertificate.empty()) where << tr("one key trusted by exception");
    }
    const QString age = m_simulator ? QString() : ageText(view, format);
    if (!age.isEmpty()) where << age;
    m_where->setText(where.join(QStringLiteral(" · ")));
    m_deployments->setText(view.known ? format.number(qint64{view.deployments})
                                      : Formatter::none());
    m_deploymentsName->setText(tr("deployments"));
    m_rate->setText(view.known ? format.perHour(view.rateNow) : Formatter::none());
    m_rateName->setText(band == BandKind::Simulated || domain::isSimulated(view.settings)
                            ? tr("play money, now")
                            : tr("spent now"));
    {
        const QSignalBlocker blocker(m_readOnly);
        m_readOnly->setChecked(view.settings.readOnly);
    }
    m_open->setEnabled(!current);
    showNames();
    if (view.problem == before) return;
    if (view.problem) {
        showProblem(secretProblemText(*view.problem));
    } else {
        say(std::nullopt, {});
    }
}

void ConnectionCard::showNames() {
    const QString name = m_name->text();
    m_open->setText(tr("Open"));
    m_open->setAccessibleName(tr("Open %1").arg(name));
    m_test->setText(tr("Test"));
    m_test->setAccessibleName(tr("Test %1").arg(name));
    m_edit->setText(tr("Edit …"));
    m_edit->setAccessibleName(tr("Edit %1").arg(name));
    m_remove->setText(tr("Remove …"));
    m_remove->setAccessibleName(tr("Remove %1").arg(name));
    m_readOnly->setText(tr("Read only"));
    m_readOnly->setAccessibleName(tr("Read only: %1").arg(name));
    m_readOnly->setToolTip(tr("Look, and change nothing: every action is locked."));
}

void ConnectionCard::say(std::optional<StateVisual> visual, const QString& text) {
    m_line->setVisible(visual.has_value());
    if (visual) m_lineMark->set(*visual, text);
    m_lineText->setText(text);
}

void ConnectionCard::showTesting() {
    m_test->setEnabled(false);
    say(visualOf(domain::NodeState::Starting), tr("It is being tested."));
}

void ConnectionCard::showVerdict(const domain::ConnectionVerdict& verdict) {
    m_test->setEnabled(true);
    const VerdictTexts texts = textsOf(verdict, m_view.settings, m_ui.format());
    say(texts.visual,
        texts.advice.isEmpty() ? texts.sentence : texts.sentence + u' ' + texts.advice);
}

void ConnectionCard::showProblem(const QString& text) {
    m_test->setEnabled(true);
    say(visualOf(domain::Severity::Error), text);
}

}  // namespace berth::ui
