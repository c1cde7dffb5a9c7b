// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tables/event_words.h"

#include <QCoreApplication>

#include "models/bridge/log_text.h"
#include "ui/support/event_texts.h"

namespace berth::ui {

using items::EventColumn;

namespace {

struct EventTableText {
    Q_DECLARE_TR_FUNCTIONS(berth::ui::EventTableText)
};

}  // namespace

QString EventWords::heading(EventColumn column) const {
    switch (column) {
        case EventColumn::When:
            return EventTableText::tr("When");
        case EventColumn::What:
            return EventTableText::tr("What");
        case EventColumn::Deployment:
            return EventTableText::tr("Deployment");
        case EventColumn::Node:
            return EventTableText::tr("Node");
        case EventColumn::Detail:
            return EventTableText::tr("Evidence");
    }
    return {};
}

QString EventWords::cell(const domain::Event& event, EventColumn column) const {
    switch (column) {
        case EventColumn::When:
            return m_ui.format().moment(event.at, m_base);
        case EventColumn::What:
            return eventText(event, m_ui.format());
        case EventColumn::Deployment:
            return bridge::toDisplayText(event.deploymentName);
        case EventColumn::Node:
            return bridge::toDisplayText(event.nodeName);
        case EventColumn::Detail:
            return bridge::toDisplayText(eventDetail(event).toStdString());
    }
    return {};
}

StateCellValue eventCell(const domain::Event& event, const Formatter& format) {
    // What needs nobody stays in the background.
    const bool quiet = event.severity < domain::Severity::Warning;
    return {visualOf(event.severity), eventText(event, format), std::nullopt, quiet};
}

void dressEventTable(UiContext& ui, DataTable& view, const items::EventModel& model) {
    view.setItemDelegate(new TextCell(ui, &view));
    view.setItemDelegateForColumn(static_cast<int>(EventColumn::What),
                                  new StateCell(
                                      ui,
                                      [&ui, &model](const QModelIndex& index) {
                                          return eventCell(model.rowAt(index.row()), ui.format());
                                      },
                                      &view));
    auto* quiet = new TextCell(ui, &view);
    quiet->setColor([](const QModelIndex&) { return Token::Ink2; });
    view.setItemDelegateForColumn(static_cast<int>(EventColumn::Detail), quiet);
    view.setColumnWidths({150, 320, 140, 130, 260}, static_cast<int>(EventColumn::What));
}

}  // namespace berth::ui
