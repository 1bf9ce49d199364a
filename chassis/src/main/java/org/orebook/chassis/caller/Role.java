package org.orebook.chassis.caller;

import java.util.Locale;
import java.util.Optional;

/** The roles that the identity provider grants. What each may do is decided where it is done. */
public enum Role {
    VIEWER,
    GEOLOGIST,
    REVIEWER,
    NEGOTIATOR,
    APPROVER,
    PARTNER,
    AUDITOR,
    ADMIN;

    /** The names as they stand in tokens and in {@code @RolesAllowed}. */
    public static final String VIEWER_NAME = "viewer";

    public static final String GEOLOGIST_NAME = "geologist";
    public static final String REVIEWER_NAME = "reviewer";
    public static final String NEGOTIATOR_NAME = "negotiator";
    public static final String APPROVER_NAME = "approver";
    public static final String PARTNER_NAME = "partner";
    public static final String AUDITOR_NAME = "auditor";
    public static final String ADMIN_NAME = "admin";

    /** The role of that name in a token; empty for roles that other applications of the realm use. */
    public static Optional<Role> named(String name) {
        for (Role role : values()) {
            if (role.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
