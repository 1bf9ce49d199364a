package org.orebook.deposits.estimate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.orebook.chassis.history.Difference;

/** Compares what an estimate states before and after, member by member, as it stands in JSON. */
final class EstimateDifferences {

    private EstimateDifferences() {}

    static Map<String, Difference> between(EstimateContent before, EstimateContent after) {
        JsonNode from = EstimateJson.tree(before);
        JsonNode to = EstimateJson.tree(after);
        TreeSet<String> members = new TreeSet<>();
        from.fieldNames().forEachRemaining(members::add);
        to.fieldNames().forEachRemaining(members::add);
        Map<String, Difference> differences = new TreeMap<>();
        for (String member : members) {
            if (!isWrittenTheSame(from.get(member), to.get(member))) {
                differences.put(member, new Difference(from.get(member), to.get(member)));
            }
        }
        return differences;
    }

    /** As texts: nodes take 1.0 and 1.00 for equal, but how exactly a figure is written is part of it. */
    private static boolean isWrittenTheSame(JsonNode from, JsonNode to) {
        return Objects.toString(from, "").equals(Objects.toString(to, ""));
    }
}
