// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QString>

#include "ui/support/ui_context.h"

class QHBoxLayout;
class QVBoxLayout;

namespace berth::ui {

class BandWidget;
class Button;
class Label;

// The frame of every dialog: the band repeated (where the dialog acts), one sentence as its title,
// the content, a footer with buttons. Show it with present(): it never blocks the event loop, and
// it deletes itself when it closes.
class DialogFrame : public QDialog {
    Q_OBJECT

  public:
    explicit DialogFrame(UiContext& ui, QWidget* parent);

    // The band is hidden until its kind is set.
    [[nodiscard]] BandWidget& band();
    // "This edit restarts 4 nodes and wipes 3.1 GiB."
    void setSentence(const QString& sentence);
    void setNote(const QString& note);
    [[nodiscard]] QVBoxLayout& body() { return *m_body; }
    // Left of the buttons, e.g. a check box that unlocks.
    void addFooterWidget(QWidget* widget);
    // Buttons from left to right; the last one is what the dialog is for.
    void addButton(Button* button);
    // "Cancel" that closes; call before addButton().
    Button* addCancel();

    void present();

  protected:
    void changeEvent(QEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    UiContext& m_ui;
    BandWidget* m_band;
    Label* m_sentence;
    Label* m_note;
    QVBoxLayout* m_body;
    QHBoxLayout* m_footerLeft;
    QHBoxLayout* m_footerRight;
    Button* m_cancel = nullptr;
};

}  // namespace berth::ui
