// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/screenshot.h"

#include <QCoreApplication>
#include <QPixmap>
#include <QTextStream>

namespace berth::app {
namespace {

constexpr int kPeriodMs = 50;
constexpr int kDeadlineMs = 10'000;
// The page has to stay settled for a few looks, so that layouts and charts have been drawn.
constexpr int kLooks = 4;

}  // namespace

Screenshot::Screenshot(ui::MainWindow& window, QString file, QObject* parent)
    : QObject(parent), m_window(window), m_file(std::move(file)) {
    m_timer.setInterval(kPeriodMs);
    connect(&m_timer, &QTimer::timeout, this, &Screenshot::look);
    m_since.start();
    m_timer.start();
}

void Screenshot::look() {
    const ui::Page* page = m_window.pages().page();
    m_settled = page != nullptr && page->isSettled() ? m_settled + 1 : 0;
    if (m_settled < kLooks && m_since.elapsed() < kDeadlineMs) return;
    m_timer.stop();
    take();
}

void Screenshot::take() {
    const bool written = m_window.grab().save(m_file, "PNG");
    if (!written) {
        QTextStream(stderr) << "berth: --screenshot: " << m_file
                            << " cannot be written: choose a folder that exists and is writable\n";
    }
    QCoreApplication::exit(written ? 0 : 1);
}

}  // namespace berth::app
