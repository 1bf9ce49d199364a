package org.orebook.chassis.caller;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the caller of the current request from its verified token. */
@ApplicationScoped
public class Callers {

    private final SecurityIdentity identity;

    Callers(SecurityIdentity identity) {
        this.identity = identity;
    }

    /** The caller of the current request. To be asked at the start of it, and handed on as a value from there. */
    public Caller current() {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (String name : identity.getRoles()) {
            Role.named(name).ifPresent(roles::add);
        }
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            // Only a partner acts for a party; and a claim that is not a registered one is looked up by way of an
            // exception.
            String party = roles.contains(Role.PARTNER) ? token.getClaim("party") : null;
            return new Caller(token.getSubject(), token.getName(), roles, party);
        }
        String name = identity.getPrincipal().getName();
        return new Caller(name, name, roles, null);
    }

    /** For how long the current caller's token still holds. What goes on for longer has to ask for another one. */
    public Duration validFor() {
        // The real time, by which the token was checked.
        return identity.getPrincipal() instanceof JsonWebToken token
                ? Duration.between(Instant.now(), Instant.ofEpochSecond(token.getExpirationTime()))
                : Duration.ZERO;
    }
}
