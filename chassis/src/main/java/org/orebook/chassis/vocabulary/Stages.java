package org.orebook.chassis.vocabulary;

import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;

/** The stages of a deposit, from the first find to the closed mine. */
public final class Stages {

    private static final String FILE = "stages.txt";

    private final Terms<Stage> terms = new Terms<>();

    Stages() {
        this(VocabularyFile.read(FILE));
    }

    Stages(List<VocabularyFile.Entry> entries) {
        for (VocabularyFile.Entry entry : entries) {
            Map<String, String> names = new TreeMap<>();
            entry.optional(2).ifPresent(name -> names.put("ru", name));
            entry.optional(3).ifPresent(name -> names.put("kk", name));
            Stage stage = new Stage(entry.field(0), entry.field(1), names, entry.list(4));
            terms.addCode(stage.code(), stage, entry);
            terms.add(stage.name(), stage, entry);
            names.values().forEach(name -> terms.add(name, stage, entry));
            stage.synonyms().forEach(synonym -> terms.add(synonym, stage, entry));
        }
    }

    /** The stage that a term names: by code, name or synonym, whatever its case and punctuation. Empty if unknown. */
    public Optional<Stage> find(String term) {
        return terms.find(term);
    }

    /**
     * The stage of a code.
     *
     * @throws NoSuchElementException if there is none
     */
    public Stage get(String code) {
        Stage stage = terms.byCode().get(code);
        if (stage == null) {
            throw new NoSuchElementException("no stage " + code);
        }
        return stage;
    }

    /** All, in the order in which a deposit passes them; the unknown one last. */
    public List<Stage> all() {
        return List.copyOf(terms.byCode().values());
    }
}
