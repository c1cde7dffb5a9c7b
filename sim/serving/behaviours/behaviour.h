// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "sim/engine/random.h"
#include "sim/engine/time.h"
#include "sim/images/image_model.h"
#include "sim/serving/http_message.h"
#include "sim/serving/serving.h"

namespace berth::sim::serving {

// A request as a container sees it.
struct Request {
    const Container& container;
    const HttpRequest& http;
    int port = 0;
    engine::Time now = 0;
    std::int64_t number = 1;  // of this container: 1, 2, 3 …
    std::string_view path;    // of the target, as sent, without the query
    std::string_view query;   // as sent, without "?"
    bool head = false;        // HEAD: answer as to GET, without its effects
};

struct Answer {
    HttpHead head;
    std::string body;
    bool diskChanged = false;
};

// A body that comes in pieces over time.
class AnswerStream {
  public:
    struct Piece {
        std::string data;
        bool last = false;
        engine::Time pause = 0;  // until the next piece
    };

    AnswerStream() = default;
    AnswerStream(const AnswerStream&) = delete;
    AnswerStream& operator=(const AnswerStream&) = delete;
    virtual ~AnswerStream() = default;

    [[nodiscard]] virtual Piece next() = 0;
};

// What a node begins when it takes a request up.
struct Work {
    engine::Time time = 0;  // until the answer, or until its first piece
    HttpHead head;          // with a stream only
    std::unique_ptr<AnswerStream> stream;
};

// The process in a container: its state is gone when the container stops. One object per container
// start, on the simulation's thread.
class Process {
  public:
    Process() = default;
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    virtual ~Process() = default;

    // `drawn` is the service time by the image's distribution. The default takes just that.
    virtual Work begin(const Request& request, engine::Time drawn, engine::RandomStream& random);
    // Called when the work is done, unless begin() gave a stream.
    virtual Answer answer(const Request& request) = 0;
};

[[nodiscard]] std::unique_ptr<Process> makeProcess(images::Behaviour behaviour);

// One per file of this folder.
[[nodiscard]] std::unique_ptr<Process> makeCounter();
[[nodiscard]] std::unique_ptr<Process> makeEcho();
[[nodiscard]] std::unique_ptr<Process> makeFiles();
[[nodiscard]] std::unique_ptr<Process> makeImage();
[[nodiscard]] std::unique_ptr<Process> makeLlm();
[[nodiscard]] std::unique_ptr<Process> makePlain();

}  // namespace berth::sim::serving
