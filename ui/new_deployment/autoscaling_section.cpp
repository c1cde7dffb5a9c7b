// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/autoscaling_section.h"

#include <QGridLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/new_deployment/duration_field.h"
#include "ui/new_deployment/fold.h"
#include "ui/support/scaling_texts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/offer.h"

namespace berth::ui {

namespace {

using domain::AutoscalingKind;
using domain::AutoscalingSpec;

// What is out of range is said below the field, with a better value.
constexpr int kMostScalingTyped = 9'999'999;
// As many as the form has room for beside its summary in a small window.
constexpr int kColumns = 2;
// What is chosen for "by hand", which is no kind.
constexpr int kByHand = -1;

// Shares are shown in percent.
double shownScale(const AutoscalingSpec& spec) {
    const bool share =
        spec.kind == AutoscalingKind::Hpa && spec.metric == domain::AutoscalingMetric::Busy;
    return share ? 100 : 1;
}

int shownNumber(double value) {
    if (!std::isfinite(value)) return 0;
    return static_cast<int>(std::clamp(std::round(value), 0.0, double{kMostScalingTyped}));
}

bool idles(AutoscalingKind kind) {
    return kind == AutoscalingKind::QueueDelay || kind == AutoscalingKind::QueueLength;
}

}  // namespace

AutoscalingSection::AutoscalingSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent)
    : Section(ui, draft, {"autoscaling"}, parent),
      m_choice(new ChoiceField(ui, this)),
      m_choiceRow(new FieldRow(ui, m_choice, this)),
      m_hint(new Label(ui, TextStyle::Second, this)),
      m_details(new QWidget(this)),
      m_minimum(new NumberField(ui, m_details)),
      m_maximum(new NumberField(ui, m_details)),
      m_metric(new ChoiceField(ui, m_details)),
      m_target(new NumberField(ui, m_details)),
      m_concurrency(new NumberField(ui, m_details)),
      m_idle(new DurationField(ui, m_details)),
      m_minimumRow(new FieldRow(ui, m_minimum, m_details)),
      m_maximumRow(new FieldRow(ui, m_maximum, m_details)),
      m_metricRow(new FieldRow(ui, m_metric, m_details)),
      m_targetRow(new FieldRow(ui, m_target, m_details)),
      m_concurrencyRow(new FieldRow(ui, m_concurrency, m_details)),
      m_idleRow(new FieldRow(ui, m_idle, m_details)),
      m_further(new QWidget),
      m_port(new ChoiceField(ui, m_further)),
      m_warmNodes(new NumberField(ui, m_further)),
      m_warmShare(new NumberField(ui, m_further)),
      m_portRow(new FieldRow(ui, m_port, m_further)),
      m_warmNodesRow(new FieldRow(ui, m_warmNodes, m_further)),
      m_warmShareRow(new FieldRow(ui, m_warmShare, m_further)),
      m_fold(new Fold(ui, m_further, m_details)) {
    for (NumberField* field :
         {m_minimum, m_maximum, m_target, m_concurrency, m_warmNodes, m_warmShare})
        field->setRange(0, kMostScalingTyped);
    m_hint->setTone(Token::Ink2);
    m_hint->setWraps(true);
    for (const domain::AutoscalingMetric metric :
         {domain::AutoscalingMetric::Busy, domain::AutoscalingMetric::RequestsPerSecond})
        m_metric->addItem({}, static_cast<int>(metric));
    layOut();
    wire();
    wireFurther();
    follow();
}

