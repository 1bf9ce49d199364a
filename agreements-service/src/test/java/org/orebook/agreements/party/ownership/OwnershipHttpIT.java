package org.orebook.agreements.party.ownership;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the packaged service. */
@QuarkusIntegrationTest
class OwnershipHttpIT extends OwnershipHttpTest {}
