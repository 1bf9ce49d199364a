package org.orebook.deposits.commitment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.orebook.chassis.messaging.UnacceptableMessageException;

/** Reads requests: strict about what the ledger needs of them, and blind for whatever else they say. */
final class RequestReader {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final int MOST_DIGITS = 100;
    private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private RequestReader() {}

    /**
     * Reads a request.
     *
     * @throws UnacceptableMessageException where something that is needed is missing or is no such thing
     */
    static CommitmentRequest read(String data) {
        try {
            JsonNode root = JSON.readTree(data);
            if (root == null || !root.isObject()) {
                throw new UnacceptableMessageException("a commitment request is an object");
            }
            return request(root);
        } catch (JsonProcessingException unreadable) {
            throw new UnacceptableMessageException("no JSON: " + unreadable.getOriginalMessage(), unreadable);
        }
    }

    private static CommitmentRequest request(JsonNode root) {
        JsonNode version = needed(root, "version");
        if (!version.canConvertToInt() || !version.isIntegralNumber() || version.intValue() < 1) {
            throw wrong("version", "a whole number from 1");
        }
        List<Line> lines = new ArrayList<>();
        Set<UUID> known = new HashSet<>();
        for (JsonNode each : array(root, "lines")) {
            Line line = line(each);
            if (!known.add(line.line())) {
                throw wrong("lines", "each line once, and not " + line.line() + " twice");
            }
            lines.add(line);
        }
        return new CommitmentRequest(agreement(needed(root, "agreement")), version.intValue(), lines);
    }

    private static CommittingAgreement agreement(JsonNode node) {
        List<CommittingAgreement.Party> parties = new ArrayList<>();
        for (JsonNode each : array(node, "parties")) {
            parties.add(new CommittingAgreement.Party(
                    neededAs(each, "id", UUID::fromString), text(each, "code"), text(each, "name")));
        }
        String confidentiality = text(node, "confidentiality");
        if (!confidentiality.equals("confidential") && !confidentiality.equals("internal")) {
            throw wrong("confidentiality", "confidential or internal");
        }
        Instant embargo = optionalAs(node, "embargoUntil", Instant::parse);
        return new CommittingAgreement(
                neededAs(node, "id", UUID::fromString),
                text(node, "number"),
                text(node, "type"),
                optionalAs(node, "title", Function.identity()),
                confidentiality.equals("confidential"),
                embargo == null ? null : embargo.truncatedTo(ChronoUnit.MICROS),
                parties);
    }

    private static Line line(JsonNode node) {
        CommitmentKind kind = CommitmentKind.ofCode(text(node, "kind"));
        UUID line = neededAs(node, "line", UUID::fromString);
        UUID deposit = neededAs(node, "deposit", UUID::fromString);
        UUID holder = optionalAs(node, "holder", UUID::fromString);
        return switch (kind) {
            case null -> throw wrong("kind", "share, tonnage or exclusivity");
            case SHARE -> new Line(line, deposit, kind, holder, percent(node), null, null, null, null, null, null);
            case TONNAGE ->
                new Line(
                        line,
                        deposit,
                        kind,
                        holder,
                        null,
                        text(node, "commodity"),
                        positive(node, "tonnes"),
                        text(node, "basis"),
                        outOf(node),
                        null,
                        null);
            case EXCLUSIVITY -> exclusivity(node, line, deposit, holder);
        };
    }

    private static Line exclusivity(JsonNode node, UUID line, UUID deposit, UUID holder) {
        LocalDate from = day(node, "from");
        LocalDate until = day(node, "until");
        if (until.isBefore(from)) {
            throw wrong("until", "no day before from");
        }
        String commodity = optionalAs(node, "commodity", Function.identity());
        return new Line(
                line, deposit, CommitmentKind.EXCLUSIVITY, holder, null, commodity, null, null, null, from, until);
    }

    private static LocalDate day(JsonNode node, String member) {
        LocalDate day = neededAs(node, member, LocalDate::parse);
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw wrong(member, "between " + EARLIEST + " and " + LATEST);
        }
        return day;
    }

    private static BigDecimal percent(JsonNode node) {
        BigDecimal percent = positive(node, "percent");
        if (percent.compareTo(ALL) > 0) {
            throw wrong("percent", "100 at most");
        }
        return percent;
    }

    private static BigDecimal positive(JsonNode node, String member) {
        JsonNode value = needed(node, member);
        if (!value.isNumber()) {
            throw wrong(member, "a number");
        }
        BigDecimal number = value.decimalValue();
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS || number.signum() <= 0) {
            throw wrong(member, "more than 0, and a number that somebody could mean");
        }
        return number;
    }

    private static OutOf outOf(JsonNode node) {
        String code = optionalAs(node, "outOf", Function.identity());
        if (code == null) {
            return OutOf.RESERVES;
        }
        OutOf outOf = OutOf.ofCode(code);
        if (outOf == null) {
            throw wrong("outOf", "reserves or measured-and-indicated");
        }
        return outOf;
    }

    private static String text(JsonNode node, String member) {
        return neededAs(node, member, Function.identity());
    }

    private static <T> T neededAs(JsonNode node, String member, Function<String, T> reading) {
        needed(node, member);
        return optionalAs(node, member, reading);
    }

    private static <T> T optionalAs(JsonNode node, String member, Function<String, T> reading) {
        JsonNode value = node.get(member);
        if (value == null || value.isNull()) {
            return null;
        }
        // PostgreSQL keeps no NUL.
        if (!value.isTextual() || value.textValue().indexOf('\0') >= 0) {
            throw wrong(member, "a text");
        }
        try {
            return reading.apply(value.textValue());
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            throw new UnacceptableMessageException(member + " cannot be read: " + value, unreadable);
        }
    }

    private static JsonNode array(JsonNode node, String member) {
        JsonNode value = needed(node, member);
        if (!value.isArray()) {
            throw wrong(member, "a list");
        }
        return value;
    }

    private static JsonNode needed(JsonNode node, String member) {
        JsonNode value = node.get(member);
        if (value == null || value.isNull()) {
            throw new UnacceptableMessageException(member + " is missing");
        }
        return value;
    }

    private static UnacceptableMessageException wrong(String member, String expected) {
        return new UnacceptableMessageException(member + ": expected " + expected);
    }
}
