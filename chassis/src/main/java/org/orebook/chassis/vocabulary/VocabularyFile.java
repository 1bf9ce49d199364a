package org.orebook.chassis.vocabulary;

import io.quarkus.runtime.annotations.RegisterResources;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file of a vocabulary. One entry per line, its fields parted by {@code |}, the parts of a field by {@code ;}. An entry
 * that is indented (by two spaces per level) belongs under the last one that is indented less. Empty lines and those that
 * begin with {@code #} say nothing.
 */
@RegisterResources(globs = "vocabulary/*")
final class VocabularyFile {

    private static final int SPACES_PER_LEVEL = 2;

    /** An entry, its level from 0, and where it stands. */
    record Entry(String file, int line, int level, List<String> fields) {

        /** The text of a field; empty if it is empty or the entry ends before it. */
        String field(int i) {
            return i < fields.size() ? fields.get(i) : "";
        }

        Optional<String> optional(int i) {
            return Optional.of(field(i)).filter(text -> !text.isEmpty());
        }

        List<String> list(int i) {
            return Arrays.stream(field(i).split(";", -1))
                    .map(String::strip)
                    .filter(part -> !part.isEmpty())
                    .toList();
        }

        IllegalStateException wrong(String why) {
            return new IllegalStateException(file + ", line " + line + ": " + why);
        }
    }

    private VocabularyFile() {}

    /**
     * Reads a file of {@code /vocabulary}.
     *
     * @throws IllegalStateException if it is absent or not in the form above
     */
    static List<Entry> read(String name) {
        try (InputStream in = VocabularyFile.class.getResourceAsStream("/vocabulary/" + name)) {
            if (in == null) {
                throw new IllegalStateException("vocabulary/" + name + " is missing from the application");
            }
            return parse(name, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("vocabulary/" + name + " cannot be read", e);
        }
    }

    static List<Entry> parse(String name, BufferedReader reader) throws IOException {
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        int deepest = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            number++;
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            Entry entry = entry(name, number, line.indexOf(text), text);
            if (entry.level() > deepest) {
                throw entry.wrong("indented deeper than one level below the entry before it");
            }
            deepest = entry.level() + 1;
            entries.add(entry);
        }
        return List.copyOf(entries);
    }

    private static Entry entry(String name, int number, int spaces, String text) {
        List<String> fields =
                Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
        Entry entry = new Entry(name, number, spaces / SPACES_PER_LEVEL, fields);
        if (spaces % SPACES_PER_LEVEL != 0) {
            throw entry.wrong("indented by an odd number of spaces");
        }
        return entry;
    }
}
