package org.orebook.deposits;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the packaged service. */
@QuarkusIntegrationTest
class OpenApiIT extends OpenApiTest {}
