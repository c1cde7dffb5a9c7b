// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace berth::sim::gateway::test {

struct Response {
    int status = 0;
    std::map<std::string, std::string> fields;  // names in lower case
    std::string body;
};

// A client that sends exactly the bytes it is told to. Every wait ends after ten seconds.
class RawClient {
  public:
    explicit RawClient(std::uint16_t port, bool v6 = false);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    [[nodiscard]] bool connected() const { return m_descriptor >= 0; }
    bool send(std::string_view bytes);  // false when the other side has closed
    // The next response, its body taken as its fields say. Nothing when the connection ends before.
    [[nodiscard]] std::optional<Response> response(bool toHead = false);
    // Everything up to the end of the connection.
    [[nodiscard]] std::string rest();
    // At least one byte more, or nothing at the end of the connection.
    [[nodiscard]] std::string some();
    [[nodiscard]] bool endsNow() { return rest().empty(); }
    void close();
    // A receive buffer small enough that the other side soon cannot write.
    static void makeSmall(int descriptor);
    [[nodiscard]] int descriptor() const { return m_descriptor; }

  private:
    bool fill();

    int m_descriptor = -1;
    std::string m_read;
};

[[nodiscard]] std::string getRequest(std::uint16_t port, std::string_view target = "/",
                                     std::string_view more = {});
// One request on a connection of its own.
[[nodiscard]] std::optional<Response> askOnce(std::uint16_t port, std::string_view bytes);

}  // namespace berth::sim::gateway::test
