package org.orebook.agreements.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
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

    /** Holds data against a schema of a service, such as {@code deposits} and {@code deposit.v1}. */
    public static void assertKept(String service, String contract, String data) {
        assertThat(schema("/org/orebook/" + service + "/contract/" + contract + ".schema.json")
                        .validate(
                                data,
                                InputFormat.JSON,
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
