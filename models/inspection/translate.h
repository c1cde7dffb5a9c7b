// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Marks an English text of this room that people see: QT_TRANSLATE_NOOP("berth::inspection", "…")
// is that text. It has the name by which lupdate, which only reads, knows such texts; there is no
// Qt in this room. For .cpp files only, where Qt's own macro of this name cannot be.
#define QT_TRANSLATE_NOOP(context, text) text
