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
 * Units of mass, each with its exact kilograms (international avoirdupois and troy weights). {@code Mt} is a million
 * tonnes and never one metric ton. A metric ton unit (10 kg) and a short ton unit (20 lb) are of the stated compound.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of decimals and a list that cannot change: they are
public enum MassUnit implements Coded {
    GRAM("g", "0.001", "gram", "grams"),
    KILOGRAM("kg", "1", "kilogram", "kilograms"),
    TONNE("t", "1000", "tonne", "tonnes", "metric ton", "metric tons", "metric tonne", "metric tonnes"),
    THOUSAND_TONNES("kt", "1000000", "ktonnes", "kilotonne", "kilotonnes", "thousand tonnes", "thousand metric tons"),
    MILLION_TONNES(
            "Mt",
            "1000000000",
            "million tonnes",
            "million metric tons",
            "million metric tonnes",
            "Mtonnes",
            "megatonnes"),
    SHORT_TON("st", "907.18474", "short ton", "short tons"),
    MILLION_SHORT_TONS("Mst", "907184740", "million short tons"),
    LONG_TON("lt", "1016.0469088", "long ton", "long tons"),
    POUND("lb", "0.45359237", "lbs", "pound", "pounds", "pounds (avdp)"),
    MILLION_POUNDS("Mlb", "453592.37", "million pounds", "million pounds (avdp)", "million lbs", "Mlbs"),
    TROY_OUNCE("ozt", "0.0311034768", "troy ounce", "troy ounces", "oz t"),
    THOUSAND_TROY_OUNCES("koz", "31.1034768", "thousand troy ounces", "thousand ounces", "kozt"),
    MILLION_TROY_OUNCES("Moz", "31103.4768", "million troy ounces", "million ounces", "Mozt"),
    METRIC_TON_UNIT("mtu", "10", "metric ton unit", "metric ton units"),
    SHORT_TON_UNIT("stu", "9.0718474", "short ton unit", "short ton units");

    private static final Map<String, MassUnit> BY_CODE = new HashMap<>();
    private static final Map<String, MassUnit> BY_NAME = new HashMap<>();

    static {
        for (MassUnit unit : values()) {
            BY_CODE.put(unit.code, unit);
            unit.names.forEach(name -> BY_NAME.put(name.toLowerCase(Locale.ROOT), unit));
        }
    }

    private final String code;
    private final Ratio tonnes;
    private final List<String> names;

    MassUnit(String code, String kilograms, String... names) {
        this.code = code;
        this.tonnes = Ratio.of(new BigDecimal(kilograms).movePointLeft(3));
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

    /** A value in this unit as tonnes; exact. */
    public BigDecimal toTonnes(BigDecimal value) {
        return tonnes.apply(value);
    }

    /** Tonnes as a value in this unit; to 34 digits. */
    public BigDecimal fromTonnes(BigDecimal value) {
        return tonnes.inverse().apply(value);
    }

    /** The unit of a code (in its case: {@code Mt} is not {@code mt}) or of a name in words; empty if it is none. */
    public static Optional<MassUnit> find(String text) {
        String term = text.strip();
        MassUnit unit = BY_CODE.get(term);
        return Optional.ofNullable(unit != null ? unit : BY_NAME.get(term.toLowerCase(Locale.ROOT)));
    }
}
