package org.orebook.deposits.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Who signs for an estimate: the competent or qualified person of its code.
 *
 * @param membership of the professional body, such as {@code MAusIMM}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CompetentPerson(String name, String organisation, String membership) {}
