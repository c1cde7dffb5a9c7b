// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

#include "models/items/event_model.h"
#include "ui/support/ui_context.h"
#include "ui/widgets/cells.h"
#include "ui/widgets/data_table.h"

namespace berth::ui {

// Cells of events in words.
class EventWords final : public items::EventText {
  public:
    // `base`: the clock the platform's instants are on.
    explicit EventWords(UiContext& ui) : m_ui(ui) {}

    // Whether it is another one than before: cells then read otherwise.
    bool setTimeBase(domain::TimeBase base) { return std::exchange(m_base, base) != base; }
    [[nodiscard]] QString heading(items::EventColumn column) const override;
    [[nodiscard]] QString cell(const domain::Event& event,
                               items::EventColumn column) const override;

  private:
    UiContext& m_ui;
    domain::TimeBase m_base = domain::TimeBase::SimulationStart;
};

// The mark of the severity before the words.
[[nodiscard]] StateCellValue eventCell(const domain::Event& event, const Formatter& format);

// Sets the cells and widths of a view over an EventModel.
void dressEventTable(UiContext& ui, DataTable& view, const items::EventModel& model);

}  // namespace berth::ui
