package org.orebook.agreements.party;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the packaged service. */
@QuarkusIntegrationTest
class OddPartyRequestsIT extends OddPartyRequestsTest {}
