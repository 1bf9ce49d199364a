package org.orebook.chassis.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * Lets nobody without a valid token past, whatever the path. In place of the policy {@code authenticated}, which turns
 * such callers away without a problem document: a failure is answered as everywhere else.
 */
@ApplicationScoped
public class CallersOnly implements HttpSecurityPolicy {

    private static final Pattern BEARER =
            Pattern.compile("Bearer +[\\w-]+\\.[\\w-]+\\.[\\w-]+", Pattern.CASE_INSENSITIVE);

    private static final int BEFORE_AUTHENTICATION = 900;

    void register(@Observes Filters filters) {
        filters.register(CallersOnly::dropWhatIsNoToken, BEFORE_AUTHENTICATION);
    }

    /** A bearer of points alone makes Quarkus' reader of tokens fail, and the answer be a 500. */
    private static void dropWhatIsNoToken(RoutingContext context) {
        String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization != null && !BEARER.matcher(authorization).matches()) {
            context.request().headers().remove(HttpHeaders.AUTHORIZATION);
        }
        context.next();
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request, Uni<SecurityIdentity> identity, AuthorizationRequestContext context) {
        return identity.map(CallersOnly::known);
    }

    private static CheckResult known(SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            throw new AuthenticationFailedException();
        }
        return CheckResult.PERMIT;
    }

    @Override
    public String name() {
        return "callers-only";
    }
}
