package org.orebook.deposits.estimate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * One line of an estimate's table.
 *
 * @param categories of the line: one; several where the source gives one figure for them together; none where it does not
 *     say
 * @param ore tonnage of ore, or {@code null}
 * @param grade of the commodity in it, or {@code null}
 * @param contained tonnage of the commodity, or {@code null}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CategoryRow(List<Category> categories, Figure ore, Figure grade, Figure contained) {

    public CategoryRow {
        categories = categories == null ? List.of() : List.copyOf(categories);
    }

    /** Whether it puts what is inferred, or less, together with what is surer: it cannot be taken apart again. */
    public boolean lumpsInferred() {
        boolean unsure = false;
        boolean surer = false;
        for (Category category : categories) {
            unsure |= category.isInferredOrLess();
            surer |= !category.isInferredOrLess();
        }
        return unsure && surer;
    }
}
