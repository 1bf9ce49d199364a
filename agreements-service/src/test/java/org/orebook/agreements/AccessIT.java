package org.orebook.agreements;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the packaged service. */
@QuarkusIntegrationTest
class AccessIT extends AccessTest {}
