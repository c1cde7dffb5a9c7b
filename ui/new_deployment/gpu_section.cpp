// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/new_deployment/gpu_section.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/new_deployment/gpu_card.h"
#include "ui/widgets/card.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/field_row.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/segmented_control.h"

namespace berth::ui {

namespace {

constexpr int kCardWidth = 210;
constexpr int kGap = 10;

enum Order { ByPrice, ByMemory, ByStock };

bool suits(GpuFit fit) {
    return fit != GpuFit::TooSmall;
}

}  // namespace

GpuSection::GpuSection(UiContext& ui, DeploymentDraft& draft, QWidget* parent)
    : Section(ui, draft, {"gpuSpec", "regions", "offers"}, parent),
      m_filter(new SegmentedControl(ui, this)),
      m_region(new ChoiceField(ui, this)),
      m_order(new ChoiceField(ui, this)),
      m_legend(new ElidedLabel(ui, TextStyle::Second, {}, this)),
      m_grid(new QWidget(this)),
      m_layout(new QGridLayout(m_grid)),
      m_message(new FieldRow(ui, m_grid, this)) {
    auto* tools = new QHBoxLayout;
    tools->setSpacing(8);
    tools->addWidget(m_filter);
    tools->addWidget(m_region);
    tools->addWidget(m_order);
    tools->addStretch();
    tools->addWidget(m_legend);
    body().addLayout(tools);
    m_legend->setTone(Token::Ink2);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(kGap);
    body().addWidget(m_message);
    mendBy(*m_message, [this] { return shownField(); });
    connect(m_filter, &SegmentedControl::chosen, this, [this] { fillCards(); });
    connect(m_order, &QComboBox::activated, this, [this] { fillCards(); });
    connect(m_region, &QComboBox::activated, this, [this](int index) {
        const QString id = m_region->itemData(index).toString();
        this->draft().edit([&](domain::DeploymentSpec& spec) {
            spec.regions.clear();
            if (!id.isEmpty()) spec.regions.push_back({id.toStdString()});
        });
    });
    follow();
}

QString GpuSection::title() const {
    return tr("GPU");
}

QString GpuSection::summary() const {
    return QString::fromStdString(draft().spec().gpuSpec);
}

QString GpuSection::regionName(const domain::RegionId& id) const {
    const domain::Region* region = draft().catalogue().findRegion(id);
    if (region == nullptr) return QString::fromStdString(id.value);
    const bool chinese = ui().format().locale().language() == QLocale::Chinese;
    return QString::fromStdString(chinese && !region->nameZh.empty() ? region->nameZh
                                                                     : region->name);
}

void GpuSection::refresh() {
    const domain::ImagePreset* preset = draft().preset();
    const bool known = preset != nullptr && preset->gpuMemoryNeeded.count > 0;
    card().header().setTitle(title());
    card().header().setNote(
        known ? tr("The image needs about %1 of GPU memory on one card.")
                    .arg(ui().format().bytes(preset->gpuMemoryNeeded))
              : tr("What each node gets. You choose a model; the platform chooses the machine."));
    m_legend->setText(known ? tr("| = memory the image needs") : QString());
    fillFilters();
    fillRegions();
    fillCards();
    m_message->setLabel({});
    showFinding(*m_message, shownField());
}

// The one row speaks of the first of these that something is wrong with.
std::string GpuSection::shownField() const {
    for (const char* field : {"gpuSpec", "regions"}) {
        if (draft().findingFor(field) != nullptr) return field;
    }
    return "offers";
}

void GpuSection::fillFilters() {
    const auto& specs = draft().catalogue().gpuSpecs;
    m_filter->setOptions(tr("Which GPUs to show"),
                         {tr("All %1").arg(specs.size()), tr("Fits the image")});
    const int order = std::max(0, m_order->currentIndex());
    const QSignalBlocker blocker(m_order);
    m_order->clear();
    m_order->addItems({tr("Sort: price"), tr("Sort: memory"), tr("Sort: stock")});
    m_order->setCurrentIndex(order);
    m_order->setPurpose(tr("Sort GPUs by"));
}

void GpuSection::fillRegions() {
    const QSignalBlocker blocker(m_region);
    m_region->clear();
    m_region->setPurpose(tr("Region"));
    m_region->addItem(tr("Any region"), QString());
    for (const domain::Region& region : draft().catalogue().regions) {
        m_region->addItem(regionName(region.id), QString::fromStdString(region.id.value));
    }
    const auto& chosen = draft().spec().regions;
    if (chosen.size() > 1) {
        m_region->addItem(tr("%n region(s)", nullptr, static_cast<int>(chosen.size())),
                          QStringLiteral("several"));
        m_region->setCurrentIndex(m_region->count() - 1);
    } else {
        const QString id =
            chosen.empty() ? QString() : QString::fromStdString(chosen.front().value);
        m_region->setCurrentIndex(std::max(0, m_region->findData(id)));
    }
}

void GpuSection::fillCards() {
    const domain::Catalogue& catalogue = draft().catalogue();
    const domain::DeploymentSpec& spec = draft().spec();
    const domain::ImagePreset* preset = draft().preset();
    const domain::Bytes needed = preset == nullptr ? domain::Bytes{} : preset->gpuMemoryNeeded;
    domain::Bytes largest;
    for (const domain::GpuSpec& gpu : catalogue.gpuSpecs) {
        largest = std::max(largest, gpu.memoryPerCard());
    }
    QVector<GpuCardContent> contents;
    for (const domain::GpuSpec& gpu : catalogue.gpuSpecs) {
        GpuCardContent content;
        content.spec = gpu;
        content.price = catalogue.priceOf(gpu.name, spec.regions);
        content.fit = fitOf(gpu, catalogue, needed);
        content.needed = needed;
        content.largestCard = largest;
        for (const domain::Pool& pool : catalogue.pools) {
            if (pool.gpuSpec == gpu.name) {
                content.stock.push_back({regionName(pool.region), pool.free});
            }
        }
        std::stable_sort(content.stock.begin(), content.stock.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        // The chosen one stays in sight whatever the filter says.
        if (m_filter->current() == 1 && !suits(content.fit) && gpu.name != spec.gpuSpec) continue;
        contents.push_back(content);
    }
    const auto stockOf = [](const GpuCardContent& content) {
        int sum = 0;
        for (const auto& [region, free] : content.stock)
            sum += free;
        return sum;
    };
    const auto priceOf = [](const GpuCardContent& content) {
        return content.price ? content.price->lowest.pointsPerSecond : INT64_MAX;
    };
    std::stable_sort(contents.begin(), contents.end(),
                     [&](const GpuCardContent& a, const GpuCardContent& b) {
                         switch (m_order->currentIndex()) {
                             case ByMemory:
                                 return a.spec.gpuMemory > b.spec.gpuMemory;
                             case ByStock:
                                 return stockOf(a) > stockOf(b);
                             default:
                                 return priceOf(a) < priceOf(b);
                         }
                     });
    while (m_cards.size() > contents.size())
        delete m_cards.takeLast();
    while (m_cards.size() < contents.size()) {
        auto* card = new GpuCard(ui(), m_grid);
        connect(card, &QAbstractButton::toggled, this, [this, card](bool on) {
            if (!on) return;
            const std::string name = card->content().spec.name;
            draft().edit([&](domain::DeploymentSpec& s) { s.gpuSpec = name; });
        });
        m_cards.push_back(card);
        m_columns = 0;
    }
    for (qsizetype i = 0; i < contents.size(); ++i)
        m_cards[i]->set(contents[i]);
    for (GpuCard* card : m_cards) {
        const QSignalBlocker blocker(card);
        card->setChecked(card->content().spec.name == spec.gpuSpec);
        card->update();
    }
    arrange();
}

void GpuSection::resizeEvent(QResizeEvent* event) {
    Section::resizeEvent(event);
    arrange();
}

void GpuSection::arrange() {
    const int columns = std::max(1, (width() - 28 + kGap) / (kCardWidth + kGap));
    if (columns == m_columns && m_layout->count() == m_cards.size()) return;
    m_columns = columns;
    while (QLayoutItem* item = m_layout->takeAt(0))
        delete item;
    for (int column = 0; column < m_layout->columnCount(); ++column) {
        m_layout->setColumnStretch(column, column < columns ? 1 : 0);
    }
    for (int i = 0; i < m_cards.size(); ++i) {
        m_layout->addWidget(m_cards[i], i / columns, i % columns);
        m_layout->setColumnStretch(i % columns, 1);
        m_cards[i]->show();
    }
}

}  // namespace berth::ui
