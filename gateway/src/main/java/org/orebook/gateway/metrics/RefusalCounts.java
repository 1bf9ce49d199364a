package org.orebook.gateway.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.Map;
import org.orebook.gateway.problem.Problem;
import org.orebook.gateway.problem.Problems;

/** Counts what the gateway itself refuses, by reason; what services refuse is not among it. */
// Counted from the start, as nothing yet: a rate needs a value before the first.
@Startup
@ApplicationScoped
public class RefusalCounts {
    private final Map<Problem, Counter> counters = new EnumMap<>(Problem.class);

    RefusalCounts(MeterRegistry meters) {
        for (Problem problem : Problem.values()) {
            counters.put(
                    problem,
                    Counter.builder("gateway.refusals")
                            .description("Requests that the gateway refused, by the problem that it answered with")
                            .tag("problem", problem.code())
                            .register(meters));
        }
    }

    /** Looks at the end of an exchange whether it was refused. */
    public void watch(RoutingContext context) {
        context.addEndHandler(ended -> {
            Problem refused = context.get(Problems.REFUSED);
            if (refused != null) {
                counters.get(refused).increment();
            }
        });
    }
}
