package org.orebook.gateway.access;

import java.util.Locale;

/** The roles of the realm; what each may do in detail is decided by the services. */
public enum Role {
    VIEWER,
    GEOLOGIST,
    REVIEWER,
    NEGOTIATOR,
    APPROVER,
    PARTNER,
    AUDITOR,
    ADMIN;

    /** The role's name in the token's {@code realm_access.roles}. */
    public String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}
