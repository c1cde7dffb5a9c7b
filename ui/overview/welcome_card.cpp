// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/overview/welcome_card.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/label.h"
#include "ui/widgets/offer.h"

namespace berth::ui {

WelcomeCard::WelcomeCard(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_card(new Card(ui, this)),
      m_title(new Label(ui, TextStyle::Title, m_card)),
      m_text(new Label(ui, TextStyle::Body, m_card)),
      m_start(new Button(ui, ButtonKind::Offer, {}, Icon::Plus, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    auto& body = m_card->body();
    body.setSpacing(12);
    body.addStretch(1);
    body.addWidget(m_title, 0, Qt::AlignHCenter);
    m_text->setTone(Token::Ink2);
    body.addWidget(m_text, 0, Qt::AlignHCenter);
    auto* steps = new QGridLayout;
    steps->setHorizontalSpacing(14);
    steps->setVerticalSpacing(14);
    for (int i = 0; i < 3; ++i) {
        Step step{new Label(ui, TextStyle::Title, m_card), new Label(ui, TextStyle::Strong, m_card),
                  new Label(ui, TextStyle::Body, m_card)};
        step.number->setTone(Token::Accent);
        step.text->setTone(Token::Ink2);
        auto* words = new QVBoxLayout;
        words->setSpacing(1);
        words->addWidget(step.title);
        words->addWidget(step.text);
        steps->addWidget(step.number, i, 0, Qt::AlignTop | Qt::AlignRight);
        steps->addLayout(words, i, 1);
        m_steps.push_back(step);
    }
    auto* centred = new QHBoxLayout;
    centred->addStretch();
    centred->addLayout(steps);
    centred->addStretch();
    body.addLayout(centred);
    body.addWidget(m_start, 0, Qt::AlignHCenter);
    body.addStretch(2);
    m_start->setSizeClass(ButtonSize::Large);
    connect(m_start, &QPushButton::clicked, this, &WelcomeCard::startRequested);
}

void WelcomeCard::setOffered(const QString& whyNot) {
    ui::setOffered(*m_start, whyNot);
}

void WelcomeCard::retranslate(bool live) {
    m_title->setText(tr("Three steps to a link that answers"));
    m_text->setText(live ? tr("You see the price and the plan before anything is done.")
                         : tr("This cluster is simulated: nothing here costs money or can break."));
    const QString titles[] = {tr("Pick a GPU and an image"), tr("Say how many nodes"),
                              tr("Open the link")};
    const QString texts[] = {live ? tr("One with enough memory for the image; the list says which.")
                                  : tr("4090 and the image “echo” are a good start."),
                             tr("They pull the image and start; pulling is free."),
                             tr("One address per port, shared over all nodes in turn.")};
    for (int i = 0; i < 3; ++i) {
        m_steps[i].number->setText(QString::number(i + 1));
        m_steps[i].title->setText(titles[i]);
        m_steps[i].text->setText(texts[i]);
    }
    m_start->setText(tr("Start the first deployment"));
}

}  // namespace berth::ui
