// SPDX-License-Identifier: GPL-3.0-or-later
#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "tests/ui/gallery/sections.h"
#include "ui/support/state_texts.h"
#include "ui/widgets/band_widget.h"
#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/node_strip.h"
#include "ui/widgets/progress_bar.h"

namespace berth::gallery {

using domain::NodeState;

ui::Card* states(ui::UiContext& ui) {
    ui::Card* card = section(ui, QStringLiteral("Node states: shape, colour, word"));
    static constexpr NodeState kAll[] = {NodeState::Pending,          NodeState::Pulling,
                                         NodeState::Starting,         NodeState::Running,
                                         NodeState::NotReady,         NodeState::CrashLoop,
                                         NodeState::ImagePullBackOff, NodeState::Failed,
                                         NodeState::Terminating,      NodeState::Ended,
                                         NodeState::Unknown};
    for (const NodeState state : kAll) {
        auto* line = new QHBoxLayout;
        auto* chip = new ui::Chip(ui);
        chip->setState(ui::visualOf(state), ui::stateText(state));
        line->addWidget(chip);
        if (state == NodeState::Pulling) {
            auto* bar = new ui::ProgressBar(ui);
            bar->setRatio(0.61);
            bar->setFixedWidth(40);
            line->addWidget(bar);
            line->addWidget(new ui::Label(ui, ui::TextStyle::Second,
                                          ui.format().bytesOf({16'642'998'272}, {27'272'042'905})));
        }
        line->addStretch();
        card->body().addLayout(line);
    }
    auto* paused = new ui::Chip(ui);
    paused->setState(ui::visualOf(domain::DeploymentState::Paused),
                     ui::stateText(domain::DeploymentState::Paused));
    card->body().addWidget(paused);
    auto* strip = new ui::NodeStrip(ui);
    strip->setStates({NodeState::Running, NodeState::Running, NodeState::CrashLoop,
                      NodeState::Pulling, NodeState::Pending, NodeState::NotReady});
    card->body().addWidget(strip);
    return card;
}

ui::Card* chips(ui::UiContext& ui) {
    ui::Card* card = section(ui, QStringLiteral("Chips"));
    const auto add = [&ui](QHBoxLayout* line, ui::Tone tone, const char* text,
                           std::optional<ui::Icon> icon = std::nullopt) {
        auto* chip = new ui::Chip(ui);
        chip->set(tone, QString::fromUtf8(text), icon);
        line->addWidget(chip);
    };
    auto* first = new QHBoxLayout;
    first->setSpacing(8);
    add(first, ui::Tone::Ok, "Recommended", ui::Icon::Star);
    add(first, ui::Tone::Info, "Works", ui::Icon::Check);
    add(first, ui::Tone::Bad, "Too small", ui::Icon::Close);
    first->addStretch();
    auto* second = new QHBoxLayout;
    second->setSpacing(8);
    add(second, ui::Tone::Off, "Oversized", ui::Icon::Check);
    add(second, ui::Tone::Warn, "3.1 GiB at risk");
    add(second, ui::Tone::Sim, "1 hint used");
    second->addStretch();
    card->body().addLayout(first);
    card->body().addLayout(second);
    return card;
}

ui::Card* bands(ui::UiContext& ui) {
    ui::Card* card = section(ui, QStringLiteral("Bands and the age of data"));
    static constexpr ui::BandKind kAll[] = {ui::BandKind::Simulated, ui::BandKind::Live,
                                            ui::BandKind::ReadOnly, ui::BandKind::Lost};
    for (const ui::BandKind kind : kAll) {
        auto* band = new ui::BandWidget(ui, ui::BandWidget::Place::Dialog);
        band->setKind(kind);
        band->setAge(kind == ui::BandKind::Lost ? QStringLiteral("View of 10:42:07")
                                                : QStringLiteral("Data 2 s old"));
        card->body().addWidget(band);
    }
    return card;
}

ui::Card* progress(ui::UiContext& ui) {
    ui::Card* card = section(ui, QStringLiteral("Progress over a second"));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    const char* names[] = {"Downloading", "Upload stopped"};
    const double ratios[] = {0.47, 0.61};
    for (int i = 0; i < 2; ++i) {
        grid->addWidget(new ui::Label(ui, ui::TextStyle::Body, QString::fromUtf8(names[i])), i, 0);
        auto* bar = new ui::ProgressBar(ui);
        bar->setRatio(ratios[i]);
        if (i == 1) bar->setColor(ui::Token::Bad);
        grid->addWidget(bar, i, 1);
        grid->addWidget(new ui::Label(ui, ui::TextStyle::Strong, ui.format().percent(ratios[i])), i,
                        2);
        grid->addWidget(new ui::Button(ui, ui::ButtonKind::Link,
                                       i == 0 ? QStringLiteral("Cancel") : QStringLiteral("Retry")),
                        i, 3);
    }
    card->body().addLayout(grid);
    return card;
}

ui::Card* icons(ui::UiContext& ui) {
    ui::Card* card = section(ui, QStringLiteral("Icons, 20 px grid, 1.5 px stroke"));
    auto* grid = new QGridLayout;
    grid->setSpacing(8);
    constexpr int kColumns = 12;
    for (int i = 0; i < ui::kIconCount; ++i) {
        grid->addWidget(new ui::IconView(ui, static_cast<ui::Icon>(i), 18, ui::Token::Ink2),
                        i / kColumns, i % kColumns);
    }
    card->body().addLayout(grid);
    return card;
}

ui::Card* empty(ui::UiContext& ui) {
    ui::Card* card = section(ui, QStringLiteral("Empty state"));
    auto* state = new ui::EmptyState(ui, ui::Icon::Deployments);
    state->setTexts(QStringLiteral("No deployment yet"),
                    QStringLiteral("One image, one GPU, one link. Try it here first: it costs "
                                   "nothing."));
    state->addAction(new ui::Button(ui, ui::ButtonKind::Primary, QStringLiteral("New deployment"),
                                    ui::Icon::Plus));
    state->addAction(new ui::Button(ui, ui::ButtonKind::Plain, QStringLiteral("Load the sample")));
    card->body().addWidget(state, 1);
    return card;
}

}  // namespace berth::gallery
