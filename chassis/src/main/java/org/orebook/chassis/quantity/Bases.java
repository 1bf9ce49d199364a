package org.orebook.chassis.quantity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orebook.chassis.vocabulary.Commodity;
import org.orebook.chassis.vocabulary.Compound;
import org.orebook.chassis.vocabulary.Vocabularies;

/** Reads bases and knows the factors between them. */
@ApplicationScoped
public class Bases {

    private static final String RARE_EARTHS = "rare-earths";

    /**
     * From the metals of all rare earths to their oxides, where the split by element is not known: from lutetium's to
     * yttrium's, as it is usually given.
     */
    private static final Ratio REO_LOW = Ratio.of("1.14");

    private static final Ratio REO_HIGH = Ratio.of("1.27");

    private final Vocabularies vocabularies;

    public Bases(Vocabularies vocabularies) {
        this.vocabularies = vocabularies;
    }

    /**
     * The basis of a code, a formula or name of a compound, or the symbol of the commodity's element; empty if it is
     * none, or a compound of another element.
     *
     * @param commodity what the figure is of
     */
    public Optional<Basis> find(String text, Commodity commodity) {
        String term = text.strip();
        return switch (term) {
            case "ore" -> Optional.of(Basis.ORE);
            case "element" -> Optional.of(Basis.ELEMENT);
            case "gross-weight" -> Optional.of(Basis.GROSS_WEIGHT);
            case "not-stated" -> Optional.of(Basis.NOT_STATED);
            case "REO", "TREO" -> isRareEarth(commodity) ? Optional.of(Basis.REO) : Optional.empty();
            default ->
                commodity.symbol().filter(term::equals).isPresent()
                        ? Optional.of(Basis.ELEMENT)
                        : compound(term, commodity);
        };
    }

    private Optional<Basis> compound(String term, Commodity commodity) {
        return vocabularies
                .compounds()
                .find(term)
                .filter(compound -> isOf(compound, commodity))
                .map(Basis.Of::new);
    }

    private boolean isOf(Compound compound, Commodity commodity) {
        Optional<String> element = element(commodity);
        if (element.isEmpty()) {
            // A mineral or rock is assayed for whatever is in it, kyanite for Al2O3; but no single oxide stands for all
            // rare earths.
            return !isRareEarth(commodity);
        }
        return element.get().equals(compound.element())
                // Fluorspar is stated as CaF2, which our table has as a compound of calcium.
                || vocabularies.commodities().find(compound.formula()).equals(Optional.of(commodity));
    }

    /** Symbol of the element that a commodity is, or that it is mined for: titanium for ilmenite. */
    private Optional<String> element(Commodity commodity) {
        return commodity
                .symbol()
                .or(() -> vocabularies.commodities().ancestors(commodity).stream()
                        .flatMap(above -> above.symbol().stream())
                        .findFirst());
    }

    /**
     * The basis of a code that was kept before.
     *
     * @throws IllegalArgumentException if it is none
     */
    public Basis of(String code, Commodity commodity) {
        return find(code, commodity)
                .orElseThrow(() -> new IllegalArgumentException(code + " is no basis of " + commodity));
    }

    /** Whether a commodity is a rare earth or a group of them. */
    public boolean isRareEarth(Commodity commodity) {
        return vocabularies.commodities().withDescendants(RARE_EARTHS).contains(commodity.code());
    }

    /** The bases that a figure of a commodity may be meant in where its source does not say, the plainest first. */
    public List<Basis> readings(Commodity commodity) {
        if (isRareEarth(commodity) && commodity.symbol().isEmpty()) {
            return List.of(Basis.REO, Basis.ELEMENT);
        }
        List<Basis> readings = new ArrayList<>();
        readings.add(Basis.ELEMENT);
        element(commodity).map(vocabularies.compounds()::of).orElse(List.of()).stream()
                .map(Basis.Of::new)
                .forEach(readings::add);
        return readings;
    }

    /**
     * The factor by which a mass (or grade) of one basis becomes one of another; empty where there is none, as between
     * ore and what is in it.
     */
    public Optional<Factor> between(Basis from, Basis to, Commodity commodity) {
        if (from.equals(to)) {
            return Optional.of(Factor.NONE);
        }
        return switch (from) {
            case Basis.Element() -> fromElement(to, commodity);
            case Basis.Of(Compound compound) -> fromCompound(compound, to, commodity);
            case Basis.RareEarthOxides() -> fromOxides(to, commodity);
            // Gold is stated as gold: where there is but one reading, it need not be said.
            case Basis.NotStated()
            when readings(commodity).size() == 1 -> between(readings(commodity).getFirst(), to, commodity);
            default -> Optional.empty();
        };
    }

    private Optional<Factor> fromElement(Basis to, Commodity commodity) {
        return switch (to) {
            case Basis.Of(Compound compound) when isOfElement(compound, commodity) -> Optional.of(toCompound(compound));
            case Basis.RareEarthOxides()
            when isRareEarth(commodity) ->
                Optional.of(usualOxide(commodity).map(Bases::toCompound).orElse(TO_OXIDES));
            default -> Optional.empty();
        };
    }

    private Optional<Factor> fromCompound(Compound compound, Basis to, Commodity commodity) {
        return switch (to) {
            case Basis.Element() when isOfElement(compound, commodity) -> Optional.of(toElement(compound));
            case Basis.Of(Compound other)
            when other.element().equals(compound.element()) ->
                Optional.of(Factor.exactly(
                        Ratio.of(compound.elementFraction())
                                .times(Ratio.of(other.elementFraction()).inverse()),
                        compound + " x " + compound.elementFraction() + " / " + other.elementFraction() + " = "
                                + other));
            case Basis.RareEarthOxides() ->
                usualOxide(commodity).flatMap(usual -> between(new Basis.Of(compound), new Basis.Of(usual), commodity));
            default -> Optional.empty();
        };
    }

    private Optional<Factor> fromOxides(Basis to, Commodity commodity) {
        Optional<Compound> usual = usualOxide(commodity);
        if (usual.isPresent()) {
            return between(new Basis.Of(usual.get()), to, commodity);
        }
        return to.equals(Basis.ELEMENT) && isRareEarth(commodity) ? Optional.of(FROM_OXIDES) : Optional.empty();
    }

    /** Whether the element that the table has of a compound is the commodity's: of CaF2 it is not fluorine. */
    private boolean isOfElement(Compound compound, Commodity commodity) {
        return element(commodity).filter(compound.element()::equals).isPresent();
    }

    private Optional<Compound> usualOxide(Commodity commodity) {
        return commodity
                .symbol()
                .flatMap(symbol -> vocabularies.compounds().of(symbol).stream()
                        .filter(Compound::rareEarthOxide)
                        .findFirst());
    }

    private static final Factor TO_OXIDES = new Factor(
            REO_LOW,
            REO_HIGH,
            "rare-earth metals x 1.14 to 1.27 = REO: a range, since the split by element is not stated");

    private static final Factor FROM_OXIDES = new Factor(
            REO_HIGH.inverse(),
            REO_LOW.inverse(),
            "REO / 1.27 to 1.14 = rare-earth metals: a range, since the split by element is not stated");

    private static Factor toElement(Compound compound) {
        return Factor.exactly(
                Ratio.of(compound.elementFraction()),
                compound + " x " + compound.elementFraction() + " = " + compound.element());
    }

    private static Factor toCompound(Compound compound) {
        return Factor.exactly(
                Ratio.of(compound.elementFraction()).inverse(),
                compound.element() + " / " + compound.elementFraction() + " = " + compound);
    }
}
