package org.orebook.agreements.importing;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What sources call instruments, in the codes of the registry. */
final class ContractTypes {

    static final String OTHER = "other";

    private static final String SHARING = "production-sharing";
    private static final String SUBSOIL = "subsoil-use-contract";
    private static final String EXPLORATION = "exploration-licence";
    private static final String VENTURE = "joint-venture";

    private static final Map<String, String> CODES = Map.ofEntries(
            Map.entry("production sharing contract", SHARING),
            Map.entry("production sharing agreement", SHARING),
            Map.entry("production or profit sharing agreement", SHARING),
            // What is shared is the oil that is left after cost, and called profit oil.
            Map.entry("profit sharing contract", SHARING),
            Map.entry("contrat de partage de production", SHARING),
            Map.entry("concession", SUBSOIL),
            Map.entry("concession agreement", SUBSOIL),
            Map.entry("exploitation", SUBSOIL),
            Map.entry("exploitation permit/license", SUBSOIL),
            Map.entry("exploitation license", SUBSOIL),
            Map.entry("permis d'exploitation", SUBSOIL),
            Map.entry("mining lease agreement", SUBSOIL),
            // The lease of a mining title.
            Map.entry("contrat d'amodiation", SUBSOIL),
            Map.entry("contrat type d'amodiation", SUBSOIL),
            Map.entry("exploration permit/license", EXPLORATION),
            Map.entry("exploration license", EXPLORATION),
            Map.entry("permis de recherche", EXPLORATION),
            Map.entry("joint venture contract", VENTURE),
            Map.entry("joint venture agreement", VENTURE),
            Map.entry("joint venture", VENTURE),
            Map.entry("création d'une société", VENTURE));

    private ContractTypes() {}

    /**
     * The code of what a source calls a type, or several separated by commas. Of exploration and something else it is
     * the latter: exploration is then its first phase.
     *
     * @return {@value #OTHER} where the words are not known, or name two things
     */
    static String code(String reported) {
        Set<String> codes = new LinkedHashSet<>();
        for (String word : reported.split(",", -1)) {
            codes.add(CODES.getOrDefault(key(word), OTHER));
        }
        if (codes.size() > 1) {
            codes.remove(EXPLORATION);
        }
        return codes.size() == 1 ? codes.iterator().next() : OTHER;
    }

    private static String key(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("\\s+", " ");
    }
}
