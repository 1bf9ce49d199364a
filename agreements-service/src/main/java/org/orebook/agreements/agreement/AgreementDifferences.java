package org.orebook.agreements.agreement;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.orebook.chassis.history.Difference;

/** Compares what an agreement says before and after, member by member, as it stands in JSON. */
final class AgreementDifferences {

    private AgreementDifferences() {}

    static Map<String, Difference> between(AgreementContent before, AgreementContent after) {
        // Most steps change nothing of it.
        if (before.equals(after)) {
            return Map.of();
        }
        JsonNode from = AgreementJson.tree(before);
        JsonNode to = AgreementJson.tree(after);
        TreeSet<String> members = new TreeSet<>();
        from.fieldNames().forEachRemaining(members::add);
        to.fieldNames().forEachRemaining(members::add);
        Map<String, Difference> differences = new TreeMap<>();
        for (String member : members) {
            // As texts: nodes take 1.0 and 1.00 for equal, but how exactly a figure is written is part of it.
            if (!Objects.toString(from.get(member), "").equals(Objects.toString(to.get(member), ""))) {
                differences.put(member, new Difference(from.get(member), to.get(member)));
            }
        }
        return differences;
    }
}
