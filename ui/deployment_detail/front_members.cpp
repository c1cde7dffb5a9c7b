// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/front_members.h"

#include <QGridLayout>
#include <algorithm>

#include "ui/deployment_detail/front_words.h"
#include "ui/support/shown_text.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/label.h"
#include "ui/widgets/progress_bar.h"
#include "ui/widgets/state_mark.h"

namespace berth::ui {

namespace {

// The members that have a line, by name as in the front.
std::vector<const domain::FrontMemberView*> shownOf(const domain::Front& front,
                                                    const std::string& here) {
    std::vector<const domain::FrontMemberView*> shown;
    for (const domain::FrontMemberView& each : front.members)
        shown.push_back(&each);
    if (shown.size() <= FrontMembers::kMostLines) return shown;
    const auto rank = [&](const domain::FrontMemberView* each) {
        if (each->member.deployment == here) return 0;
        return each->state == domain::FrontMemberState::InRotation ? 2 : 1;
    };
    std::stable_sort(shown.begin(), shown.end(),
                     [&](const auto* a, const auto* b) { return rank(a) < rank(b); });
    shown.resize(FrontMembers::kMostLines);
    return shown;
}

}  // namespace

FrontMembers::FrontMembers(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_grid(new QGridLayout(this)),
      m_shareTitle(new Label(ui, TextStyle::Second, this)),
      m_more(new Label(ui, TextStyle::Second, this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 2);
    m_grid->setColumnStretch(4, 3);
    m_shareTitle->setTone(Token::Ink2);
    m_grid->addWidget(m_shareTitle, 0, 4);
    m_more->setTone(Token::Ink2);
    m_grid->addWidget(m_more, static_cast<int>(kMostLines) + 1, 1, 1, 5);
}

FrontMembers::Line FrontMembers::makeLine(int row) {
    Line line{new StateMark(m_ui, this),   new ElidedLabel(m_ui, TextStyle::Strong, {}, this),
              new Chip(m_ui, this),        new Label(m_ui, TextStyle::Second, this),
              new ProgressBar(m_ui, this), new Label(m_ui, TextStyle::Second, this)};
    line.share->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    // The lines stay as they are when this deployment is not among them.
    QSizePolicy keeps = line.here->sizePolicy();
    keeps.setRetainSizeWhenHidden(true);
    line.here->setSizePolicy(keeps);
    int column = 0;
    for (QWidget* each : std::initializer_list<QWidget*>{line.mark, line.name, line.here,
                                                         line.state, line.bar, line.share})
        m_grid->addWidget(each, row, column++);
    return line;
}

void FrontMembers::show(const domain::Front& front, const std::string& here) {
    const auto shown = shownOf(front, here);
    m_shareTitle->setText(tr("Share of requests"));
    while (m_lines.size() < shown.size())
        m_lines.push_back(makeLine(static_cast<int>(m_lines.size()) + 1));
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        const Line& line = m_lines[i];
        for (QWidget* each : std::initializer_list<QWidget*>{line.mark, line.name, line.here,
                                                             line.state, line.bar, line.share})
            each->setVisible(i < shown.size());
        if (i < shown.size()) fill(line, front, *shown[i], shown[i]->member.deployment == here);
    }
    const auto more = static_cast<int>(front.members.size() - shown.size());
    m_more->setVisible(more > 0);
    m_more->setText(tr("and %n other(s)", nullptr, more));
}

void FrontMembers::fill(const Line& line, const domain::Front& front,
                        const domain::FrontMemberView& member, bool isHere) {
    const QString name = shownText(member.member.deployment);
    const QString state = FrontWords::state(member.state);
    line.mark->set(FrontWords::visualOf(member.state), state);
    line.name->setText(name);
    line.here->set(Tone::Accent, tr("this one"));
    line.here->setVisible(isHere);
    line.state->setText(state);
    line.state->setTone(member.state == domain::FrontMemberState::InRotation
                            ? Token::Ink2
                            : FrontWords::visualOf(member.state).color);
    line.state->setAccessibleName(tr("State of %1").arg(name));
    line.state->setAccessibleDescription(state);
    const double share = front.shareOf(member);
    line.bar->setRatio(share);
    line.bar->setAccessibleName(tr("Share of requests of %1").arg(name));
    // Nobody's share is nothing before the first request is answered.
    const bool any = std::any_of(front.members.begin(), front.members.end(),
                                 [](const auto& each) { return each.completed > 0; });
    line.share->setText(any ? m_ui.format().percent(share) : Formatter::none());
    line.bar->setAccessibleDescription(line.share->text());
}

}  // namespace berth::ui
