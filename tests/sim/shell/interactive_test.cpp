// SPDX-License-Identifier: GPL-3.0-or-later
#include <gtest/gtest.h>

#include <thread>

#include "sim/shell/line_editor.h"
#include "tests/sim/shell/fake_node.h"
#include "tests/support/seeded_random.h"

namespace berth::sim::shell::testing {
namespace {

class Typing : public ::testing::Test {
  protected:
    Typing() : m_session(node, screen, {80, 24}) {
        m_thread = std::thread([this] { status = m_session.run(); });
    }
    ~Typing() override {
        m_session.hangUp();
        if (m_thread.joinable()) m_thread.join();
    }
    void type(std::string_view keys) { EXPECT_EQ(m_session.feed(keys), keys.size()); }
    void leave() {
        if (m_thread.joinable()) m_thread.join();
    }

    FakeNode node;
    TextSink screen;
    int status = -1;
    InteractiveSession m_session;
    std::thread m_thread;
};

TEST_F(Typing, ShowsAPromptAndRunsALine) {
    EXPECT_TRUE(screen.waitFor("root@echo-1:/# "));
    type("echo out of it\r");
    EXPECT_TRUE(screen.waitFor("\r\nout of it\r\n"));
    type("exit 3\r");
    leave();
    EXPECT_EQ(status, 3);
}

TEST_F(Typing, LeavesAtTheEndOfInput) {
    type("false\r\x04");
    leave();
    EXPECT_EQ(status, 1);
}

TEST_F(Typing, EndsAProgramByCtrlCAndGoesOn) {
    type("echo begun; cat\r");
    EXPECT_TRUE(screen.waitFor("\r\nbegun\r\n"));
    type("\x03");
    type("echo $? again\r");
    EXPECT_TRUE(screen.waitFor("\r\n130 again\r\n"));
}

TEST_F(Typing, GivesAProgramTheLinesThatAreTyped) {
    type("read x; echo \"<$x>\"\r");
    type("wrong\x15right\x7fT\r");
    EXPECT_TRUE(screen.waitFor("\r\n<righT>\r\n"));
}

TEST_F(Typing, GoesOnAfterAnError) {
    type("echo ${x!}\r");
    EXPECT_TRUE(screen.waitFor("Bad substitution"));
    type("shift 9\recho ${nothing:?gone}\recho still here\r");
    EXPECT_TRUE(screen.waitFor("\r\nstill here\r\n"));
}

TEST_F(Typing, AsksForTheRestOfACommand) {
    type("for i in 1 2\r");
    EXPECT_TRUE(screen.waitFor("> "));
    type("do echo \"[$i]\"; done\r");
    EXPECT_TRUE(screen.waitFor("[1]\r\n[2]\r\n"));
}

TEST_F(Typing, DropsACommandThatHasBegunAtCtrlC) {
    type("for i in 1 2\r");
    EXPECT_TRUE(screen.waitFor("> "));
    type("\x03");
    type("echo $? over\r");
    EXPECT_TRUE(screen.waitFor("\r\n130 over\r\n"));
    EXPECT_EQ(screen.text().find("Syntax error"), std::string::npos);
}

TEST_F(Typing, RefreshesTopUntilQ) {
    type("top\r");
    EXPECT_TRUE(screen.waitFor("%CPU"));
    type("q");
    type("echo behind\r");
    EXPECT_TRUE(screen.waitFor("\r\nbehind\r\n"));
}

TEST_F(Typing, KnowsThatItIsATerminal) {
    type("[ -t 0 ] && [ -t 1 ] && echo yes; [ -t 1 ] | cat || echo no; cd /tmp; pwd\r");
    EXPECT_TRUE(screen.waitFor("yes\r\n"));
    EXPECT_TRUE(screen.waitFor("root@echo-1:/tmp# "));
}

TEST_F(Typing, EndsWhenNobodyIsThereAnyMore) {
    type("while :; do :; done\r");
    m_session.hangUp();
    leave();
    EXPECT_NE(status, -1);
}

// The line that stands when Return is pressed.
std::string edited(LineEditor& editor, std::string_view keys) {
    editor.begin("$ ", 80);
    for (const char key : keys)
        if (editor.key(key) == LineEditor::Outcome::Line) break;
    return editor.line();
}

Completion noCompletion(std::string_view /*line*/) {
    return {};
}

TEST(LineEditor, EditsALine) {
    LineEditor editor(noCompletion);
    EXPECT_EQ(edited(editor, "abc\r"), "abc");
    EXPECT_EQ(edited(editor, "abc\x7f\x7fx\r"), "ax");
    EXPECT_EQ(edited(editor,
                     "bc\x01"
                     "a\x05"
                     "d\r"),
              "abcd");
    EXPECT_EQ(edited(editor, "ac\x1b[Db\x1b[Cd\r"), "abcd");
    EXPECT_EQ(edited(editor, "one two\x17three\r"), "one three");
    EXPECT_EQ(edited(editor, "gone\x15kept\r"), "kept");
    EXPECT_EQ(edited(editor, "abc\x1b[H\x1b[3~\r"), "bc");
    EXPECT_EQ(edited(editor, "abcd\x02\x02\x0b\r"), "ab");
}

TEST(LineEditor, TakesCharactersOfSeveralBytesAsOne) {
    LineEditor editor(noCompletion);
    EXPECT_EQ(edited(editor,
                     "a\xe4\xbd\xa0\xe5\xa5\xbd\x7f"
                     "b\r"),
              "a\xe4\xbd\xa0"
              "b");
    EXPECT_EQ(edited(editor, "\xc3\xa9x\x1b[D\x1b[D\x1b[3~\r"), "x");
    EXPECT_EQ(edited(editor,
                     "a\xff\x80"
                     "b\r"),
              "ab");
    EXPECT_EQ(displayWidth("a\xe4\xbd\xa0\xcc\x81"), 3);
}

TEST(LineEditor, RemembersLines) {
    LineEditor editor(noCompletion);
    editor.remember("first");
    editor.remember("second");
    EXPECT_EQ(edited(editor, "\x1b[A\r"), "second");
    EXPECT_EQ(edited(editor, "\x1b[A\x1b[A\x1b[A\r"), "first");
    EXPECT_EQ(edited(editor, "own\x1b[A\x1b[B\r"), "own");
}

TEST(LineEditor, BoundsItsLine) {
    LineEditor editor(noCompletion);
    EXPECT_EQ(edited(editor, std::string(LineEditor::kMostBytes + 100, 'x')).size(),
              LineEditor::kMostBytes);
}

TEST(LineEditor, TakesAnyBytes) {
    LineEditor editor(noCompletion);
    support::SeededRandom random(3);
    editor.begin("$ ", 40);
    for (int i = 0; i < 50'000; ++i) {
        const auto outcome = editor.key(static_cast<char>(random.next()));
        (void)editor.takeOutput();
        if (outcome) editor.begin("$ ", 40);
    }
    EXPECT_LE(editor.line().size(), LineEditor::kMostBytes);
}

TEST_F(Typing, CompletesCommandsAndPaths) {
    node.folders["/data dir"] = true;
    type("hostn\t\r");
    EXPECT_TRUE(screen.waitFor("\r\necho-1\r\n"));
    type("ls -d /data\t\r");
    EXPECT_TRUE(screen.waitFor("\r\n/data dir/\r\n"));
}

}  // namespace
}  // namespace berth::sim::shell::testing
