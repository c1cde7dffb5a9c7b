// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/core.h>

#include <algorithm>

#include "models/domain/ascii.h"
#include "models/domain/text.h"
#include "models/domain/validation_rules.h"

namespace berth::domain {
namespace {

bool isAllowed(char c) {
    return isLetter(c) || isDigit(c) || c == '_' || c == '-' || c == '.';
}

// As Kubernetes: letters, digits, "_", "-" and ".", no digit first.
bool validName(const std::string& name) {
    if (name.empty() || name.size() > 256 || isDigit(name.front())) return false;
    return std::all_of(name.begin(), name.end(), isAllowed);
}

std::string cleanedName(const std::string& name) {
    std::string clean;
    for (const char c : name.substr(0, 255)) {
        clean += isAllowed(c) ? c : '_';
    }
    return isDigit(clean.front()) ? "_" + clean : clean;
}

bool validText(const std::string& text) {
    return text.size() <= kMaxTextLength && text.find('\0') == std::string::npos && isUtf8(text);
}

std::string cleanedText(const std::string& text) {
    return keepUtf8(std::string_view(text).substr(0, kMaxTextLength));
}

}  // namespace

void checkEnvironment(Check& check) {
    const auto& variables = check.spec.environment;
    for (std::size_t i = 0; i < variables.size(); ++i) {
        const std::string& name = variables[i].name;
        const std::string field = fmt::format("environment[{}]", i);
        const auto drop = [](std::size_t index) {
            return [index](DeploymentSpec& mended) {
                mended.environment.erase(mended.environment.begin() + static_cast<long>(index));
            };
        };
        if (name.empty()) {
            check.add(FindingLevel::Problem, FindingKind::EnvironmentNameBad, field + ".name", name,
                      "an environment variable has no name: give it one, or remove it", drop(i));
            continue;
        }
        if (!validName(name)) {
            check.add(
                FindingLevel::Problem, FindingKind::EnvironmentNameBad, field + ".name", name,
                fmt::format("\"{}\" is no name for an environment variable: use letters, "
                            "digits, \"_\", \"-\" and \".\", no digit first",
                            name),
                [&](DeploymentSpec& mended) { mended.environment[i].name = cleanedName(name); });
        }
        for (std::size_t earlier = 0; earlier < i; ++earlier) {
            if (variables[earlier].name != name) continue;
            // The later one is what the container would see.
            check.add(FindingLevel::Problem, FindingKind::EnvironmentNameTwice, field + ".name",
                      name, fmt::format("\"{}\" is set twice: remove one", name), drop(earlier));
            break;
        }
        if (!validText(variables[i].value)) {
            check.add(FindingLevel::Problem, FindingKind::EnvironmentValueBad, field + ".value",
                      name,
                      fmt::format("the value of \"{}\" must be UTF-8 text of at most {} bytes "
                                  "without NUL: remove what is not text",
                                  name, kMaxTextLength),
                      [&](DeploymentSpec& mended) {
                          mended.environment[i].value = cleanedText(variables[i].value);
                      });
        }
    }
}

void checkCommand(Check& check) {
    const auto& command = check.spec.command;
    if (command.empty()) return;
    if (command.front().empty()) {
        check.add(FindingLevel::Problem, FindingKind::CommandBad, "command[0]", "",
                  "the command begins with an empty word: write the program first",
                  [](DeploymentSpec& mended) {
                      while (!mended.command.empty() && mended.command.front().empty()) {
                          mended.command.erase(mended.command.begin());
                      }
                  });
    }
    for (std::size_t i = 0; i < command.size(); ++i) {
        if (validText(command[i])) continue;
        check.add(FindingLevel::Problem, FindingKind::CommandBad, fmt::format("command[{}]", i),
                  std::to_string(i),
                  fmt::format("word {} of the command must be UTF-8 text of at most {} bytes "
                              "without NUL: remove what is not text",
                              i + 1, kMaxTextLength),
                  [&](DeploymentSpec& mended) {
                      mended.command[i] = cleanedText(command[i]);
                      // A program that was nothing but rubbish leaves no word to run.
                      if (mended.command.front().empty()) mended.command.clear();
                  });
    }
}

}  // namespace berth::domain
