// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/balancing_details.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QSignalBlocker>
#include <QStringList>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

#include "ui/new_deployment/duration_field.h"
#include "ui/new_deployment/field_findings.h"
#include "ui/new_deployment/fold.h"
#include "ui/support/state_texts.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"

namespace berth::ui {

namespace {

using domain::Duration;
using domain::HashKeySource;
using Options = domain::BalancingOptions;

constexpr auto kUsualDrain = std::chrono::seconds(30);
constexpr int kDetailsIndent = 12;

// Wide enough for what somebody mistypes: what is out of range is said beside it, with a fix.
constexpr int kMostTypedOption = 9'999'999;

QGridLayout* optionGrid(QWidget* parent) {
    auto* grid = new QGridLayout(parent);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    for (int column = 0; column < 3; ++column)
        grid->setColumnStretch(column, 1);
    return grid;
}

}  // namespace

BalancingDetails::BalancingDetails(UiContext& ui, DeploymentDraft& draft, int index,
                                   QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_draft(draft),
      m_index(index),
      m_hint(new Label(ui, TextStyle::Second, this)),
      m_key(makeKey()),
      m_queue(makeQueue()),
      m_fold(new Fold(ui, makeFurther(), this)) {
    m_hint->setTone(Token::Ink2);
    m_hint->setWraps(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kDetailsIndent, 4, 0, 4);
    layout->setSpacing(8);
    layout->addWidget(m_hint);
    layout->addWidget(m_key);
    layout->addWidget(m_queue);
    layout->addWidget(m_fold);
}

const domain::PortSpec* BalancingDetails::port() const {
    const auto at = static_cast<std::size_t>(m_index);
    return at < m_draft.spec().ports.size() ? &m_draft.spec().ports[at] : nullptr;
}

Options BalancingDetails::options() const {
    return port() == nullptr ? Options{} : port()->options.value_or(Options{});
}

void BalancingDetails::edit(const std::function<void(Options&)>& change) {
    m_draft.edit([&](domain::DeploymentSpec& spec) {
        const auto at = static_cast<std::size_t>(m_index);
        if (at >= spec.ports.size()) return;
        Options next = spec.ports[at].options.value_or(Options{});
        const Options before = next;
        change(next);
        if (next == before) return;
        spec.ports[at].options = next;
        // None in use is said in one way, so that an edit back and forth leaves no trace.
        if (next == Options{}) spec.ports[at].options.reset();
    });
}

std::string BalancingDetails::fieldName(const char* finding) const {
    return "ports[" + std::to_string(m_index) + "]." + finding;
}

NumberField* BalancingDetails::addNumber(QWidget* parent, const char* finding, int least, int most,
                                         std::function<int(const Options&)> get,
                                         std::function<void(Options&, int)> set) {
    auto* field = new NumberField(m_ui, parent);
    field->setRange(least, most);
    auto* row = new FieldRow(m_ui, field, parent);
    connect(field, &QSpinBox::valueChanged, this, [this, set = std::move(set)](int value) {
        edit([&](Options& options) { set(options, value); });
    });
    mendFindingBy(*row, m_draft, [this, finding] { return fieldName(finding); });
    m_numbers.push_back({field, row, finding, std::move(get)});
    return field;
}

DurationField* BalancingDetails::addSpan(QWidget* parent, const char* finding,
                                         std::function<Duration(const Options&)> get,
                                         std::function<void(Options&, Duration)> set) {
    auto* field = new DurationField(m_ui, parent);
    auto* row = new FieldRow(m_ui, field, parent);
    connect(field, &DurationField::edited, this, [this, field, set = std::move(set)] {
        edit([&](Options& options) { set(options, field->duration()); });
    });
    mendFindingBy(*row, m_draft, [this, finding] { return fieldName(finding); });
    m_spans.push_back({field, row, finding, std::move(get)});
    return field;
}

FieldRow* BalancingDetails::rowOf(const QWidget* field) const {
    for (const Number& number : m_numbers) {
        if (number.field == field) return number.row;
    }
    for (const Span& span : m_spans) {
        if (span.field == field) return span.row;
    }
    return nullptr;
}

QWidget* BalancingDetails::makeKey() {
    auto* box = new QWidget(this);
    m_source = new ChoiceField(m_ui, box);
    for (const HashKeySource source : {HashKeySource::Address, HashKeySource::Header,
                                       HashKeySource::Cookie, HashKeySource::Query})
        m_source->addItem({}, static_cast<int>(source));
    m_name = new TextField(m_ui, box);
    m_name->setMono(true);
    m_sourceRow = new FieldRow(m_ui, m_source, box);
    m_nameRow = new FieldRow(m_ui, m_name, box);
    m_bound = addNumber(
        box, "loadAboveMean", 0, kMostTypedOption,
        [](const Options& o) { return o.loadAboveMeanPercent.value_or(0); },
        [](Options& o, int value) {
            o.loadAboveMeanPercent.reset();
            if (value > 0) o.loadAboveMeanPercent = value;
        });
    connect(m_source, &QComboBox::activated, this, [this](int choice) {
        const auto source = static_cast<HashKeySource>(m_source->itemData(choice).toInt());
        edit([source](Options& options) {
            options.hashKey.source = source;
            if (source == HashKeySource::Address) options.hashKey.name.clear();
        });
    });
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString& text) {
        edit([&](Options& options) { options.hashKey.name = text.toStdString(); });
    });
    mendFindingBy(*m_nameRow, m_draft, [this] { return fieldName("hashKey.name"); });
    QGridLayout* grid = optionGrid(box);
    grid->addWidget(m_sourceRow, 0, 0, Qt::AlignTop);
    grid->addWidget(m_nameRow, 0, 1, Qt::AlignTop);
    grid->addWidget(rowOf(m_bound), 0, 2, Qt::AlignTop);
    return box;
}

