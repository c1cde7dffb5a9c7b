// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/connection.h"
#include "ui/connections/verdict_texts.h"
#include "ui/support/ui_context.h"

class QCheckBox;

namespace berth::ui {

class Button;
class Card;
class Label;
class ProgressBar;
class StateMark;

// The last step: a test of the connection as it stands, what came out and what to do about it.
class VerdictCard final : public QWidget {
    Q_OBJECT

  public:
    VerdictCard(UiContext& ui, QWidget* parent);

    // Nothing is known; `outdated`: something was changed since the test.
    void showNothing(bool outdated);
    void showRunning(const QString& host);
    void showVerdict(const domain::ConnectionVerdict& verdict,
                     const domain::ConnectionSettings& settings);
    // Something else went wrong: plain text, ready to be read.
    void showProblem(const QString& text);

  Q_SIGNALS:
    void testRequested();
    void cancelRequested();
    void fixRequested(berth::ui::VerdictFix fix);

  private:
    QWidget* makeNothing();
    QWidget* makeRunning();
    QWidget* makeVerdict();
    QWidget* makeTrust();
    void showTrust(const std::string& fingerprint);
    void showPlace(int place);

    UiContext& m_ui;
    VerdictFix m_fixKind = VerdictFix::None;
    Card* m_card;
    QWidget* m_places[3];  // nothing, running, verdict: one of them is shown
    Label* m_nothing;
    Button* m_test;
    Label* m_running;
    ProgressBar* m_busy;
    Button* m_cancel;
    StateMark* m_mark;
    Label* m_sentence;
    Label* m_advice;
    Label* m_detail;
    Button* m_fix;
    QWidget* m_trust;
    Label* m_fingerprint;
    QCheckBox* m_compared;
    Button* m_trustKey;
};

}  // namespace berth::ui
