// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/serving/behaviours/behaviour.h"

namespace berth::sim::serving {

Work Process::begin(const Request& /*request*/, engine::Time drawn,
                    engine::RandomStream& /*random*/) {
    return {drawn, {}, nullptr};
}

std::unique_ptr<Process> makeProcess(images::Behaviour behaviour) {
    switch (behaviour) {
        case images::Behaviour::Echo:
            return makeEcho();
        case images::Behaviour::Counter:
            return makeCounter();
        case images::Behaviour::Files:
            return makeFiles();
        case images::Behaviour::Llm:
            return makeLlm();
        case images::Behaviour::Image:
            return makeImage();
        case images::Behaviour::Plain:
            break;
    }
    return makePlain();
}

bool changesState(images::Behaviour behaviour, std::string_view method) {
    switch (behaviour) {
        case images::Behaviour::Counter:
            return method == "GET";
        case images::Behaviour::Files:
            return method == "PUT" || method == "DELETE";
        case images::Behaviour::Image:
            return method == "POST";
        case images::Behaviour::Echo:
        case images::Behaviour::Llm:
        case images::Behaviour::Plain:
            break;
    }
    return false;
}

}  // namespace berth::sim::serving
