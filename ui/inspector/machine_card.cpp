// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inspector/machine_card.h"

#include <QVBoxLayout>
#include <cmath>

#include "models/bridge/log_text.h"
#include "ui/inspection_texts/section_texts.h"
#include "ui/widgets/card.h"
#include "ui/widgets/charts/line_chart.h"
#include "ui/widgets/fact_lines.h"

namespace berth::ui {

using bridge::toDisplayText;

namespace {

constexpr int kMostLines = 12;  // machines with containers have hundreds of interfaces

}  // namespace

MachineCard::MachineCard(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_card(new Card(ui, this)),
      m_lines(new FactLines(ui, m_card)),
      m_chart(new LineChart(ui, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    m_card->body().setSpacing(10);
    m_card->body().addWidget(m_lines);
    m_card->body().addWidget(m_chart);
    m_chart->setMinimumHeight(150);
    m_chart->setLabels(
        [this](double seconds) {
            return m_ui.format().duration(std::chrono::seconds(static_cast<std::int64_t>(seconds)));
        },
        [this](double share) { return m_ui.format().percent(share); });
}

void MachineCard::set(const bridge::InspectionFeed& feed) {
    if (feed.latest() == nullptr) return;
    setLines(feed);
    setChart(feed.history());
}

void MachineCard::setLines(const bridge::InspectionFeed& feed) {
    const Formatter& format = m_ui.format();
    const domain::HostState& host = feed.latest()->host;
    const inspection::Sample& newest = feed.history().samples().back();
    m_lines->begin();
    if (!host.identity.osName.empty())
        m_lines->add(tr("system"), toDisplayText(host.identity.osName));
    if (!host.identity.kernel.empty())
        m_lines->add(tr("kernel"), toDisplayText(host.identity.kernel));
    if (host.identity.uptime) m_lines->add(tr("runs for"), format.duration(*host.identity.uptime));
    if (host.cpu) {
        const QString count = tr("%n processor(s)", nullptr, host.cpu->processors);
        m_lines->add(tr("processors"),
                     newest.processor
                         ? tr("%1, %2 busy").arg(count, format.percent(*newest.processor))
                         : count);
    }
    if (host.load)
        m_lines->add(tr("load over 1, 5 and 15 min"),
                     QStringLiteral("%1 · %2 · %3")
                         .arg(format.number(host.load->one, 1), format.number(host.load->five, 1),
                              format.number(host.load->fifteen, 1)));
    if (host.memory.total && host.memory.available)
        m_lines->add(tr("memory"),
                     format.bytesOf({host.memory.total->count - host.memory.available->count},
                                    *host.memory.total));
    if (host.group.memoryLimit && host.group.memoryUsed)
        m_lines->add(tr("memory it may use"),
                     format.bytesOf(*host.group.memoryUsed, *host.group.memoryLimit));
    for (const domain::NetworkInterface& each : feed.latest()->network.interfaces) {
        if (each.name == "lo") continue;
        m_lines->add(tr("network %1").arg(toDisplayText(each.name)),
                     tr("%1 received, %2 sent")
                         .arg(format.bytes({each.receivedBytes}), format.bytes({each.sentBytes})));
        if (m_lines->count() > kMostLines) break;
    }
    for (const domain::SectionReport& section : feed.latest()->sections) {
        using enum domain::SectionOutcome;
        if (section.outcome == TimedOut || section.outcome == Unfinished)
            m_lines->add(tr("not seen"), sectionText(section, *feed.latest()), Token::Warn);
    }
    m_lines->end();
    m_card->header().setNote(toDisplayText(host.identity.hostname));
}

void MachineCard::setChart(const inspection::History& history) {
    const double last = std::chrono::duration<double>(history.samples().back().at).count();
    ChartLine processor{tr("Processors"), 0, {}, true, false, {}};
    ChartLine memory{tr("Memory"), 3, {}, false, false, {}};
    for (const inspection::Sample& sample : history.samples()) {
        const double x = std::chrono::duration<double>(sample.at).count() - last;
        if (sample.processor) processor.points.push_back({x, *sample.processor});
        if (sample.memory) memory.points.push_back({x, *sample.memory});
    }
    const auto name = [this](ChartLine& line) {
        if (!line.points.isEmpty()) line.newest = m_ui.format().percent(line.points.back().y());
    };
    name(processor);
    name(memory);
    m_chart->setData({processor, memory});
}

void MachineCard::retranslate() {
    m_card->header().setTitle(tr("Computer"));
    m_chart->setAccessibleName(tr("Course of processors and memory"));
    m_chart->setEmptyText(tr("No course yet"),
                          tr("It begins with the second look, a few seconds after the first."));
}

}  // namespace berth::ui
