package org.orebook.deposits.deposit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.orebook.chassis.history.Difference;

/**
 * A history as somebody may read it who may not know of every record that it names. A step that names a hidden one says
 * nothing of it: not its id, not that there was one, and not the reason, which may well speak of it.
 */
final class SeenHistory {

    /** Members whose value is the id of another deposit. */
    private static final Set<String> REFERENCES = Set.of("parent", "absorbed", "mergedInto");

    private SeenHistory() {}

    /** The other deposits that steps name. */
    static Set<UUID> records(List<DepositChange> steps) {
        Set<UUID> records = new HashSet<>();
        for (DepositChange step : steps) {
            for (String member : REFERENCES) {
                Difference difference = step.changes().get(member);
                if (difference != null) {
                    add(difference.from(), records);
                    add(difference.to(), records);
                }
            }
        }
        return records;
    }

    private static void add(Object reference, Set<UUID> records) {
        if (reference != null) {
            records.add(UUID.fromString(reference.toString()));
        }
    }

    /** The steps without the hidden records. */
    static List<DepositChange> without(List<DepositChange> steps, Set<UUID> hidden) {
        if (hidden.isEmpty()) {
            return steps;
        }
        List<DepositChange> seen = new ArrayList<>(steps.size());
        for (DepositChange step : steps) {
            seen.add(without(step, hidden));
        }
        return seen;
    }

    private static DepositChange without(DepositChange step, Set<UUID> hidden) {
        Map<String, Difference> changes = new HashMap<>(step.changes());
        for (String member : REFERENCES) {
            changes.computeIfPresent(member, (name, difference) -> without(difference, hidden));
        }
        if (changes.equals(step.changes())) {
            return step;
        }
        return new DepositChange(
                step.version(),
                DepositChange.Action.CHANGED,
                step.at(),
                step.by(),
                null,
                changes,
                step.importId(),
                step.requestId());
    }

    private static Difference without(Difference difference, Set<UUID> hidden) {
        Object from = isHidden(difference.from(), hidden) ? null : difference.from();
        Object to = isHidden(difference.to(), hidden) ? null : difference.to();
        return from == null && to == null ? null : new Difference(from, to);
    }

    private static boolean isHidden(Object reference, Set<UUID> hidden) {
        return reference != null && hidden.contains(UUID.fromString(reference.toString()));
    }
}
