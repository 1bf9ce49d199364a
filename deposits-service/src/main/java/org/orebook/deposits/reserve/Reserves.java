package org.orebook.deposits.reserve;

import com.github.f4b6a3.uuid.UuidCreator;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.orebook.chassis.caller.Caller;
import org.orebook.chassis.transaction.Transactions;

/** Loads tables of country figures, and finds them. */
@ApplicationScoped
public class Reserves {

    private final ReserveStore store;
    private final TableCheck check;
    private final InstantSource clock;

    Reserves(ReserveStore store, TableCheck check, InstantSource clock) {
        this.store = store;
        this.check = check;
        this.clock = clock;
    }

    /** All tables of a commodity that count, with the figures of one measure: the oldest edition first. */
    public Uni<List<EditionTable>> tables(Mutiny.StatelessSession session, String commodity, Measure measure) {
        return store.tables(session, commodity, measure);
    }

    /** Codes of the commodities that have tables. */
    public Uni<List<String>> commodities(Mutiny.StatelessSession session) {
        return store.commodities(session);
    }

    /**
     * A file that was read and found right.
     *
     * @param hash SHA-256 of it
     */
    record ReadFile(List<EditionTable> tables, String hash) {}

    /**
     * Reads and checks a file, which is computing: not to be done on an event loop.
     *
     * @param source who publishes it; {@code null} where the names of the editions say it
     * @throws ReserveRefusals.UnreadableFile where it is no table of the layout
     * @throws ReserveRefusals.InvalidRows where something in it is not acceptable
     */
    ReadFile read(byte[] file, String source) {
        TableCheck.Checked checked = check.check(ReserveCsv.read(file), source);
        if (!checked.errors().isEmpty()) {
            throw new ReserveRefusals.InvalidRows(checked.errors());
        }
        return new ReadFile(checked.tables(), FileHash.of(file));
    }

    /**
     * Takes the tables of a file, all of them or none. One that is here already with the same figures changes nothing.
     *
     * @param dryRun whether only to say what would be done
     * @param replace whether a table with other figures may be put in the place of one that is here
     * @throws ReserveRefusals.EditionExists where one would have to be, and may not
     */
    Uni<LoadResult> load(
            Mutiny.Session session, ReadFile file, boolean dryRun, boolean replace, Caller caller, String requestId) {
        ReserveStore.Load load =
                new ReserveStore.Load(caller.subject(), caller.name(), clock.instant(), requestId, file.hash(), false);
        return plan(session, file.tables())
                .invoke(planned -> refuseOthers(planned, replace))
                .call(planned -> dryRun ? Uni.createFrom().voidItem() : carryOut(session, planned, load))
                .map(planned -> new LoadResult(
                        dryRun,
                        file.hash(),
                        planned.stream().map(Planned::result).toList()));
    }

    /**
     * Takes the tables that come with this release where there are none yet, or none but those of an earlier release.
     * What a user loaded stays.
     */
    Uni<Integer> loadShipped(Mutiny.Session session) {
        TableCheck.Checked shipped = check.check(ShippedTables.rows(), null);
        if (!shipped.errors().isEmpty()) {
            throw new IllegalStateException("the country figures of this release are wrong: " + shipped.errors());
        }
        Instant now = clock.instant();
        ReserveStore.Load load =
                new ReserveStore.Load("orebook", "orebook", now, null, FileHash.of(ShippedTables.file()), true);
        return plan(session, shipped.tables())
                .map(planned -> planned.stream()
                        .filter(one -> one.kept() == null || one.kept().shipped())
                        .filter(one -> !one.isUnchanged())
                        .toList())
                .call(planned -> carryOut(session, planned, load))
                .map(List::size);
    }

    /**
     * A table with the one that is here.
     *
     * @param kept {@code null} where there is none
     */
    private record Planned(EditionTable table, ReserveStore.Kept kept) {

        private boolean isUnchanged() {
            return kept != null && kept.contentHash().equals(table.contentHash());
        }

        private LoadResult.Table result() {
            String outcome = kept == null ? "created" : isUnchanged() ? "unchanged" : "replaced";
            return new LoadResult.Table(
                    table.edition(),
                    table.commodity(),
                    table.rows(),
                    table.figures().size(),
                    outcome);
        }
    }

    private Uni<List<Planned>> plan(Mutiny.Session session, List<EditionTable> tables) {
        return store.present(session, tables).map(present -> {
            Map<List<String>, ReserveStore.Kept> byName = new HashMap<>();
            present.forEach(kept -> byName.put(List.of(kept.edition(), kept.commodity()), kept));
            List<Planned> planned = new ArrayList<>();
            for (EditionTable table : tables) {
                planned.add(new Planned(table, byName.get(List.of(table.edition(), table.commodity()))));
            }
            return planned;
        });
    }

    private static void refuseOthers(List<Planned> planned, boolean replace) {
        List<EditionTable> others = planned.stream()
                .filter(one -> one.kept() != null && !one.isUnchanged())
                .map(Planned::table)
                .toList();
        if (!replace && !others.isEmpty()) {
            throw new ReserveRefusals.EditionExists(others);
        }
    }

    private Uni<Void> carryOut(Mutiny.Session session, List<Planned> planned, ReserveStore.Load load) {
        List<Planned> changing =
                planned.stream().filter(one -> !one.isUnchanged()).toList();
        return Transactions.inTurn(
                changing,
                one -> (one.kept() == null
                                ? Uni.createFrom().voidItem()
                                : store.replace(session, one.kept().id(), load.at()))
                        .chain(() -> store.add(session, UuidCreator.getTimeOrderedEpoch(), one.table(), load)));
    }
}
