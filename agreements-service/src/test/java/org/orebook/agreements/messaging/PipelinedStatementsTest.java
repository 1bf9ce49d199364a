package org.orebook.agreements.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.chassis.transaction.Transactions;

/** Statements that do not wait for each other are done in their order, or not at all. */
@ServiceTest
class PipelinedStatementsTest {

    @Inject
    Transactions transactions;

    @Test
    void areDoneInTheirOrder() {
        String said = Transactions.await(() -> transactions.run(session -> Transactions.pipelined(
                List.of(() -> say(session, "first"), () -> say(session, "second")), () -> said(session))));

        assertThat(said).isEqualTo("second");
    }

    @Test
    void areMadeWhileThoseBeforeThemAreAtWork() {
        AtomicBoolean slept = new AtomicBoolean();
        AtomicBoolean madeMeanwhile = new AtomicBoolean();

        Transactions.await(() -> transactions.run(session -> Transactions.pipelined(
                List.of(() -> ask(session, "SELECT cast(pg_sleep(0.3) AS text)").invoke(() -> slept.set(true))), () -> {
                    madeMeanwhile.set(!slept.get());
                    return said(session);
                })));

        assertThat(madeMeanwhile).isTrue();
        assertThat(slept).isTrue();
    }

    @Test
    void failAsTheFirstOfThemThatFailed() {
        AtomicBoolean askedFor = new AtomicBoolean();

        assertThatThrownBy(() -> Transactions.await(() -> transactions.run(session -> Transactions.pipelined(
                        List.of(() -> keep(session, "undone"), () -> ask(session, "SELECT cast(1 / 0 AS text)")),
                        () -> {
                            askedFor.set(true);
                            return said(session);
                        }))))
                .hasStackTraceContaining("division by zero")
                .hasMessageNotContaining("current transaction is aborted");

        assertThat(askedFor).isTrue();
        String kept = Transactions.await(() -> transactions.run(
                session -> ask(session, "SELECT cast(count(*) AS text) FROM inbox WHERE topic = 'undone'")));
        assertThat(kept).isEqualTo("0");
    }

    private static Uni<String> say(Mutiny.Session session, String word) {
        return ask(session, "SELECT set_config('orebook.said', '" + word + "', true)");
    }

    private static Uni<String> said(Mutiny.Session session) {
        return ask(session, "SELECT current_setting('orebook.said', true)");
    }

    private static Uni<Integer> keep(Mutiny.Session session, String topic) {
        return session.createNativeQuery("INSERT INTO inbox (message_id, topic, taken_at) VALUES (gen_random_uuid(), '"
                        + topic + "', now())")
                .executeUpdate();
    }

    private static Uni<String> ask(Mutiny.Session session, String query) {
        return session.createNativeQuery(query, String.class).getSingleResultOrNull();
    }
}
