package org.orebook.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void writesALineForAPartWithItsTime() {
        new Terminal(out, out, false, false).done("Kafka 4.3.1", Duration.ofMillis(2_940), "ready on 127.0.0.1:8406");

        assertThat(text()).isEqualTo("  Kafka 4.3.1             2.9 s  ready on 127.0.0.1:8406\n");
    }

    @Test
    void writesNoControlCharactersWhereNobodyLooks() {
        var terminal = new Terminal(out, out, false, false);

        terminal.success("ready");
        terminal.failure("failed");
        terminal.bar("deposits.csv", 0.25, "100 rows");
        terminal.bar("deposits.csv", 0.26, "104 rows");
        terminal.bar("deposits.csv", 0.5, "200 rows");

        assertThat(text()).isEqualTo("""
                        ready
                        failed
                          deposits.csv         [######..................]  25 %  100 rows
                          deposits.csv         [############............]  50 %  200 rows
                        """);
    }

    @Test
    void redrawsTheBarInOneLineOnATerminal() {
        var terminal = new Terminal(out, out, true, false);

        terminal.bar("deposits.csv", 0.25, "100 rows");
        terminal.bar("deposits.csv", 0.26, "104 rows");

        assertThat(text()).doesNotContain("\n").contains("\r").contains("104 rows");
    }

    @Test
    void coloursOnlyWhenAsked() {
        new Terminal(out, out, true, true).success("ready");

        assertThat(text()).contains("\u001B[32mready\u001B[0m");
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
