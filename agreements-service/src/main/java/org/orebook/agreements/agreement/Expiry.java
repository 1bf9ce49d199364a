package org.orebook.agreements.agreement;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.orebook.chassis.transaction.Transactions;

/** Ends agreements whose last day is over. */
@ApplicationScoped
class Expiry {

    /** Agreements of one transaction: each is a handful of statements. */
    private static final int BATCH = 50;

    private final Transactions transactions;
    private final Agreements agreements;

    Expiry(Transactions transactions, Agreements agreements) {
        this.transactions = transactions;
        this.agreements = agreements;
    }

    /** Ends all of them, batch by batch. Another instance of the service that does the same ends others. */
    @Scheduled(every = "1m", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> expire() {
        return transactions
                .run(session -> agreements.expire(session, BATCH))
                .flatMap(ended -> ended < BATCH ? Uni.createFrom().voidItem() : expire());
    }
}
