package org.orebook.local;

/**
 * The ports of a stack, counted from its base.
 *
 * @param base the gateway's own port; the stack takes ports up to {@code base + 12}, and 20 more for each further replica
 * @param replicas how many processes each service behind the gateway has
 */
public record Ports(int base, int replicas) {
    static final int DEFAULT_BASE = 8400;
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65_535;
    private static final int SPAN = 12;

    /** From the port of a replica to that of the next. */
    private static final int STEP = 20;

    /** Each takes half a gigabyte of a laptop's memory. */
    private static final int MOST_REPLICAS = 3;

    /** Refuses a base that would need privileges or run past the last port, and more replicas than there is room for. */
    public Ports {
        if (replicas < 1 || replicas > MOST_REPLICAS) {
            throw new StackException(
                    "--replicas takes a number from 1 to %d, not %d.".formatted(MOST_REPLICAS, replicas));
        }
        int highestBase = HIGHEST - SPAN - STEP * (replicas - 1);
        if (base < LOWEST || base > highestBase) {
            throw new StackException(
                    "--port-base takes a number from %d to %d, not %d.".formatted(LOWEST, highestBase, base));
        }
    }

    /** Those of a stack with one process for each service. */
    public Ports(int base) {
        this(base, 1);
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

    /** How much higher the ports of a replica are than those of the first one. */
    static int offset(int replica) {
        return STEP * replica;
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
