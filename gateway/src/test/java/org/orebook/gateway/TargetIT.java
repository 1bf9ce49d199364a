package org.orebook.gateway;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the packaged gateway. */
@QuarkusIntegrationTest
class TargetIT extends TargetTest {}
