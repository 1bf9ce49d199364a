package org.orebook.deposits.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Bounds of imports that a test reaches in a moment. */
public final class LowLimits implements QuarkusTestResourceLifecycleManager {

    public static final int MOST_ROWS = 6000;

    @Override
    public Map<String, String> start() {
        return Map.of(
                "orebook.import.max-rows", Integer.toString(MOST_ROWS),
                "orebook.import.batch-rows", "500",
                "orebook.import.max-plain-bytes", "64000000");
    }

    @Override
    public void stop() {
        // Nothing was started.
    }
}
