package org.orebook.agreements.agreement;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** The values of a statement that is put together: only columns and operators of our own are text. */
final class StatementValues {

    private final List<Object> values = new ArrayList<>();

    /** The place of a further value: {@code ?3}. */
    String add(Object value) {
        values.add(value);
        return "?" + values.size();
    }

    <T> Mutiny.SelectionQuery<T> bind(Mutiny.SelectionQuery<T> query) {
        Mutiny.SelectionQuery<T> bound = query;
        for (int i = 0; i < values.size(); i++) {
            bound = bound.setParameter(i + 1, values.get(i));
        }
        return bound;
    }
}