QWidget* BalancingDetails::makeQueue() {
    auto* box = new QWidget(this);
    m_perNode = addNumber(
        box, "queue.perNode", 0, kMostTypedOption, [](const Options& o) { return o.queue.perNode; },
        [](Options& o, int value) { o.queue.perNode = value; });
    m_limit = addNumber(
        box, "queue.limit", 0, kMostTypedOption, [](const Options& o) { return o.queue.limit; },
        [](Options& o, int value) { o.queue.limit = value; });
    m_wait = addSpan(
        box, "queue.waitTimeout", [](const Options& o) { return o.queue.waitTimeout; },
        [](Options& o, Duration value) { o.queue.waitTimeout = value; });
    m_processing = addSpan(
        box, "queue.processingTimeout", [](const Options& o) { return o.queue.processingTimeout; },
        [](Options& o, Duration value) { o.queue.processingTimeout = value; });
    QGridLayout* grid = optionGrid(box);
    grid->addWidget(rowOf(m_perNode), 0, 0, Qt::AlignTop);
    grid->addWidget(rowOf(m_limit), 0, 1, Qt::AlignTop);
    grid->addWidget(rowOf(m_wait), 1, 0, Qt::AlignTop);
    grid->addWidget(rowOf(m_processing), 1, 1, Qt::AlignTop);
    return box;
}

