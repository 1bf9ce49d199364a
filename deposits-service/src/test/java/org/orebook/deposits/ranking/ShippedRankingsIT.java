package org.orebook.deposits.ranking;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the packaged service. */
@QuarkusIntegrationTest
class ShippedRankingsIT extends ShippedRankingsTest {}
