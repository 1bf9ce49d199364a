package org.orebook.common.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcIdentityProvider;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Remembers for a minute at most whom a token is of, so that a caller's next request does not have its signature computed
 * again: a fifth of what a small answer costs, here and once more behind the gateway. Only what Quarkus OIDC has verified is
 * remembered, under the whole token; its expiry is looked at anew each time, and a key that the realm takes back is trusted
 * no longer than that minute more.
 *
 * <p>What is verified of a request and not of its token alone, as certificates, proofs of possession and step-up
 * authentication are, would be passed by. Whoever turns such a thing on removes this class.
 */
@Singleton
final class VerifiedTokens implements IdentityProvider<TokenAuthenticationRequest> {

    /** Some ten kilobytes each. */
    private static final int MAX_TOKENS = 1000;

    private static final Duration MAX_AGE = Duration.ofMinutes(1);

    private final OidcIdentityProvider oidc;
    private final Cache<String, Known> known = Caffeine.newBuilder()
            .maximumSize(MAX_TOKENS)
            .expireAfterWrite(MAX_AGE)
            .executor(Runnable::run)
            .build();

    VerifiedTokens(OidcIdentityProvider oidc) {
        this.oidc = oidc;
    }

    @Override
    public int priority() {
        return oidc.priority() + 1;
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        if (!(request.getToken() instanceof AccessTokenCredential credential)) {
            return Uni.createFrom().nullItem();
        }
        Known caller = known.getIfPresent(credential.getToken());
        if (caller != null && caller.expiry().isAfter(Instant.now())) {
            return Uni.createFrom().item(caller.identity());
        }
        return oidc.authenticate(request, context).invoke(identity -> remember(credential, identity));
    }

    private void remember(AccessTokenCredential credential, SecurityIdentity identity) {
        if (identity != null && identity.getPrincipal() instanceof JsonWebToken token) {
            // A new one: that of OIDC holds on to the request that it came with.
            SecurityIdentity lasting = QuarkusSecurityIdentity.builder()
                    .setPrincipal(token)
                    .addCredential(credential)
                    .addRoles(identity.getRoles())
                    .addPermissions(identity.getPermissions())
                    .build();
            known.put(credential.getToken(), new Known(lasting, Instant.ofEpochSecond(token.getExpirationTime())));
        }
    }

    private record Known(SecurityIdentity identity, Instant expiry) {}
}
