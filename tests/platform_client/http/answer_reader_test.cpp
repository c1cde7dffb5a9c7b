// SPDX-License-Identifier: GPL-3.0-or-later
#include "platform_client/http/answer_reader.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "tests/platform_client/http/packed.h"

namespace berth::platform_client {
namespace {

using State = AnswerReader::State;

constexpr std::size_t kBodyLimit = 1000;

struct Outcome {
    State state = State::Reading;
    HttpFailureKind kind = HttpFailureKind::BadAddress;  // Failed only
    std::string problem;
    int status = 0;
    HttpHeaders fields;
    std::string body;
    bool reusable = false;

    friend bool operator==(const Outcome&, const Outcome&) = default;
};

Outcome outcomeOf(AnswerReader& reader) {
    Outcome made;
    made.state = reader.state();
    if (made.state == State::Failed) {
        made.kind = reader.problemKind();
        made.problem = reader.problem();
    }
    if (made.state == State::Whole) {
        made.reusable = reader.reusable();
        HttpAnswer answer = reader.take();
        made.status = answer.status;
        made.fields = std::move(answer.headers);
        made.body = std::move(answer.body);
    }
    return made;
}

// The bytes in one piece; then, if so wished, the end of the connection.
Outcome read(const std::string& bytes, bool closes = false) {
    AnswerReader reader({}, kBodyLimit);
    reader.feed(bytes);
    if (closes) reader.end();
    return outcomeOf(reader);
}

std::string ok(const std::string& fieldsAndBody) {
    return "HTTP/1.1 200 OK\r\n" + fieldsAndBody;
}

TEST(AnswerReader, ReadsABodyWithALength) {
    const Outcome answer = read(ok("X-One:  a b \r\nContent-Length: 5\r\nX-ONE:\r\n\r\nhello"));
    EXPECT_EQ(answer.state, State::Whole);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.fields,
              (HttpHeaders{{"x-one", "a b"}, {"content-length", "5"}, {"x-one", ""}}));
    EXPECT_EQ(answer.body, "hello");
    EXPECT_TRUE(answer.reusable);
}

TEST(AnswerReader, ReadsABodyInChunks) {
    const Outcome answer = read(
        ok("Transfer-Encoding: Chunked\r\n\r\n5\r\nhello\r\n00A;x=\"y\"\r\n0123456789\r\n0 \r\n"
           "Trailer: t\r\nContent-Length: 3\r\n\r\n"));
    EXPECT_EQ(answer.state, State::Whole);
    EXPECT_EQ(answer.body, "hello0123456789");
    EXPECT_EQ(answer.fields.size(), 1U) << "trailers say nothing";
    EXPECT_TRUE(answer.reusable);
}

TEST(AnswerReader, ReadsABodyThatEndsWithTheConnection) {
    EXPECT_EQ(read(ok("\r\nhello")).state, State::Reading);
    const Outcome answer = read(ok("\r\nhello"), true);
    EXPECT_EQ(answer.state, State::Whole);
    EXPECT_EQ(answer.body, "hello");
    EXPECT_FALSE(answer.reusable);
}

TEST(AnswerReader, KnowsAnswersThatHaveNoBody) {
    for (const char* status : {"204 No Content", "304 Not Modified", "204", "204 "}) {
        const Outcome answer =
            read("HTTP/1.1 " + std::string(status) + "\r\nContent-Length: 9\r\n\r\n");
        EXPECT_EQ(answer.state, State::Whole) << status;
        EXPECT_EQ(answer.body, "");
    }
    EXPECT_EQ(read(ok("Content-Length: 0\r\n\r\n")).state, State::Whole);
}

TEST(AnswerReader, PassesOverInterimAnswers) {
    const Outcome answer = read(
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\nContent-Length: "
        "7\r\n\r\n"
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "ok");
    EXPECT_EQ(answer.fields.size(), 1U);
}

TEST(AnswerReader, EndsAStormOfInterimAnswers) {
    AnswerReader reader({}, kBodyLimit);
    int count = 0;
    while (reader.feed("HTTP/1.1 100 Continue\r\n\r\n") == State::Reading)
        ASSERT_LT(++count, 10'000);
    EXPECT_EQ(reader.problemKind(), HttpFailureKind::Malformed);
}

TEST(AnswerReader, SaysWhetherTheConnectionMayBeUsedAgain) {
    const auto reusable = [](const std::string& bytes) { return read(bytes).reusable; };
    EXPECT_TRUE(reusable(ok("Content-Length: 0\r\n\r\n")));
    EXPECT_FALSE(reusable(ok("Content-Length: 0\r\nConnection: Keep-Alive, CLOSE\r\n\r\n")));
    EXPECT_FALSE(reusable("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n"));
    EXPECT_TRUE(reusable("HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nContent-Length: 0\r\n\r\n"));
    EXPECT_FALSE(reusable(ok("Content-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\n")))
        << "what follows was asked for by nobody";
}

TEST(AnswerReader, RefusesWhatTwoReadersCouldUnderstandDifferently) {
    for (const std::string& rest : std::vector<std::string>{
             "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
             "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
             "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
             "Content-Length: 5, 5\r\n\r\nhello",
             "Content-Length: +5\r\n\r\nhello",
             "Content-Length: -5\r\n\r\nhello",
             "Content-Length: 0x5\r\n\r\nhello",
             "Content-Length: 5 5\r\n\r\nhello",
             "Content-Length: 18446744073709551621\r\n\r\nhello",
             "Content-Length:\r\n\r\nhello",
             "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
             "Transfer-Encoding: identity\r\n\r\nhello",
             "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
             "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
             "Transfer-Encoding:\r\n\r\nhello",
             "Content-Length : 5\r\n\r\nhello",
             "Content Length: 5\r\n\r\nhello",
             " Content-Length: 5\r\n\r\nhello",
             "A: b\r\n c\r\nContent-Length: 5\r\n\r\nhello",
             "no colon\r\n\r\n",
             ": no name\r\n\r\n",
             "A: \x01\r\n\r\n",
             std::string("A: \0\r\n\r\n", 8),
             "A: b\rContent-Length: 5\r\n\r\nhello",
             "A: b\nContent-Length: 5\r\n\r\nhello",
             "\n",
             "Content-Encoding: br\r\n\r\nhello",
             "Content-Encoding: gzip, gzip\r\n\r\nhello",
             "Content-Encoding: gzip\r\nContent-Encoding: gzip\r\n\r\nhello"}) {
        const Outcome answer = read(ok(rest), true);
        EXPECT_EQ(answer.state, State::Failed) << rest;
        EXPECT_EQ(answer.kind, HttpFailureKind::Malformed) << rest;
        EXPECT_NE(answer.problem, "");
    }
    EXPECT_EQ(read("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n").state,
              State::Failed);
}

TEST(AnswerReader, RefusesWhatIsNotHttp) {
    for (const std::string& bytes : std::vector<std::string>{"SSH-2.0-OpenSSH",
                                                             "\r\nHTTP/1.1 200 OK\r\n\r\n",
                                                             "<html>",
                                                             "http/1.1 200 OK\r\n",
                                                             " HTTP/1.1",
                                                             "HTTP/2",
                                                             "HTTP/0.9 200 OK\r\n",
                                                             "HTTP/1.2 200 OK\r\n",
                                                             "HTTP/1.1  200 OK\r\n",
                                                             "HTTP/1.1\t200 OK\r\n",
                                                             "HTTP/1.1 20 OK\r\n",
                                                             "HTTP/1.1 2000 OK\r\n",
                                                             "HTTP/1.1 099 OK\r\n",
                                                             "HTTP/1.1 600 OK\r\n",
                                                             "HTTP/1.1 abc OK\r\n",
                                                             "HTTP/1.1 200\tOK\r\n",
                                                             "HTTP/1.1 200 \x01\r\n",
                                                             "HTTP/1.1 200 OK\n",
                                                             "HTTP/1.1\r\n",
                                                             "ICY 200 OK\r\n",
                                                             "HTTP/1.1 101 Switching\r\n\r\n",
                                                             std::string(1, '\0'),
                                                             "HTTP/1.1 -20 OK\r\n"}) {
        const Outcome answer = read(bytes);
        EXPECT_EQ(answer.state, State::Failed) << bytes;
        EXPECT_EQ(answer.kind, HttpFailureKind::Malformed);
    }
}

TEST(AnswerReader, RefusesChunksWhoseSizesAreNotInOrder) {
    for (const char* chunks :
         {"\r\n", "x\r\nhello", "-5\r\nhello", "+5\r\nhello", "0x5\r\nhello", " 5\r\nhello",
          "5 5\r\nhello", "5\nhello\r\n0\r\n\r\n", "5\r\nhelloX\r\n", "5\r\nhello\n0\r\n\r\n",
          "5\r\nhello0\r\n\r\n", "FFFFFFFFFFFFFFFF\r\nhello", "10000000000000000\r\nhello",
          ";x\r\nhello", "g\r\nhello", "5\r\nhello\r\n0\r\nno colon\r\n\r\n"}) {
        const Outcome answer =
            read(ok("Transfer-Encoding: chunked\r\n\r\n" + std::string(chunks)), true);
        EXPECT_EQ(answer.state, State::Failed) << chunks;
        EXPECT_EQ(answer.kind, HttpFailureKind::Malformed) << chunks;
    }
    AnswerReader reader({}, kBodyLimit);
    reader.feed(ok("Transfer-Encoding: chunked\r\n\r\n5;"));
    std::size_t fed = 0;
    while (reader.feed("extension") == State::Reading)
        ASSERT_LT(fed += 9, 10'000U) << "an extension without end";
}

TEST(AnswerReader, HoldsTheHeadToItsLimits) {
    const auto withFields = [](int count) {
        std::string head;
        for (int i = 0; i < count; ++i)
            head += "X-" + std::to_string(i) + ": v\r\n";
        return read(ok(head + "\r\n"), true);
    };
    EXPECT_EQ(withFields(100).state, State::Whole);
    EXPECT_EQ(withFields(101).kind, HttpFailureKind::Malformed);
    const auto ofBytes = [](std::size_t total) {
        const std::size_t rest = ok("X: \r\n\r\n").size();
        return read(ok("X: " + std::string(total - rest, 'v') + "\r\n\r\n"), true);
    };
    EXPECT_EQ(ofBytes(32 * 1024).state, State::Whole);
    EXPECT_EQ(ofBytes(32 * 1024 + 1).kind, HttpFailureKind::Malformed);
}

TEST(AnswerReader, EndsALineOrAHeadWithoutEndAtTheLimit) {
    for (const std::string piece : {"X", "X: y\r\n", "HTTP/1.1 200 "}) {
        AnswerReader reader({}, kBodyLimit);
        reader.feed("HTTP/1.1 200 OK\r\n");
        std::size_t fed = 0;
        while (reader.feed(piece) == State::Reading)
            ASSERT_LT(fed += piece.size(), 64 * 1024U);
        EXPECT_EQ(reader.problemKind(), HttpFailureKind::Malformed);
    }
    AnswerReader reader({}, kBodyLimit);
    reader.feed(ok("Transfer-Encoding: chunked\r\n\r\n0\r\n"));
    std::size_t fed = 0;
    while (reader.feed("T: t\r\n") == State::Reading)
        ASSERT_LT(fed += 6, 64 * 1024U) << "trailers without end";
}

TEST(AnswerReader, HoldsTheBodyToItsLimitInEachFraming) {
    const std::string most(kBodyLimit, 'x');
    const std::string more(kBodyLimit + 1, 'x');
    const auto framings = [](const std::string& body) {
        std::string chunks;
        for (const char c : body)
            chunks += std::string("1\r\n") + c + "\r\n";
        return std::vector<std::string>{
            "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body, "\r\n" + body,
            "Transfer-Encoding: chunked\r\n\r\n" + chunks + "0\r\n\r\n"};
    };
    for (const std::string& rest : framings(most))
        EXPECT_EQ(read(ok(rest), true).body, most);
    for (const std::string& rest : framings(more))
        EXPECT_EQ(read(ok(rest), true).kind, HttpFailureKind::TooLarge);
    EXPECT_EQ(read(ok("Content-Length: 99999999999\r\n\r\n")).kind, HttpFailureKind::TooLarge)
        << "at once, before any of it came";
}

TEST(AnswerReader, CutsALongBodyWhereThatIsWished) {
    const std::string body(kBodyLimit + 5, 'x');
    const std::string gzip = packed(body);
    for (const std::string& rest :
         std::vector<std::string>{"Content-Length: 1005\r\n\r\n" + body, "\r\n" + body,
                                  "Transfer-Encoding: chunked\r\n\r\n3ed\r\n" + body,
                                  "Content-Encoding: gzip\r\n\r\n" + gzip}) {
        AnswerReader reader({}, kBodyLimit, AnswerReader::LongBody::IsCut);
        reader.feed(ok(rest));
        EXPECT_EQ(reader.state(), State::Whole);
        EXPECT_FALSE(reader.reusable());
        EXPECT_EQ(reader.take().body, std::string(kBodyLimit, 'x'));
    }
    AnswerReader reader({}, kBodyLimit, AnswerReader::LongBody::IsCut);
    reader.feed(ok("Content-Length: 5\r\n\r\nhello"));
    EXPECT_TRUE(reader.reusable());
}

TEST(AnswerReader, UnpacksGzip) {
    std::string text;
    for (int i = 0; text.size() < 900; ++i)
        text += std::to_string(i * 7919);
    const std::string whole = packed(text);
    const auto withLength = [](const std::string& body, const char* name = "gzip") {
        return ok("Content-Encoding: " + std::string(name) +
                  "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    };
    EXPECT_EQ(read(withLength(whole)).body, text);
    EXPECT_EQ(read(withLength(whole, "X-Gzip")).body, text);
    EXPECT_EQ(read(ok("Content-Encoding: gzip\r\n\r\n" + whole), true).body, text);
    EXPECT_EQ(read(withLength(packed("two ") + packed("members"))).body, "two members");
    EXPECT_EQ(read(withLength("")).state, State::Whole) << "nothing, packed, is nothing";
    for (const std::string& broken :
         {std::string("plain"), whole + "more", whole.substr(0, whole.size() - 1),
          whole.substr(0, 5), whole.substr(1), std::string(1, whole[0])}) {
        EXPECT_EQ(read(withLength(broken)).kind, HttpFailureKind::Malformed);
    }
    std::string flipped = whole;
    flipped[whole.size() - 5] = static_cast<char>(flipped[whole.size() - 5] ^ 1);
    EXPECT_EQ(read(withLength(flipped)).kind, HttpFailureKind::Malformed)
        << "its checksum is wrong";
}

TEST(AnswerReader, EndsABombAtTheLimit) {
    const std::string bomb = packed(std::string(10 << 20, 'x'));
    ASSERT_LT(bomb.size(), 16'000U);
    AnswerReader reader({}, std::size_t{1} << 20);
    EXPECT_EQ(reader.feed(ok("Content-Encoding: gzip\r\n\r\n" + bomb)), State::Failed);
    EXPECT_EQ(reader.problemKind(), HttpFailureKind::TooLarge);
}

// Answers of every framing, whole.
std::vector<std::string> samples() {
    const std::string unpacked = "the quick brown fox jumps over the lazy dog, and over again";
    const std::string gzip = packed(unpacked);
    return {ok("Content-Length: 5\r\nDate: x\r\n\r\nhello"),
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 503 Busy\r\nTransfer-Encoding: chunked\r\n\r\n"
            "3;e\r\nabc\r\nD\r\n0123456789012\r\n0\r\nT: u\r\n\r\n",
            ok("Content-Encoding: gzip\r\nContent-Length: " + std::to_string(gzip.size()) +
               "\r\n\r\n" + gzip),
            "HTTP/1.1 204\r\n\r\n"};
}

TEST(AnswerReader, ReadsTheSameHoweverTheBytesAreCut) {
    std::mt19937 random(5);
    for (const std::string& whole : samples()) {
        const Outcome wanted = read(whole);
        ASSERT_EQ(wanted.state, State::Whole);
        for (int round = 0; round < 300; ++round) {
            AnswerReader reader({}, kBodyLimit);
            for (std::size_t at = 0; at < whole.size();) {
                const std::size_t count =
                    round == 0 ? 1 : std::min<std::size_t>(1 + random() % 20, whole.size() - at);
                EXPECT_EQ(reader.feed(whole.substr(at, count)) == State::Whole,
                          at + count == whole.size());
                at += count;
            }
            EXPECT_EQ(outcomeOf(reader), wanted);
        }
    }
}

TEST(AnswerReader, TakesNoAnswerForWholeThatIsCutAtAnyByte) {
    for (const std::string& whole : samples()) {
        for (std::size_t cut = 0; cut < whole.size(); ++cut) {
            const Outcome answer = read(whole.substr(0, cut), true);
            EXPECT_EQ(answer.state, State::Failed) << "after " << cut;
            EXPECT_TRUE(answer.kind == HttpFailureKind::Broken ||
                        answer.kind == HttpFailureKind::Malformed);
        }
    }
}

TEST(AnswerReader, StaysWithinItsLimitsWhateverItIsFed) {
    std::mt19937 random(9);
    const std::vector<std::string> words = {"HTTP/1.1 200 OK\r\n",
                                            "HTTP/1.1 100 C\r\n",
                                            "\r\n",
                                            "Content-Length: 12\r\n",
                                            "Transfer-Encoding: chunked\r\n",
                                            "Content-Encoding: gzip\r\n",
                                            "5\r\nhello\r\n",
                                            "0\r\n",
                                            "A: b\r\n",
                                            "\n",
                                            "\r",
                                            "x",
                                            ":",
                                            " ",
                                            packed("bomb"),
                                            std::string(300, 'z')};
    int whole = 0;
    for (int round = 0; round < 50'000; ++round) {
        AnswerReader reader({}, kBodyLimit);
        reader.feed("HTTP/1.1 200 OK\r\n");
        for (std::size_t n = random() % 12; n > 0; --n)
            reader.feed(words[random() % words.size()]);
        reader.end();
        const Outcome answer = outcomeOf(reader);
        ASSERT_NE(answer.state, State::Reading);
        if (answer.state != State::Whole) continue;
        ++whole;
        EXPECT_LE(answer.body.size(), kBodyLimit);
        EXPECT_LE(answer.fields.size(), 100U);
    }
    EXPECT_GT(whole, 500);
}

}  // namespace
}  // namespace berth::platform_client
