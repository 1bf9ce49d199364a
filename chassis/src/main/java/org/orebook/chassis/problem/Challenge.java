package org.orebook.chassis.problem;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Answers a caller without a valid token. In place of the problem extension's own mapper, which was compiled against
 * another Quarkus and turns every such caller's 401 into a 500 ({@code NoSuchFieldError} in HttpUnauthorizedUtils).
 */
public final class Challenge extends ExceptionMapperBase<SecurityException> {
    /** The 401 with its challenge. */
    @ServerExceptionMapper(
            value = {AuthenticationFailedException.class, UnauthorizedException.class},
            priority = Priorities.AUTHENTICATION)
    public Response challenge(SecurityException refused) {
        return toResponse(refused);
    }

    @Override
    protected HttpProblem toProblem(SecurityException refused) {
        return HttpProblem.builder()
                .withType(Problems.type("unauthenticated"))
                .withTitle("Authentication needed")
                .withStatus(Response.Status.UNAUTHORIZED)
                .withDetail("A valid bearer token of the realm is needed.")
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"orebook\"")
                .build();
    }
}
