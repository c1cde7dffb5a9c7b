// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim/open_api/apply_change.h"

#include <string>
#include <utility>

#include "sim/open_api/ids.h"
#include "sim/open_api/json_writer.h"

namespace berth::sim::open_api {

void applyAndAnswer(ApiContext& context, domain::Change change, std::string_view wrongState,
                    const Responder& responder) {
    context.platform().apply(
        context.request(std::move(change)),
        [responder, wrongState](const domain::Result<domain::ChangeOutcome>& outcome) {
            if (outcome) return responder.done();
            if (outcome.error().code == domain::ErrorCode::WrongState && !wrongState.empty())
                return responder.failure({code::kConflict, std::string(wrongState)});
            responder.failure(outcome.error());
        });
}

void createAndAnswer(ApiContext& context, domain::DeploymentSpec spec, const Responder& responder) {
    context.platform().apply(context.request(domain::CreateDeployment{std::move(spec)}),
                             [responder](const domain::Result<domain::ChangeOutcome>& outcome) {
                                 if (!outcome) return responder.failure(outcome.error());
                                 JsonWriter out;
                                 out.beginObject().number(
                                     "task_id", taskIdOf(outcome->deployment).value_or(0));
                                 responder.success(out.endObject().take());
                             });
}

}  // namespace berth::sim::open_api
