package org.orebook.agreements.importing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.orebook.chassis.vocabulary.Commodities;
import org.orebook.chassis.vocabulary.Commodity;

/** What these sources call commodities: in English, and of French contracts often in French. */
final class ResourceWords {

    private static final Map<String, String> FRENCH = Map.ofEntries(
            Map.entry("alumine", "alumina"),
            Map.entry("argent", "silver"),
            Map.entry("charbon", "coal"),
            Map.entry("cuivre", "copper"),
            Map.entry("diamant", "diamond"),
            Map.entry("etain", "tin"),
            Map.entry("étain", "tin"),
            Map.entry("fer", "iron ore"),
            Map.entry("manganèse", "manganese"),
            Map.entry("or", "gold"));

    private ResourceWords() {}

    /** The commodity that a word means; empty where it means none of the vocabulary. */
    static Optional<Commodity> commodity(String word, Commodities commodities) {
        return commodities.find(FRENCH.getOrDefault(word.toLowerCase(Locale.ROOT), word));
    }
}
