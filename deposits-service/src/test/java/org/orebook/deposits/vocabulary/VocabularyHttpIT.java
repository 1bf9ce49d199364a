package org.orebook.deposits.vocabulary;

import io.quarkus.test.junit.QuarkusIntegrationTest;

/** The same of the packaged service. */
@QuarkusIntegrationTest
class VocabularyHttpIT extends VocabularyHttpTest {}
