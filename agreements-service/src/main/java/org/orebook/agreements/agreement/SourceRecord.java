package org.orebook.agreements.agreement;

/**
 * A record of somebody else's collection that tells of an agreement.
 *
 * @param source code of the collection
 * @param id as the collection counts its records
 * @param hash of what the record says: with the same one, it says the same
 */
public record SourceRecord(String source, String id, String hash) {}
