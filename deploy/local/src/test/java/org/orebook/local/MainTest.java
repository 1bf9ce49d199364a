package org.orebook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands answer when there is nothing to do or the user is mistaken: one line, and the exit code. */
class MainTest {
    private final PrintStream standardOut = System.out;
    private final PrintStream standardError = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() {
        var both = new PrintStream(written, true, StandardCharsets.UTF_8);
        System.setOut(both);
        System.setErr(both);
    }

    @AfterEach
    void giveBack() {
        System.setOut(standardOut);
        System.setErr(standardError);
    }

    @Test
    void statusSaysThatNothingRuns() {
        assertThat(Main.run("status", "--data-dir", folder.toString())).isEqualTo(1);
        assertThat(text()).isEqualTo("Orebook is not running.\n");
    }

    @Test
    void downIsContentWhenNothingRuns() {
        assertThat(Main.run("down", "--data-dir", folder.toString())).isZero();
        assertThat(text()).isEqualTo("Orebook is not running.\n");
    }

    @Test
    void tokenSaysHowToStart() {
        assertThat(Main.run("token", "viewer", "--data-dir", folder.toString())).isEqualTo(1);
        assertThat(text()).isEqualTo("Orebook is not running: start it with deploy/up.\n");
    }

    @Test
    void upRefusesAPortBaseThatIsNone() {
        assertThat(Main.run("up", "--port-base", "80", "--data-dir", folder.toString()))
                .isEqualTo(1);
        assertThat(text()).isEqualTo("--port-base takes a number from 1024 to 65523, not 80.\n");
    }

    @Test
    void upRefusesAFileThatIsNotThereBeforeItStartsAnything() {
        var missing = folder.resolve("missing.csv");

        assertThat(Main.run("up", "--data", missing.toString(), "--data-dir", folder.toString()))
                .isEqualTo(1);
        assertThat(text()).isEqualTo("There is no file to import at " + missing + ".\n");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void upLooksAtEveryFileBeforeItStartsAnything() throws IOException {
        var there = Files.writeString(folder.resolve("there.csv"), "source,record_id,name\n");
        var missing = folder.resolve("missing.csv");

        assertThat(Main.run(
                        "up",
                        "--data",
                        there.toString(),
                        "--data",
                        missing.toString(),
                        "--data-dir",
                        folder.toString()))
                .isEqualTo(1);
        assertThat(text()).isEqualTo("There is no file to import at " + missing + ".\n");
    }

    @Test
    void anUnknownOptionLeadsToTheHelp() {
        assertThat(Main.run("up", "--nonsense")).isEqualTo(2);
        assertThat(text()).isEqualTo("Unknown option: '--nonsense' (see deploy/up --help)\n");
    }

    @Test
    void helpNamesEveryOption() {
        assertThat(Main.run("up", "--help")).isZero();
        assertThat(text()).contains("--detach", "--fresh", "--data=FILE", "--data-dir=DIR", "--port-base=N");
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
