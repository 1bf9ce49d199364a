package org.orebook.chassis.caller;

import java.util.Set;

/**
 * Who asks, as the verified access token says.
 *
 * @param subject the identity provider's stable id of the user or client
 * @param name the name to show in histories: the user's or the client's
 * @param roles what the caller may do
 * @param party the party that a partner acts for; {@code null} for everybody else
 */
public record Caller(String subject, String name, Set<Role> roles, String party) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean hasAny(Role... wanted) {
        for (Role role : wanted) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }
}
