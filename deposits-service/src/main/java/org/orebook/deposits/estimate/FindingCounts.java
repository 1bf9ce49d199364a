package org.orebook.deposits.estimate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;

/** Counts what does not add up in estimates as they come in. */
// Counted from the start, as nothing yet: a rate needs a value before the first.
@Startup
@ApplicationScoped
public class FindingCounts {

    private final Map<Finding.Code, Counter> counters = new EnumMap<>(Finding.Code.class);

    FindingCounts(MeterRegistry meters) {
        for (Finding.Code code : Finding.Code.values()) {
            counters.put(
                    code,
                    Counter.builder("estimate.findings")
                            .description("Findings about estimates when they were recorded or imported")
                            .tag("code", code.code())
                            .tag("severity", code.severity().code())
                            .register(meters));
        }
    }

    /** Counts findings of a code. */
    public void found(Finding.Code code, long times) {
        counters.get(code).increment((double) times);
    }
}
