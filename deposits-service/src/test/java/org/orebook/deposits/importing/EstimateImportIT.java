package org.orebook.deposits.importing;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the packaged service. */
@QuarkusIntegrationTest
class EstimateImportIT extends EstimateImportTest {}
