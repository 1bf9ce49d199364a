package org.orebook.deposits.ranking;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.orebook.deposits.quantity.Qualifier;

/** What can be said of a sum. */
final class Qualifiers {

    private Qualifiers() {}

    /** Exact figures change nothing; where the others do not agree, the sum is about so much. */
    static Qualifier ofSum(Collection<Qualifier> qualifiers) {
        Set<Qualifier> vague = qualifiers.stream()
                .filter(qualifier -> qualifier != null && qualifier != Qualifier.EXACTLY)
                .collect(Collectors.toSet());
        return switch (vague.size()) {
            case 0 -> Qualifier.EXACTLY;
            case 1 -> List.copyOf(vague).getFirst();
            default -> Qualifier.ABOUT;
        };
    }
}
