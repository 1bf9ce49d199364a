package org.orebook.deposits.commitment;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.orebook.chassis.testing.Outside;
import org.orebook.deposits.testing.SaidMessages;

/** The same of the packaged service, which gets its requests by Kafka. */
@QuarkusIntegrationTest
class LedgerPublisherIT extends LedgerPublisherTest {
    @BeforeAll
    static void keepWhatIsSaid() throws IOException, SQLException {
        Outside.keepWhatIsSaid();
    }

    LedgerPublisherIT() {
        super(new SentRequests(), new SaidMessages());
    }
}
