// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/loss_banner.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/files/file_error_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/card.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/progress_bar.h"

namespace berth::ui {

LossBanner::LossBanner(UiContext& ui, QWidget* parent)
    : QWidget(parent),
      m_ui(ui),
      m_card(new Card(ui, this)),
      m_sign(new IconView(ui, Icon::Warn, 18, Token::Warn, m_card)),
      m_title(new Label(ui, TextStyle::Strong, m_card)),
      m_text(new Label(ui, TextStyle::Second, m_card)),
      m_progress(new ProgressBar(ui, m_card)),
      m_look(new Button(ui, ButtonKind::Plain, {}, Icon::Restart, m_card)),
      m_save(new Button(ui, ButtonKind::Offer, {}, Icon::Download, m_card)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_card);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    m_card->body().addLayout(row);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    m_title->setWraps(true);
    m_text->setWraps(true);
    m_text->setTone(Token::Ink2);
    words->addWidget(m_title);
    words->addWidget(m_text);
    row->addWidget(m_sign);
    row->addLayout(words, 1);
    row->addWidget(m_progress);
    row->addWidget(m_look);
    row->addWidget(m_save);
    m_look->setObjectName(QStringLiteral("lookForLosses"));
    m_save->setObjectName(QStringLiteral("saveLosses"));
    m_progress->setIndeterminate();
    connect(m_look, &QPushButton::clicked, this, &LossBanner::lookRequested);
    connect(m_save, &QPushButton::clicked, this, &LossBanner::saveRequested);
    arrange();
}

void LossBanner::setLooking() {
    m_looking = true;
    m_error.reset();
    arrange();
}

void LossBanner::setFailed(const domain::Error& error) {
    m_looking = false;
    m_error = error;
    arrange();
}

void LossBanner::setFound(const domain::UnkeptFiles& unkept, const domain::UnkeptFiles& unsaved) {
    m_looking = false;
    m_error.reset();
    m_all = {static_cast<int>(unkept.files.size()), unkept.bytes(), unkept.cut};
    m_left = {static_cast<int>(unsaved.files.size()), unsaved.bytes(), unsaved.cut};
    arrange();
}

QString LossBanner::sumText(const Sum& sum) const {
    return tr("%1 in %n file(s)", nullptr, sum.files).arg(m_ui.format().bytes(sum.bytes));
}

void LossBanner::arrange() {
    const bool found = !m_looking && !m_error;
    const bool atRisk = found && (m_left.files > 0 || m_left.more);
    m_progress->setVisible(m_looking);
    m_look->setVisible(!m_looking);
    m_save->setVisible(found && m_left.files > 0);
    const bool fine = found && !atRisk;
    const Token tone = atRisk || m_error ? Token::Warn : fine ? Token::Ok : Token::Ink2;
    m_sign->set(fine ? Icon::Check : m_looking ? Icon::Clock : Icon::Warn, tone);
    m_card->setOutline(atRisk ? Token::Warn : Token::Line);
    QString text;
    if (m_looking) {
        m_title->setText(tr("Looking for what exists on this node alone …"));
        text = tr("Its own disk is walked through for files written since it began.");
    } else if (m_error) {
        m_title->setText(tr("What would be lost could not be found out"));
        text = fileErrorText(*m_error);
    } else if (m_all.files == 0 && !m_all.more) {
        m_title->setText(tr("Nothing would be lost with this node"));
        text = tr("No file was written to its own disk since it began.");
    } else if (fine) {
        m_title->setText(tr("All that would be lost with this node is saved"));
        text = sumText(m_all);
    } else {
        m_title->setText(tr("%1 would be lost with this node").arg(sumText(m_left)));
        text = tr("Its own disk keeps nothing when it is replaced, paused, edited or deleted.");
        if (m_all.more) {
            text += QLatin1Char(' ') + tr("There are more files than are looked at.");
        } else if (m_left.files < m_all.files) {
            text += QLatin1Char(' ') +
                    tr("%n other file(s) are saved.", nullptr, m_all.files - m_left.files);
        }
    }
    m_text->setText(text);
    m_look->setText(tr("Look again"));
    m_save->setText(tr("Save all to this computer …"));
}

void LossBanner::retranslate() {
    arrange();
}

}  // namespace berth::ui
