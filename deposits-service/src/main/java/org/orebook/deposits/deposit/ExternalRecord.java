package org.orebook.deposits.deposit;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * The record of this deposit in another database.
 *
 * @param source name of the database, such as {@code usgs-mrds}
 * @param recordId its id there
 * @param uri where the record can be read; {@code null} where it cannot
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExternalRecord(String source, String recordId, String uri) {}
