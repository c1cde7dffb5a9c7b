// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/activity/activity_page.h"

#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <vector>

#include "models/bridge/platform_bridge.h"
#include "ui/activity/calls_view.h"
#include "ui/support/ui_context.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented_control.h"

namespace berth::ui {

ActivityPage::ActivityPage(PageServices& services, QWidget* parent)
    : Page(QStringLiteral("activity"), parent),
      m_services(services),
      m_ui(services.ui),
      m_words(m_ui),
      m_model(&m_words),
      m_title(new Label(m_ui, TextStyle::Title, this)),
      m_summary(new Label(m_ui, TextStyle::Second, this)),
      m_section(new SegmentedControl(m_ui, this)),
      m_filters(new QStackedWidget(this)),
      m_search(new SearchField(m_ui, this)),
      m_severity(new ChoiceField(m_ui, this)),
      m_stack(new QStackedWidget(this)),
      m_table(new DataTable(m_ui, RowHeight::Standard, this)),
      m_empty(new EmptyState(m_ui, Icon::Activity, this)),
      m_calls(new CallsView(m_ui, services.calls, this)) {
    m_table->setModel(&m_model);
    dressEventTable(m_ui, *m_table, m_model);
    build();
    connect(m_search, &QLineEdit::textChanged, this, &ActivityPage::filter);
    connect(m_severity, &QComboBox::activated, this, &ActivityPage::filter);
    connect(m_section, &SegmentedControl::chosen, this, &ActivityPage::showSection);
    connect(m_calls, &CallsView::summaryChanged, this, &ActivityPage::showCounts);
    using bridge::PlatformBridge;
    connect(&services.platform, &PlatformBridge::eventsArrived, this,
            [this](const std::vector<domain::Event>& events) {
                m_model.append(events);
                showCounts();
            });
    connect(&services.platform, &PlatformBridge::startedOver, this, [this] {
        m_model.clear();
        showCounts();
    });
    connect(&services.platform, &PlatformBridge::snapshotChanged, this,
            [this](const domain::SnapshotPtr& snapshot) {
                if (m_words.setTimeBase(snapshot->timeBase)) m_model.retranslate();
            });
    takeAll();
    retranslate();
}

void ActivityPage::build() {
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    m_summary->setTone(Token::Ink2);
    head->addWidget(m_title);
    head->addWidget(m_section);
    head->addWidget(m_summary);
    head->addWidget(m_filters, 1);
    auto* events = new QWidget(m_filters);
    auto* eventFilters = new QHBoxLayout(events);
    eventFilters->setContentsMargins(0, 0, 0, 0);
    eventFilters->setSpacing(12);
    m_search->setFixedWidth(240);
    eventFilters->addStretch(1);
    eventFilters->addWidget(m_search);
    eventFilters->addWidget(m_severity);
    m_filters->addWidget(events);
    m_filters->addWidget(&m_calls->filters());
    m_filters->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto* card = new Card(m_ui, m_stack);
    card->setFlush(true);
    card->body().addWidget(m_table);
    m_stack->addWidget(card);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_calls);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 20);
    layout->setSpacing(12);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
}

QString ActivityPage::title() const {
    return tr("Activity");
}

bool ActivityPage::isSettled() const {
    return m_services.platform.snapshot()->isWhole();
}

void ActivityPage::takeAll() {
    m_words.setTimeBase(m_services.platform.snapshot()->timeBase);
    const bridge::EventHistory& history = m_services.platform.events();
    m_model.append(std::vector<domain::Event>(history.begin(), history.end()));
}

void ActivityPage::retranslate() {
    m_title->setText(title());
    m_section->setOptions(tr("What to list"), {tr("Events"), tr("Calls")});
    m_search->setPurpose(tr("Filter activity"));
    m_table->setAccessibleName(tr("Activity"));
    const int index = m_severity->count() == 0 ? 1 : m_severity->currentIndex();
    {
        const QSignalBlocker blocker(m_severity);
        m_severity->clear();
        m_severity->setPurpose(tr("Filter by importance"));
        m_severity->addItems({tr("Everything"), tr("Information and worse"),
                              tr("Warnings and errors"), tr("Errors only")});
        m_severity->setCurrentIndex(index);
    }
    m_model.retranslate();
    m_calls->retranslate();
    filter();
    Q_EMIT titleChanged();
}

void ActivityPage::filter() {
    items::EventFilter filter;
    filter.text = m_search->text();
    filter.atLeast = static_cast<domain::Severity>(m_severity->currentIndex());
    if (filter != m_model.filter()) m_model.setFilter(std::move(filter));
    showCounts();
}

void ActivityPage::showSection() {
    m_filters->setCurrentIndex(m_section->current());
    showCounts();
}

void ActivityPage::showCounts() {
    if (m_section->current() == 1) {
        m_summary->setText(m_calls->summary());
        m_stack->setCurrentWidget(m_calls);
        return;
    }
    m_summary->setText(tr("%n event(s)", nullptr, m_model.rowCount()));
    if (m_services.platform.events().size() == 0) {
        m_empty->setTexts(tr("Nothing has happened yet"),
                          tr("What you and the platform do is listed here."));
    } else {
        m_empty->setTexts(tr("No event fits the filter"),
                          tr("Take away words, or lower the importance."));
    }
    m_stack->setCurrentIndex(m_model.rowCount() == 0 ? 1 : 0);
}

}  // namespace berth::ui
