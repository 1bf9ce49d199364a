package org.orebook.chassis.quantity;

import java.math.BigDecimal;
import java.util.Optional;
import org.orebook.chassis.problem.BadParameter;
import org.orebook.chassis.vocabulary.Commodity;

/**
 * The unit and the basis in which a caller wants to see masses.
 *
 * @param unit of mass; tonnes where the caller asked for none
 * @param basis code or symbol, as asked for; {@code null} for whatever each figure is of
 */
public record Display(MassUnit unit, String basis) {

    /** As it is kept. */
    public static final Display AS_KEPT = new Display(MassUnit.TONNE, null);

    /**
     * Reads {@code ?unit=kt&basis=WO3}.
     *
     * @throws BadParameter for a unit that is none
     */
    public static Display of(String unit, String basis) {
        MassUnit mass = unit == null
                ? MassUnit.TONNE
                : MassUnit.find(unit)
                        .orElseThrow(() ->
                                BadParameter.of("unit", unit, "expected a unit of mass, such as t, kt, Mt or lb"));
        return new Display(mass, basis);
    }

    /** Whether it is what is shown anyway. */
    public boolean isAsKept() {
        return equals(AS_KEPT);
    }

    /**
     * The basis asked for, of a commodity; empty where none was.
     *
     * @throws BadParameter for one that the commodity is not stated in
     */
    public Optional<Basis> basis(Bases bases, Commodity commodity) {
        return basis == null
                ? Optional.empty()
                : Optional.of(bases.find(basis, commodity)
                        .orElseThrow(() -> BadParameter.of(
                                "basis", basis, "is neither element, REO nor a compound of " + commodity.code())));
    }

    /** Tonnes of a basis as they are asked for; empty where there is no factor from one basis to the other. */
    public Optional<Amount> show(Range tonnes, Basis of, Bases bases, Commodity commodity) {
        Basis wanted = basis(bases, commodity).orElse(of);
        return bases.between(of, wanted, commodity).map(factor -> {
            Range shown = tonnes.times(factor);
            return Amount.of(
                    new Range(unit.fromTonnes(shown.low()), unit.fromTonnes(shown.high())),
                    unit.code(),
                    wanted.code(),
                    factor.words());
        });
    }

    /** Tonnes of ore in the unit asked for. */
    public Amount showOre(BigDecimal tonnes) {
        return Amount.of(unit.fromTonnes(tonnes), unit.code(), null);
    }
}
