package org.orebook.agreements.document;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.orebook.agreements.document.blob.BlobStore;
import org.orebook.agreements.document.blob.Sha256;
import org.orebook.chassis.transaction.Transactions;

/**
 * Forgets bytes that no document speaks of: those of an upload that ended between its bytes and its row. They harm nobody
 * and are left alone for a day, so that none is taken for an orphan whose row is on its way.
 */
@ApplicationScoped
class OrphanSweep {

    private static final Logger LOG = Logger.getLogger(OrphanSweep.class);

    private static final int SECONDS = 600;
    private static final int PREFIXES = 256;
    private static final int PAGE = 1000;

    private final BlobStore store;
    private final Mutiny.SessionFactory sessions;
    private final DocumentConfig config;
    private final InstantSource clock;

    OrphanSweep(BlobStore store, Mutiny.SessionFactory sessions, DocumentConfig config, InstantSource clock) {
        this.store = store;
        this.sessions = sessions;
        this.config = config;
        this.clock = clock;
    }

    /** A 256th of what is kept: all of it in less than two days. */
    @Scheduled(every = "10m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void sweepNext() throws IOException {
        Instant now = clock.instant();
        byte turn = (byte) (now.getEpochSecond() / SECONDS % PREFIXES);
        sweep(HexFormat.of().toHexDigits(turn), now.minus(config.orphanAge()));
    }

    /**
     * Forgets what nothing speaks of.
     *
     * @param prefix the two digits that the hashes begin with
     * @param keptBefore only what was put before this instant
     */
    void sweep(String prefix, Instant keptBefore) throws IOException {
        Sha256 after = null;
        do {
            BlobStore.Listing listing = store.list(prefix, after, keptBefore, PAGE);
            for (Sha256 orphan : orphans(listing.old())) {
                // Where it was put again since we asked, it stays.
                store.remove(orphan, keptBefore);
                LOG.infof("Forgot bytes that no document speaks of: %s", orphan.hex());
            }
            after = listing.next();
        } while (after != null);
    }

    private Set<Sha256> orphans(List<Sha256> kept) {
        Set<Sha256> orphans = new HashSet<>(kept);
        if (!kept.isEmpty()) {
            Transactions.await(() -> sessions.withStatelessSession(session -> spokenOf(session, kept)))
                    .forEach(hash -> orphans.remove(new Sha256(hash)));
        }
        return orphans;
    }

    private static Uni<List<String>> spokenOf(Mutiny.StatelessSession session, List<Sha256> kept) {
        return session.createNativeQuery(
                        "SELECT DISTINCT sha256 FROM document WHERE sha256 = ANY (cast(?1 AS text[]))", String.class)
                .setParameter(1, kept.stream().map(Sha256::hex).toArray(String[]::new))
                .getResultList();
    }
}
