// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPoint>
#include <initializer_list>
#include <string>
#include <vector>

#include "models/domain/fault_traits.h"
#include "ui/support/page_services.h"

class QMenu;
class QWidget;

namespace berth::ui {

class RefusalLine;

// The menus of the map: every fault that can be done to what was clicked on, from the table of
// faults (models/domain/fault_traits.h), and the end of each that lasts there. What has to be told
// more than whom it hits opens a dialog.
class FaultMenu final : public QObject {
    Q_OBJECT

  public:
    // `page` becomes the parent of the menus; refusals are said at `refusal`.
    FaultMenu(PageServices& services, RefusalLine& refusal, QWidget* page);

    // Nothing opens where there is no such machine any more.
    void openForMachine(const QString& machine, const QPoint& position);
    void openForRegion(const QString& region, const QPoint& position);

  private:
    // Faults of these scopes, done to `target`.
    void offer(QMenu& menu, std::initializer_list<domain::FaultScope> scopes,
               const std::string& target);
    void offerKind(QMenu& menu, domain::FaultKind kind, const std::string& target);
    void addInjection(QMenu& menu, const domain::Fault& fault, const QString& text);
    void addClearing(QMenu& menu, const domain::ActiveFault& fault);
    [[nodiscard]] QString injectionText(domain::FaultKind kind, const std::string& target) const;
    [[nodiscard]] QString clearingText(const domain::Fault& fault) const;
    void offerNodes(QMenu& menu, const domain::MapMachine& machine);

    PageServices& m_services;
    RefusalLine& m_refusal;
    QWidget* m_page;
    std::vector<domain::ActiveFault> m_active;  // when the menu was opened
};

}  // namespace berth::ui
