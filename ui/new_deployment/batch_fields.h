// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "ui/new_deployment/batch_choice.h"
#include "ui/support/ui_context.h"

class QCheckBox;

namespace berth::ui {

class FieldRow;
class Label;
class NumberField;

// The tick that publishes several separate deployments, what it is for, and how many. Hidden while
// it is not offered.
class BatchFields final : public QWidget {
    Q_OBJECT

  public:
    BatchFields(UiContext& ui, BatchChoice& batch, QWidget* parent = nullptr);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void refresh();

    BatchChoice& m_batch;
    QCheckBox* m_on;
    Label* m_hint;
    NumberField* m_copies;
    FieldRow* m_copiesRow;
};

}  // namespace berth::ui
