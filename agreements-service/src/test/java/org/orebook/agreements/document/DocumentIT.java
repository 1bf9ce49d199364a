package org.orebook.agreements.document;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the packaged service. */
@QuarkusIntegrationTest
class DocumentIT extends DocumentTest {}
