package org.orebook.chassis.vocabulary;

import java.math.BigDecimal;
import java.util.List;

/**
 * A compound in which a commodity is stated: {@code WO3} of tungsten.
 *
 * @param formula also its code
 * @param element symbol of the element that is meant by it
 * @param elementFraction tonnes of the element in a tonne of the compound, as published; more than 0, less than 1
 * @param rareEarthOxide whether it is one of the rare-earth oxides (REO)
 * @param names other names
 */
public record Compound(
        String formula, String element, BigDecimal elementFraction, boolean rareEarthOxide, List<String> names) {

    public Compound {
        names = List.copyOf(names);
    }

    @Override
    public String toString() {
        return formula;
    }
}
