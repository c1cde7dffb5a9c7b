// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QTimer>
#include <memory>

#include "models/bridge/inspection_feed.h"
#include "ui/shell/page.h"
#include "ui/support/host_services.h"
#include "ui/support/page_services.h"

class QScrollArea;
class QStackedWidget;

namespace berth::ui {

class Button;
class ChoiceField;
class Chip;
class ConnectCard;
class ContainersTab;
class DisksCard;
class EmptyState;
class FindingsCard;
class GpusCard;
class KernelTab;
class Label;
class MachineCard;
class ProcessesTab;
class TabStrip;
class TerminalTabs;

// A computer or a node from inside, over SSH: what is noticeable, its GPUs, disks, processes,
// containers and the kernel's messages. The argument is the id of a computer, or "node:" and that
// of a node.
class InspectorPage final : public Page {
    Q_OBJECT

  public:
    // services.hosts must be there.
    explicit InspectorPage(PageServices& services, QWidget* parent = nullptr);
    ~InspectorPage() override;

    [[nodiscard]] QString title() const override;
    void setArgument(const QString& argument) override;
    void entered() override;
    void left() override;
    [[nodiscard]] bool isSettled() const override;

  protected:
    void retranslate() override;

  private:
    void makeHead(QLayout& layout);
    [[nodiscard]] QWidget* makeOverview();
    [[nodiscard]] QWidget* makeContent();
    void fillPaces();
    void attach();
    void attachToNode(const domain::NodeId& id);
    void detach();
    void showState();
    void showLook();
    void showTab(int tab);
    // Those of the computer that is shown, with at least one.
    [[nodiscard]] TerminalTabs* terminals();
    void applyPace();
    void leave();

    PageServices& m_services;
    HostServices& m_hosts;
    UiContext& m_ui;
    QString m_argument;
    domain::HostProfile m_profile;  // empty id: none
    bridge::RemoteSession* m_session = nullptr;
    std::unique_ptr<bridge::InspectionFeed> m_feed;
    bool m_shown = false;
    Button* m_back;
    Label* m_title;
    Chip* m_state;
    Label* m_age;
    ChoiceField* m_pace;
    Button* m_refresh;
    QStackedWidget* m_stack;  // on the way, inside, unreachable
    ConnectCard* m_connect;
    EmptyState* m_nothing;
    Label* m_notice;
    TabStrip* m_tabs;
    QStackedWidget* m_pages;
    FindingsCard* m_findings;
    GpusCard* m_gpus;
    MachineCard* m_machine;
    DisksCard* m_disks;
    ProcessesTab* m_processes;
    ContainersTab* m_containers;
    KernelTab* m_kernel;
    QHash<QString, TerminalTabs*> m_terminals;  // of each computer that was asked for one
    QTimer m_ages;
};

}  // namespace berth::ui
