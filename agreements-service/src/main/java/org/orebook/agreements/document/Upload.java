package org.orebook.agreements.document;

import org.orebook.agreements.document.blob.Sha256;

/**
 * A document that is on its way.
 *
 * @param expected the hash that was announced; {@code null} where none was
 * @param length how many bytes were announced; {@code null} where that was not said
 */
record Upload(Description description, Sha256 expected, Long length) {}
