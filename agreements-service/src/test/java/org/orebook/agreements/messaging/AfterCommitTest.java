package org.orebook.agreements.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.Test;
import org.orebook.agreements.testing.ServiceTest;
import org.orebook.chassis.transaction.Transactions;

/** What is to follow a commit, as counting does, follows a commit and nothing else. */
@ServiceTest
class AfterCommitTest {

    @Inject
    Transactions transactions;

    private final AtomicInteger times = new AtomicInteger();

    @Test
    void followsACommitOnce() {
        Transactions.await(() -> transactions.run(work(session -> session.createNativeQuery("SELECT 1", Integer.class)
                .getSingleResult()
                .invoke(() -> assertThat(times).hasValue(0)))));

        assertThat(times).hasValue(1);
    }

    @Test
    void doesNotFollowWhatIsRolledBack() {
        assertThatThrownBy(() -> Transactions.await(() -> transactions.run(
                        work(_ -> Uni.createFrom().failure(new IllegalStateException("not this time"))))))
                .hasMessageContaining("not this time");

        assertThat(times).hasValue(0);
    }

    @Test
    void doesNotFollowARehearsal() {
        Transactions.await(
                () -> transactions.rehearse(work(_ -> Uni.createFrom().item(1))));

        assertThat(times).hasValue(0);
    }

    private Function<Mutiny.Session, Uni<Integer>> work(Function<Mutiny.Session, Uni<Integer>> then) {
        return session -> {
            transactions.afterCommit(session, times::incrementAndGet);
            return then.apply(session);
        };
    }
}
