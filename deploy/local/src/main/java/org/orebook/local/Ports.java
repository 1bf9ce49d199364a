package org.orebook.local;

/**
 * The ports of a stack, counted from its base.
 *
 * @param base the gateway's own port; the stack takes ports up to {@code base + 12}
 */
public record Ports(int base) {
    static final int DEFAULT_BASE = 8400;
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65_535;
    private static final int SPAN = 12;

    /** Refuses a base that would need privileges or run past the last port. */
    public Ports {
        if (base < LOWEST || base + SPAN > HIGHEST) {
            throw new StackException(
                    "--port-base takes a number from %d to %d, not %d.".formatted(LOWEST, HIGHEST - SPAN, base));
        }
    }

    public int gateway() {
        return base;
    }

    public int deposits() {
        return base + 1;
    }

    public int agreements() {
        return base + 2;
    }

    public int keycloak() {
        return base + 3;
    }

    public int keycloakManagement() {
        return base + 4;
    }

    public int postgreSql() {
        return base + 5;
    }

    public int kafka() {
        return base + 6;
    }

    public int kafkaController() {
        return base + 7;
    }

    public int gatewayManagement() {
        return base + 10;
    }

    public int depositsManagement() {
        return base + 11;
    }

    public int agreementsManagement() {
        return base + 12;
    }

    /** The address of the gateway, without a slash at its end. */
    public String gatewayUrl() {
        return "http://127.0.0.1:" + gateway();
    }

    /** The issuer of the realm's tokens. */
    public String realmUrl() {
        return "http://127.0.0.1:" + keycloak() + "/realms/orebook";
    }
}