QWidget* BalancingDetails::makeFurther() {
    auto* box = new QWidget(this);
    m_slowStart = addSpan(
        box, "slowStart", [](const Options& o) { return o.slowStart; },
        [](Options& o, Duration value) { o.slowStart = value; });
    m_drains = new QCheckBox(box);
    m_drain = addSpan(
        box, "drainLimit", [](const Options& o) { return o.drainLimit.value_or(kUsualDrain); },
        [](Options& o, Duration value) {
            if (o.drainLimit) o.drainLimit = value;
        });
    m_retries = new QCheckBox(box);
    m_attempts = addNumber(
        box, "retries.attempts", 0, kMostTypedOption,
        [](const Options& o) { return o.retries.value_or(domain::RetryPolicy{}).attempts; },
        [](Options& o, int value) {
            if (o.retries) o.retries->attempts = value;
        });
    m_budget = addNumber(
        box, "retries.budgetPercent", 0, kMostTypedOption,
        [](const Options& o) { return o.retries.value_or(domain::RetryPolicy{}).budgetPercent; },
        [](Options& o, int value) {
            if (o.retries) o.retries->budgetPercent = value;
        });
    m_ejects = new QCheckBox(box);
    m_failures = addNumber(
        box, "ejection.failures", 0, kMostTypedOption,
        [](const Options& o) { return o.ejection.value_or(domain::Ejection{}).failures; },
        [](Options& o, int value) {
            if (o.ejection) o.ejection->failures = value;
        });
    m_out = addSpan(
        box, "ejection.baseTime",
        [](const Options& o) { return o.ejection.value_or(domain::Ejection{}).baseTime; },
        [](Options& o, Duration value) {
            if (o.ejection) o.ejection->baseTime = value;
        });
    m_mostOut = addNumber(
        box, "ejection.mostPercent", 0, kMostTypedOption,
        [](const Options& o) { return o.ejection.value_or(domain::Ejection{}).mostPercent; },
        [](Options& o, int value) {
            if (o.ejection) o.ejection->mostPercent = value;
        });
    connect(m_drains, &QCheckBox::toggled, this, [this](bool on) {
        edit([on](Options& o) {
            o.drainLimit = on ? std::optional<Duration>(kUsualDrain) : std::nullopt;
        });
    });
    connect(m_retries, &QCheckBox::toggled, this, [this](bool on) {
        edit([on](Options& o) {
            o.retries = on ? std::optional(domain::RetryPolicy{}) : std::nullopt;
        });
    });
    connect(m_ejects, &QCheckBox::toggled, this, [this](bool on) {
        edit([on](Options& o) {
            o.ejection = on ? std::optional(domain::Ejection{}) : std::nullopt;
        });
    });
    QGridLayout* grid = optionGrid(box);
    grid->addWidget(rowOf(m_slowStart), 0, 0, 1, 2, Qt::AlignTop);
    grid->addWidget(m_retries, 1, 0, 1, 3);
    grid->addWidget(rowOf(m_attempts), 2, 0, Qt::AlignTop);
    grid->addWidget(rowOf(m_budget), 2, 1, Qt::AlignTop);
    grid->addWidget(m_ejects, 3, 0, 1, 3);
    grid->addWidget(rowOf(m_failures), 4, 0, Qt::AlignTop);
    grid->addWidget(rowOf(m_out), 4, 1, Qt::AlignTop);
    grid->addWidget(rowOf(m_mostOut), 4, 2, Qt::AlignTop);
    grid->addWidget(m_drains, 5, 0, 1, 3);
    grid->addWidget(rowOf(m_drain), 6, 0, 1, 2, Qt::AlignTop);
    return box;
}

void BalancingDetails::setLabel(const QWidget* field, const QString& label) {
    rowOf(field)->setLabel(label);
    const QString name = tr("Port %1: %2").arg(QString::number(m_index + 1), label);
    for (const Number& number : m_numbers) {
        if (number.field == field) number.field->setAccessibleName(name);
    }
    for (const Span& span : m_spans) {
        if (span.field == field) span.field->setPurpose(name);
    }
}

void BalancingDetails::refreshTexts() {
    const QString number = QString::number(m_index + 1);
    m_sourceRow->setLabel(tr("Callers are told apart by"));
    m_source->setAccessibleName(tr("Port %1: callers are told apart by").arg(number));
    const QString sources[] = {tr("their address"), tr("a header"), tr("a cookie"),
                               tr("a query parameter")};
    for (int i = 0; i < m_source->count(); ++i)
        m_source->setItemText(i, sources[i]);
    m_nameRow->setLabel(tr("Its name"));
    m_name->setAccessibleName(tr("Port %1: name of what tells callers apart").arg(number));
    setLabel(m_bound, tr("A node gets at most, above its share"));
    m_bound->setSpecialValueText(tr("no limit"));
    setLabel(m_perNode, tr("Requests at once to a node"));
    setLabel(m_limit, tr("Requests that may wait"));
    rowOf(m_limit)->setNote(tr("a further one gets 429"));
    setLabel(m_wait, tr("Longest wait for a node"));
    setLabel(m_processing, tr("Longest work on a request"));
    setLabel(m_slowStart, tr("A new node gets its full share after"));
    rowOf(m_slowStart)->setNote(tr("0: at once"));
    m_retries->setText(tr("Send a request that failed to another node"));
    m_retries->setAccessibleName(tr("Port %1: send again").arg(number));
    setLabel(m_attempts, tr("Times"));
    setLabel(m_budget, tr("At most, of all requests"));
    m_ejects->setText(tr("Leave out a node that fails again and again"));
    m_ejects->setAccessibleName(tr("Port %1: leave out nodes that fail").arg(number));
    setLabel(m_failures, tr("Failures in a row"));
    setLabel(m_out, tr("Left out for"));
    setLabel(m_mostOut, tr("At most, of the nodes"));
    m_drains->setText(tr("Cut off requests of a node that leaves"));
    m_drains->setAccessibleName(tr("Port %1: cut off requests").arg(number));
    setLabel(m_drain, tr("After"));
    for (NumberField* percent : {m_bound, m_budget, m_mostOut})
        percent->setSuffix(tr(" %"));
}