void AutoscalingSection::layOut() {
    auto* grid = new QGridLayout(m_details);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    grid->addWidget(m_minimumRow, 0, 0, Qt::AlignTop);
    grid->addWidget(m_maximumRow, 0, 1, Qt::AlignTop);
    grid->addWidget(m_metricRow, 1, 0, Qt::AlignTop);
    grid->addWidget(m_targetRow, 1, 1, Qt::AlignTop);
    grid->addWidget(m_concurrencyRow, 1, 0, Qt::AlignTop);
    grid->addWidget(m_idleRow, 2, 0, Qt::AlignTop);
    grid->addWidget(m_fold, 3, 0, 1, kColumns);
    auto* further = new QGridLayout(m_further);
    further->setContentsMargins(0, 0, 0, 0);
    further->setHorizontalSpacing(12);
    further->setVerticalSpacing(10);
    further->addWidget(m_portRow, 0, 0, Qt::AlignTop);
    further->addWidget(m_warmNodesRow, 1, 0, Qt::AlignTop);
    further->addWidget(m_warmShareRow, 1, 1, Qt::AlignTop);
    for (int column = 0; column < kColumns; ++column) {
        grid->setColumnStretch(column, 1);
        further->setColumnStretch(column, 1);
    }
    body().addWidget(m_choiceRow);
    body().addWidget(m_hint);
    body().addWidget(m_details);
}

void AutoscalingSection::wire() {
    mendBy(*m_choiceRow, [this] {
        const domain::Finding* kind = draft().findingFor("autoscaling.kind");
        return kind != nullptr ? kind->field : std::string("autoscaling");
    });
    mendBy(*m_minimumRow, [] { return std::string("autoscaling.minimum"); });
    mendBy(*m_maximumRow, [] { return std::string("autoscaling.maximum"); });
    mendBy(*m_targetRow, [] { return std::string("autoscaling.target"); });
    mendBy(*m_concurrencyRow, [] { return std::string("autoscaling.concurrency"); });
    mendBy(*m_idleRow, [] { return std::string("autoscaling.idleTimeout"); });
    connect(m_choice, &QComboBox::activated, this, &AutoscalingSection::choose);
    connect(m_minimum, &QSpinBox::valueChanged, this,
            [this](int n) { editScaling([n](AutoscalingSpec& spec) { spec.minimum = n; }); });
    connect(m_maximum, &QSpinBox::valueChanged, this,
            [this](int n) { editScaling([n](AutoscalingSpec& spec) { spec.maximum = n; }); });
    connect(m_metric, &QComboBox::activated, this, [this](int index) {
        const auto metric =
            static_cast<domain::AutoscalingMetric>(m_metric->itemData(index).toInt());
        editScaling([metric](AutoscalingSpec& spec) {
            if (spec.metric == metric) return;
            spec.metric = metric;
            spec.target.reset();  // of another unit
        });
    });
    connect(m_target, &QSpinBox::valueChanged, this, [this](int n) {
        editScaling([n](AutoscalingSpec& spec) { spec.target = n / shownScale(spec); });
    });
    connect(m_concurrency, &QSpinBox::valueChanged, this,
            [this](int n) { editScaling([n](AutoscalingSpec& spec) { spec.concurrency = n; }); });
    connect(m_idle, &DurationField::edited, this, [this] {
        editScaling([this](AutoscalingSpec& spec) { spec.idleTimeout = m_idle->duration(); });
    });
}

void AutoscalingSection::wireFurther() {
    mendBy(*m_portRow, [] { return std::string("autoscaling.port"); });
    mendBy(*m_warmNodesRow, [this] {
        const domain::Finding* nodes = draft().findingFor("autoscaling.warm.nodes");
        return nodes != nullptr ? nodes->field : std::string("autoscaling.warm");
    });
    mendBy(*m_warmShareRow, [] { return std::string("autoscaling.warm.share"); });
    connect(m_port, &QComboBox::activated, this, [this](int index) {
        const int port = m_port->itemData(index).toInt();
        editScaling([port](AutoscalingSpec& spec) {
            spec.port.reset();
            if (port > 0) spec.port = port;
        });
    });
    connect(m_warmNodes, &QSpinBox::valueChanged, this,
            [this](int n) { editScaling([n](AutoscalingSpec& spec) { spec.warm.nodes = n; }); });
    connect(m_warmShare, &QSpinBox::valueChanged, this, [this](int percent) {
        editScaling([percent](AutoscalingSpec& spec) { spec.warm.share = percent / 100.0; });
    });
}

void AutoscalingSection::editScaling(const std::function<void(AutoscalingSpec&)>& change) {
    draft().edit([&](domain::DeploymentSpec& spec) {
        if (spec.autoscaling) change(*spec.autoscaling);
    });
}

