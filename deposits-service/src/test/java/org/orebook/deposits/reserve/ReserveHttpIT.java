package org.orebook.deposits.reserve;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the packaged service. */
@QuarkusIntegrationTest
class ReserveHttpIT extends ReserveHttpTest {}
