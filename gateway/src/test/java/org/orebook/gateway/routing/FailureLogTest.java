package org.orebook.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FailureLogTest {
    private static final String BEGIN =
            "WARN Exchanges begin to fail: service=deposits-service, reason=java.net.ConnectException: refused";

    private final Throwable refused = new ConnectException("refused");
    private final Lines lines = new Lines();
    private final Logger logger = Logger.getLogger(FailureLog.class.getName());
    private Instant now = Instant.parse("2026-11-01T00:00:00Z");
    private final FailureLog log = new FailureLog(Service.DEPOSITS, () -> now);

    @BeforeEach
    void listen() {
        logger.addHandler(lines);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(lines);
    }

    @Test
    void saysOnceThatExchangesBeginToFailHoweverManyDoAndSomeAreAnswered() {
        for (int i = 0; i < 1000; i++) {
            log.failed(refused);
            log.answered();
        }

        assertThat(lines.texts).containsExactly(BEGIN);
    }

    @Test
    void countsAfterAWhileWhatHasFailedSince() {
        log.failed(refused);
        log.failed(refused);
        pass(FailureLog.INTERVAL);
        log.failed(refused);
        log.failed(refused);

        assertThat(lines.texts)
                .containsExactly(
                        BEGIN,
                        "WARN More exchanges failed: service=deposits-service, count=2,"
                                + " reason=java.net.ConnectException: refused");
    }

    @Test
    void saysThatItIsOverWhenNothingHasFailedForAWhile() {
        log.failed(refused);
        log.failed(refused);
        pass(FailureLog.INTERVAL.minusMillis(1));
        log.answered();
        assertThat(lines.texts).containsExactly(BEGIN);

        pass(Duration.ofMillis(1));
        log.answered();
        log.answered();
        log.failed(refused);

        assertThat(lines.texts)
                .containsExactly(BEGIN, "INFO Exchanges succeed again: service=deposits-service, failed=2", BEGIN);
    }

    @Test
    void saysNothingOfAServiceThatAnswers() {
        log.answered();

        assertThat(lines.texts).isEmpty();
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private static final class Lines extends Handler {
        private final Formatter format = new PatternFormatter("%p %s");
        private final List<String> texts = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            texts.add(format.format(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
