package org.orebook.gateway.routing;

/** The services behind the gateway. */
public enum Service {
    /** The registry of deposits. */
    DEPOSITS("deposits-service"),
    /** Who has agreed what about them. */
    AGREEMENTS("agreements-service");

    private final String title;

    Service(String title) {
        this.title = title;
    }

    /** The name in health data, logs and problems. */
    public String title() {
        return title;
    }
}
