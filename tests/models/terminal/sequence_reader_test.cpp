// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/terminal/sequence_reader.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "models/terminal/utf8.h"
#include "tests/models/terminal/terminal_fixture.h"

namespace berth::terminal {
namespace {

// Writes down what it is told; neighbouring text is one.
class Recorder final : public SequenceSink {
  public:
    void ascii(std::string_view text) override { say(text); }
    void character(char32_t character) override {
        std::string text;
        appendUtf8(text, character);
        say(text);
    }
    void control(char control) override { note("C" + std::to_string(control)); }
    void escape(char intermediate, char final) override {
        note(std::string("E") + (intermediate != 0 ? std::string(1, intermediate) : "") + final);
    }
    void sequence(const ControlSequence& sequence) override {
        std::string text = "S";
        if (sequence.leader != 0) text.push_back(sequence.leader);
        for (std::size_t i = 0; i < sequence.count; ++i) {
            if (i > 0) text.push_back(sequence.parameters[i].sub ? ':' : ';');
            const int value = sequence.parameters[i].value;
            if (value >= 0) text += std::to_string(value);
        }
        if (sequence.intermediate != 0) text.push_back(sequence.intermediate);
        note(text + sequence.final);
    }
    void command(std::string_view text) override { note("O" + std::string(text)); }

    std::string record;

  private:
    void say(std::string_view text) {
        if (!m_inText) record += "\"";
        m_inText = true;
        record += text;
    }
    void note(const std::string& text) {
        m_inText = false;
        record += " " + text + " ";
    }

