package org.orebook.chassis.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A bounded list and the way on.
 *
 * @param items at most as many as were asked for
 * @param next path and query of the following page; {@code null} on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, String next) {

    public Page {
        items = List.copyOf(items);
    }
}
