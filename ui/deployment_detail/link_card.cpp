// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/deployment_detail/link_card.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>
#include <QUrl>
#include <QVBoxLayout>
#include <chrono>
#include <utility>

#include "models/bridge/log_text.h"
#include "models/bridge/platform_bridge.h"
#include "ui/deployment_detail/link_bars.h"
#include "ui/support/error_texts.h"
#include "ui/support/state_texts.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/widgets/plain_tool_tip.h"

namespace berth::ui {

namespace {

double seconds(domain::Duration duration) {
    return std::chrono::duration<double>(duration).count();
}

}  // namespace

bool mayOpen(const QString& url) {
    const QUrl parsed(url, QUrl::StrictMode);
    if (!parsed.isValid() || parsed.host().isEmpty() || !parsed.userInfo().isEmpty()) return false;
    // Without protection only what cannot leave this computer.
    return parsed.scheme() == QStringLiteral("https") ||
           (parsed.scheme() == QStringLiteral("http") &&
            parsed.host() == QStringLiteral("127.0.0.1"));
}

LinkCard::LinkCard(PageServices& services, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_ui(services.ui),
      m_port(new Label(m_ui, TextStyle::Section, this)),
      m_policy(new Label(m_ui, TextStyle::Second, this)),
      m_url(new Label(m_ui, TextStyle::Mono, this)),
      m_copy(Button::iconOnly(m_ui, Icon::Copy, {}, this)),
      m_open(new Button(m_ui, ButtonKind::Plain, {}, Icon::Open, this)),
      m_test(new Button(m_ui, ButtonKind::Offer, {}, Icon::Test, this)),
      m_answers(new QWidget(this)),
      m_headline(new Label(m_ui, TextStyle::Strong, m_answers)),
      m_times(new Label(m_ui, TextStyle::Second, m_answers)),
      m_warning(new QWidget(m_answers)),
      m_warningText(new Label(m_ui, TextStyle::Second, m_warning)),
      m_bars(new LinkBars(m_ui, m_answers)) {
    for (Button* button : {m_copy, m_open, m_test})
        button->setSizeClass(ButtonSize::Compact);
    m_policy->setTone(Token::Ink2);
    m_times->setTone(Token::Ink2);
    m_warningText->setTone(Token::Warn);
    m_url->setCopyable(true);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(14, 8, 14, 8);
    layout->setSpacing(20);
    auto* left = new QVBoxLayout;
    left->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_port);
    head->addWidget(m_policy, 1);
    left->addLayout(head);
    auto* line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(m_url, 1);
    for (Button* button : {m_copy, m_open, m_test})
        line->addWidget(button);
    left->addLayout(line);
    left->addStretch();
    layout->addLayout(left, 2);

    auto* answers = new QHBoxLayout(m_answers);
    answers->setContentsMargins(0, 0, 0, 0);
    answers->setSpacing(16);
    auto* words = new QVBoxLayout;
    words->setSpacing(1);
    words->addWidget(m_headline);
    words->addWidget(m_times);
    auto* warning = new QHBoxLayout(m_warning);
    warning->setContentsMargins(0, 0, 0, 0);
    warning->setSpacing(6);
    warning->addWidget(new IconView(m_ui, Icon::Warn, 13, Token::Warn, m_warning));
    warning->addWidget(m_warningText, 1);
    words->addWidget(m_warning);
    words->addStretch();
    answers->addLayout(words);
    answers->addWidget(m_bars, 1);
    layout->addWidget(m_answers, 3);
    // The buttons of all ports stay in line, tested or not.
    QSizePolicy keeps = m_answers->sizePolicy();
    keeps.setRetainSizeWhenHidden(true);
    m_answers->setSizePolicy(keeps);
    m_answers->hide();
    setMinimumHeight(64);

    connect(m_copy, &QPushButton::clicked, this, &LinkCard::copy);
    connect(m_open, &QPushButton::clicked, this, &LinkCard::open);
    connect(m_test, &QPushButton::clicked, this, &LinkCard::test);
    connect(&m_ui, &UiContext::changed, this, qOverload<>(&QWidget::update));
}

void LinkCard::show(const domain::Deployment& deployment, const domain::PortLink& link) {
    if (deployment.id != m_deployment || link.url != m_link.url) {
        // What was found out belongs to another address.
        m_job.cancel();
        m_testing = false;
        m_result.reset();
        m_failed.clear();
    } else if (link == m_link && deployment.state == m_state) {
        return;
    }
    m_deployment = deployment.id;
    m_state = deployment.state;
    m_link = link;
    retranslate();
}

void LinkCard::paintEvent(QPaintEvent* /*event*/) {
    if (pos().y() > 0) QPainter(this).fillRect(QRect(0, 0, width(), 1), m_ui.color(Token::Line));
}

void LinkCard::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) retranslate();
}

// The job it belongs to has come to its end.
bool LinkCard::isOver() const {
    return m_state == domain::DeploymentState::Completed ||
           m_state == domain::DeploymentState::Failed;
}

