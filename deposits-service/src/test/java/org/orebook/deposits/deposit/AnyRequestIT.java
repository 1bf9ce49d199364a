package org.orebook.deposits.deposit;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the packaged service. */
@QuarkusIntegrationTest
class AnyRequestIT extends AnyRequestTest {}
