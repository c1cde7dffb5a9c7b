// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/simulator/api_line.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>

#include "ui/support/error_texts.h"
#include "ui/support/secret_clipboard.h"
#include "ui/widgets/button.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/label.h"

namespace berth::ui {

ApiLine::ApiLine(UiContext& ui, const SimulatorApi& api, QWidget* parent)
    : QWidget(parent),
      m_api(api),
      m_clipboard(new SecretClipboard(this)),
      m_title(new Label(ui, TextStyle::Strong, this)),
      m_words(new ElidedLabel(ui, TextStyle::Second, {}, this)),
      m_address(new Label(ui, TextStyle::Mono, this)),
      m_copyAddress(new Button(ui, ButtonKind::Plain, {}, Icon::Copy, this)),
      m_copyToken(new Button(ui, ButtonKind::Plain, {}, Icon::Copy, this)) {
    m_words->setTone(api.address ? Token::Ink2 : Token::Bad);
    m_address->setCopyable(true);
    m_address->setObjectName(QStringLiteral("apiAddress"));
    m_copyAddress->setObjectName(QStringLiteral("copyApiAddress"));
    m_copyToken->setObjectName(QStringLiteral("copyApiToken"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(m_title);
    row->addWidget(m_words, 1);
    row->addWidget(m_address);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    for (Button* button : {m_copyAddress, m_copyToken}) {
        button->setSizeClass(ButtonSize::Compact);
        buttons->addWidget(button);
    }
    row->addLayout(buttons);
    for (QWidget* served : {static_cast<QWidget*>(m_address), static_cast<QWidget*>(m_copyAddress),
                            static_cast<QWidget*>(m_copyToken)})
        served->setVisible(api.address.has_value());
    connect(m_copyAddress, &QPushButton::clicked, this, &ApiLine::copyAddress);
    connect(m_copyToken, &QPushButton::clicked, this, &ApiLine::copyToken);
    retranslate();
}

void ApiLine::retranslate() {
    m_title->setText(tr("Open API"));
    m_words->setText(
        m_api.address
            ? tr("Try programs made for the real platform: give them this address and token.")
            : tr("Other programs cannot reach this simulator. %1")
                  .arg(errorReport(m_api.address.error()).simplified()));
    m_address->setText(m_api.address ? QString::fromStdString(*m_api.address) : QString());
    m_address->setAccessibleName(tr("Address of the Open API"));
    m_address->setAccessibleDescription(m_address->text());
    m_copyAddress->setText(tr("Copy address"));
    m_copyAddress->setToolTip(tr("It is another one whenever Berth starts."));
    m_copyToken->setText(tr("Copy token"));
    m_copyToken->setToolTip(
        tr("It is another one whenever Berth starts, and stays on the "
           "clipboard for 20 seconds."));
}

void ApiLine::copyAddress() {
    QGuiApplication::clipboard()->setText(m_address->text());
}

void ApiLine::copyToken() {
    m_clipboard->copy(m_api.token);
}

}  // namespace berth::ui
