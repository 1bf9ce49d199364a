package org.orebook.agreements.agreement;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the packaged service. */
@QuarkusIntegrationTest
class ObligationIT extends ObligationTest {}
