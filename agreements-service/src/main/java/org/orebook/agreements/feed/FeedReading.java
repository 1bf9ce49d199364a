package org.orebook.agreements.feed;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.orebook.chassis.problem.BadParameter;
import org.orebook.chassis.vocabulary.Vocabularies;

/** Reads the parameters of the feed. */
@ApplicationScoped
class FeedReading {

    private static final Pattern ID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private final Vocabularies vocabularies;

    FeedReading(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    /**
     * What is asked for.
     *
     * @throws BadParameter where something cannot be read
     */
    FeedFilter filter(FeedParameters asked) {
        return new FeedFilter(
                kinds(asked.type), id("subject", asked.subject), country(asked.country), commodities(asked.commodity));
    }

    /**
     * The event to go on after. What a client received last counts more than what it once began with.
     *
     * @throws BadParameter where it is no id
     */
    Optional<UUID> after(FeedParameters asked) {
        return Optional.ofNullable(id("Last-Event-ID", asked.lastEventIdHeader))
                .or(() -> Optional.ofNullable(id("lastEventId", asked.lastEventId)));
    }

    private static Set<FeedKind> kinds(List<String> asked) {
        if (asked == null || asked.isEmpty()) {
            return EnumSet.allOf(FeedKind.class);
        }
        Set<FeedKind> kinds = EnumSet.noneOf(FeedKind.class);
        for (String code : String.join(",", asked).split(",", -1)) {
            kinds.add(FeedKind.coded(code)
                    .orElseThrow(() -> BadParameter.of("type", code, "expected deposit, agreement or ledger")));
        }
        return kinds;
    }

    private static UUID id(String name, String asked) {
        if (asked == null || asked.isEmpty()) {
            return null;
        }
        if (!ID.matcher(asked).matches()) {
            throw BadParameter.of(name, asked, "expected an id: a UUID");
        }
        return UUID.fromString(asked);
    }

    private String country(String asked) {
        return asked == null
                ? null
                : vocabularies
                        .countries()
                        .today(asked)
                        .orElseThrow(() -> BadParameter.of("country", asked, "is no country of today that we know"));
    }

    private Set<String> commodities(String asked) {
        return asked == null
                ? Set.of()
                : vocabularies
                        .commodities()
                        .find(asked)
                        .map(found -> vocabularies.commodities().withDescendants(found.code()))
                        .orElseThrow(() -> BadParameter.of("commodity", asked, "is no commodity that we know"));
    }
}