void AutoscalingSection::choose(int index) {
    const int chosen = m_choice->itemData(index).toInt();
    draft().edit([&](domain::DeploymentSpec& spec) {
        if (spec.autoscaling) m_last = *spec.autoscaling;
        if (chosen == kByHand) return spec.autoscaling.reset();
        AutoscalingSpec next = m_last;
        next.kind = static_cast<AutoscalingKind>(chosen);
        if (next.kind != m_last.kind) next.target.reset();  // of another unit
        if (!spec.autoscaling) {
            // Around what was chosen by hand, so that nothing is wrong from the start.
            next.minimum = std::min(next.minimum, std::max(spec.nodes, 1));
            next.maximum = std::max(next.maximum, spec.nodes);
            next.maximum = std::min(next.maximum, std::max(draft().capabilities().maxNodes, 1));
        }
        spec.autoscaling = next;
    });
}

QString AutoscalingSection::title() const {
    return tr("Scaling");
}

QString AutoscalingSection::summary() const {
    const auto& scaling = draft().spec().autoscaling;
    return scaling ? boundsText(*scaling, ui().format()) : tr("by hand");
}

void AutoscalingSection::refresh() {
    card().header().setTitle(title());
    card().header().setNote(
        tr("Whether the number of nodes follows the requests, or only you change it."));
    refreshChoice();
    const auto& scaling = draft().spec().autoscaling;
    m_details->setVisible(scaling.has_value());
    m_hint->setText(scaling ? scalingHint(scaling->kind)
                            : tr("The number of nodes stays as it is until somebody changes it."));
    if (!scaling) return;
    refreshBounds(*scaling);
    refreshTarget(*scaling);
    refreshFurther(*scaling);
}

void AutoscalingSection::refreshChoice() {
    const auto& kinds = draft().capabilities().autoscaling;
    const auto& scaling = draft().spec().autoscaling;
    const QSignalBlocker blocker(m_choice);
    m_choiceRow->setLabel(tr("The number of nodes changes"));
    m_choice->clear();
    m_choice->addItem(tr("By hand"), kByHand);
    for (const AutoscalingKind kind : kinds)
        m_choice->addItem(scalingText(kind), static_cast<int>(kind));
    const int chosen = scaling ? static_cast<int>(scaling->kind) : kByHand;
    // What the platform cannot do is shown with what is wrong about it.
    if (m_choice->findData(chosen) < 0) m_choice->addItem(scalingText(scaling->kind), chosen);
    m_choice->setCurrentIndex(m_choice->findData(chosen));
    const bool job = draft().spec().job.has_value();
    const bool possible = (!kinds.empty() && !job) || scaling.has_value();
    m_choiceRow->setNote(possible ? QString()
                         : job    ? tr("not for a job")
                                  : tr("not on this platform"));
    const domain::Finding* finding = draft().findingFor("autoscaling");
    const bool own = finding != nullptr &&
                     (finding->field == "autoscaling" || finding->field == "autoscaling.kind");
    if (own)
        showFinding(*m_choiceRow, finding->field);
    else
        m_choiceRow->setMessage({});
    setOffered(*m_choice, possible ? QString()
                          : job    ? tr("A job has as many nodes as runs are missing.")
                                   : tr("This platform does not scale by itself."));
}

void AutoscalingSection::refreshBounds(const AutoscalingSpec& spec) {
    const QSignalBlocker blockers[] = {QSignalBlocker(m_minimum), QSignalBlocker(m_maximum)};
    m_minimumRow->setLabel(tr("At least, nodes"));
    m_minimumRow->setNote(spec.minimum == 0 ? tr("the first request waits for a start")
                                            : QString());
    m_minimum->setValue(spec.minimum);
    m_maximumRow->setLabel(tr("At most, nodes"));
    m_maximum->setValue(spec.maximum);
    showFinding(*m_minimumRow, "autoscaling.minimum");
    showFinding(*m_maximumRow, "autoscaling.maximum");
}

