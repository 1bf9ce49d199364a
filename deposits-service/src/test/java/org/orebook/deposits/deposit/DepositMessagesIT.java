package org.orebook.deposits.deposit;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.orebook.chassis.testing.Outside;
import org.orebook.deposits.testing.SaidMessages;

/** The same of the packaged service. */
@QuarkusIntegrationTest
class DepositMessagesIT extends DepositMessagesTest {
    @BeforeAll
    static void keepWhatIsSaid() throws IOException, SQLException {
        Outside.keepWhatIsSaid();
    }

    DepositMessagesIT() {
        super(new SaidMessages());
    }
}
