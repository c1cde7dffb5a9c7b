// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/cost_panel.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <chrono>

#include "ui/support/scaling_texts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"

namespace berth::ui {

namespace {
constexpr std::int64_t kDay = 24 * 3600;
constexpr std::int64_t kMonth = 30 * kDay;
}  // namespace

CostPanel::CostPanel(UiContext& ui, DeploymentDraft& draft, const BatchChoice& batch,
                     QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_draft(draft),
      m_batch(batch),
      m_card(new Card(ui, this)),
      m_figure(new Label(ui, TextStyle::Figure, m_card)),
      m_unit(new Label(ui, TextStyle::Body, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    auto* top = new QHBoxLayout;
    top->setSpacing(6);
    top->addWidget(m_figure, 0, Qt::AlignBottom);
    top->addWidget(m_unit, 0, Qt::AlignBottom);
    top->addStretch();
    m_unit->setTone(Token::Ink2);
    m_card->body().addLayout(top);
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(6);
    m_day = addLine(*grid, 0);
    m_month = addLine(*grid, 1);
    m_start = addLine(*grid, 2);
    m_card->body().addLayout(grid);
    connect(&batch, &BatchChoice::changed, this, &CostPanel::refresh);
    refresh();
}

CostPanel::Line CostPanel::addLine(QGridLayout& grid, int row) {
    Line line{new Label(m_ui, TextStyle::Body, m_card), new Label(m_ui, TextStyle::Body, m_card)};
    line.name->setTone(Token::Ink2);
    grid.addWidget(line.name, row, 0);
    grid.addWidget(line.value, row, 1, Qt::AlignRight);
    return line;
}

// As long as a run is estimated to take, on a node of its own.
QString CostPanel::ofRuns(int runs) const {
    const domain::DeploymentSpec& spec = m_draft.spec();
    const auto price = m_draft.catalogue().priceOf(spec.gpuSpec, spec.regions);
    const bool counts = m_draft.findingFor("job.completions") == nullptr &&
                        m_draft.findingFor("job.runTime") == nullptr;
    if (!price || !counts) return Formatter::none();
    const std::int64_t seconds =
        runs * std::chrono::ceil<std::chrono::seconds>(spec.job->runTime).count();
    return m_ui.format().moneyRange(price->lowest.forSeconds(seconds),
                                    price->highest.forSeconds(seconds));
}

std::optional<domain::CostEstimate> CostPanel::estimate() const {
    const auto& scaling = m_draft.spec().autoscaling;
    if (!scaling) {
        auto cost = m_draft.cost();
        if (cost)
            cost = domain::CostEstimate{cost->lowest * m_batch.copies(),
                                        cost->highest * m_batch.copies()};
        return cost;
    }
    const domain::DeploymentSpec& spec = m_draft.spec();
    const auto price = m_draft.catalogue().priceOf(spec.gpuSpec, spec.regions);
    if (!price || m_draft.findingFor("autoscaling") != nullptr) return std::nullopt;
    const auto paid = [&](int inService) { return inService + scaling->warmNodes(inService); };
    return domain::CostEstimate{price->lowest * paid(scaling->minimum),
                                price->highest * paid(scaling->maximum)};
}

void CostPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

void CostPanel::refresh() {
    const Formatter& format = m_ui.format();
    m_card->header().setTitle(tr("What it costs"));
    const auto& scaling = m_draft.spec().autoscaling;
    const bool range = scaling && scaling->minimum != scaling->maximum;
    m_card->header().setAside(range ? tr("with %1 nodes").arg(boundsText(*scaling, format))
                              : m_batch.isOn()
                                  ? tr("all %n deployment(s) together", nullptr, m_batch.copies())
                                  : tr("while all nodes run"));
    m_figure->setAccessibleName(tr("Cost per hour"));
    m_unit->setText(tr("/ hour"));
    m_start.name->setText(tr("pull and start"));
    m_start.value->setText(tr("free"));
    const auto cost = estimate();
    const auto over = [&](std::int64_t seconds) {
        return cost ? format.moneyRange(cost->lowest.forSeconds(seconds),
                                        cost->highest.forSeconds(seconds))
                    : Formatter::none();
    };
    m_figure->setText(over(3600));
    m_figure->setAccessibleDescription(m_figure->text());
    const auto& job = m_draft.spec().job;
    m_day.name->setText(job ? tr("one run, about") : tr("per day"));
    m_month.name->setText(job ? tr("%n run(s) in all, about", nullptr, job->completions)
                              : tr("per month, 30 days"));
    m_day.value->setText(job ? ofRuns(1) : over(kDay));
    m_month.value->setText(job ? ofRuns(job->completions) : over(kMonth));
    m_unit->setVisible(cost.has_value());
}

}  // namespace berth::ui
