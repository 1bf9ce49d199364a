package org.orebook.gateway.access;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The roles of which a caller needs one.
 *
 * @param roles names as in the token
 */
public record Permission(Set<String> roles) {
    /** Everybody of the house: all roles but partner. An admin may look, but takes no business decision. */
    public static final Permission INTERNAL = Permission.of(
            Role.VIEWER, Role.GEOLOGIST, Role.REVIEWER, Role.NEGOTIATOR, Role.APPROVER, Role.AUDITOR, Role.ADMIN);

    /** Everybody of the house, and the companies outside, who see only what is theirs or published. */
    public static final Permission INTERNAL_AND_PARTNER = INTERNAL.or(Role.PARTNER);

    /** Permits these roles and no other. */
    public static Permission of(Role... roles) {
        return new Permission(Arrays.stream(roles).map(Role::claim).collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether one of the caller's roles is among them. */
    public boolean permits(Caller caller) {
        for (String role : caller.roles()) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }

    private Permission or(Role role) {
        return new Permission(
                Stream.concat(roles.stream(), Stream.of(role.claim())).collect(Collectors.toUnmodifiableSet()));
    }
}
