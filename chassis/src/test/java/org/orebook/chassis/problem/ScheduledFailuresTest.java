package org.orebook.chassis.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.scheduler.FailedExecution;
import io.quarkus.scheduler.ScheduledExecution;
import io.quarkus.scheduler.Trigger;
import java.net.ConnectException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScheduledFailuresTest {

    private final Logger logger = Logger.getLogger(ScheduledFailures.class.getName());
    private final Lines lines = new Lines();

    @BeforeEach
    void listen() {
        logger.addHandler(lines);
    }

    @AfterEach
    void leave() {
        logger.removeHandler(lines);
    }

    @Test
    void tellAnOutageWithoutAStack() {
        new ScheduledFailures().tell(failed(new CompletionException(new ConnectException("Connection refused"))));

        LogRecord line = lines.only();
        assertThat(line.getLevel().intValue()).isEqualTo(Level.WARNING.intValue());
        assertThat(line.getThrown()).isNull();
        assertThat(lines.text()).contains("Backlog#measure").contains("Connection refused");
    }

    @Test
    void tellAFaultOfOurOwnWithItsStack() {
        var fault = new IllegalStateException("off by one");

        new ScheduledFailures().tell(failed(fault));

        LogRecord line = lines.only();
        assertThat(line.getLevel().intValue()).isGreaterThanOrEqualTo(Level.SEVERE.intValue());
        assertThat(line.getThrown()).isSameAs(fault);
        assertThat(lines.text()).contains("Backlog#measure");
    }

    private static FailedExecution failed(Throwable failure) {
        return new FailedExecution(new Turn(), failure);
    }

    /** The line that is told, as a log would have it. */
    private static final class Lines extends Handler {
        private final List<LogRecord> records = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();

        @Override
        public void publish(LogRecord line) {
            records.add(line);
            texts.add(new SimpleFormatter().formatMessage(line));
        }

        LogRecord only() {
            assertThat(records).hasSize(1);
            return records.getFirst();
        }

        String text() {
            return texts.getFirst();
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static final class Turn implements ScheduledExecution, Trigger {
        @Override
        public Trigger getTrigger() {
            return this;
        }

        @Override
        public String getMethodDescription() {
            return "org.orebook.chassis.messaging.Backlog#measure";
        }

        @Override
        public Instant getFireTime() {
            return Instant.EPOCH;
        }

        @Override
        public Instant getScheduledFireTime() {
            return Instant.EPOCH;
        }

        @Override
        public String getId() {
            return "1";
        }

        @Override
        public Instant getNextFireTime() {
            return Instant.EPOCH;
        }

        @Override
        public Instant getPreviousFireTime() {
            return Instant.EPOCH;
        }

        @Override
        public boolean isOverdue() {
            return false;
        }
    }
}
