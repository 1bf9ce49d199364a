package org.orebook.agreements.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;

/** Where documents lie in tests, and how large one may be: so small that one can be too large without much ado. */
public final class KeptDocuments implements QuarkusTestResourceLifecycleManager {

    public static final Path DIRECTORY = Path.of("target", "documents");

    @Override
    public Map<String, String> start() {
        return Map.of(
                "orebook.documents.directory",
                DIRECTORY.toAbsolutePath().toString(),
                "orebook.documents.max-size",
                "2M");
    }

    @Override
    public void stop() {
        // What was kept is left for whoever looks into a failure.
    }
}
