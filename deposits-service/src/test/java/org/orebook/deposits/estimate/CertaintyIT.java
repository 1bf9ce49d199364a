package org.orebook.deposits.estimate;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the packaged service. */
@QuarkusIntegrationTest
class CertaintyIT extends CertaintyTest {}
