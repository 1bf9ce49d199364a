package org.orebook.deposits.importing;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.orebook.chassis.json.Coded;
import org.orebook.chassis.quantity.Bases;
import org.orebook.chassis.quantity.Basis;
import org.orebook.chassis.quantity.GradeUnit;
import org.orebook.chassis.quantity.MassUnit;
import org.orebook.chassis.vocabulary.Commodity;

/**
 * A unit in a file's words, and the compound or element that is often written with it: {@code % WO3}, {@code Li2O (%)},
 * {@code g/t Au}.
 *
 * @param unit its code, or {@code null}
 * @param basis what it is of; {@code null} where nothing is written with it
 */
record StatedUnit(String unit, Basis basis) {

    static final StatedUnit NONE = new StatedUnit(null, null);

    /** How tables say that they say nothing. */
    private static final Set<String> NOTHING = Set.of("-", "[]", "null", "none", "nan", "n/a", "na");

    /** The text, or {@code null} where it says nothing. */
    static String unlessNothing(String text) {
        return text == null || NOTHING.contains(text.toLowerCase(Locale.ROOT)) ? null : text;
    }

    static StatedUnit ofMass(String text, Commodity commodity, Bases bases) {
        return read(text, commodity, bases, MassUnit::find);
    }

    static StatedUnit ofGrade(String text, Commodity commodity, Bases bases) {
        return read(text, commodity, bases, GradeUnit::find);
    }

    /** Whether a text is a unit and nothing else. */
    static boolean isOne(String text) {
        return GradeUnit.find(text).isPresent() || MassUnit.find(text).isPresent();
    }

    private static StatedUnit read(
            String text, Commodity commodity, Bases bases, Function<String, ? extends Optional<? extends Coded>> find) {
        Optional<? extends Coded> plain = find.apply(text);
        if (plain.isPresent()) {
            return new StatedUnit(plain.get().code(), null);
        }
        if (text.startsWith("%")) {
            return whole(text.substring(0, 1), text.substring(1), commodity, bases, find);
        }
        if (text.endsWith("%")) {
            int end = text.length() - 1;
            return whole(text.substring(end), text.substring(0, end), commodity, bases, find);
        }
        int first = text.indexOf(' ');
        int last = text.lastIndexOf(' ');
        if (first < 0) {
            return NONE;
        }
        StatedUnit unitFirst = whole(text.substring(0, first), text.substring(first), commodity, bases, find);
        return unitFirst.unit != null
                ? unitFirst
                : whole(text.substring(last), text.substring(0, last), commodity, bases, find);
    }

    /** Both parts, or nothing: a unit of something that we do not know is no unit of the commodity. */
    private static StatedUnit whole(
            String unit,
            String of,
            Commodity commodity,
            Bases bases,
            Function<String, ? extends Optional<? extends Coded>> find) {
        Optional<? extends Coded> known = find.apply(unit);
        Basis basis = known.isEmpty() ? null : basis(of, commodity, bases);
        return basis == null ? NONE : new StatedUnit(known.get().code(), basis);
    }

    /** What a text says that something is of: a basis by its code, formula or symbol, or the element by its name. */
    static Basis basis(String text, Commodity commodity, Bases bases) {
        String term = withoutBrackets(text.strip());
        if (term.equalsIgnoreCase(commodity.name()) && commodity.symbol().isPresent()) {
            return Basis.ELEMENT;
        }
        return bases.find(term, commodity).orElse(null);
    }

    private static String withoutBrackets(String term) {
        return term.startsWith("(") && term.endsWith(")") && term.length() > 2
                ? term.substring(1, term.length() - 1).strip()
                : term;
    }
}
