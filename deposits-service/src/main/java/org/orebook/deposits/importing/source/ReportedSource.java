package org.orebook.deposits.importing.source;

/**
 * A publication that the file gives as evidence.
 *
 * @param uri as text, unchecked, or null
 * @param publishedOn as text, unchecked, or null
 */
public record ReportedSource(String title, String uri, String publishedOn) {}
