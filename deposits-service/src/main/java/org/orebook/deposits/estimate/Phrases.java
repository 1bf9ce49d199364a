package org.orebook.deposits.estimate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.orebook.chassis.quantity.Basis;
import org.orebook.chassis.quantity.Factor;
import org.orebook.chassis.quantity.Range;
import org.orebook.chassis.statement.PlainText;
import org.orebook.chassis.vocabulary.Commodity;

/** How figures are said in findings. */
final class Phrases {

    private static final MathContext THREE_DIGITS = new MathContext(3);
    private static final int MOST_OF_A_TITLE = 120;

    private Phrases() {}

    /** What a mass is of, after its unit; empty where that is not stated. */
    static String of(Basis basis, Commodity commodity) {
        return switch (basis) {
            case Basis.Element() -> " " + commodity.symbol().orElse("metal");
            case Basis.Of of -> " " + of.code();
            case Basis.RareEarthOxides() -> " REO";
            case Basis.Ore() -> " of ore";
            case Basis.GrossWeight() -> " gross weight";
            case Basis.NotStated() -> "";
        };
    }

    /** {@code 14000 t WO3}, or {@code 15960 to 17780 t REO}. */
    static String tonnes(Range tonnes, String of) {
        String low = Contained.plain(tonnes.low());
        return (tonnes.isExact() ? low : low + " to " + Contained.plain(tonnes.high())) + " t" + of;
    }

    /** A figure of mass, with its tonnes where it is of another unit. */
    static String mass(Figure figure, String of) {
        return figure.say()
                + of
                + ("t".equals(figure.unit())
                        ? ""
                        : figure.tonnes()
                                .map(tonnes -> " (" + Contained.plain(tonnes) + " t)")
                                .orElse(""));
    }

    /** How a stated amount compares with what another would lead one to expect: {@code 66.8 times as much}. */
    static String comparison(BigDecimal stated, Range expected) {
        boolean more = stated.compareTo(expected.high()) > 0;
        BigDecimal nearest = more ? expected.high() : expected.low();
        if (nearest.signum() == 0) {
            return "where there is none";
        }
        String times =
                Contained.plain(stated.divide(nearest, THREE_DIGITS)) + (more ? " times as much" : " of that amount");
        if (expected.isExact()) {
            return times;
        }
        return (more ? "at least " : "at most ") + times;
    }

    /** How a factor comes about, to be put in brackets; empty for one that changes nothing. */
    static String why(Factor factor) {
        return factor.words().isEmpty() ? "" : " (" + factor.words() + ")";
    }

    /** One or more, as they are listed: {@code indicated, inferred and measured}. */
    static String categories(List<Category> categories) {
        String last = categories.getLast().code();
        return categories.size() == 1
                ? last
                : categories.subList(0, categories.size() - 1).stream()
                                .map(Category::code)
                                .collect(Collectors.joining(", "))
                        + " and " + last;
    }

    /** The document of an estimate and its date, as far as they are known. */
    static String document(EstimateContent content) {
        String title = content.source() == null ? null : content.source().title();
        String date = content.publishedOn() != null ? content.publishedOn() : content.effectiveOn();
        String named = title == null ? "another estimate" : "\"" + PlainText.beginning(title, MOST_OF_A_TITLE) + "\"";
        return date == null ? named : named + " (" + date + ")";
    }

    static String sentence(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
