package org.orebook.deposits.commitment;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.orebook.chassis.messaging.OutgoingMessage;

/** What other services are told of ledgers, by the contract {@code ledger.v1}. */
final class LedgerMessages {

    static final String TOPIC = "orebook.ledgers";

    private static final String CHANGED = "org.orebook.ledger.changed.v1";
    private static final String OVER_COMMITTED = "org.orebook.ledger.over-committed.v1";
    private static final String COVERED = "org.orebook.ledger.covered.v1";

    static final List<String> TYPES = List.of(CHANGED, OVER_COMMITTED, COVERED);

    private LedgerMessages() {}

    /**
     * The message of a ledger as it stands.
     *
     * @param before of what more was committed than confirmed when it was told last, by name
     * @param now likewise
     */
    static OutgoingMessage of(
            Statement statement, Pools pools, int version, Instant at, Set<String> before, Set<String> now) {
        String key = statement.deposit().toString();
        return new OutgoingMessage(TOPIC, key, type(before, now), key, at, data(statement, pools, version, at));
    }

    private static String type(Set<String> before, Set<String> now) {
        if (!before.containsAll(now)) {
            return OVER_COMMITTED;
        }
        return now.isEmpty() && !before.isEmpty() ? COVERED : CHANGED;
    }

    private static String data(Statement statement, Pools pools, int version, Instant at) {
        ObjectNode ledger = MessageJson.object();
        ledger.put("deposit", statement.deposit().toString());
        ledger.put("version", version);
        ledger.put("at", at.toString());
        ArrayNode tonnages = ledger.putArray("tonnages");
        statement.pools().stream()
                .filter(pool -> statement.backings().containsKey(pool)
                        || statement.claims().containsKey(pool))
                .forEach(pool -> writeTonnages(tonnages.addObject(), statement, pool, pools));
        ArrayNode committed = ledger.putArray("committed");
        statement.own().forEach(commitment -> write(committed.addObject(), commitment));
        ArrayNode over = ledger.putArray("overCommitted");
        statement.over().forEach(each -> write(over.addObject(), each, pools));
        statement.overShares().ifPresent(shares -> {
            ObjectNode overShares = ledger.putObject("overCommittedShares");
            MessageJson.put(overShares, "percent", shares.percent());
            write(overShares.putArray("agreements"), shares.agreements());
        });
        return MessageJson.text(ledger);
    }

    private static void writeTonnages(ObjectNode node, Statement statement, Pool pool, Pools pools) {
        node.put("commodity", pool.commodity());
        node.put("basis", pools.code(pool));
        Backing backing = statement.backings().get(pool);
        if (backing != null) {
            ObjectNode confirmed = node.putObject("confirmed");
            MessageJson.put(confirmed, "reserves", tonnes(backing.reserves()));
            MessageJson.put(confirmed, "measuredAndIndicated", tonnes(backing.measuredAndIndicated()));
            MessageJson.put(confirmed, "inferred", tonnes(backing.inferred()));
            write(confirmed.putArray("estimates"), backing.estimates());
        }
        Claims claims = statement.claims().get(pool);
        if (claims != null) {
            ObjectNode claimed = node.putObject("claimed");
            MessageJson.put(claimed, "least", claims.least());
            MessageJson.put(claimed, "most", claims.most());
            write(claimed.putArray("estimates"), claims.estimates());
        }
    }

    private static BigDecimal tonnes(Backing.Tonnage tonnage) {
        return tonnage == null ? null : tonnage.tonnes();
    }

    private static void write(ObjectNode node, Commitment commitment) {
        Line line = commitment.line();
        MessageJson.put(node, "agreement", commitment.agreement());
        node.put("agreementVersion", commitment.agreementVersion());
        MessageJson.put(node, "line", line.line());
        MessageJson.put(node, "kind", line.kind().code());
        MessageJson.put(node, "percent", line.percent());
        MessageJson.put(node, "commodity", line.commodity());
        MessageJson.put(node, "basis", line.basis());
        MessageJson.put(node, "tonnes", line.tonnes());
        MessageJson.put(node, "from", line.from());
        MessageJson.put(node, "until", line.until());
    }

    private static void write(ObjectNode node, Statement.Over over, Pools pools) {
        node.put("commodity", over.pool().commodity());
        node.put("basis", pools.code(over.pool()));
        MessageJson.put(node, "committedTonnes", over.committed());
        MessageJson.put(node, "confirmedTonnes", over.confirmed());
        write(node.putArray("agreements"), over.agreements());
    }

    private static void write(ArrayNode list, Collection<UUID> ids) {
        ids.forEach(id -> list.add(id.toString()));
    }
}
