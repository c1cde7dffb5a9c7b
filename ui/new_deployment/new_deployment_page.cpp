// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/new_deployment_page.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <utility>

#include "ui/new_deployment/autoscaling_section.h"
#include "ui/new_deployment/batch_choice.h"
#include "ui/new_deployment/batch_dialog.h"
#include "ui/new_deployment/command_section.h"
#include "ui/new_deployment/cost_panel.h"
#include "ui/new_deployment/environment_section.h"
#include "ui/new_deployment/findings_panel.h"
#include "ui/new_deployment/gpu_section.h"
#include "ui/new_deployment/health_section.h"
#include "ui/new_deployment/image_section.h"
#include "ui/new_deployment/job_section.h"
#include "ui/new_deployment/nodes_section.h"
#include "ui/new_deployment/ports_section.h"
#include "ui/new_deployment/running_section.h"
#include "ui/new_deployment/step_list.h"
#include "ui/new_deployment/volumes_section.h"
#include "ui/plan/plan_dialog.h"
#include "ui/support/action_reasons.h"
#include "ui/support/error_texts.h"
#include "ui/support/finding_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/offer.h"
#include "ui/widgets/panel.h"

namespace berth::ui {

namespace {

constexpr int kMargin = 20;
constexpr int kStepsWidth = 152;
constexpr int kAsideWidth = 332;

QScrollArea* scrollAreaFor(QWidget* content, QWidget* parent) {
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    // Its controls take the focus, and hand on the keys that scroll.
    area->setFocusPolicy(Qt::NoFocus);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    return area;
}

}  // namespace

NewDeploymentPage::NewDeploymentPage(PageServices& services, Purpose purpose, QWidget* parent)
    : Page(purpose == Purpose::Create ? QStringLiteral("deployments/new")
                                      : QStringLiteral("deployments/edit"),
           parent),
      m_services(services),
      m_ui(services.ui),
      m_purpose(purpose),
      m_draft(new DeploymentDraft(services.platform, services.drafts, this)),
      m_batch(new BatchChoice(*m_draft, this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(makeHead());
    QWidget* form = makeForm();
    auto* middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(makeSteps());
    middle->addWidget(form, 1);
    middle->addWidget(makeAside());
    layout->addLayout(middle, 1);
    layout->addWidget(makeFoot());
    connect(m_batch, &BatchChoice::changed, this, &NewDeploymentPage::refresh);
    connect(m_draft, &DeploymentDraft::saved, this, &NewDeploymentPage::refresh);
    // Later, for it may be told inside setArgument(); and only whoever looks at this page is sent
    // away.
    connect(
        m_draft, &DeploymentDraft::vanished, this,
        [this] {
            if (isVisible()) Q_EMIT routeRequested(QStringLiteral("deployments"));
        },
        Qt::QueuedConnection);
    if (purpose == Purpose::Create) m_draft->startNew();
    retranslate();
}

QString NewDeploymentPage::title() const {
    if (m_purpose == Purpose::Create) return tr("New deployment");
    return tr("Edit %1").arg(QString::fromStdString(m_draft->spec().name));
}

void NewDeploymentPage::setArgument(const QString& argument) {
    if (m_purpose == Purpose::Edit) m_draft->startEditing({argument.toStdString()});
    Q_EMIT titleChanged();
}

void NewDeploymentPage::entered() {
    if (m_purpose == Purpose::Create) m_name->setFocus();
}

bool NewDeploymentPage::isSettled() const {
    return !m_draft->catalogue().gpuSpecs.empty();
}

QWidget* NewDeploymentPage::makeHead() {
    auto* head = new Panel(m_ui, Token::Win, this);
    head->setEdges(Qt::BottomEdge);
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(kMargin, 10, kMargin, 10);
    layout->setSpacing(12);
    m_title = new Label(m_ui, TextStyle::Title, head);
    m_name = new TextField(m_ui, head);
    m_name->setFixedWidth(220);
    m_name->setMaxLength(80);
    m_nameRow = new FieldRow(m_ui, m_name, head);
    m_saved = new Label(m_ui, TextStyle::Second, head);
    m_saved->setTone(Token::Ink2);
    m_discard = new Button(m_ui, ButtonKind::Ghost, {}, Icon::Undo, head);
    layout->addWidget(m_title);
    layout->addWidget(m_nameRow);
    layout->addWidget(m_saved);
    layout->addStretch();
    layout->addWidget(m_discard);
    const bool create = m_purpose == Purpose::Create;
    m_nameRow->setVisible(create);
    m_discard->setVisible(create);
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_draft->edit([&](domain::DeploymentSpec& spec) { spec.name = text.toStdString(); });
    });
    connect(m_nameRow, &FieldRow::fixRequested, this, [this] {
        const domain::Finding* finding = m_draft->findingFor("name");
        if (finding == nullptr || finding->fix.empty()) return;
        const domain::DeploymentSpec mended = finding->fix.front();
        m_draft->apply(mended);
    });
    connect(m_discard, &QPushButton::clicked, m_draft, &DeploymentDraft::discard);
    return head;
}

