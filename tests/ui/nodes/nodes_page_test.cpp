// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/nodes/nodes_page.h"
#include "models/bridge/log_text.h"

#include <gtest/gtest.h>

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>
#include <QTest>

#include "tests/ui/page_fixture.h"
#include "ui/nodes/node_details.h"
#include "ui/plan/plan_dialog.h"
#include "ui/tables/node_table.h"

namespace berth::ui {
namespace {

struct Shown : PageFixture {
    explicit Shown(domain::SnapshotPtr snapshot = support::sampleSnapshot())
        : PageFixture(std::move(snapshot)), page(std::make_unique<NodesPage>(services)) {
        QObject::connect(page.get(), &Page::routeRequested,
                         [this](const QString& route) { routes.append(route); });
        page->resize(1280, 720);
        page->show();
        support::drain();
    }
    ~Shown() { delete openDialog<PlanDialog>(); }
    Shown(const Shown&) = delete;
    Shown& operator=(const Shown&) = delete;

    [[nodiscard]] NodeTable& table() { return *page->findChild<NodeTable*>(); }
    [[nodiscard]] int rows() { return table().model().rowCount(); }
    void choose(const std::string& name) {
        for (int row = 0; row < rows(); ++row) {
            if (table().model().rowAt(row).node->name != name) continue;
            table().view().setCurrentIndex(table().model().index(row, 0));
            support::drain();
            return;
        }
        ADD_FAILURE() << "no node " << name;
    }
    void choose(domain::NodeState state) {
        auto* box = named<QComboBox>(*page, "Filter by state");
        const int index = box->findData(static_cast<int>(state));
        ASSERT_GT(index, 0);
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }
    [[nodiscard]] bool detailSays(const char* words) {
        return says(*page->findChild<NodeDetails*>(), QString::fromUtf8(words));
    }

