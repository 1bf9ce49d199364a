package org.orebook.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is remembered of a token. OIDC cannot judge one without the request that it came with, and here is none. */
@QuarkusTest
@QuarkusTestResource(Peers.class)
class VerifiedTokensTest {

    Peers peers;

    @Inject
    IdentityProviderManager identities;

    @Test
    void remembersWhomATokenIsOfOnceItWasVerified() {
        String token = peers.issuer().token("viewer", "geologist");
        assertThatThrownBy(() -> identityOf(token)).isInstanceOf(RuntimeException.class);

        assertThat(Wire.get("/api/v1/deposits", token).status()).isEqualTo(200);

        SecurityIdentity first = identityOf(token);
        assertThat(first.getRoles()).isEqualTo(Set.of("viewer", "geologist"));
        assertThat(identityOf(token)).isSameAs(first);
    }

    @Test
    void remembersNothingOfATokenThatWasRefused() {
        String token = peers.issuer().sign(peers.issuer().claims("viewer").audience("account"));
        assertThat(Wire.get("/api/v1/deposits", token).status()).isEqualTo(401);

        assertThatThrownBy(() -> identityOf(token)).isInstanceOf(RuntimeException.class);
    }

    private SecurityIdentity identityOf(String token) {
        return identities
                .authenticate(new TokenAuthenticationRequest(new AccessTokenCredential(token)))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