QWidget* NewDeploymentPage::makeSteps() {
    auto* panel = new Panel(m_ui, Token::Surf2, this);
    panel->setEdges(Qt::RightEdge);
    panel->setFixedWidth(kStepsWidth);
    m_steps = new StepList(m_ui, m_sections, panel);
    connect(m_steps, &StepList::chosen, this, &NewDeploymentPage::showSection);
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(6, 8, 6, 8);
    layout->addWidget(m_steps);
    return panel;
}

QWidget* NewDeploymentPage::makeForm() {
    auto* form = new QWidget(this);
    auto* layout = new QVBoxLayout(form);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(12);
    m_sections = {new GpuSection(m_ui, *m_draft, form),
                  new ImageSection(m_ui, *m_draft, form),
                  new JobSection(m_ui, *m_draft, form),
                  new NodesSection(m_ui, *m_draft, *m_batch, form),
                  new AutoscalingSection(m_ui, *m_draft, form),
                  new PortsSection(m_ui, *m_draft, form),
                  new EnvironmentSection(m_ui, *m_draft, form),
                  new CommandSection(m_ui, *m_draft, form),
                  new VolumesSection(m_ui, *m_draft, form),
                  new HealthSection(m_ui, *m_draft, form),
                  new RunningSection(m_ui, *m_draft, form)};
    for (Section* section : m_sections)
        layout->addWidget(section);
    layout->addStretch();
    m_scroll = scrollAreaFor(form, this);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::valueChanged, this,
            &NewDeploymentPage::followScroll);
    return m_scroll;
}

QWidget* NewDeploymentPage::makeAside() {
    auto* aside = new QWidget(this);
    auto* layout = new QVBoxLayout(aside);
    layout->setContentsMargins(0, 12, kMargin, 12);
    layout->setSpacing(12);
    // At the top: a card that may grow would share the empty space with the stretch below.
    layout->addWidget(new CostPanel(m_ui, *m_draft, *m_batch, aside), 0, Qt::AlignTop);
    auto* findings = new FindingsPanel(m_ui, *m_draft, aside);
    connect(findings, &FindingsPanel::fieldRequested, this, &NewDeploymentPage::showField);
    layout->addWidget(findings, 0, Qt::AlignTop);
    layout->addStretch();
    QScrollArea* area = scrollAreaFor(aside, this);
    area->setFixedWidth(kAsideWidth);
    return area;
}

QWidget* NewDeploymentPage::makeFoot() {
    auto* foot = new Panel(m_ui, Token::Surf, this);
    foot->setEdges(Qt::TopEdge);
    auto* layout = new QHBoxLayout(foot);
    layout->setContentsMargins(kMargin, 9, kMargin, 9);
    layout->setSpacing(8);
    m_promise = new Label(m_ui, TextStyle::Body, foot);
    m_promise->setTone(Token::Ink2);
    m_cancel = new Button(m_ui, ButtonKind::Plain, {}, std::nullopt, foot);
    m_review = new Button(m_ui, ButtonKind::Primary, {}, std::nullopt, foot);
    layout->addWidget(m_promise);
    layout->addStretch();
    layout->addWidget(m_cancel);
    layout->addWidget(m_review);
    connect(m_cancel, &QPushButton::clicked, this, &NewDeploymentPage::leave);
    connect(m_review, &QPushButton::clicked, this, &NewDeploymentPage::review);
    return foot;
}

void NewDeploymentPage::retranslate() {
    m_nameRow->setLabel({});
    m_name->setAccessibleName(tr("Name"));
    m_name->setPlaceholderText(tr("name"));
    m_discard->setText(tr("Start again"));
    m_cancel->setText(tr("Cancel"));
    refresh();
    Q_EMIT titleChanged();
}

