// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/findings_card.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/inspection_texts/finding_sentence.h"
#include "ui/inspection_texts/severity_visual.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/state_mark.h"

namespace berth::ui {

namespace {

using inspection::FindingKind;

// What helps is in the files: saving some, or finding what fills the disk.
bool isAboutFiles(FindingKind kind) {
    switch (kind) {
        case FindingKind::DiskFull:
        case FindingKind::DiskNearlyFull:
        case FindingKind::DiskFillsSoon:
        case FindingKind::InodesNearlyFull:
        case FindingKind::MuchWrittenToLostDisk:
        case FindingKind::NothingPersistentMounted:
            return true;
        default:
            return false;
    }
}

}  // namespace

InspectionFindingRow::InspectionFindingRow(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_mark(new StateMark(ui, this, 16)),
      m_sentence(new Label(ui, TextStyle::Strong, this)),
      m_step(new Label(ui, TextStyle::Body, this)),
      m_files(new Button(ui, ButtonKind::Plain, {}, Icon::Folder, this)) {
    m_sentence->setWraps(true);
    m_sentence->setCopyable(true);
    m_step->setTone(Token::Ink2);
    m_step->setWraps(true);
    m_step->setCopyable(true);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_sentence);
    words->addWidget(m_step);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(18, 9, 18, 9);
    layout->setSpacing(14);
    layout->addWidget(m_mark, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    layout->addWidget(m_files);
    m_files->setSizeClass(ButtonSize::Compact);
    m_files->setObjectName(QStringLiteral("findingFiles"));
    connect(m_files, &QPushButton::clicked, this, &InspectionFindingRow::filesRequested);
}

void InspectionFindingRow::set(const inspection::Finding& finding, bool last) {
    const Formatter& format = m_ui.format();
    const StateVisual visual = visualOf(finding.severity);
    m_edge = visual.color;
    m_last = last;
    m_mark->set(visual, severityText(finding.severity));
    m_sentence->setText(findingSentence(finding, format));
    m_step->setText(findingNextStep(finding, format));
    m_files->setVisible(isAboutFiles(finding.kind));
    m_files->setText(tr("Show its files"));
    update();
}

void InspectionFindingRow::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, 4, height()), m_ui.color(m_edge));
    if (!m_last) painter.fillRect(QRect(4, height() - 1, width() - 4, 1), m_ui.color(Token::Line));
}

FindingsCard::FindingsCard(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_card(new Card(ui, this)),
      m_fine(new Label(ui, TextStyle::Body, m_card)),
      m_more(new Button(ui, ButtonKind::Link, {}, std::nullopt, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->setFlush(true);
    m_card->body().setSpacing(0);
    m_fine->setTone(Token::Ink2);
    m_fine->setContentsMargins(18, 12, 18, 12);
    m_card->body().addWidget(m_fine);
    m_card->body().addWidget(m_more, 0, Qt::AlignLeft);
    m_more->setObjectName(QStringLiteral("allFindings"));
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_all = !m_all;
        arrange();
    });
}

void FindingsCard::set(const std::vector<inspection::Finding>& findings) {
    m_findings = findings;
    arrange();
}

void FindingsCard::retranslate() {
    arrange();
}

void FindingsCard::arrange() {
    const int all = static_cast<int>(m_findings.size());
    const int shown = m_all ? all : std::min(kShown, all);
    m_card->header().setTitle(tr("Findings"));
    m_card->header().setNote(all == 0 ? QString() : tr("%n, worst first", nullptr, all));
    m_fine->setText(tr("Nothing is out of the ordinary."));
    m_fine->setVisible(all == 0);
    while (m_rows.size() > shown)
        delete m_rows.takeLast();
    while (m_rows.size() < shown) {
        auto* row = new InspectionFindingRow(m_ui, m_card);
        m_card->body().insertWidget(static_cast<int>(m_rows.size()) + 1, row);
        connect(row, &InspectionFindingRow::filesRequested, this, &FindingsCard::filesRequested);
        row->show();
        m_rows.push_back(row);
    }
    for (int i = 0; i < shown; ++i)
        m_rows[i]->set(m_findings[static_cast<std::size_t>(i)], i == shown - 1);
    m_more->setVisible(all > kShown);
    m_more->setText(m_all ? tr("Show the worst only") : tr("%n more", nullptr, all - shown));
}

}  // namespace berth::ui
