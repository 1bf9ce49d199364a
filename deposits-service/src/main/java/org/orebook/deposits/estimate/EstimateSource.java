package org.orebook.deposits.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Where a figure was read, so that it can be checked against what its source said then.
 *
 * @param title of the document
 * @param uri where it is to be found
 * @param page as the document counts
 * @param sha256 hash of the document as it was read, 64 hexadecimal digits
 * @param readOn day on which it was read, ISO 8601
 * @param excerpt the words that say it, as they stand there
 * @param recordSource the database that it was imported from
 * @param recordId its record there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EstimateSource(
        String title,
        String uri,
        String page,
        String sha256,
        String readOn,
        String excerpt,
        String recordSource,
        String recordId) {}
