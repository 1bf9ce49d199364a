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
import java.util.TreeMap;
import java.util.stream.Stream;

/** The commodities, their hierarchy, and the many terms by which they are written. */
public final class Commodities {

    private static final String FILE = "commodities.txt";

    private final Terms<Commodity> terms = new Terms<>();
    /** Symbols and codes of registers: two letters in the wrong case are rather a word (no, as, in) than an element. */
    private final Map<String, Commodity> exact = new HashMap<>();

    private final Map<String, Set<String>> withDescendants = new HashMap<>();
    private final Set<String> forms = new LinkedHashSet<>();

    Commodities() {
        this(VocabularyFile.read(FILE));
    }

    Commodities(List<VocabularyFile.Entry> entries) {
        List<Commodity> path = new ArrayList<>();
        for (VocabularyFile.Entry entry : entries) {
            if (entry.field(0).equals("=")) {
                entry.list(1).forEach(form -> forms.add(Term.key(form)));
                continue;
            }
            path.subList(entry.level(), path.size()).clear();
            Commodity commodity = commodity(
                    entry,
                    path.isEmpty()
                            ? Optional.empty()
                            : Optional.of(path.getLast().code()));
            path.add(commodity);
            index(commodity, entry);
            path.forEach(above -> withDescendants
                    .computeIfAbsent(above.code(), code -> new LinkedHashSet<>())
                    .add(commodity.code()));
        }
        withDescendants.replaceAll((code, codes) -> Collections.unmodifiableSet(codes));
    }

    private static Commodity commodity(VocabularyFile.Entry entry, Optional<String> parent) {
        Map<String, String> names = new TreeMap<>();
        entry.optional(3).ifPresent(name -> names.put("ru", name));
        entry.optional(4).ifPresent(name -> names.put("kk", name));
        return new Commodity(
                entry.field(0), entry.optional(1), entry.field(2), names, entry.list(5), entry.list(6), parent);
    }

    private void index(Commodity commodity, VocabularyFile.Entry entry) {
        terms.addCode(commodity.code(), commodity, entry);
        Stream.of(Stream.of(commodity.name()), commodity.names().values().stream(), commodity.synonyms().stream())
                .flatMap(all -> all)
                .forEach(term -> terms.add(term, commodity, entry));
        Stream.concat(commodity.symbol().stream(), commodity.codes().stream()).forEach(code -> {
            Commodity other = exact.putIfAbsent(code, commodity);
            if (other != null && !other.equals(commodity)) {
                throw entry.wrong(code + " means " + other + " already");
            }
        });
    }

    /**
     * The commodity that a term names: its code, its symbol or the code of a register (in their case), its name in any of
     * the languages, or a synonym; whatever its case, accents, spaces and punctuation. Of a path ({@code Gemstone > Jade})
     * the last known part counts, of {@code apatite (fluorapatite)} what stands before the brackets. Empty if unknown.
     */
    public Optional<Commodity> find(String term) {
        String text = term.strip();
        Commodity byCode = exact.get(text);
        if (byCode != null) {
            return Optional.of(byCode);
        }
        String key = Term.key(text);
        return terms.findKey(key).or(() -> findSingular(key)).or(() -> findPart(text));
    }

    /**
     * The commodities that a term names together: one, or several written without a separator that
     * {@link #find} knows ({@code HAL  K}, {@code Copper Silver}, {@code niobium and tantalum}). Empty unless every part
     * is known.
     */
    public List<Commodity> findAll(String term) {
        Optional<Commodity> one = find(term);
        if (one.isPresent()) {
            return List.of(one.get());
        }
        Set<Commodity> all = new LinkedHashSet<>();
        for (String part : parts(term)) {
            Optional<Commodity> commodity = part.equals("and") ? Optional.empty() : find(part);
            if (commodity.isEmpty() && !part.equals("and")) {
                return List.of();
            }
            commodity.ifPresent(all::add);
        }
        return List.copyOf(all);
    }

    /** Whether a term says how a commodity is worked or used (Crushed, Construction) and so names none by itself. */
    public boolean isForm(String term) {
        return forms.contains(Term.key(term));
    }

    /**
     * The commodity of a code.
     *
     * @throws NoSuchElementException if there is none
     */
    public Commodity get(String code) {
        Commodity commodity = terms.byCode().get(code);
        if (commodity == null) {
            throw new NoSuchElementException("no commodity " + code);
        }
        return commodity;
    }

    /** The code and those of everything under it, the code first; empty if there is no such commodity. */
    public Set<String> withDescendants(String code) {
        return withDescendants.getOrDefault(code, Set.of());
    }

    /** The codes of what belongs to a commodity directly. */
    public List<String> children(String code) {
        return withDescendants(code).stream()
                .filter(below -> get(below).parent().equals(Optional.of(code)))
                .toList();
    }

    /** What a commodity belongs to. */
    public Optional<Commodity> parent(Commodity commodity) {
        return commodity.parent().map(this::get);
    }

    /** The groups that a commodity belongs to, the nearest first. */
    public List<Commodity> ancestors(Commodity commodity) {
        List<Commodity> ancestors = new ArrayList<>();
        for (Optional<Commodity> above = parent(commodity); above.isPresent(); above = parent(above.get())) {
            ancestors.add(above.get());
        }
        return ancestors;
    }

    /** All, each after what it belongs to. */
    public List<Commodity> all() {
        return List.copyOf(terms.byCode().values());
    }

    /** Those of which the code, name, a synonym or symbol begins with or equals the query, in the order of {@link #all}. */
    public List<Commodity> search(String query) {
        String key = Term.key(query);
        if (key.isEmpty()) {
            return List.of();
        }
        return all().stream()
                .filter(commodity -> commodity.symbol().equals(Optional.of(query.strip()))
                        || Stream.of(
                                        Stream.of(commodity.code(), commodity.name()),
                                        commodity.names().values().stream(),
                                        commodity.synonyms().stream())
                                .flatMap(all -> all)
                                .anyMatch(term -> Term.key(term).startsWith(key)))
                .toList();
    }

    private Optional<Commodity> findSingular(String key) {
        return key.length() > 4 && key.endsWith("s")
                ? terms.findKey(key.substring(0, key.length() - 1))
                : Optional.empty();
    }

    private Optional<Commodity> findPart(String text) {
        int path = text.lastIndexOf('>');
        if (path >= 0) {
            return find(text.substring(path + 1)).or(() -> find(text.substring(0, path)));
        }
        int bracket = text.indexOf('(');
        if (bracket > 0) {
            return find(text.substring(0, bracket));
        }
        return text.startsWith("minor ") ? find(text.substring("minor ".length())) : Optional.empty();
    }

    private static List<String> parts(String term) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= term.length(); i++) {
            if (i == term.length() || " ,/+&".indexOf(term.charAt(i)) >= 0) {
                if (i > start) {
                    parts.add(term.substring(start, i));
                }
                start = i + 1;
            }
        }
        return parts;
    }
}