void BalancingDetails::refreshKey(const domain::HashKey& key) {
    const QSignalBlocker blockers[] = {QSignalBlocker(m_source), QSignalBlocker(m_name)};
    m_source->setCurrentIndex(m_source->findData(static_cast<int>(key.source)));
    const QString name = QString::fromStdString(key.name);
    if (m_name->text() != name) m_name->setText(name);
    m_nameRow->setVisible(key.source != HashKeySource::Address);
    showFindingAt(*m_nameRow, m_draft, m_ui, fieldName("hashKey.name"));
}

void BalancingDetails::refreshValues(const Options& options) {
    for (const Number& number : m_numbers) {
        const QSignalBlocker blocker(number.field);
        number.field->setValue(number.get(options));
        showFindingAt(*number.row, m_draft, m_ui, fieldName(number.finding));
    }
    for (const Span& span : m_spans) {
        span.field->setDuration(span.get(options));
        showFindingAt(*span.row, m_draft, m_ui, fieldName(span.finding));
    }
    const QSignalBlocker blockers[] = {QSignalBlocker(m_drains), QSignalBlocker(m_retries),
                                       QSignalBlocker(m_ejects)};
    m_drains->setChecked(options.drainLimit.has_value());
    m_retries->setChecked(options.retries.has_value());
    m_ejects->setChecked(options.ejection.has_value());
    rowOf(m_drain)->setVisible(options.drainLimit.has_value());
    for (const QWidget* field : {m_attempts, m_budget})
        rowOf(field)->setVisible(options.retries.has_value());
    rowOf(m_failures)->setVisible(options.ejection.has_value());
    rowOf(m_out)->setVisible(options.ejection.has_value());
    rowOf(m_mostOut)->setVisible(options.ejection.has_value());
}

QString BalancingDetails::furtherNote(const Options& options) const {
    QStringList set;
    if (options.slowStart > Duration{0}) set << tr("slow start");
    if (options.retries) set << tr("sends again");
    if (options.ejection) set << tr("leaves out nodes that fail");
    if (options.drainLimit) set << tr("cuts off");
    return set.isEmpty() ? tr("none in use") : set.join(QStringLiteral(", "));
}

void BalancingDetails::refresh() {
    const domain::PortSpec* spec = port();
    // A row goes later than its port.
    if (spec == nullptr) return;
    const bool offered = m_draft.capabilities().balancingOptions;
    setVisible(offered);
    if (!offered) return;
    const Options options = this->options();
    refreshTexts();
    refreshValues(options);
    refreshKey(options.hashKey);
    m_hint->setText(policyHint(spec->balancing));
    m_key->setVisible(domain::hashes(spec->balancing));
    m_queue->setVisible(spec->balancing == domain::BalancingPolicy::Queue);
    m_fold->setTexts(tr("Further settings"), tr("Further settings of port %1").arg(m_index + 1),
                     furtherNote(options));
    // What is wrong must be seen.
    const bool wrong = std::any_of(m_draft.findings().begin(), m_draft.findings().end(),
                                   [this](const auto& finding) {
                                       return isField(finding.field, fieldName("slowStart")) ||
                                              isField(finding.field, fieldName("retries")) ||
                                              isField(finding.field, fieldName("ejection")) ||
                                              isField(finding.field, fieldName("drainLimit"));
                                   });
    if (wrong && !m_fold->isOpen()) m_fold->setOpen(true);
}

}  // namespace berth::ui
