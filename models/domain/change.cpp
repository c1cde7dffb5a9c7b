// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/change.h"

namespace berth::domain {
namespace {

struct Name {
    const char* operator()(const CreateDeployment&) const { return "create"; }
    const char* operator()(const EditDeployment&) const { return "edit"; }
    const char* operator()(const ScaleDeployment&) const { return "scale"; }
    const char* operator()(const PauseDeployment&) const { return "pause"; }
    const char* operator()(const ResumeDeployment&) const { return "resume"; }
    const char* operator()(const RestartDeployment&) const { return "restart"; }
    const char* operator()(const ReplaceNode&) const { return "replace_node"; }
    const char* operator()(const DeleteDeployment&) const { return "delete"; }
    const char* operator()(const StartCanary&) const { return "start_canary"; }
    const char* operator()(const PromoteCanary&) const { return "promote_canary"; }
    const char* operator()(const RollBackCanary&) const { return "roll_back_canary"; }
};

}  // namespace

const char* toText(const Change& change) {
    return std::visit(Name{}, change);
}

}  // namespace berth::domain
