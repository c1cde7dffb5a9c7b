// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/transfer_row.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/files/transfer_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/progress_bar.h"

namespace berth::ui {

using bridge::TransferStage;
using domain::OnConflict;

namespace {

// Something of another kind or content stands where a file was to go.
bool hasConflict(const bridge::TransferJob& job) {
    return job.report && std::ranges::any_of(job.report->problems, [](const auto& problem) {
               return problem.error.code == domain::ErrorCode::AlreadyExists;
           });
}

}  // namespace

TransferRow::TransferRow(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_sign(new IconView(ui, Icon::Download, 18, Token::Ink2, this)),
      m_title(new ElidedLabel(ui, TextStyle::Strong, {}, this)),
      m_state(new ElidedLabel(ui, TextStyle::Second, {}, this)),
      m_problems(new Label(ui, TextStyle::Second, this)),
      m_progress(new ProgressBar(ui, this)),
      m_pause(Button::iconOnly(ui, Icon::Pause, {}, this)),
      m_again(new Button(ui, ButtonKind::Plain, {}, Icon::Restart, this)),
      m_replace(new Button(ui, ButtonKind::Danger, {}, std::nullopt, this)),
      m_remove(Button::iconOnly(ui, Icon::Close, {}, this)) {
    for (Button* button : {m_pause, m_again, m_replace, m_remove})
        button->setSizeClass(ButtonSize::Compact);
    m_pause->setObjectName(QStringLiteral("pauseTransfer"));
    m_again->setObjectName(QStringLiteral("repeatTransfer"));
    m_replace->setObjectName(QStringLiteral("replaceFiles"));
    m_remove->setObjectName(QStringLiteral("removeTransfer"));
    m_problems->setWraps(true);
    m_problems->setCopyable(true);
    m_progress->setFixedWidth(160);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(14, 7, 14, 7);
    rows->setSpacing(4);
    auto* line = new QHBoxLayout;
    line->setSpacing(12);
    rows->addLayout(line);
    rows->addWidget(m_problems);
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_title);
    words->addWidget(m_state);
    line->addWidget(m_sign);
    line->addLayout(words, 1);
    line->addWidget(m_progress);
    line->addWidget(m_again);
    line->addWidget(m_replace);
    line->addWidget(m_pause);
    line->addWidget(m_remove);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_stage == TransferStage::Paused) {
            Q_EMIT resumeRequested(m_id);
        } else {
            Q_EMIT pauseRequested(m_id);
        }
    });
    connect(m_again, &QPushButton::clicked, this,
            [this] { Q_EMIT againRequested(m_id, OnConflict::Resume); });
    connect(m_replace, &QPushButton::clicked, this,
            [this] { Q_EMIT againRequested(m_id, OnConflict::Overwrite); });
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT removeRequested(m_id); });
}

void TransferRow::set(const bridge::TransferJob& job) {
    m_id = job.id;
    m_stage = job.stage;
    const bool over = job.stage == TransferStage::Ended;
    const bool well = over && job.isComplete();
    const bool down = job.request.direction == domain::TransferDirection::Download;
    if (over) {
        m_sign->set(well ? Icon::Check : Icon::Warn, well ? Token::Ok : Token::Bad);
    } else {
        m_sign->set(down ? Icon::Download : Icon::Upload, Token::Ink2);
    }
    m_title->setText(transferTitle(job));
    m_state->setText(transferState(job, m_ui.format()));
    m_state->setTone(over && !well ? Token::Bad : Token::Ink2);
    const QString problems = transferProblems(job);
    m_problems->setText(problems);
    m_problems->setVisible(!problems.isEmpty());
    m_progress->setVisible(!over && job.stage != TransferStage::Waiting);
    if (const double ratio = transferRatio(job); ratio >= 0) {
        m_progress->setRatio(ratio);
    } else {
        m_progress->setIndeterminate();
    }
    showButtons(job);
}

void TransferRow::showButtons(const bridge::TransferJob& job) {
    const bool over = job.stage == TransferStage::Ended;
    const bool paused = job.stage == TransferStage::Paused;
    m_pause->setVisible(paused || job.stage == TransferStage::Running);
    m_pause->setSign(paused ? Icon::Play : Icon::Pause);
    m_again->setVisible(over && !job.isComplete());
    m_replace->setVisible(over && hasConflict(job));
    const QString what = m_title->text();
    m_pause->setIconName(paused ? tr("Go on: %1").arg(what) : tr("Pause: %1").arg(what));
    m_again->setText(tr("Go on where it ended"));
    m_again->setAccessibleName(tr("Go on where it ended: %1").arg(what));
    m_replace->setText(tr("Replace what is there"));
    m_replace->setAccessibleName(tr("Replace what is there: %1").arg(what));
    m_remove->setIconName(over ? tr("Remove from this list: %1").arg(what)
                               : tr("Cancel: %1").arg(what));
}

void TransferRow::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), m_ui.color(Token::Line));
}

}  // namespace berth::ui
