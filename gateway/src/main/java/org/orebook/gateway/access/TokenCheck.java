package org.orebook.gateway.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.orebook.gateway.problem.Problem;
import org.orebook.gateway.problem.Refusal;
import org.orebook.gateway.problem.RefusedException;

/**
 * Finds out who is calling. Quarkus OIDC verifies the token's signature, issuer, audience and expiry with the realm's
 * keys, which it fetches once and keeps: valid tokens go on working while Keycloak is down. Runs before a byte of the
 * body is read.
 */
@ApplicationScoped
public class TokenCheck {
    private static final Logger LOG = Logger.getLogger(TokenCheck.class);
    private static final String CHALLENGE_HEADER = "WWW-Authenticate";
    private static final String REALM = "Bearer realm=\"orebook\"";

    private static final Refusal NO_TOKEN = Problem.UNAUTHENTICATED
            .because("A bearer token of the realm is needed.")
            .with(CHALLENGE_HEADER, REALM);
    private static final Refusal BAD_TOKEN = Problem.UNAUTHENTICATED
            .because("The bearer token is malformed, expired, or not one that this gateway trusts.")
            .with(CHALLENGE_HEADER, REALM + ", error=\"invalid_token\"");
    private static final Refusal NO_JUDGE = Problem.UNAVAILABLE
            .because("The identity provider cannot be reached, so the token cannot be checked.")
            .with("Retry-After", "5");
    private static final Refusal NO_ROLE = Problem.FORBIDDEN
            .because("None of the caller's roles allows this.")
            .with(CHALLENGE_HEADER, REALM + ", error=\"insufficient_scope\"");

    private final HttpAuthenticator authenticator;

    TokenCheck(HttpAuthenticator authenticator) {
        this.authenticator = authenticator;
    }

    /**
     * The caller, on the event loop of the request. Fails with a {@link RefusedException}: 401 without a valid token,
     * 403 without a permitted role, 503 when no key was ever fetched.
     */
    public Future<Caller> check(RoutingContext request, Permission permission) {
        List<String> credentials = request.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (credentials.isEmpty()) {
            return Future.failedFuture(NO_TOKEN.asException());
        }
        String authorization = credentials.getFirst();
        if (credentials.size() > 1 || !Bearer.looksSigned(authorization)) {
            return Future.failedFuture(BAD_TOKEN.asException());
        }
        return authenticate(request)
                .map(identity -> permitted(identity, permission))
                .recover(failure -> Future.failedFuture(refusal(failure, authorization)));
    }

    private Future<SecurityIdentity> authenticate(RoutingContext request) {
        Promise<SecurityIdentity> promise = Promise.promise();
        Context home = Vertx.currentContext();
        authenticator
                .attemptAuthentication(request)
                .subscribe()
                .with(
                        identity -> onEventLoop(home, () -> promise.complete(identity)),
                        failure -> onEventLoop(home, () -> promise.fail(failure)));
        return promise.future();
    }

    /** The usual case, a cached key, answers at once and in place; fetching keys may answer from elsewhere. */
    private static void onEventLoop(Context home, Runnable continuation) {
        if (home.equals(Vertx.currentContext())) {
            continuation.run();
        } else {
            home.runOnContext(back -> continuation.run());
        }
    }

    private static Caller permitted(SecurityIdentity identity, Permission permission) {
        if (identity == null || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            throw BAD_TOKEN.asException();
        }
        String subject = token.getSubject();
        if (subject == null) {
            throw BAD_TOKEN.asException();
        }
        Caller caller = new Caller(subject, identity.getRoles());
        if (!permission.permits(caller)) {
            throw NO_ROLE.asException();
        }
        return caller;
    }

    private static RefusedException refusal(Throwable failure, String authorization) {
        if (failure instanceof RefusedException refused) {
            return refused;
        }
        if (failure instanceof AuthenticationFailedException || !Bearer.isReadable(authorization)) {
            LOG.debug("A token was refused", failure);
            return BAD_TOKEN.asException();
        }
        LOG.warnf("A token could not be checked: %s", failure.getMessage());
        return NO_JUDGE.asException();
    }
}
