package org.orebook.gateway.access;

import java.util.Set;

/**
 * Whoever sent a request with a valid token.
 *
 * @param subject the token's {@code sub}
 * @param roles the realm roles that the token grants
 */
public record Caller(String subject, Set<String> roles) {}