    std::unique_ptr<NodesPage> page;
    QStringList routes;
};

int countOf(domain::NodeState state) {
    const auto snapshot = support::sampleSnapshot();
    return static_cast<int>(
        std::count_if(snapshot->nodes.begin(), snapshot->nodes.end(),
                      [state](const domain::Node& node) { return node.state == state; }));
}

TEST(NodesPage, NamesWhatTheJourneyDrives) {
    Shown shown;
    EXPECT_NE(named<QTableView>(*shown.page, "Nodes"), nullptr);
    EXPECT_NE(named<QLineEdit>(*shown.page, "Filter nodes"), nullptr);
    EXPECT_TRUE(shown.page->isSettled());
    // The same for who looks on from outside.
    EXPECT_TRUE(shown.page->property("settled").toBool());
}

TEST(NodesPage, FiltersByTextAndByEveryState) {
    Shown shown;
    const int all = shown.rows();
    EXPECT_EQ(all, static_cast<int>(support::sampleSnapshot()->nodes.size()) -
                       countOf(domain::NodeState::Ended));
    auto* search = named<QLineEdit>(*shown.page, "Filter nodes");
    search->setText(QStringLiteral("voice"));
    EXPECT_EQ(shown.rows(), 2);
    search->clear();
    for (const domain::NodeState state :
         {domain::NodeState::Pending, domain::NodeState::Pulling, domain::NodeState::Starting,
          domain::NodeState::Running, domain::NodeState::NotReady, domain::NodeState::CrashLoop,
          domain::NodeState::ImagePullBackOff, domain::NodeState::Failed,
          domain::NodeState::Terminating, domain::NodeState::Unknown, domain::NodeState::Ended}) {
        shown.choose(state);
        EXPECT_EQ(shown.rows(), countOf(state));
        for (int row = 0; row < shown.rows(); ++row)
            EXPECT_EQ(shown.table().model().rowAt(row).node->state, state);
    }
    auto* box = named<QComboBox>(*shown.page, "Filter by state");
    box->setCurrentIndex(0);
    Q_EMIT box->activated(0);
    EXPECT_EQ(shown.rows(), all);
}

TEST(NodesPage, ExplainsTheChosenNodeInWords) {
    Shown shown;
    shown.choose("comfy-api-5");
    EXPECT_TRUE(shown.detailSays("comfy-api-5"));
    EXPECT_TRUE(shown.detailSays("readiness check fails"));
    EXPECT_TRUE(shown.detailSays("in 55 files, lost with the node"));
    shown.choose("whisper-batch-3");
    EXPECT_TRUE(shown.detailSays("not placed on"));
    EXPECT_TRUE(shown.detailSays("all GPUs in use"));
    shown.choose("flux-api-3");
    EXPECT_TRUE(shown.detailSays("next try in"));
    EXPECT_TRUE(shown.detailSays("exit 137"));
}

TEST(NodesPage, KeepsWhatIsMarkedForCopyingWhileSnapshotsArrive) {
    Shown shown;
    shown.choose("voice-lab-1");
    QLabel* marked = nullptr;
    for (QLabel* label : shown.page->findChild<NodeDetails*>()->findChildren<QLabel*>()) {
        if (label->isVisible() && label->text() == QStringLiteral("5090")) marked = label;
    }
    ASSERT_NE(marked, nullptr);
    marked->setSelection(0, 4);
    shown.publish([](domain::Snapshot& snapshot) {
        for (domain::Node& node : snapshot.nodes)
            node.requestsServed += 10;
    });
    EXPECT_EQ(marked->selectedText(), QStringLiteral("5090"));
}

TEST(NodesPage, ShowsNoLineOfTheNodeThatWasChosenBefore) {
    Shown shown;
    shown.choose("flux-api-3");
    ASSERT_TRUE(shown.detailSays("next try in"));
    shown.choose("voice-lab-1");
    EXPECT_FALSE(shown.detailSays("next try in"));
    EXPECT_FALSE(shown.detailSays("exit 137"));
    EXPECT_TRUE(shown.detailSays("cost so far"));
}

TEST(NodesPage, KeepsTheChosenNodeWhileSnapshotsArriveAndLetsGoOfOneThatIsGone) {
    Shown shown;
    shown.choose("voice-lab-1");
    shown.publish([](domain::Snapshot& snapshot) {
        std::erase_if(snapshot.nodes, [](const auto& n) { return n.name == "comfy-api-1"; });
    });
    EXPECT_TRUE(shown.detailSays("voice-lab-1"));
    shown.publish([](domain::Snapshot& snapshot) { snapshot.nodes.clear(); });
    EXPECT_TRUE(says(*shown.page, QStringLiteral("No nodes")));
}

TEST(NodesPage, ReplacesThroughThePlanAndOpensTheDeployment) {
    Shown shown;
    shown.choose("echo-2");
    button(*shown.page->findChild<NodeDetails*>(), "Open deployment")->click();
    EXPECT_EQ(shown.routes, QStringList{QStringLiteral("deployment/d-echo")});
    button(*shown.page->findChild<NodeDetails*>(), "Replace node")->click();
    auto* dialog = openDialog<PlanDialog>();
    ASSERT_NE(dialog, nullptr);
    support::drain();
    button(*dialog, "Apply")->click();
    ASSERT_TRUE(support::runUntil([&] { return !shown.platform.applied().empty(); }));
    EXPECT_EQ(shown.platform.applied()[0].change,
              domain::Change(domain::ReplaceNode{{"n-echo-2"}}));
}

TEST(NodesPage, TheMenuOffersNoReplacementOfANodeThatHasEnded) {
    Shown shown;
    const auto wordsFor = [&](const char* id) {
        Q_EMIT shown.table().menuRequested(QString::fromLatin1(id), QPoint(10, 10));
        QStringList words;
        for (auto* menu : shown.page->findChildren<QMenu*>()) {
            if (!menu->isVisible()) continue;
            for (const QAction* action : menu->actions())
                words.append(action->text());
            menu->close();
        }
        support::drain();
        return words.join(QLatin1Char('|'));
    };
    EXPECT_EQ(wordsFor("n-echo-1"), QStringLiteral("Open deployment|Look inside|Replace node …"));
    EXPECT_EQ(wordsFor("n-comfy-api-8"), QStringLiteral("Open deployment"));
    EXPECT_EQ(wordsFor("n-gone"), QString());
}

TEST(NodesPage, ShowsHostileTextLiterally) {
    Shown shown;
    shown.publish([](domain::Snapshot& snapshot) {
        for (domain::Node& node : snapshot.nodes) {
            node.name = node.reasonDetail = kHostileText;
            node.machine = {kHostileText};
        }
    });
    EXPECT_TRUE(shown.detailSays(kHostileText));
    EXPECT_EQ(shown.table().model().index(0, 0).data().toString(),
              bridge::toDisplayText(kHostileText));
    for (const QLabel* label : shown.page->findChildren<QLabel*>()) {
        EXPECT_EQ(label->textFormat(), Qt::PlainText);
    }
    EXPECT_FALSE(shown.page->grab().isNull());
}

TEST(NodesPage, ShowsWhatWouldTurnTheTextAroundInItsNames) {
    Shown shown;
    shown.publish([](domain::Snapshot& snapshot) {
        for (domain::Node& node : snapshot.nodes) {
            node.name = "good\u202Egnp.exe";
            node.machine = {"m\u200B1"};
        }
    });
    const auto& model = shown.table().model();
    const auto textOf = [&](items::NodeColumn column) {
        return model.index(0, static_cast<int>(column)).data().toString();
    };
    EXPECT_EQ(textOf(items::NodeColumn::Name), QStringLiteral("good<U+202E>gnp.exe"));
    EXPECT_EQ(textOf(items::NodeColumn::Machine), QStringLiteral("m<U+200B>1"));
}

TEST(NodesPage, SpeaksChineseAtOnce) {
    Shown shown;
    shown.choose("whisper-batch-3");
    shown.ui.setLanguage(LanguageCode::Chinese);
    support::drain();
    EXPECT_EQ(shown.page->title(), QString::fromUtf8("节点"));
    EXPECT_TRUE(shown.detailSays("不能放在"));
}

}  // namespace
}  // namespace berth::ui