void NewDeploymentPage::refresh() {
    m_title->setText(title());
    const QString name = QString::fromStdString(m_draft->spec().name);
    if (m_name->text() != name) {
        const QSignalBlocker blocker(m_name);
        m_name->setText(name);
    }
    const domain::Finding* finding = m_draft->findingFor("name");
    m_name->setAccepted(finding == nullptr);
    m_nameRow->setMessage(
        finding == nullptr
            ? FieldMessage{}
            : FieldMessage{FieldLevel::Error, findingText(*finding),
                           finding->fix.empty()
                               ? QString()
                               : findingFix(*finding, m_draft->spec(), m_ui.format())});
    m_saved->setText(m_draft->savedAt() ? tr("draft saved %1").arg(*m_draft->savedAt())
                                        : QString());
    const int problems = m_draft->problems();
    const bool nothingToDo = m_draft->isEditing() && !m_draft->isChanged();
    m_review->setText(problems > 0  ? tr("Review plan: %n problem(s) left", nullptr, problems)
                      : nothingToDo ? tr("Nothing changed")
                                    : tr("Review plan …"));
    m_review->setAccessibleName(tr("Review plan"));
    const QString reason =
        whyNot(m_purpose == Purpose::Create ? Doing::Create : Doing::Edit, m_draft->capabilities());
    setOffered(*m_review, reason);
    if (reason.isEmpty()) m_review->setEnabled(problems == 0 && !nothingToDo);
    const QString promise = m_purpose == Purpose::Create
                                ? tr("Nothing is created until you have seen the plan.")
                                : tr("Nothing is changed until you have seen the plan.");
    m_promise->setText(reason.isEmpty() ? promise : reason);
    m_steps->refresh();
}

void NewDeploymentPage::showSection(int index) {
    if (index < 0 || index >= m_sections.size()) return;
    QScrollBar* bar = m_scroll->verticalScrollBar();
    bar->setValue(m_sections[index]->y() - 12);
    m_steps->setCurrent(index);
    // The first field of the section takes the focus, so that keyboards follow.
    m_sections[index]->setFocus();
    for (QWidget* field : m_sections[index]->findChildren<QWidget*>()) {
        if (field->isVisible() && field->isEnabled() &&
            (field->focusPolicy() & Qt::TabFocus) != 0) {
            field->setFocus();
            break;
        }
    }
}

void NewDeploymentPage::showField(const QString& field) {
    const std::string path = field.toStdString();
    if (isField(path, "name")) {
        m_name->setFocus();
        return;
    }
    for (int i = 0; i < m_sections.size(); ++i) {
        if (m_sections[i]->owns(path)) return showSection(i);
    }
}

void NewDeploymentPage::followScroll() {
    const QScrollBar* bar = m_scroll->verticalScrollBar();
    int current = 0;
    for (int i = 0; i < m_sections.size(); ++i) {
        if (m_sections[i]->y() <= bar->value() + 40) current = i;
    }
    if (bar->value() == bar->maximum() && bar->maximum() > 0) {
        current = static_cast<int>(m_sections.size()) - 1;
    }
    m_steps->setCurrent(current);
}

void NewDeploymentPage::review() {
    if (m_batch->isOn()) return reviewBatch();
    auto* dialog = PlanDialog::show(m_services, m_draft->change(), this);
    connect(dialog, &PlanDialog::applied, this, [this](const domain::ChangeOutcome& outcome) {
        if (m_purpose == Purpose::Create) m_draft->discard();
        Q_EMIT routeRequested(QStringLiteral("deployment/") +
                              QString::fromStdString(outcome.deployment.value));
    });
}

void NewDeploymentPage::reviewBatch() {
    auto plan = domain::planBatch(m_batch->batch(), *m_services.platform.snapshot(),
                                  m_draft->capabilities());
    if (!plan) {
        m_promise->setText(errorReport(plan.error()));
        return;
    }
    BatchDialog* dialog = BatchDialog::show(m_services, std::move(*plan), this);
    connect(dialog, &QDialog::finished, this, [this, dialog] { batchLeft(*dialog); });
}

void NewDeploymentPage::batchLeft(const BatchDialog& dialog) {
    if (!dialog.wasBegun()) return;
    const BatchPublisher& publisher = dialog.publisher();
    // What came to nothing can be tried again from what was typed.
    if (publisher.count(CopyState::Created) == static_cast<int>(publisher.copies().size())) {
        m_batch->setOn(false);
        m_draft->discard();
    }
    Q_EMIT routeRequested(QStringLiteral("deployments"));
}

void NewDeploymentPage::leave() {
    if (m_purpose == Purpose::Edit) {
        Q_EMIT routeRequested(QStringLiteral("deployment/") +
                              QString::fromStdString(m_draft->editedDeployment().value));
    } else {
        Q_EMIT routeRequested(QStringLiteral("deployments"));
    }
}

}  // namespace berth::ui
