package org.orebook.deposits.commitment;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.orebook.chassis.testing.Outside;

/** The same of the packaged service, which gets its requests by Kafka. */
@QuarkusIntegrationTest
class CommitmentHttpIT extends CommitmentHttpTest {
    @BeforeAll
    static void keepWhatIsSaid() throws IOException, SQLException {
        Outside.keepWhatIsSaid();
    }

    CommitmentHttpIT() {
        super(new SentRequests());
    }
}
