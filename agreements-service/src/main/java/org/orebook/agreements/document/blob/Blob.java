package org.orebook.agreements.document.blob;

/**
 * What some bytes are named.
 *
 * @param digest their SHA-256
 * @param size how many bytes they are
 */
public record Blob(Sha256 digest, long size) {}
