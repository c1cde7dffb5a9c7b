// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

namespace berth::ui {

// The names of the colours, in the order of kTokenNames. Their values are in resources/tokens.json;
// no other place holds a colour.
enum class Token {
    Win,
    Surf,
    Surf2,
    Rail,
    Bar,
    Hover,
    Line,
    Line2,
    Ink,
    Ink2,
    Ink3,
    Accent,
    AccentHover,
    OnAccent,
    Selection,
    SelectionInk,
    Ok,
    OkTint,
    Info,
    InfoTint,
    Start,
    StartTint,
    Warn,
    WarnTint,
    Bad,
    BadTint,
    OnBad,
    Off,
    OffTint,
    Sim,
    SimTint,
    SimStripe,
    Live,
    LiveTint,
    LiveBand,
    OnLive,
    Terminal,
    C1,
    C2,
    C3,
    C4,
    C5,
    C6,
};

inline constexpr int kTokenCount = 43;

// As in tokens.json, and with "@" before them in the style sheet template.
inline constexpr std::array<std::string_view, kTokenCount> kTokenNames = {
    "win",          "surf",       "surf2",     "rail",
    "bar",          "hover",      "line",      "line2",
    "ink",          "ink2",       "ink3",      "accent",
    "accent-hover", "on-accent",  "selection", "selection-ink",
    "ok",           "ok-tint",    "info",      "info-tint",
    "start",        "start-tint", "warn",      "warn-tint",
    "bad",          "bad-tint",   "on-bad",    "off",
    "off-tint",     "sim",        "sim-tint",  "sim-stripe",
    "live",         "live-tint",  "live-band", "on-live",
    "terminal",     "c1",         "c2",        "c3",
    "c4",           "c5",         "c6",
};

}  // namespace berth::ui
