// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <memory>

#include "models/bridge/inspection_feed.h"
#include "ui/files/files_tab.h"
#include "ui/shell/page.h"
#include "ui/support/host_services.h"
#include "ui/support/page_services.h"

class QScrollArea;
class QStackedWidget;

namespace berth::ui {

class ConnectCard;
class ContainersTab;
class CourseTab;
class DisksCard;
class EmptyState;
class FindingsCard;
class GpusCard;
class InspectorHead;
class KernelTab;
class Label;
class LiveTabs;
class MachineCard;
class ProcessesTab;
class TabStrip;

// A computer or a node from inside, over SSH: what is noticeable, its GPUs, disks, processes,
// containers, the kernel's messages, its files and terminals. The argument is the id of a computer,
// or "node:" and that of a node; "/files" or "/terminal" behind it opens that part.
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
    [[nodiscard]] QWidget* makeOverview();
    [[nodiscard]] QWidget* makeContent();
    void attach();
    void attachToNode(const domain::NodeId& id);
    void detach();
    void showState();
    void showLook();
    void showTab(int tab);
    [[nodiscard]] bool isNode() const;
    // Who tells what would be lost with the computer that is shown.
    [[nodiscard]] FilesTab::FindUnkept unkeptFinder() const;
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
    InspectorHead* m_head;
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
    CourseTab* m_course;
    ProcessesTab* m_processes;
    ContainersTab* m_containers;
    KernelTab* m_kernel;
    LiveTabs* m_live;
    QTimer m_ages;
};

}  // namespace berth::ui
