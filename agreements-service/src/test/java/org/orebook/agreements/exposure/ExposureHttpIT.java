package org.orebook.agreements.exposure;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.orebook.chassis.testing.Outside;

/** The same of the packaged service, which gets its replies by Kafka. */
@QuarkusIntegrationTest
class ExposureHttpIT extends ExposureHttpTest {
    @BeforeAll
    static void keepWhatIsSaid() throws IOException, SQLException {
        Outside.keepWhatIsSaid();
    }
}