    bool m_inText = false;
};

std::string recordOf(std::string_view bytes) {
    SequenceReader reader;
    Recorder recorder;
    reader.read(bytes, recorder);
    return recorder.record;
}

TEST(SequenceReader, TakesSequencesApart) {
    EXPECT_EQ(recordOf("a\x1b[1;31mb"), "\"a S1;31m \"b");
    EXPECT_EQ(recordOf("\x1b[?25l\x1b[>c\x1b[4 q\x1b[38:2::1:2:3m"),
              " S?25l  S>c  S4 q  S38:2::1:2:3m ");
    EXPECT_EQ(recordOf("\x1b(0\x1b"
                       "7\x1b#8"),
              " E(0  E7  E#8 ");
    EXPECT_EQ(recordOf("\x1b]0;t\x07\x1b]2;u\x1b\\v"), " O0;t  O2;u \"v");
}

TEST(SequenceReader, ObeysControlCharactersAmidASequenceAndDropsWhatIsCancelled) {
    EXPECT_EQ(recordOf("\x1b[1\r;2H"), " C13  S1;2H ");
    EXPECT_EQ(recordOf("\x1b[1\x18x"), "\"x");
    EXPECT_EQ(recordOf("\x1b]0;t\x1ax"), "\"x");
    EXPECT_EQ(recordOf("\x1b[1\x1b[2A"), " S2A ");
    EXPECT_EQ(recordOf("\x1b]0;t\x1b[2A"), " S2A ");
}

TEST(SequenceReader, DropsSequencesThatAreNotWellFormed) {
    EXPECT_EQ(recordOf("\x1b[1?h\x1b[?>1h\x1b[ ;m\x1b[!!px"), "\"x");
}

TEST(SequenceReader, HoldsNumbersAndTheirCount) {
    EXPECT_EQ(recordOf("\x1b[99999999999999999999A"), " S9999A ");
    std::string many = "\x1b[";
    for (int i = 0; i < 5'000; ++i)
        many += "1;";
    const std::string record = recordOf(many + "m");
    EXPECT_LT(record.size(), 80U);
    EXPECT_EQ(record.substr(0, 4), " S1;");
}

TEST(SequenceReader, ReplacesEachBrokenPieceOfUtf8) {
    const std::string sign = "\xef\xbf\xbd";
    EXPECT_EQ(recordOf("\xe4\xb8"
                       "a"),
              "\"" + sign + "a");
    EXPECT_EQ(recordOf("\xff\xfe"), "\"" + sign + sign);
    EXPECT_EQ(recordOf("\xc0\xaf"), "\"" + sign + sign);             // an overlong form
    EXPECT_EQ(recordOf("\xed\xa0\x80"), "\"" + sign + sign + sign);  // half a surrogate pair
    EXPECT_EQ(recordOf("\xf4\x90\x80\x80"), "\"" + sign + sign + sign + sign);
    EXPECT_EQ(recordOf("\xc2\x9b"
                       "2J"),
              "\"" + sign + "2J");  // C1 in UTF-8 is not obeyed
    EXPECT_EQ(recordOf("\x9b"
                       "2J"),
              "\"" + sign + "2J");  // nor as a byte
    EXPECT_EQ(recordOf("\xe4\xb8\xad\xf0\x9f\x98\x80"), "\"\xe4\xb8\xad\xf0\x9f\x98\x80");
}

TEST(SequenceReader, SaysTheSameWhereverTheStreamIsCut) {
    const std::string stream = sampleStream();
    const std::string whole = recordOf(stream);
    for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
        SequenceReader reader;
        Recorder recorder;
        reader.read(std::string_view(stream).substr(0, cut), recorder);
        reader.read(std::string_view(stream).substr(cut), recorder);
        ASSERT_EQ(recorder.record, whole) << "cut at " << cut;
    }
    SequenceReader reader;
    Recorder recorder;
    for (const char byte : stream)
        reader.read({&byte, 1}, recorder);
    EXPECT_EQ(recorder.record, whole);
}

TEST(SequenceReader, DropsACommandThatIsTooLongAndGoesOnBehindIt) {
    const std::string longest(SequenceReader::kLongestCommand, 'x');
    EXPECT_EQ(recordOf("\x1b]" + longest +
                       "\x07"
                       "a")
                  .size(),
              longest.size() + 5);
    EXPECT_EQ(recordOf("\x1b]" + longest +
                       "y\x07"
                       "a"),
              "\"a");
    EXPECT_EQ(recordOf("\x1b]" + longest + "y\x1b\\a"), "\"a");
    EXPECT_EQ(recordOf("\x1b]" + longest + "y\x07\x1b]0;next\x07"), " O0;next ");
}

TEST(SequenceReader, GivesOnlyPrintableAsciiAndRealCharactersAsText) {
    class Strict final : public SequenceSink {
      public:
        void ascii(std::string_view text) override {
            EXPECT_FALSE(text.empty());
            for (const char each : text)
                EXPECT_TRUE(each >= 0x20 && each < 0x7F);
        }
        void character(char32_t character) override {
            EXPECT_TRUE(character >= 0xA0 && character <= 0x10FFFF);
            EXPECT_FALSE(character >= 0xD800 && character <= 0xDFFF);
        }
        void control(char control) override { EXPECT_TRUE(control > 0 && control < 0x20); }
        void escape(char, char) override {}
        void sequence(const ControlSequence& sequence) override {
            EXPECT_LE(sequence.count, ControlSequence::kMostParameters);
            for (std::size_t i = 0; i < sequence.count; ++i)
                EXPECT_LE(sequence.parameters[i].value, ControlSequence::kLargest);
        }
        void command(std::string_view text) override {
            EXPECT_LE(text.size(), SequenceReader::kLongestCommand);
        }
    };
    for (const unsigned seed : {1U, 2U, 3U}) {
        std::mt19937 random(seed);
        SequenceReader reader;
        Strict strict;
        std::string bytes(100'000, '\0');
        for (char& byte : bytes)
            byte = static_cast<char>(random() % 4 == 0 ? "\x1b[]?;:1mP\\"[random() % 10]
                                                       : static_cast<int>(random() % 256));
        reader.read(bytes, strict);
    }
}

}  // namespace
}  // namespace berth::terminal
