// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/canary_form.h"

#include <QGridLayout>
#include <QVBoxLayout>
#include <algorithm>
#include <chrono>
#include <limits>

#include "ui/support/error_texts.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"

namespace berth::ui {

namespace {

constexpr int kMostMinutes = 30 * 24 * 60;
constexpr int kMostNodes = 1000;
constexpr int kMostRequests = 1'000'000'000;
constexpr int kMostExtraPercent = 10'000;
constexpr int kMostMilliseconds = 24 * 3600 * 1000;
constexpr int kNotLookedAt = -1;  // of the cost, where 0 is a limit too
// What is not decided after that many times the watch is rolled back.
constexpr int kLimitOfWatches = 3;
constexpr domain::Duration kLongestLimit = std::chrono::hours(60 * 24);

int minutesOf(domain::Duration duration) {
    return static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(duration).count());
}

}  // namespace

CanaryForm::CanaryForm(UiContext& ui, const domain::Deployment& deployment, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_id(deployment.id),
      m_spec(deployment.spec),
      m_grid(new QGridLayout(this)),
      m_image(new TextField(ui, this)),
      m_availability(new TextField(ui, this)) {
    const domain::CanaryRule rule;
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(10);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    m_image->setMono(true);
    m_image->setMaxLength(512);
    m_image->setText(QString::fromStdString(m_spec.image));
    m_availability->setText(ui.format().number(rule.lowestAvailability * 100, 0));
    m_share = number(1, 99, rule.sharePercent);
    m_nodes = number(0, kMostNodes, 0);
    m_watch = number(1, kMostMinutes, minutesOf(rule.watch));
    m_fewest = number(1, kMostRequests, static_cast<int>(rule.fewestRequests));
    m_cost = number(kNotLookedAt, kMostExtraPercent, kNotLookedAt);
    m_p95 = number(0, kMostMilliseconds, 0);
    m_share->setSuffix(tr(" %"));
    m_watch->setSuffix(tr(" min"));
    m_cost->setSuffix(tr(" % more"));
    m_p95->setSuffix(tr(" ms"));
    m_nodes->setSpecialValueText(tr("as the share needs"));
    m_cost->setSpecialValueText(tr("not looked at"));
    m_p95->setSpecialValueText(tr("not looked at"));
    m_imageRow = add(m_image, tr("Image of the new version"), {}, 0, -1);
    m_shareRow = add(m_share, tr("Share of the requests"), {}, 1, 0);
    m_nodesRow = add(m_nodes, tr("Nodes of the new version"), {}, 1, 1);
    m_watchRow = add(m_watch, tr("Watched for"), tr("once it is ready"), 2, 0);
    m_fewestRow = add(m_fewest, tr("Fewest requests"), tr("before anything is decided"), 2, 1);
    m_availabilityRow = add(m_availability, tr("Lowest availability"), tr("in percent"), 3, 0);
    m_costRow = add(m_cost, tr("Highest cost of an answer"), {}, 3, 1);
    m_p95Row = add(m_p95, tr("Longest time of an answer"), tr("19 of 20 are faster"), 4, 0);
    for (TextField* field : {m_image, m_availability})
        connect(field, &QLineEdit::textChanged, this, &CanaryForm::edited);
    for (NumberField* field : {m_share, m_nodes, m_watch, m_fewest, m_cost, m_p95})
        connect(field, &QSpinBox::valueChanged, this, &CanaryForm::edited);
}

NumberField* CanaryForm::number(int least, int most, int value) {
    auto* field = new NumberField(m_ui, this);
    field->setRange(least, most);
    field->setValue(value);
    return field;
}

FieldRow* CanaryForm::add(QWidget* editor, const QString& label, const QString& note, int line,
                          int column) {
    auto* row = new FieldRow(m_ui, editor, this);
    row->setLabel(label);
    row->setNote(note);
    const bool whole = column < 0;
    m_grid->addWidget(row, line, std::max(0, column), 1, whole ? 2 : 1, Qt::AlignTop);
    return row;
}

domain::StartCanary CanaryForm::change() const {
    domain::StartCanary change{m_id, m_spec, {}};
    change.spec.image = m_image->text().trimmed().toStdString();
    domain::CanaryRule& rule = change.rule;
    rule.sharePercent = m_share->value();
    if (m_nodes->value() > 0) rule.nodes = m_nodes->value();
    rule.watch = std::chrono::minutes(m_watch->value());
    rule.limit = std::min(kLongestLimit, kLimitOfWatches * rule.watch);
    rule.fewestRequests = m_fewest->value();
    bool number = false;
    const double percent = m_ui.format().locale().toDouble(m_availability->text(), &number);
    rule.lowestAvailability = number ? percent / 100 : std::numeric_limits<double>::quiet_NaN();
    if (m_cost->value() != kNotLookedAt) rule.mostExtraCost = m_cost->value() / 100.0;
    if (m_p95->value() > 0) rule.p95Limit = std::chrono::milliseconds(m_p95->value());
    return change;
}

QString CanaryForm::sentence(const domain::Error& error) const {
    if (error.field == "spec")
        return tr("This is the version that runs already. Type the image of another one.");
    if (error.field == "canary.nodes")
        return tr("The new version cannot have more nodes than the deployment.");
    if (error.field == "canary.lowestAvailability") return tr("Type a number from 0 to 100.");
    return errorReport(error);
}

bool CanaryForm::showError(const domain::Error* error) {
    const std::pair<FieldRow*, const char*> rows[] = {
        {m_imageRow, "image"},
        {m_imageRow, "spec"},
        {m_shareRow, "canary.sharePercent"},
        {m_nodesRow, "canary.nodes"},
        {m_watchRow, "canary.watch"},
        {m_watchRow, "canary.limit"},
        {m_fewestRow, "canary.fewestRequests"},
        {m_availabilityRow, "canary.lowestAvailability"},
        {m_costRow, "canary.mostExtraCost"},
        {m_p95Row, "canary.p95Limit"},
    };
    FieldRow* at = nullptr;
    for (const auto& [row, field] : rows) {
        row->setMessage({});
        if (error != nullptr && error->field == field) at = row;
    }
    if (at == nullptr) return error == nullptr;
    at->setMessage({FieldLevel::Error, sentence(*error), {}});
    at->editor()->setFocus(Qt::OtherFocusReason);
    return true;
}

}  // namespace berth::ui
