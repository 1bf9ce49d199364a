package org.orebook.chassis.quantity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.orebook.chassis.json.Coded;

/**
 * Units of grade. Those by mass have a percentage; those by volume (placers, brines) have none without a density that
 * nobody stated, and are kept as they are.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of decimals and a list that cannot change: they are
public enum GradeUnit implements Coded {
    PERCENT("%", "1", "1", "percent", "pct", "wt%", "wt.%", "wt %", "weight percent", "(%)"),
    GRAM_PER_TONNE("g/t", "0.0001", "1", "gram per tonne", "grams per tonne", "gpt"),
    PART_PER_MILLION("ppm", "0.0001", "1", "parts per million", "mg/kg"),
    PART_PER_BILLION("ppb", "0.0000001", "1", "parts per billion"),
    KILOGRAM_PER_TONNE("kg/t", "0.1", "1", "kilogram per tonne", "kilograms per tonne"),
    POUND_PER_SHORT_TON("lb/st", "0.05", "1", "pound per short ton", "pounds per short ton"),
    /** A short ton has 29,166 2/3 troy ounces. */
    TROY_OUNCE_PER_SHORT_TON("ozt/st", "3", "875", "troy ounce per short ton", "troy ounces per short ton"),
    GRAM_PER_CUBIC_METRE("g/m3", null, null, "gram per cubic metre", "grams per cubic metre", "g/m³"),
    KILOGRAM_PER_CUBIC_METRE("kg/m3", null, null, "kilogram per cubic metre", "kg/m³"),
    MILLIGRAM_PER_LITRE("mg/L", null, null, "mg/ l", "milligrams_per_litre", "milligram per litre");

    private static final Map<String, GradeUnit> BY_NAME = new HashMap<>();

    static {
        for (GradeUnit unit : values()) {
            // In any case, other than a mass: PPB and G/T mean nothing else.
            BY_NAME.put(unit.code.toLowerCase(Locale.ROOT), unit);
            unit.names.forEach(name -> BY_NAME.put(name.toLowerCase(Locale.ROOT), unit));
        }
    }

    private final String code;
    private final Ratio percent;
    private final List<String> names;

    GradeUnit(String code, String numerator, String denominator, String... names) {
        this.code = code;
        this.percent = numerator == null ? null : new Ratio(new BigDecimal(numerator), new BigDecimal(denominator));
        this.names = List.of(names);
    }

    @Override
    @JsonValue
    public String code() {
        return code;
    }

    /** Other names, which {@link #find} knows too. */
    public List<String> names() {
        return names;
    }

    /** Whether it is by mass, so that it has a percentage. */
    public boolean isByMass() {
        return percent != null;
    }

    /**
     * A value in this unit as percent of mass.
     *
     * @throws IllegalStateException for a unit by volume
     */
    public BigDecimal toPercent(BigDecimal value) {
        return byMass().apply(value);
    }

    /**
     * Percent of mass as a value in this unit.
     *
     * @throws IllegalStateException for a unit by volume
     */
    public BigDecimal fromPercent(BigDecimal value) {
        return byMass().inverse().apply(value);
    }

    private Ratio byMass() {
        if (percent == null) {
            throw new IllegalStateException(code + " is by volume");
        }
        return percent;
    }

    /** The unit of a code or of a name in words, in any case; empty if it is none. */
    public static Optional<GradeUnit> find(String text) {
        String term = text.strip();
        GradeUnit unit = BY_NAME.get(term);
        return Optional.ofNullable(unit != null ? unit : BY_NAME.get(term.toLowerCase(Locale.ROOT)));
    }
}
