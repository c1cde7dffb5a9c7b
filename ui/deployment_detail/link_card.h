// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "models/bridge/latest_job.h"
#include "models/bridge/reply_desk.h"
#include "models/domain/deployment.h"
#include "ui/deployment_detail/link_test.h"
#include "ui/support/page_services.h"

namespace berth::ui {

class Button;
class Label;
class LinkBars;
class StateMark;

// The one address of a port: where it is, how it shares requests, whether it works. GUI thread.
class LinkCard final : public QWidget {
    Q_OBJECT

  public:
    // Requests of one test.
    static constexpr int kTestRequests = 12;

    LinkCard(PageServices& services, QWidget* parent = nullptr);

    void show(const domain::Deployment& deployment, const domain::PortLink& link);
    [[nodiscard]] const std::optional<LinkTestResult>& result() const { return m_result; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void retranslate();
    void showResult();
    void copy();
    void open();
    void test();
    void tested(domain::Result<std::vector<domain::LinkAnswer>> answers);
    [[nodiscard]] QString stateWords() const;
    [[nodiscard]] bool isOver() const;

    PageServices& m_services;
    UiContext& m_ui;
    bridge::ReplyDesk m_desk{this};
    bridge::LatestJob m_job;
    domain::DeploymentId m_deployment;
    domain::DeploymentState m_state = domain::DeploymentState::Pending;
    domain::PortLink m_link;
    std::optional<LinkTestResult> m_result;
    QString m_failed;  // the test itself could not be made
    bool m_testing = false;

    Label* m_port;
    Label* m_policy;
    Label* m_url;
    Button* m_copy;
    Button* m_open;
    Button* m_test;
    QWidget* m_answers;
    Label* m_headline;
    Label* m_times;
    QWidget* m_warning;
    Label* m_warningText;
    LinkBars* m_bars;
};

// Only protected addresses and those on this machine are opened in the browser: a link is
// untrusted text.
[[nodiscard]] bool mayOpen(const QString& url);

}  // namespace berth::ui
