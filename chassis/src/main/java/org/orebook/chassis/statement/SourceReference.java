package org.orebook.chassis.statement;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A document that something about the deposit was taken from.
 *
 * @param title what it is called
 * @param uri where it can be read; {@code null} where it cannot
 * @param publishedOn date of publication as stated: a year, a month or a day in ISO 8601; {@code null} where not stated
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SourceReference(String title, String uri, String publishedOn) {}
