package org.orebook.deposits.importing;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;
import org.orebook.chassis.history.Act;
import org.orebook.chassis.transaction.Transactions;
import org.orebook.deposits.estimate.Finding;
import org.orebook.deposits.importing.source.RowReader;
import org.orebook.deposits.importing.source.RowReaders;
import org.orebook.deposits.importing.source.RowReading;
import org.orebook.deposits.importing.source.UnreadableFileException;

/**
 * Runs imports on virtual threads: one reads and checks rows, which is computing, while another has PostgreSQL write the
 * batch before. A batch is one transaction with its part of the report, so that what the import says was done is done.
 */
@ApplicationScoped
class Imports {

    private static final Logger LOG = Logger.getLogger(Imports.class);

    private final Mutiny.SessionFactory sessions;
    private final Transactions transactions;
    private final ImportStore store;
    private final Intakes intakes;
    private final ImportConfig config;
    private final ImportCounts counts;
    private final InstantSource clock;

    Imports(
            Mutiny.SessionFactory sessions,
            Transactions transactions,
            ImportStore store,
            Intakes intakes,
            ImportConfig config,
            ImportCounts counts,
            InstantSource clock) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.store = store;
        this.intakes = intakes;
        this.config = config;
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * Imports a file. Blocks until it is done: to be called on a virtual thread.
     *
     * @param file is read to its end, or to where it cannot be read further
     * @return the id of the import: an earlier one, where the caller's key belongs to it
     * @throws ImportRefusals.UnreadableFile where the file, or the rest of it, cannot be read
     * @throws ImportRefusals.BrokenOff where the connection ended before the file did
     */
    UUID run(ImportRequest request, InputStream file) {
        DigestInputStream digested = new DigestInputStream(file, sha256());
        UUID repeated = repeated(request, digested);
        if (repeated != null) {
            return repeated;
        }
        UUID id = UuidCreator.getTimeOrderedEpoch();
        if (inTransaction(session -> store.start(session, id, request)) == 0) {
            // Another one with this key began since we looked for it.
            throw new ImportRefusals.StillRunning(earlier(request).id());
        }
        try (ExecutorService writing =
                Executors.newSingleThreadExecutor(Thread.ofVirtual().factory())) {
            new Run(id, request, writing).read(digested);
        } catch (ImportRefusals.UnreadableFile | ImportRefusals.BrokenOff counted) {
            throw counted;
        } catch (RuntimeException failed) {
            counts.ended(request, ImportCounts.End.FAILED);
            throw failed;
        }
        tidySearchIndex();
        return id;
    }

    /** The import that this very file made before under the same key; {@code null} where it is to be done. */
    private UUID repeated(ImportRequest request, DigestInputStream file) {
        if (request.idempotencyKey() == null) {
            return null;
        }
        ImportStore.Earlier earlier = earlier(request);
        if (earlier == null) {
            return null;
        }
        return switch (earlier.state()) {
            case "running" -> throw new ImportRefusals.StillRunning(earlier.id());
            case "completed" -> {
                refuseAnotherFile(request, earlier, file);
                yield earlier.id();
            }
            default -> {
                inTransaction(session -> store.releaseKey(session, earlier.id()));
                yield null;
            }
        };
    }

    private ImportStore.Earlier earlier(ImportRequest request) {
        return inTransaction(session -> store.earlier(session, request.caller().subject(), request.idempotencyKey()));
    }

    private static void refuseAnotherFile(ImportRequest request, ImportStore.Earlier earlier, DigestInputStream file) {
        try {
            file.transferTo(OutputStream.nullOutputStream());
        } catch (IOException brokenOff) {
            throw new ImportRefusals.BrokenOff(earlier.id(), Tally.NONE);
        }
        if (!hash(file).equals(earlier.contentHash())) {
            throw new ImportRefusals.KeyReused(request.idempotencyKey());
        }
    }

    /** One import under way. */
    private final class Run {

        private final UUID id;
        private final ImportRequest request;
        private final ExecutorService writing;
        private final Unrecognised unrecognised = new Unrecognised();
        private final Rehearsed rehearsed = new Rehearsed();
        private final Intake intake;
        private final Map<Finding.Code, Long> rowsByFinding = new EnumMap<>(Finding.Code.class);
        private Future<Tally> underWay;
        private Tally done = Tally.NONE;
        private long errorsKept;

        private Run(UUID id, ImportRequest request, ExecutorService writing) {
            this.id = id;
            this.request = request;
            this.writing = writing;
            Act act = new Act(request.caller(), clock.instant(), "import", id, request.requestId());
            this.intake = intakes.of(request, unrecognised, rehearsed, act);
        }

