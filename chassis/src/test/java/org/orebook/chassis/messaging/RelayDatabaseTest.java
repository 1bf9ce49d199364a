package org.orebook.chassis.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RelayDatabaseTest {

    private static final String URL = "postgresql://db:5432/deposits";

    @Test
    void encryptsItsConnectionAsThePoolDoes() {
        PgConnectOptions options = new RelayDatabase(
                        List.of(URL),
                        Optional.of("deposits"),
                        Optional.of("secret"),
                        Optional.of("verify-full"),
                        "HTTPS",
                        Optional.of(List.of("/etc/ca.crt")))
                .options();

        assertThat(options.getSslMode()).isEqualTo(SslMode.VERIFY_FULL);
        assertThat(options.getHostnameVerificationAlgorithm()).isEqualTo("HTTPS");
        assertThat(((PemTrustOptions) options.getTrustOptions()).getCertPaths()).containsExactly("/etc/ca.crt");
        assertThat(options.getHost()).isEqualTo("db");
        assertThat(options.getUser()).isEqualTo("deposits");
    }

    @Test
    void leavesItPlainWhereNothingIsSaidOfEncryption() {
        PgConnectOptions options = new RelayDatabase(
                        List.of(URL), Optional.empty(), Optional.empty(), Optional.empty(), "NONE", Optional.empty())
                .options();

        assertThat(options.getSslMode()).isEqualTo(SslMode.DISABLE);
        assertThat(options.getTrustOptions()).isNull();
    }

    @Test
    void keepsWhatTheUrlSaysOfEncryption() {
        PgConnectOptions options = new RelayDatabase(
                        List.of(URL + "?sslmode=require"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "NONE",
                        Optional.empty())
                .options();

        assertThat(options.getSslMode()).isEqualTo(SslMode.REQUIRE);
    }
}
