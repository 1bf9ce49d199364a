package org.orebook.agreements.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A clause that binds otherwise than its instrument, or is worth being named.
 *
 * @param name such as confidentiality or exclusivity
 * @param note in words; {@code null} where there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Clause(String name, Binding binding, String note) {

    /** The name of the clause that makes exclusivity bind within an instrument that does not. */
    private static final String EXCLUSIVITY = "exclusivity";

    boolean bindsExclusivity() {
        return binding == Binding.BINDING && name.equalsIgnoreCase(EXCLUSIVITY);
    }
}
