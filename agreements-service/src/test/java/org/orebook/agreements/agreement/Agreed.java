package org.orebook.agreements.agreement;

import static org.orebook.agreements.testing.Api.AGREEMENTS;
import static org.orebook.agreements.testing.Api.as;
import static org.orebook.agreements.testing.Api.tagOf;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quarkus.arc.Arc;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.orebook.chassis.messaging.ReceivedMessage;
import org.orebook.chassis.testing.Outside;
import org.orebook.chassis.testing.PostgresResource;

/** Agreements as tests make them, with the records around them. */
public final class Agreed {

    static final String ANA = "ana";
    static final String BEK = "bek";

    private static final AtomicInteger COUNT = new AtomicInteger();

    private Agreed() {}

    /** A party, with the code that its partner's token has. */
    public record Somebody(UUID id, String code) {}

    /** Adds a party of a name. */
    public static Somebody party(String name) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        String code = "party-" + COUNT.incrementAndGet() + "-" + id.toString().substring(24);
        update(
                "INSERT INTO party (id, version, code, kind, name, search_text, sort_name, profile, registered_at,"
                        + " registered_by, changed_at, changed_by)"
                        + " VALUES (?, 1, ?, 'company', ?, ' ', '', '{}', now(), 'test', now(), 'test')",
                id,
                code,
                name);
        return new Somebody(id, code);
    }

    /** Makes a deposit of tungsten in Kazakhstan known. */
    public static UUID deposit(String visibility) {
        return deposit(visibility, null, null);
    }

    static UUID deposit(String visibility, Instant embargoUntil, UUID mergedInto) {
        UUID id = UuidCreator.getTimeOrderedEpoch();
        update(
                "INSERT INTO known_deposit (id, version, number, kind, name, country, commodities, visibility,"
                        + " embargo_until, merged_into) VALUES (?, 1, ?, 'deposit', 'Upper Kairakty', 'KZ',"
                        + " '{tungsten}', ?, ?, ?)",
                id,
                depositNumber(id),
                visibility,
                embargoUntil == null ? null : embargoUntil.atOffset(ZoneOffset.UTC),
                mergedInto);
        return id;
    }

    /** The number of a deposit of {@link #deposit}. */
    public static String depositNumber(UUID id) {
        return "KZ-" + id.toString().substring(24);
    }

    /** Runs a statement on the service's database. */
    public static void update(String sql, Object... values) {
        try (Connection connection = PostgresResource.database().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            statement.executeUpdate();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** The first column of all rows. */
    static List<String> rows(String sql, Object... values) {
        try (Connection connection = PostgresResource.database().getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<String> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
            return rows;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** A memorandum between a state and an investor that binds nobody. */
    public static String memorandum(UUID party, String more) {
        return """
                {"type": "mou", "title": "Memorandum on tungsten", "binding": "non-binding",
                 "parties": [{"party": "%s", "role": "investor"}]%s}""".formatted(party, more);
    }

    /** A purchase of a share of a deposit that binds. */
    static String purchase(UUID party, UUID deposit, String percent) {
        return binding(party, share(party, deposit, percent));
    }

    /** An agreement that binds, with lines. */
    public static String binding(UUID party, String lines) {
        return """
                {"type": "share-purchase", "title": "Purchase of shares", "binding": "binding",
                 "confidentiality": "internal",
                 "parties": [{"party": "%s", "role": "buyer"}], "lines": [%s]}""".formatted(party, lines);
    }

    /** A line on a share of a deposit. */
    public static String share(UUID party, UUID deposit, String percent) {
        return """
                {"kind": "share", "deposit": "%s", "percent": %s, "holder": "%s"}""".formatted(deposit, percent, party);
    }

    static Response draft(String body) {
        return as(ANA, "negotiator").contentType("application/json").body(body).post(AGREEMENTS);
    }

    /** The id of an agreement that was drafted. */
    public static UUID drafted(String body) {
        return UUID.fromString(draft(body).then().statusCode(201).extract().path("id"));
    }

    /** Takes a step from the version that there is. */
    static Response step(String user, String role, UUID id, String step, String more) {
        return as(user, role)
                .contentType("application/json")
                .header("If-Match", tagOf(AGREEMENTS + "/" + id))
                .body("{\"reason\": \"it is time\"" + more + "}")
                .post(AGREEMENTS + "/" + id + "/" + step);
    }

    /** A step of a negotiator. */
    public static Response negotiator(UUID id, String step) {
        return step(ANA, "negotiator", id, step, "");
    }

    /** A step of an approver. */
    public static Response approver(UUID id, String step) {
        return approver(id, step, "");
    }

    static Response approver(UUID id, String step, String more) {
        return step(BEK, "approver", id, step, more);
    }

    static Response sign(UUID id) {
        return approver(id, "sign", ", \"signedOn\": \"2025-11-06\"");
    }

    /** An agreement that waits for an approver. */
    static UUID submitted(String body) {
        UUID id = drafted(body);
        negotiator(id, "negotiate").then().statusCode(200);
        negotiator(id, "submit").then().statusCode(200);
        return id;
    }

    /** A signed agreement; what it commits, if anything, is granted. */
    public static UUID signed(String body) {
        UUID id = submitted(body);
        String state = sign(id).then().statusCode(200).extract().path("state");
        if (state.equals("committing")) {
            grant(id);
        }
        return id;
    }

    static UUID inForce(String body) {
        UUID id = signed(body);
        approver(id, "enter-into-force", ", \"inForceOn\": \"2025-12-01\"")
                .then()
                .statusCode(200);
        return id;
    }

    static ValidatableResponse read(UUID id) {
        return as("auditor").get(AGREEMENTS + "/" + id).then().statusCode(200);
    }

    /** The version of the last request of an agreement. */
    static int requested(UUID id) {
        return read(id).extract().path("commitment.version");
    }

    static void grant(UUID id) {
        List<String> lines = read(id).extract().path("lines.id");
        List<String> deposits = read(id).extract().path("lines.deposit.id");
        StringBuilder granted = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            granted.append(i == 0 ? "" : ", ")
                    .append("{\"line\": \"%s\", \"deposit\": \"%s\"}".formatted(lines.get(i), deposits.get(i)));
        }
        reply(id, requested(id), "granted", "\"granted\": [" + granted + "]");
    }

    static void refuse(UUID id, UUID deposit) {
        String line = read(id).extract().path("lines[0].id");
        reply(id, requested(id), "refused", """
                "refused": [{"line": "%s", "deposit": "%s", "code": "share-beyond-what-is-left",
                  "reason": "80 percent are wanted and 30 percent are left.", "requested": 80, "left": 30,
                  "unit": "percent"}]""".formatted(line, deposit));
    }

    /** A reply, handed to the handler as the consumer would; to a packaged service it is sent. */
    static void reply(UUID id, int version, String decision, String more) {
        String data = """
                {"agreement": "%s", "version": %d, "decision": "%s", "at": "2026-11-25T10:00:00Z", %s}""".formatted(id, version, decision, more);
        String type = "org.orebook.commitment." + decision + ".v1";
        if (Arc.container() == null) {
            Outside.sendAndAwait("orebook.commitment-replies", id.toString(), type, data);
            return;
        }
        ReceivedMessage message = new ReceivedMessage(
                "orebook.commitment-replies",
                0,
                0,
                id.toString(),
                UUID.randomUUID(),
                "/deposits-service",
                type,
                id.toString(),
                Instant.parse("2026-11-25T10:00:00Z"),
                null,
                data);
        Arc.container().instance(Deliveries.class).get().deliver(message);
    }

    /** The data of all messages about an agreement on a topic, in their order. */
    static List<String> messages(String topic, UUID id) {
        return rows("SELECT data FROM said WHERE topic = ? AND key = ? ORDER BY position", topic, id.toString());
    }
}
