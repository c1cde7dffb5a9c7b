// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/page_entries.h"

#include <QCoreApplication>

#include "ui/activity/activity_page.h"
#include "ui/connections/connections_page.h"
#include "ui/connections/opening_page.h"
#include "ui/deployment_detail/deployment_detail_page.h"
#include "ui/deployments/deployments_page.h"
#include "ui/hosts/computers_page.h"
#include "ui/inspector/inspector_page.h"
#include "ui/money/money_page.h"
#include "ui/new_deployment/new_deployment_page.h"
#include "ui/nodes/nodes_page.h"
#include "ui/overview/overview_page.h"
#include "ui/simulator/simulator_page.h"
#include "ui/storage/storage_page.h"

namespace berth::app {

using ui::PageEntry;

namespace {

struct PageNames {
    Q_DECLARE_TR_FUNCTIONS(berth::app::PageNames)
};

PageEntry inRail(const char* name, std::function<QString()> title, ui::Icon icon, int group,
                 std::function<ui::Page*(QWidget*)> make) {
    return {QString::fromLatin1(name), std::move(title), icon, group, {}, true, std::move(make)};
}

PageEntry below(const char* railName, const char* name, std::function<QString()> title,
                ui::Icon icon, std::function<ui::Page*(QWidget*)> make) {
    return {QString::fromLatin1(name),
            std::move(title),
            icon,
            0,
            QString::fromLatin1(railName),
            false,
            std::move(make)};
}

PageEntry connectionsEntry(ui::ConnectionServices& connections) {
    return inRail(
        "connections", [] { return PageNames::tr("Connections"); }, ui::Icon::Connections, 3,
        [&connections](QWidget* parent) -> ui::Page* {
            return new ui::ConnectionsPage(connections, parent);
        });
}

}  // namespace

std::vector<PageEntry> pageEntries(ui::PageServices& services,
                                   ui::ConnectionServices& connections) {
    using ui::NewDeploymentPage;
    const auto make = [&services]<class P>() {
        return [&services](QWidget* parent) -> ui::Page* { return new P(services, parent); };
    };
    const auto makeForm = [&services](NewDeploymentPage::Purpose purpose) {
        return [&services, purpose](QWidget* parent) -> ui::Page* {
            return new NewDeploymentPage(services, purpose, parent);
        };
    };
    std::vector<PageEntry> entries;
    entries.push_back(inRail(
        "overview", [] { return PageNames::tr("Overview"); }, ui::Icon::Overview, 0,
        make.operator()<ui::OverviewPage>()));
    entries.push_back(inRail(
        "deployments", [] { return PageNames::tr("Deployments"); }, ui::Icon::Deployments, 1,
        make.operator()<ui::DeploymentsPage>()));
    entries.push_back(below(
        "deployments", "deployments/new", [] { return PageNames::tr("New deployment"); },
        ui::Icon::Plus, makeForm(NewDeploymentPage::Purpose::Create)));
    entries.push_back(below(
        "deployments", "deployments/edit", [] { return PageNames::tr("Edit a deployment"); },
        ui::Icon::Edit, makeForm(NewDeploymentPage::Purpose::Edit)));
    entries.push_back(below(
        "deployments", "deployment", [] { return PageNames::tr("Deployment"); },
        ui::Icon::Deployments, make.operator()<ui::DeploymentDetailPage>()));
    entries.push_back(inRail(
        "nodes", [] { return PageNames::tr("Nodes"); }, ui::Icon::Nodes, 1,
        make.operator()<ui::NodesPage>()));
    entries.push_back(inRail(
        "storage", [] { return PageNames::tr("Storage"); }, ui::Icon::Storage, 1,
        make.operator()<ui::StoragePage>()));
    entries.push_back(inRail(
        "money", [] { return PageNames::tr("Money"); }, ui::Icon::Money, 1,
        make.operator()<ui::MoneyPage>()));
    if (services.simulator != nullptr) {
        entries.push_back(inRail(
            "simulator", [] { return PageNames::tr("Simulator"); }, ui::Icon::Simulator, 2,
            make.operator()<ui::SimulatorPage>()));
    }
    if (services.hosts != nullptr) {
        entries.push_back(inRail(
            "computers", [] { return PageNames::tr("Computers"); }, ui::Icon::Machine, 3,
            [&services](QWidget* parent) -> ui::Page* {
                return new ui::ComputersPage(*services.hosts, parent);
            }));
        entries.push_back(below(
            "computers", "inspect", [] { return PageNames::tr("Inspect"); }, ui::Icon::Machine,
            make.operator()<ui::InspectorPage>()));
    }
    entries.push_back(connectionsEntry(connections));
    entries.push_back(inRail(
        "activity", [] { return PageNames::tr("Activity"); }, ui::Icon::Activity, 3,
        make.operator()<ui::ActivityPage>()));
    return entries;
}

std::vector<PageEntry> pageEntriesWhileClosed(ui::ConnectionServices& connections,
                                              const domain::ConnectionId& id) {
    PageEntry opening = below(
        "", "opening", [] { return PageNames::tr("Connection"); }, ui::Icon::Connections,
        [&connections, id](QWidget* parent) -> ui::Page* {
            return new ui::OpeningPage(connections, id, parent);
        });
    return {std::move(opening), connectionsEntry(connections)};
}

}  // namespace berth::app
