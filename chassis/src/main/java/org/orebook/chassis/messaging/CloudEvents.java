package org.orebook.chassis.messaging;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** CloudEvents 1.0 in the binary mode of Kafka: attributes are headers, the data is the value. */
final class CloudEvents {

    private static final String VERSION = "ce_specversion";
    private static final String ID = "ce_id";
    private static final String SOURCE = "ce_source";
    private static final String TYPE = "ce_type";
    private static final String SUBJECT = "ce_subject";
    private static final String TIME = "ce_time";
    private static final String TRACEPARENT = "traceparent";
    private static final String CONTENT_TYPE = "content-type";

    /** Four digits of a year, which are what both ISO 8601 and PostgreSQL read without a sign. */
    private static final int LAST_YEAR = 9999;

    private CloudEvents() {}

    /**
     * A message of the outbox as it goes to the broker.
     *
     * @param traceparent of its sending; {@code null} where it is part of no trace
     */
    static ProducerRecord<byte[], byte[]> written(OutboxRow row, String source, String traceparent) {
        ProducerRecord<byte[], byte[]> written = new ProducerRecord<>(row.topic(), bytes(row.key()), bytes(row.data()));
        Headers headers = written.headers();
        headers.add(VERSION, bytes("1.0"));
        headers.add(ID, bytes(row.id().toString()));
        headers.add(SOURCE, bytes(source));
        headers.add(TYPE, bytes(row.type()));
        headers.add(SUBJECT, bytes(row.subject()));
        headers.add(TIME, bytes(DateTimeFormatter.ISO_INSTANT.format(row.time())));
        headers.add(CONTENT_TYPE, bytes("application/json"));
        if (traceparent != null) {
            headers.add(TRACEPARENT, bytes(traceparent));
        }
        return written;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A record of the broker as far as it can be read, with what is wrong with it. */
    static Arrival read(ConsumerRecord<byte[], byte[]> written) {
        Reading reading = new Reading(written.headers());
        reading.version();
        ReceivedMessage message = new ReceivedMessage(
                written.topic(),
                written.partition(),
                written.offset(),
                reading.text("key", written.key()),
                reading.id(),
                reading.header(SOURCE),
                reading.header(TYPE),
                reading.header(SUBJECT),
                reading.time(),
                reading.traceparent(),
                reading.text("value", written.value()));
        return new Arrival(message, reading.faults.isEmpty() ? null : String.join(" ", reading.faults));
    }

    /** Gathers everything that is wrong with a record, and stands in with null for what cannot be read. */
    private static final class Reading {

        private final Headers headers;
        private final List<String> faults = new ArrayList<>();

        Reading(Headers headers) {
            this.headers = headers;
        }

        void version() {
            String version = header(VERSION);
            if (version != null && !version.startsWith("1.")) {
                faults.add("It is of CloudEvents " + version + " and not of 1.0.");
            }
        }

        UUID id() {
            String id = header(ID);
            try {
                return id == null ? null : UUID.fromString(id);
            } catch (IllegalArgumentException notAnId) {
                faults.add("The header " + ID + " is not a UUID.");
                return null;
            }
        }

        Instant time() {
            String time = header(TIME);
            try {
                return time == null ? null : instant(time);
            } catch (DateTimeException noTime) {
                faults.add("The header " + TIME + " is not a time of ISO 8601.");
                return null;
            }
        }

        private static Instant instant(String text) {
            OffsetDateTime time = OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
            if (time.getYear() < 1 || time.getYear() > LAST_YEAR) {
                throw new DateTimeException("beyond four digits");
            }
            return time.toInstant();
        }

        /** Where it is broken the message goes on without: it is not the message's fault. */
        String traceparent() {
            Header header = headers.lastHeader(TRACEPARENT);
            return header == null ? null : decoded(header.value());
        }

        String header(String name) {
            Header header = headers.lastHeader(name);
            if (header == null) {
                faults.add("The header " + name + " is missing.");
                return null;
            }
            return text("header " + name, header.value());
        }

        String text(String what, byte[] bytes) {
            if (bytes == null) {
                faults.add("The " + what + " is missing.");
                return null;
            }
            String text = decoded(bytes);
            if (text == null) {
                faults.add("The " + what + " is no text in UTF-8.");
            }
            return text;
        }

        /** PostgreSQL keeps no NUL, and JSON has none. */
        private static String decoded(byte[] bytes) {
            if (bytes == null) {
                return null;
            }
            try {
                String text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return text.indexOf('\u0000') < 0 ? text : null;
            } catch (CharacterCodingException noText) {
                return null;
            }
        }
    }
}