void AutoscalingSection::refreshTarget(const AutoscalingSpec& spec) {
    const QSignalBlocker blockers[] = {QSignalBlocker(m_metric), QSignalBlocker(m_target),
                                       QSignalBlocker(m_concurrency)};
    const bool hpa = spec.kind == AutoscalingKind::Hpa;
    m_metricRow->setVisible(hpa);
    m_metricRow->setLabel(tr("What is looked at"));
    for (int i = 0; i < m_metric->count(); ++i)
        m_metric->setItemText(
            i, scalingText(static_cast<domain::AutoscalingMetric>(m_metric->itemData(i).toInt())));
    m_metric->setCurrentIndex(m_metric->findData(static_cast<int>(spec.metric)));
    m_targetRow->setLabel(targetText(spec));
    const double shown = spec.aim() * shownScale(spec);
    m_target->setSuffix(spec.kind == AutoscalingKind::QueueDelay ? tr(" s")
                        : shownScale(spec) > 1                   ? tr(" %")
                                                                 : QString());
    m_target->setValue(shownNumber(shown));
    const bool whole = std::abs(shown - shownNumber(shown)) < 1e-9;
    m_targetRow->setNote(
        whole ? QString() : tr("exactly %1").arg(ui().format().locale().toString(shown, 'g', 6)));
    m_concurrencyRow->setVisible(spec.kind == AutoscalingKind::QueueDelay);
    m_concurrencyRow->setLabel(tr("Requests a node works on at once"));
    m_concurrency->setValue(spec.concurrency);
    m_idleRow->setVisible(idles(spec.kind));
    m_idleRow->setLabel(tr("Idle before it ends"));
    m_idle->setPurpose(tr("Idle before it ends"));
    m_idle->setDuration(spec.idleTimeout);
    showFinding(*m_targetRow, "autoscaling.target");
    showFinding(*m_concurrencyRow, "autoscaling.concurrency");
    showFinding(*m_idleRow, "autoscaling.idleTimeout");
}

void AutoscalingSection::refreshPorts(const AutoscalingSpec& spec) {
    const QSignalBlocker blocker(m_port);
    m_portRow->setLabel(tr("Looks at requests to"));
    m_port->clear();
    m_port->addItem(tr("all ports"), 0);
    for (const domain::PortSpec& port : draft().spec().ports)
        m_port->addItem(tr("port %1").arg(port.port), port.port);
    const int chosen = spec.port.value_or(0);
    if (m_port->findData(chosen) < 0) m_port->addItem(tr("port %1").arg(chosen), chosen);
    m_port->setCurrentIndex(m_port->findData(chosen));
    showFinding(*m_portRow, "autoscaling.port");
}

void AutoscalingSection::refreshFurther(const AutoscalingSpec& spec) {
    refreshPorts(spec);
    const QSignalBlocker blockers[] = {QSignalBlocker(m_warmNodes), QSignalBlocker(m_warmShare)};
    const bool warm = draft().capabilities().warmPool || spec.warm != domain::WarmPool{};
    m_warmNodesRow->setVisible(warm);
    m_warmShareRow->setVisible(warm);
    m_warmNodesRow->setLabel(tr("Nodes kept warm"));
    m_warmNodesRow->setNote(tr("ready, and paid, without requests"));
    m_warmNodes->setValue(spec.warm.nodes);
    m_warmShareRow->setLabel(tr("or, of the nodes in service"));
    m_warmShare->setSuffix(tr(" %"));
    m_warmShare->setValue(shownNumber(spec.warm.share * 100));
    const domain::Finding* share = draft().findingFor("autoscaling.warm.share");
    if (share != nullptr)
        m_warmNodesRow->setMessage({});
    else
        showFinding(*m_warmNodesRow, "autoscaling.warm");
    showFinding(*m_warmShareRow, "autoscaling.warm.share");
    const int most = spec.warmNodes(spec.maximum);
    m_fold->setTexts(
        tr("Further settings"), tr("Further settings of scaling"),
        most > 0 ? tr("%n node(s) kept warm at the most", nullptr, most) : tr("none in use"));
    const bool wrong = draft().findingFor("autoscaling.warm") != nullptr ||
                       draft().findingFor("autoscaling.port") != nullptr;
    if (wrong && !m_fold->isOpen()) m_fold->setOpen(true);
}

}  // namespace berth::ui
