package org.orebook.deposits.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The contracts of messages, and whether a message keeps to its own. */
public final class Contracts {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private Contracts() {}

    /** Holds data against a schema of this service, such as {@code deposit.v1}. */
    public static void assertKept(String contract, JsonNode data) {
        assertThat(schema("/org/orebook/deposits/contract/" + contract + ".schema.json")
                        .validate(
                                data,
                                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as("%s against %s", data, contract)
                .isEmpty();
    }

    /** Holds data against a schema of agreements-service, such as {@code commitment-request.v1}. */
    public static void assertKeptByAgreements(String contract, JsonNode data) {
        assertThat(schema("/org/orebook/agreements/contract/" + contract + ".schema.json")
                        .validate(
                                data,
                                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as("%s against %s", data, contract)
                .isEmpty();
    }

    private static Schema schema(String file) {
        return SCHEMAS.computeIfAbsent(file, name -> {
            try (InputStream schema = Contracts.class.getResourceAsStream(name)) {
                return REGISTRY.getSchema(schema);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }
}
