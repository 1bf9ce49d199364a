package org.orebook.chassis.vocabulary;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/** The deposit types and their hierarchy. */
public final class DepositTypes {

    private static final String FILE = "deposit-types.txt";
    private static final String[] ENDINGS = {"deposits", "deposit", "type", "s"};

    private final Terms<DepositType> terms = new Terms<>();
    private final Map<String, Set<String>> withDescendants = new HashMap<>();

    DepositTypes() {
        this(VocabularyFile.read(FILE));
    }

    DepositTypes(List<VocabularyFile.Entry> entries) {
        List<DepositType> path = new ArrayList<>();
        for (VocabularyFile.Entry entry : entries) {
            path.subList(entry.level(), path.size()).clear();
            DepositType type = new DepositType(
                    entry.field(0),
                    level(entry),
                    entry.field(1),
                    entry.list(2),
                    path.isEmpty()
                            ? Optional.empty()
                            : Optional.of(path.getLast().code()));
            path.add(type);
            terms.addCode(type.code(), type, entry);
            terms.add(type.name(), type, entry);
            type.synonyms().forEach(synonym -> terms.add(synonym, type, entry));
            path.forEach(above -> withDescendants
                    .computeIfAbsent(above.code(), code -> new LinkedHashSet<>())
                    .add(type.code()));
        }
        withDescendants.replaceAll((code, codes) -> Collections.unmodifiableSet(codes));
    }

    private static DepositType.Level level(VocabularyFile.Entry entry) {
        return switch (entry.level()) {
            case 0 -> DepositType.Level.ENVIRONMENT;
            case 1 -> DepositType.Level.GROUP;
            case 2 -> DepositType.Level.TYPE;
            default -> throw entry.wrong("there is nothing below a type");
        };
    }

    /**
     * The deposit type that a term names: by code, name or synonym, whatever its case and punctuation, with or without
     * the number of a model before it ({@code 17 - Porphyry Cu}), "deposits" after it, or a remark in brackets. Empty if
     * unknown.
     */
    public Optional<DepositType> find(String term) {
        String text = withoutModelNumber(term);
        int bracket = text.indexOf('(');
        return findKey(Term.key(text))
                .or(() -> bracket > 0 ? findKey(Term.key(text.substring(0, bracket))) : Optional.empty());
    }

    private Optional<DepositType> findKey(String key) {
        Optional<DepositType> found = terms.findKey(key);
        for (int i = 0; found.isEmpty() && i < ENDINGS.length; i++) {
            if (key.endsWith(ENDINGS[i])) {
                found = terms.findKey(key.substring(0, key.length() - ENDINGS[i].length()));
            }
        }
        return found;
    }

    private static String withoutModelNumber(String term) {
        int dash = term.indexOf(" - ");
        boolean numbered = dash > 0 && Character.isDigit(term.strip().charAt(0));
        return numbered ? term.substring(dash + 3) : term;
    }

    /**
     * The deposit type of a code.
     *
     * @throws NoSuchElementException if there is none
     */
    public DepositType get(String code) {
        DepositType type = terms.byCode().get(code);
        if (type == null) {
            throw new NoSuchElementException("no deposit type " + code);
        }
        return type;
    }

    /** The code and those of everything under it, the code first; empty if there is no such type. */
    public Set<String> withDescendants(String code) {
        return withDescendants.getOrDefault(code, Set.of());
    }

    /** All, each after what it belongs to. */
    public List<DepositType> all() {
        return List.copyOf(terms.byCode().values());
    }
}