        private void read(DigestInputStream file) {
            try (RowReader rows = RowReaders.open(request.format(), file, request.options())) {
                boolean more = true;
                while (more) {
                    BatchRows batch = new BatchRows();
                    more = fill(batch, rows);
                    if (batch.read() > 0) {
                        intake.complete(batch);
                        write(batch);
                    }
                }
                awaitBatch();
                finish(null, hash(file));
                counts.ended(request, ImportCounts.End.COMPLETED);
            } catch (UnreadableFileException unreadable) {
                awaitBatch();
                finish(unreadable, null);
                counts.ended(request, ImportCounts.End.UNREADABLE);
                throw new ImportRefusals.UnreadableFile(id, done, unreadable);
            } catch (IOException brokenOff) {
                LOG.infof("Import %s broken off: %s", id, brokenOff.getMessage());
                awaitBatch();
                counts.ended(request, ImportCounts.End.BROKEN_OFF);
                throw new ImportRefusals.BrokenOff(id, done);
            }
        }

        /** Reads a batch. @return whether there may be more rows behind it */
        private boolean fill(BatchRows batch, RowReader rows) throws IOException {
            try {
                while (batch.read() < config.batchRows()) {
                    RowReading reading = rows.next();
                    if (reading == null) {
                        return false;
                    }
                    intake.take(reading, batch);
                }
                return true;
            } catch (UnreadableFileException unreadable) {
                // What was read before it stands: the next call says the same again.
                if (batch.read() == 0) {
                    throw unreadable;
                }
                return true;
            } finally {
                batch.reachedByte(rows.bytesRead());
            }
        }

        /**
         * Has a batch written while the next one is read. One at a time: in two transactions at once, imports that bring
         * the same records in another order would wait for each other where PostgreSQL cannot see it.
         */
        private void write(BatchRows batch) {
            awaitBatch();
            underWay = writing.submit(() -> store(batch));
        }

        private void awaitBatch() {
            if (underWay == null) {
                return;
            }
            try {
                done = done.plus(underWay.get());
                underWay = null;
            } catch (ExecutionException failed) {
                throw new IllegalStateException("a batch of import " + id + " was not kept", failed.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("import " + id + " was stopped", stopped);
            }
        }

        private Tally store(BatchRows batch) {
            Written written = request.dryRun() ? rehearsed(batch) : written(batch);
            errorsKept += written.rows().errors().size();
            rowsByFinding.putAll(with(written.found()));
            return written.tally();
        }

        private Written written(BatchRows batch) {
            Written kept =
                    inTransaction(session -> intake.write(session, batch).call(written -> report(session, written)));
            counts.kept(request, kept);
            return kept;
        }

        private Written rehearsed(BatchRows batch) {
            Written written = Transactions.await(() -> transactions.rehearse(session -> intake.write(session, batch)));
            written.registered().forEach(rehearsed::add);
            inTransaction(session -> report(session, written).replaceWith(written));
            return written;
        }

        private Uni<Integer> report(Mutiny.Session session, Written written) {
            long room = Math.max(0, config.maxErrors() - errorsKept);
            var kept = written.rows().errors().stream().limit(room).toList();
            return Transactions.pipelined(
                    List.of(
                            () -> store.addErrors(session, id, kept),
                            () -> store.addSuspects(session, id, written.suspects()),
                            () -> store.addFindings(session, id, written.found())),
                    () -> store.advance(session, id, written, with(written.found())));
        }

        /** The findings so far with those of a batch whose transaction may have to be run again. */
        private Map<Finding.Code, Long> with(FoundInRows found) {
            Map<Finding.Code, Long> sum = new EnumMap<>(Finding.Code.class);
            sum.putAll(rowsByFinding);
            found.rowsByCode().forEach((code, rows) -> sum.merge(code, rows, Long::sum));
            return sum;
        }

        private void finish(UnreadableFileException failure, String hash) {
            inTransaction(session -> store.finish(session, id, unrecognised, failure, hash));
        }
    }

    /** An import as it stands. Blocks: to be called on a virtual thread. */
    ImportView view(UUID id) {
        return Transactions.await(() -> sessions.withStatelessSession(session -> store.find(session, id)));
    }

    private void tidySearchIndex() {
        try {
            VertxContextSupport.subscribe(
                    () -> sessions.withStatelessSession(store::tidySearchIndex).toMulti(),
                    subscription -> subscription.with(
                            tidied -> LOG.debug("Search index tidied"),
                            failure -> LOG.warn("Search index not tidied: autovacuum will", failure)));
        } catch (RuntimeException unstarted) {
            LOG.warn("Search index not tidied: autovacuum will", unstarted);
        }
    }

    private <T> T inTransaction(Function<Mutiny.Session, Uni<T>> work) {
        return Transactions.await(() -> transactions.run(work));
    }

    private static String hash(DigestInputStream file) {
        return HexFormat.of().formatHex(file.getMessageDigest().digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
