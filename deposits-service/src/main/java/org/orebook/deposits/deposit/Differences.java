package org.orebook.deposits.deposit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.orebook.chassis.history.Difference;

/** Compares what was stated about a deposit before and after, member by member. */
final class Differences {

    private record Member(String name, Function<DepositContent, Object> value) {}

    private static final List<Member> MEMBERS = List.of(
            new Member("kind", content -> content.kind().code()),
            new Member("parent", DepositContent::parent),
            new Member("names", DepositContent::names),
            new Member("country", content -> content.place().country()),
            new Member("countryAsReported", content -> content.place().countryAsReported()),
            new Member("region", content -> content.place().region()),
            new Member("regionAsReported", content -> content.place().regionAsReported()),
            new Member("position", DepositContent::position),
            new Member("outline", DepositContent::outline),
            new Member("commodities", DepositContent::commodities),
            new Member("commoditiesNotRecognised", DepositContent::commoditiesNotRecognised),
            new Member("depositType", DepositContent::depositType),
            new Member("depositTypeAsReported", DepositContent::depositTypeAsReported),
            new Member("stage", DepositContent::stage),
            new Member("externalRecords", DepositContent::externalRecords),
            new Member("sources", DepositContent::sources),
            new Member("visibility", content -> content.visibility().code()));

    private Differences() {}

    static Map<String, Difference> between(DepositContent before, DepositContent after) {
        Map<String, Difference> differences = new LinkedHashMap<>();
        for (Member member : MEMBERS) {
            Object from = member.value().apply(before);
            Object to = member.value().apply(after);
            if (!Objects.equals(from, to)) {
                differences.put(member.name(), new Difference(from, to));
            }
        }
        return differences;
    }
}
