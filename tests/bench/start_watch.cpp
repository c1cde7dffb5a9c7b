// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/start_watch.h"

#include <sys/prctl.h>
#include <unistd.h>

#include <QCoreApplication>
#include <QEvent>
#include <QStringList>
#include <QVariant>

#include "tests/bench/start_moments.h"

namespace berth::bench {

StartWatch::StartWatch(int descriptor, bool settled)
    : m_descriptor(descriptor), m_settled(settled), m_loaded(monotonicNanoseconds()) {
    // A timer of 0 ms is due when what was posted before it is done: the picture is delivered then.
    m_afterPaint.setSingleShot(true);
    m_afterPaint.setInterval(0);
    connect(&m_afterPaint, &QTimer::timeout, this, &StartWatch::report);
    QCoreApplication::instance()->installEventFilter(this);
    // The console lets nobody look into its memory, so nobody but root could count its pages.
    ::prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
}

bool StartWatch::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::Paint || !watched->isWidgetType()) return false;
    const std::int64_t now = monotonicNanoseconds();
    if (m_firstPaint == 0) m_firstPaint = now;
    if (m_dataPaint == 0 && counts(*watched)) {
        m_dataPaint = now;
        m_afterPaint.start();
    }
    return false;
}

bool StartWatch::counts(const QObject& painted) const {
    if (!m_settled) return true;
    for (const QObject* at = &painted; at != nullptr; at = at->parent()) {
        const QVariant settled = at->property("settled");
        if (settled.isValid()) return settled.toBool();
    }
    return false;
}

void StartWatch::report() {
    QCoreApplication::instance()->removeEventFilter(this);
    const StartMoments moments{m_loaded, m_firstPaint, m_dataPaint, monotonicNanoseconds()};
    // A reader that is gone is nobody to tell.
    [[maybe_unused]] const auto written = ::write(m_descriptor, &moments, sizeof moments);
    ::close(m_descriptor);
}

QObject* StartWatchPlugin::create(const QString& name, const QString& spec) {
    if (name.compare(QStringLiteral("start_watch"), Qt::CaseInsensitive) != 0) return nullptr;
    const QStringList parts = spec.split(u'/');
    bool number = false;
    const int descriptor = parts.value(0).toInt(&number);
    if (!number) return nullptr;
    return new StartWatch(descriptor, parts.value(1) == QStringLiteral("settled"));
}

}  // namespace berth::bench
