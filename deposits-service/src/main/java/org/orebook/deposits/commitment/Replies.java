package org.orebook.deposits.commitment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.orebook.chassis.messaging.OutgoingMessage;
import org.orebook.deposits.commitment.Decision.GrantedLine;
import org.orebook.deposits.commitment.Decision.RefusedLine;

/** What is replied to requests, by the contract {@code commitment-reply.v1}. */
final class Replies {

    static final String TOPIC = "orebook.commitment-replies";

    private static final String GRANTED = "org.orebook.commitment.granted.v1";
    private static final String REFUSED = "org.orebook.commitment.refused.v1";

    static final List<String> TYPES = List.of(GRANTED, REFUSED);

    private Replies() {}

    /** The code of a decision. */
    static String code(Decision decision) {
        return decision instanceof Decision.Granted ? "granted" : "refused";
    }

    /** The JSON of a reply. */
    static String data(CommitmentRequest request, Decision decision, Instant at) {
        ObjectNode reply = MessageJson.object();
        reply.put("agreement", request.agreement().id().toString());
        reply.put("version", request.version());
        reply.put("decision", code(decision));
        reply.put("at", at.toString());
        switch (decision) {
            case Decision.Granted granted ->
                granted.lines().forEach(line -> write(reply.withArray("granted").addObject(), line));
            case Decision.Refused refused ->
                refused.lines().forEach(line -> write(reply.withArray("refused").addObject(), line));
        }
        return MessageJson.text(reply);
    }

    private static void write(ObjectNode node, GrantedLine granted) {
        MessageJson.put(node, "line", granted.line().line());
        MessageJson.put(node, "deposit", granted.line().deposit());
        MessageJson.put(
                node,
                "outOf",
                granted.line().outOf() == null ? null : granted.line().outOf().code());
        MessageJson.put(node, "estimate", granted.estimate());
    }

    private static void write(ObjectNode node, RefusedLine refused) {
        MessageJson.put(node, "line", refused.line().line());
        MessageJson.put(node, "deposit", refused.line().deposit());
        MessageJson.put(node, "code", refused.code().code());
        MessageJson.put(node, "reason", refused.reason());
        MessageJson.put(node, "requested", refused.requested());
        MessageJson.put(node, "left", refused.left());
        if (refused.requested() != null) {
            node.put("unit", refused.line().kind() == CommitmentKind.SHARE ? "percent" : "t");
        }
        MessageJson.put(node, "basis", refused.line().basis());
        MessageJson.put(node, "estimate", refused.estimate());
    }

    /** The message of a reply: the same whenever it is sent again, but for its own id. */
    static OutgoingMessage message(UUID agreement, String code, Instant at, String data) {
        String key = agreement.toString();
        return new OutgoingMessage(TOPIC, key, code.equals("granted") ? GRANTED : REFUSED, key, at, data);
    }
}