QString LinkCard::stateWords() const {
    if (m_link.url.empty()) {
        if (isOver()) return tr("No address any more");
        return m_link.problem.empty()
                   ? tr("No address yet")
                   : tr("No address: %1").arg(bridge::toDisplayText(m_link.problem));
    }
    return bridge::toDisplayText(m_link.url);
}

void LinkCard::retranslate() {
    const QString port = QString::number(m_link.port);
    const bool paused = m_state == domain::DeploymentState::Paused;
    // What the simulator's gateway does then is known; of others, only that no node answers.
    const bool live = m_services.platform.capabilities().live;
    m_port->setText(port);
    QString policy = policyText(m_link.balancing).toLower();
    if (isOver()) {
        policy = tr("closed: the job is over");
    } else if (paused) {
        policy = live ? tr("paused, does not answer") : tr("paused, answers 503");
    } else if (m_link.readyNodes == 0) {
        policy = live ? tr("%1, no node is ready").arg(policy)
                      : tr("%1, no node is ready: answers 503").arg(policy);
    } else {
        policy = tr("%1 over %n ready node(s)", nullptr, m_link.readyNodes).arg(policy);
    }
    m_policy->setText(policy);
    m_policy->setTone(paused || m_link.readyNodes == 0 ? Token::Warn : Token::Ink2);
    m_policy->setToolTip(plainToolTip(policyHint(m_link.balancing)));
    m_url->setText(stateWords());
    const bool broken = m_link.url.empty() && !m_link.problem.empty();
    m_url->setTone(broken ? Token::Bad : m_link.url.empty() ? Token::Ink2 : Token::Accent);
    m_url->setAccessibleName(tr("Link of port %1").arg(port));
    m_url->setAccessibleDescription(m_url->text());
    m_copy->setIconName(tr("Copy link of port %1").arg(port));
    m_open->setText(tr("Open"));
    m_open->setAccessibleName(tr("Open link of port %1").arg(port));
    m_test->setObjectName(QStringLiteral("test-") + port);
    m_test->setText(m_testing ? tr("Testing …") : tr("Test"));
    m_test->setAccessibleName(tr("Test link of port %1").arg(port));
    const QString url = QString::fromStdString(m_link.url);
    m_copy->setEnabled(!url.isEmpty());
    m_open->setEnabled(mayOpen(url));
    m_open->setToolTip(
        plainToolTip(url.isEmpty() || mayOpen(url)
                         ? tr("Opens the link in the browser")
                         : tr("Only protected links (https) and those on this computer are opened "
                              "in the browser")));
    m_test->setEnabled(!url.isEmpty() && !m_testing);
    m_test->setToolTip(tr("Sends %n request(s) and shows who answers", nullptr, kTestRequests));
    showResult();
}

void LinkCard::showResult() {
    m_answers->setVisible(m_result.has_value() || !m_failed.isEmpty());
    m_bars->setVisible(m_result.has_value());
    if (!m_failed.isEmpty()) {
        m_headline->setText(tr("The test could not be made"));
        m_headline->setTone(Token::Bad);
        m_times->setText(m_failed);
        m_warning->hide();
        return;
    }
    if (!m_result) return;
    const auto asked = static_cast<int>(m_result->bars.size());
    m_headline->setText(tr("%1 of %n answered", nullptr, asked).arg(m_result->answered));
    m_headline->setTone(m_result->answered == asked ? Token::Ink : Token::Bad);
    if (m_result->answered > 0) {
        m_times->setText(tr("median %1 · slowest %2")
                             .arg(m_ui.format().milliseconds(seconds(m_result->median)),
                                  m_ui.format().milliseconds(seconds(m_result->slowest))));
    } else {
        m_times->setText(bridge::toDisplayText(m_result->problem));
    }
    QStringList never;
    for (const int ordinal : m_result->neverAsked)
        never.append(QString::number(ordinal));
    m_warning->setVisible(!never.isEmpty());
    m_warningText->setText(
        tr("%n ready node(s) never asked: %1", nullptr, static_cast<int>(never.size()))
            .arg(never.mid(0, 6).join(QStringLiteral(", "))));
    m_bars->setBars(m_result->bars);
}

void LinkCard::copy() {
    QGuiApplication::clipboard()->setText(QString::fromStdString(m_link.url));
}

void LinkCard::open() {
    const QString url = QString::fromStdString(m_link.url);
    if (mayOpen(url)) QDesktopServices::openUrl(QUrl(url, QUrl::StrictMode));
}

void LinkCard::test() {
    if (m_testing || m_link.url.empty()) return;
    m_testing = true;
    retranslate();
    using Answers = std::vector<domain::LinkAnswer>;
    m_services.links.probe(
        m_link.url, kTestRequests,
        m_desk.expect<Answers>(this, m_job.newest([this](domain::Result<Answers> answers) {
            tested(std::move(answers));
        })));
}

void LinkCard::tested(domain::Result<std::vector<domain::LinkAnswer>> answers) {
    m_testing = false;
    m_failed.clear();
    m_result.reset();
    if (answers) {
        m_result = readLinkTest(*answers, *m_services.platform.snapshot(), m_deployment);
    } else {
        m_failed = errorReport(answers.error());
    }
    retranslate();
}

}  // namespace berth::ui
