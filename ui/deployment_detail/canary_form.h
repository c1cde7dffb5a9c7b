// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/domain/change.h"
#include "models/domain/error.h"
#include "ui/support/ui_context.h"

class QGridLayout;

namespace berth::ui {

class FieldRow;
class NumberField;
class TextField;

// The fields for trying another version of a deployment: its image, its share of the requests, and
// what it has to keep. Main thread.
class CanaryForm final : public QWidget {
    Q_OBJECT

  public:
    CanaryForm(UiContext& ui, const domain::Deployment& deployment, QWidget* parent = nullptr);

    // What the fields say. A share that is no number is NaN, which checkCanary() refuses.
    [[nodiscard]] domain::StartCanary change() const;
    // Shows what is wrong at its field, or clears them all; false: no field here is about it.
    bool showError(const domain::Error* error);

  Q_SIGNALS:
    void edited();

  private:
    FieldRow* add(QWidget* editor, const QString& label, const QString& note, int line, int column);
    NumberField* number(int least, int most, int value);
    [[nodiscard]] QString sentence(const domain::Error& error) const;

    UiContext& m_ui;
    domain::DeploymentId m_id;
    domain::DeploymentSpec m_spec;
    QGridLayout* m_grid;
    TextField* m_image;
    NumberField* m_share;
    NumberField* m_nodes;
    NumberField* m_watch;
    NumberField* m_fewest;
    TextField* m_availability;
    NumberField* m_cost;
    NumberField* m_p95;
    FieldRow* m_imageRow;
    FieldRow* m_shareRow;
    FieldRow* m_nodesRow;
    FieldRow* m_watchRow;
    FieldRow* m_fewestRow;
    FieldRow* m_availabilityRow;
    FieldRow* m_costRow;
    FieldRow* m_p95Row;
};

}  // namespace berth::ui
