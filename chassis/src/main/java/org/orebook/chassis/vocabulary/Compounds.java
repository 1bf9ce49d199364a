package org.orebook.chassis.vocabulary;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The compounds in which commodities are stated, with the part of the element in each. */
public final class Compounds {

    private static final String FILE = "compounds.txt";
    private static final String RARE_EARTH_OXIDES = "REO";

    private final Terms<Compound> terms = new Terms<>();
    private final Map<String, List<Compound>> byElement = new HashMap<>();

    Compounds() {
        VocabularyFile.read(FILE).forEach(this::add);
        byElement.replaceAll((element, compounds) -> List.copyOf(compounds));
    }

    private void add(VocabularyFile.Entry entry) {
        Compound compound = new Compound(
                entry.field(0),
                entry.field(1),
                new BigDecimal(entry.field(2)),
                entry.field(4).equals(RARE_EARTH_OXIDES),
                entry.list(5));
        terms.addCode(compound.formula(), compound, entry);
        byElement
                .computeIfAbsent(compound.element(), element -> new ArrayList<>())
                .add(compound);
        compound.names().forEach(name -> terms.add(name, compound, entry));
    }

    /** The compound of a formula or name, whatever its case, spaces and subscripts; empty if unknown. */
    public Optional<Compound> find(String term) {
        return terms.find(term);
    }

    /** Those of an element, the usual one first; empty where it is stated by itself. */
    public List<Compound> of(String element) {
        return byElement.getOrDefault(element, List.of());
    }

    public List<Compound> all() {
        return List.copyOf(terms.byCode().values());
    }
}
