package org.orebook.chassis.history;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A member before and after a change, each as it would stand in JSON.
 *
 * @param from before; {@code null} where there was nothing
 * @param to after; {@code null} where nothing is left
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record Difference(Object from, Object to) {}
