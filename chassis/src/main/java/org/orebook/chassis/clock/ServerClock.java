package org.orebook.chassis.clock;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Hands out the clock that every rule about time asks. */
@ApplicationScoped
class ServerClock {

    @Produces
    @DefaultBean
    InstantSource system() {
        // PostgreSQL keeps microseconds: what is answered at once is what is read later.
        return () -> Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
