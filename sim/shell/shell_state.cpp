// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/shell/shell_state.h"

#include <utility>

namespace berth::sim::shell {
namespace {

// What an entry takes beside its texts.
constexpr std::size_t kEntryBytes = 128;
// A tree of commands takes more than its text.
constexpr std::size_t kTreeFactor = 16;

std::size_t bytesOf(const std::string& name, const Variable& variable) {
    return kEntryBytes + name.size() + variable.value.size();
}

std::size_t bytesOf(const std::string& name, const ShellState::Function& function) {
    return kEntryBytes + name.size() + function.sourceBytes * kTreeFactor;
}

}  // namespace

std::optional<std::string> ShellState::value(std::string_view variable) const {
    const auto found = m_variables.find(variable);
    if (found == m_variables.end() || !found->second.set) return std::nullopt;
    return found->second.value;
}

std::string ShellState::set(const std::string& variable, std::string value) {
    const auto found = m_variables.find(variable);
    if (found == m_variables.end()) {
        Variable made;
        made.value = std::move(value);
        const std::size_t bytes = bytesOf(variable, made);
        if (!fits(bytes)) return "variables take too much memory";
        m_bytes += bytes;
        m_variables.emplace(variable, std::move(made));
        return {};
    }
    if (found->second.readOnly) return variable + ": is read only";
    m_bytes -= found->second.value.size();
    if (!fits(value.size())) {
        m_bytes += found->second.value.size();
        return "variables take too much memory";
    }
    m_bytes += value.size();
    found->second.value = std::move(value);
    found->second.set = true;
    return {};
}

std::string ShellState::unset(const std::string& variable) {
    const auto found = m_variables.find(variable);
    if (found == m_variables.end()) return {};
    if (found->second.readOnly) return variable + ": is read only";
    m_bytes -= bytesOf(variable, found->second);
    m_variables.erase(found);
    return {};
}

void ShellState::exportVariable(const std::string& variable) {
    const auto [entry, made] = m_variables.try_emplace(variable);
    if (made) {
        entry->second.set = false;
        m_bytes += bytesOf(variable, entry->second);
    }
    entry->second.exported = true;
}

void ShellState::makeReadOnly(const std::string& variable) {
    const auto [entry, made] = m_variables.try_emplace(variable);
    if (made) {
        entry->second.set = false;
        m_bytes += bytesOf(variable, entry->second);
    }
    entry->second.readOnly = true;
}

std::optional<Variable> ShellState::saved(const std::string& variable) const {
    const auto found = m_variables.find(variable);
    if (found == m_variables.end()) return std::nullopt;
    return found->second;
}

void ShellState::restore(const std::string& variable, std::optional<Variable> before) {
    if (const auto found = m_variables.find(variable); found != m_variables.end()) {
        m_bytes -= bytesOf(variable, found->second);
        m_variables.erase(found);
    }
    if (!before) return;
    m_bytes += bytesOf(variable, *before);
    m_variables.emplace(variable, std::move(*before));
}

const ShellState::Function* ShellState::function(std::string_view functionName) const {
    const auto found = m_functions.find(functionName);
    return found == m_functions.end() ? nullptr : &found->second;
}

std::string ShellState::define(const FunctionDefinition& definition) {
    removeFunction(definition.name);
    Function function{definition.body, definition.sourceBytes};
    const std::size_t bytes = bytesOf(definition.name, function);
    if (!fits(bytes)) return "functions take too much memory";
    m_bytes += bytes;
    m_functions.emplace(definition.name, std::move(function));
    return {};
}

bool ShellState::removeFunction(const std::string& functionName) {
    const auto found = m_functions.find(functionName);
    if (found == m_functions.end()) return false;
    m_bytes -= bytesOf(functionName, found->second);
    m_functions.erase(found);
    return true;
}

Environment ShellState::environment() const {
    Environment result;
    for (const auto& [variable, entry] : m_variables)
        if (entry.exported && entry.set) result.emplace(variable, entry.value);
    return result;
}

}  // namespace berth::sim::shell
