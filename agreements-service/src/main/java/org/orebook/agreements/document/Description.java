package org.orebook.agreements.document;

/**
 * What somebody says of a document, besides its bytes.
 *
 * @param name of the file, without folders
 * @param mediaType RFC 2046; of a text with its charset
 * @param language BCP 47; {@code null} where nobody said
 * @param authentic whether it is a text that the parties agreed to hold, and not a translation or a copy for reading
 */
record Description(String name, String mediaType, String language, boolean authentic) {}
