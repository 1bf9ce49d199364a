package org.orebook.agreements.deposit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A deposit as its messages say it.
 *
 * @param number the readable registry number
 * @param country ISO 3166-1 alpha-2; {@code null} where it is not known
 * @param commodities codes of the vocabulary
 * @param embargoUntil until then it is confidential, whatever its visibility; {@code null} without an embargo
 * @param mergedInto the deposit that goes on in its place; {@code null} where it was not merged
 */
public record KnownDeposit(
        UUID id,
        String number,
        String name,
        String country,
        List<String> commodities,
        Visibility visibility,
        Instant embargoUntil,
        UUID mergedInto) {

    public KnownDeposit {
        commodities = List.copyOf(commodities);
    }

    /** Who may know of a deposit. */
    public enum Visibility {
        CONFIDENTIAL,
        INTERNAL,
        PUBLISHED;

        /** As it stands in messages and in the database. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of that code. */
        public static Optional<Visibility> coded(String code) {
            return Arrays.stream(values())
                    .filter(each -> each.code().equals(code))
                    .findAny();
        }
    }

    /** Whether its visibility lets it be known inside, at an instant: an embargo that has not ended hides it. */
    public boolean isKnownInside(Instant now) {
        return visibility != Visibility.CONFIDENTIAL && !isUnderEmbargo(now);
    }

    /** Whether partners may know of it at an instant. */
    public boolean isPublished(Instant now) {
        return visibility == Visibility.PUBLISHED && !isUnderEmbargo(now);
    }

    private boolean isUnderEmbargo(Instant now) {
        return embargoUntil != null && embargoUntil.isAfter(now);
    }
}
