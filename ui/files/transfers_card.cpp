// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/transfers_card.h"

#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "models/domain/remote_path.h"
#include "ui/files/transfer_row.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"

namespace berth::ui {

using bridge::TransferJob;
using bridge::TransferStage;

namespace {

constexpr int kMostHeight = 196;  // of the rows: four without problems

// Another try at what did not come through. Of a download only that is asked for again, into the
// same places; an upload is tried as a whole.
domain::TransferRequest anotherTry(const TransferJob& job, domain::OnConflict conflict) {
    domain::TransferRequest request = job.request;
    request.onConflict = conflict;
    const bool down = request.direction == domain::TransferDirection::Download;
    if (!down || !job.report || job.report->moreProblems > 0 || request.sources.empty())
        return request;
    if (request.below.empty()) {
        const std::string above = domain::folderAbove(request.sources.front());
        const bool together = std::ranges::all_of(request.sources, [&](const std::string& source) {
            return domain::folderAbove(source) == above;
        });
        if (!together) return request;
        request.below = above;
    }
    request.sources.clear();
    for (const domain::TransferProblem& problem : job.report->problems)
        request.sources.push_back(problem.path);
    return request;
}

}  // namespace

TransfersCard::TransfersCard(UiContext& ui, bridge::TransferQueue& queue, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_queue(queue),
      m_card(new Card(ui, this)),
      m_clear(new Button(ui, ButtonKind::Link, {}, std::nullopt, m_card)),
      m_area(new QScrollArea(m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->setFlush(true);
    m_card->header().addAction(m_clear);
    m_clear->setObjectName(QStringLiteral("clearTransfers"));
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    m_area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(m_area);
    m_area->setWidget(content);
    m_area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    m_layout = new QVBoxLayout(content);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addStretch(1);
    m_card->body().addWidget(m_area);
    connect(m_clear, &QPushButton::clicked, this, &TransfersCard::clear);
    connect(&queue, &bridge::TransferQueue::changed, this, &TransfersCard::arrange);
    retranslate();
}

void TransfersCard::retranslate() {
    m_card->header().setTitle(tr("Transfers"));
    m_clear->setText(tr("Clear those that ended"));
    arrange();
}

void TransfersCard::arrange() {
    const auto& jobs = m_queue.jobs();
    while (m_rows.size() > static_cast<qsizetype>(jobs.size()))
        delete m_rows.takeLast();
    while (m_rows.size() < static_cast<qsizetype>(jobs.size()))
        m_rows.push_back(makeRow());
    // The newest at the top.
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows[i]->set(jobs[jobs.size() - 1 - static_cast<std::size_t>(i)]);
    const auto isOver = [](const TransferJob& job) { return job.stage == TransferStage::Ended; };
    const auto open = static_cast<int>(jobs.size() - std::ranges::count_if(jobs, isOver));
    m_card->header().setNote(open == 0 ? QString() : tr("%n under way", nullptr, open));
    m_clear->setVisible(std::ranges::any_of(jobs, isOver));
    setVisible(!jobs.empty());
    const int wanted = m_area->widget()->sizeHint().height();
    m_area->setFixedHeight(std::min(kMostHeight, wanted));
}

TransferRow* TransfersCard::makeRow() {
    auto* row = new TransferRow(m_ui, m_area->widget());
    m_layout->insertWidget(static_cast<int>(m_rows.size()), row);
    connect(row, &TransferRow::pauseRequested, &m_queue, &bridge::TransferQueue::pause);
    connect(row, &TransferRow::resumeRequested, &m_queue, &bridge::TransferQueue::resume);
    // Queued: the row that asks may be deleted by what is done.
    connect(row, &TransferRow::removeRequested, &m_queue, &bridge::TransferQueue::remove,
            Qt::QueuedConnection);
    connect(row, &TransferRow::againRequested, this, &TransfersCard::again, Qt::QueuedConnection);
    return row;
}

void TransfersCard::again(std::uint64_t id, domain::OnConflict conflict) {
    const TransferJob* job = m_queue.find(id);
    if (job == nullptr || job->stage != TransferStage::Ended) return;
    domain::TransferRequest request = anotherTry(*job, conflict);
    m_queue.remove(id);
    m_queue.add(std::move(request));
}

void TransfersCard::clear() {
    std::vector<std::uint64_t> over;
    for (const TransferJob& job : m_queue.jobs()) {
        if (job.stage == TransferStage::Ended) over.push_back(job.id);
    }
    for (const std::uint64_t id : over)
        m_queue.remove(id);
}

}  // namespace berth::ui
