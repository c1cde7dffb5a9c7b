// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/course_tab.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/inspector/look_words.h"
#include "ui/widgets/card.h"
#include "ui/widgets/charts/line_chart.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/label.h"

namespace berth::ui {

namespace {

// The palette has no more colours that can be told from each other.
constexpr std::size_t kMostLines = 6;
constexpr double kNow = 0.5;  // seconds
// What no key of a card can be.
constexpr QLatin1String kAllCards("all");
constexpr QLatin1String kMachine("machine");

}  // namespace

CourseTab::CourseTab(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_choice(new ChoiceField(ui, this)),
      m_span(new Label(ui, TextStyle::Second, this)),
      m_use(makeChart()),
      m_memory(makeChart()),
      m_temperature(makeChart()),
      m_power(makeChart()),
      m_processor(makeChart()),
      m_machineMemory(makeChart()) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 12, 20, 20);
    layout->setSpacing(12);
    auto* head = new QHBoxLayout;
    head->setSpacing(12);
    m_choice->setObjectName(QStringLiteral("courseOf"));
    m_choice->setMinimumWidth(160);
    m_span->setTone(Token::Ink2);
    head->addWidget(m_choice);
    head->addWidget(m_span);
    head->addStretch(1);
    layout->addLayout(head);
    auto* grid = new QGridLayout;
    grid->setSpacing(12);
    int place = 0;
    for (const Chart& each :
         {m_use, m_memory, m_temperature, m_power, m_processor, m_machineMemory}) {
        grid->addWidget(each.card, place / 2, place % 2);
        ++place;
    }
    layout->addLayout(grid, 1);
    connect(m_choice, &QComboBox::currentIndexChanged, this, [this] {
        m_chosen = m_choice->currentData().toString();
        draw();
    });
}

CourseTab::Chart CourseTab::makeChart() {
    Chart made;
    made.card = new Card(m_ui, this);
    made.chart = new LineChart(m_ui, made.card);
    made.chart->setMinimumHeight(130);
    made.card->body().addWidget(made.chart, 1);
    made.chart->setLabels(
        [this](double x) {
            if (x > -kNow) return tr("now");
            return m_ui.format().ago(
                std::chrono::milliseconds(static_cast<std::int64_t>(-x * 1000)));
        },
        [this](double y) { return m_ui.format().number(y, y == std::floor(y) ? 0 : 1); });
    return made;
}

void CourseTab::set(const bridge::InspectionFeed& feed) {
    if (feed.latest() == nullptr) return;
    m_history = feed.history();
    std::vector<CourseCard> cards;
    for (const domain::GpuState& gpu : feed.latest()->gpus)
        cards.push_back({inspection::gpuKey(gpu), gpuName(gpu)});
    if (cards != m_cards || m_choice->count() == 0) {
        m_cards = std::move(cards);
        fillChoice();
    }
    draw();
}

void CourseTab::fillChoice() {
    const QSignalBlocker quiet(m_choice);
    m_choice->clear();
    if (m_cards.size() > 1 && m_cards.size() <= kMostLines)
        m_choice->addItem(tr("All GPUs"), kAllCards);
    for (const CourseCard& card : m_cards)
        m_choice->addItem(card.name, QString::fromStdString(card.key));
    m_choice->addItem(tr("The machine"), kMachine);
    m_choice->setCurrentIndex(std::max(0, m_choice->findData(m_chosen)));
}

std::vector<CourseCard> CourseTab::chosenCards() const {
    const QString chosen = m_choice->currentData().toString();
    if (chosen == kAllCards) return m_cards;
    std::vector<CourseCard> one;
    std::ranges::copy_if(m_cards, std::back_inserter(one),
                         [&](const CourseCard& card) { return card.key == chosen.toStdString(); });
    return one;
}

void CourseTab::draw() {
    const std::vector<CourseCard> cards = chosenCards();
    const Formatter& format = m_ui.format();
    const auto drawCards = [&](const Chart& chart, GpuCourse course) {
        chart.card->setVisible(!cards.empty());
        chart.chart->setData(gpuLines(m_history, cards, course, format));
    };
    drawCards(m_use, GpuCourse::Use);
    drawCards(m_memory, GpuCourse::Memory);
    drawCards(m_temperature, GpuCourse::Temperature);
    drawCards(m_power, GpuCourse::Power);
    m_processor.card->setVisible(cards.empty());
    m_machineMemory.card->setVisible(cards.empty());
    m_processor.chart->setData(
        {machineLine(m_history, MachineCourse::Processor, tr("Processor"), format)});
    m_machineMemory.chart->setData(
        {machineLine(m_history, MachineCourse::Memory, tr("Memory"), format)});
    const auto& samples = m_history.samples();
    m_span->setText(samples.size() < 2
                        ? QString()
                        : tr("%n look(s) over %1", nullptr, static_cast<int>(samples.size()))
                              .arg(format.duration(samples.back().at - samples.front().at)));
}

void CourseTab::retranslate() {
    const auto name = [](const Chart& chart, const QString& title) {
        chart.card->header().setTitle(title);
        chart.chart->setAccessibleName(title);
        chart.chart->setEmptyText(tr("Not enough looks yet"),
                                  tr("The course appears with the second look that shows it."));
    };
    name(m_use, tr("GPU use, %"));
    name(m_memory, tr("GPU memory, %"));
    name(m_temperature, tr("Temperature, °C"));
    name(m_power, tr("Power, W"));
    name(m_processor, tr("Processor, %"));
    name(m_machineMemory, tr("Memory, %"));
    m_choice->setPurpose(tr("Whose course is shown"));
    fillChoice();
    draw();
}

}  // namespace berth::ui
